"""What people send, on its way in: taken, or shown again with everything they typed."""

import html
import re

import pytest

from functions.complaints.drafts import case_id
from tests.cast import STRANGER, answers
from tests.functions.asking import Asker
from tests.functions.complaints import records


@pytest.fixture
def token(asker):
    return asker.send("/uk/drafts", answers()).json["draft"]


def typed(page):
    """The values that a form shows, by field: what a press of its button would send."""
    texts = re.findall(r'<input class="hc-input"[^>]* name="(\w+)"[^>]* value="([^"]*)"', page)
    areas = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    ticks = re.findall(r'<input id="[^"]+" name="(\w+)" type="\w+" value="([^"]*)" checked', page)
    values = {}
    for name, value in [*texts, *areas, *ticks]:
        values.setdefault(name, []).append(html.unescape(value))
    return values


def summary(page):
    """Where the errors at the top lead, and what they say."""
    [box] = re.findall(r'<div class="hc-summary".*?</div>', page, re.DOTALL)
    return dict(re.findall(r'<a href="#([^"]+)">([^<]+)</a>', box))


def test_nothing_typed_is_lost_when_something_is_wrong(asker):
    sent = answers(email="olena", description='Рядок\nдругий <b>рядок</b> & "лапки"')
    answer = asker.post("/uk/drafts", sent)
    assert answer.status == 400
    assert typed(answer.text) == sent


def test_all_errors_stand_at_the_top_and_at_their_questions(asker):
    page = asker.post("/uk/drafts", answers(email="olena", link="", consent=None)).text
    errors = summary(page)
    assert list(errors) == ["link", "email", "consent"]
    for anchor, message in errors.items():
        assert f'id="{anchor}"' in page
        assert f'id="{anchor}-error"' in page
        assert page.count(message) >= 2


def test_a_page_with_errors_says_so_in_its_title(asker):
    title = re.search("<title>(.*)</title>", asker.post("/en/drafts", answers(email="olena")).text)[1]
    assert title.startswith("Error:")


def test_a_page_with_errors_leads_on_to_the_same_button(asker, token):
    page = asker.post(f"/uk/drafts/{token}", answers(email="olena")).text
    assert f'action="/api/uk/drafts/{token}"' in page


def test_a_program_is_told_each_error_and_its_own_answers(asker):
    answer = asker.send("/en/drafts", answers(kind="rude"))
    assert answer.status == 400
    [error] = answer.json["errors"]
    assert (error["field"], error["code"]) == ("kind", "choice")
    assert answer.json["answers"] == answers(kind="rude")


def test_half_a_character_is_an_error_like_any_other(asker):
    answer = asker.send("/uk/drafts", answers(description="\ud83d"))
    assert [(it["field"], it["code"]) for it in answer.json["errors"]] == [("description", "characters")]
    page = asker.send("/uk/drafts", answers(name="\ud83d"), {"Accept": "text/html"})
    assert page.status == 400


def test_markup_in_an_answer_is_shown_as_text(asker):
    page = asker.post("/uk/drafts", answers(name='"><script>alert(1)</script>', email="")).text
    assert "<script>" not in page


def test_a_robot_is_told_to_leave_the_field_empty(asker, everything):
    before = everything()
    answer = asker.post("/uk/drafts", answers(website="https://spam.example"))
    assert (answer.status, everything()) == (400, before)
    assert typed(answer.text) == answers()


def test_a_program_is_told_why_it_looks_like_a_robot(asker):
    answer = asker.send("/en/drafts", answers(website="x"))
    assert (answer.status, answer.json["error"]) == (400, "robot")
    assert answer.json["message"]


def test_nothing_is_kept_of_a_form_with_errors(asker, everything):
    before = everything()
    asker.post("/uk/drafts", answers(email="olena"), [b"photo"])
    assert everything() == before


def test_too_many_drafts_from_one_network_are_asked_to_wait(asker, config):
    for _ in range(config.limits.complaints_per_visitor_hour * 5):
        asker.send("/uk/drafts", answers())
    answer = asker.send("/uk/drafts", answers())
    assert (answer.status, answer.json["error"], answer.headers["Retry-After"]) == (
        429,
        "too-many-drafts",
        "3600",
    )
    assert Asker(asker.app, STRANGER.address).send("/uk/drafts", answers()).status == 201


def test_a_draft_that_was_sent_leads_to_its_confirmation(asker, token):
    asker.send(f"/uk/drafts/{token}/submit", answers())
    for page in ("", "/photos", "/check", "/photos/missing"):
        assert asker.get(f"/uk/drafts/{token}{page}").location == f"/api/uk/drafts/{token}/confirmation"
    for button in ("", "/delete"):
        assert asker.post(f"/uk/drafts/{token}{button}", answers()).status == 303


def test_a_case_survives_the_delete_button_of_an_old_page(asker, token, table):
    asker.send(f"/uk/drafts/{token}/submit", answers())
    asker.post(f"/uk/drafts/{token}/delete")
    assert records.case(table, case_id(token)).status == "submitted"


def test_an_old_draft_is_gone(asker, token, clock):
    clock.forward(days=7)
    answer = asker.program(f"/uk/drafts/{token}/check")
    assert (answer.status, answer.json["error"]) == (410, "draft-gone")


def test_a_second_press_gives_the_same_answer(asker, token, table):
    answered = [asker.post(f"/uk/drafts/{token}/submit", answers()) for _ in range(3)]
    assert {(answer.status, answer.location) for answer in answered} == {
        (303, f"/api/uk/drafts/{token}/confirmation")
    }
    assert len(records.letters(table, case_id(token))) == 1


def test_other_answers_under_the_same_key_are_a_conflict(asker, token):
    answer = asker.send(f"/uk/drafts/{token}/submit", answers(name="Оля"))
    assert (answer.status, answer.json["error"]) == (409, "answers-changed")


def test_a_conflict_shows_the_way_to_the_answers_that_are_kept(asker, token):
    page = asker.post(f"/uk/drafts/{token}/submit", answers(name="Оля")).text
    assert f'href="/api/uk/drafts/{token}/check"' in page
    assert f'action="/api/uk/drafts/{token}/submit"' not in page


def test_wrong_answers_on_the_last_page_lead_back_to_the_form_with_all_of_them(asker, token):
    answer = asker.post(f"/uk/drafts/{token}/submit", answers(email="olena"))
    assert (answer.status, typed(answer.text)) == (400, answers(email="olena"))
    assert f'action="/api/uk/drafts/{token}"' in answer.text


def test_a_submit_in_a_hurry_is_held_with_its_answers(asker, token, clock, keys, table):
    clock.moment = clock.moment.fromtimestamp(keys.issued_at(token), clock.moment.tzinfo)
    answer = asker.post(f"/uk/drafts/{token}/submit", answers())
    assert answer.status == 400
    assert f'action="/api/uk/drafts/{token}/submit"' in answer.text
    assert "Замовила навушники" in answer.text
    assert table.get((f"CASE#{case_id(token)}", "CASE")) is None


def filed(asker, **changes):
    token = asker.send("/uk/drafts", answers(**changes)).json["draft"]
    return asker.send(f"/uk/drafts/{token}/submit", answers(**changes))


def test_too_many_complaints_from_one_network_are_held(asker, config):
    for number in range(config.limits.complaints_per_visitor_hour):
        assert filed(asker, email=f"buyer{number}@buyer.example").status == 201
    held = filed(asker, email="last@buyer.example")
    assert (held.status, held.json["error"], held.headers["Retry-After"]) == (
        429,
        "too-many-complaints",
        "3600",
    )


def test_too_many_letters_to_one_address_are_held(asker, config):
    for _ in range(config.limits.letters_per_address_hour):
        assert filed(asker).status == 201
    held = filed(asker)
    assert (held.status, held.json["error"]) == (429, "too-many-letters")


def test_a_held_page_sends_the_same_answers_again(asker, config, clock):
    for _ in range(config.limits.letters_per_address_hour):
        filed(asker)
    token = asker.send("/uk/drafts", answers()).json["draft"]
    assert asker.post(f"/uk/drafts/{token}/submit", answers()).status == 429
    clock.forward(hours=1)
    assert asker.post(f"/uk/drafts/{token}/submit", answers()).status == 303


def test_the_confirmation_stays_for_a_week(asker, token, clock):
    asker.send(f"/uk/drafts/{token}/submit", answers())
    clock.forward(days=7)
    assert asker.get(f"/uk/drafts/{token}/confirmation").status == 200
    clock.forward(seconds=1)
    answer = asker.program(f"/uk/drafts/{token}/confirmation")
    assert (answer.status, answer.json["error"]) == (404, "case-not-found")


def test_a_draft_has_no_confirmation_yet(asker, token):
    assert asker.program(f"/uk/drafts/{token}/confirmation").json["error"] == "not-found"


def test_a_lost_link_is_asked_for_with_all_errors_at_once(asker):
    answer = asker.post("/uk/links", {"reference": ["HC-1"], "email": ["olena"]})
    assert (answer.status, list(summary(answer.text))) == (400, ["reference", "email"])
    assert typed(answer.text) == {"reference": ["HC-1"], "email": ["olena"]}


def test_a_program_asks_for_a_lost_link_too(asker):
    wrong = asker.send("/uk/links", {"reference": "HC-1", "email": "olena"})
    assert [error["code"] for error in wrong.json["errors"]] == ["reference", "address"]
    right = asker.send("/uk/links", {"reference": "HC-000-000-000", "email": "olena@buyer.example"})
    assert (right.status, right.json) == (200, {"email": "olena@buyer.example"})
