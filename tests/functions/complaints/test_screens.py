"""The pages before a complaint is sent."""

import re

import pytest

from functions.complaints import screens
from functions.complaints.drafts import case_id
from functions.complaints.form import fields
from functions.complaints.screens import spoken
from tests.cast import COMPLAINT, LANGUAGES, answers, complaint
from tests.functions.complaints import samples


def test_a_complaint_is_told_in_its_readers_words(config):
    said = spoken(config, COMPLAINT, "en")
    assert said["kind"] == ("Counterfeit product",)
    assert said["reason"] == (config.kind("counterfeit").reason("brand-copied").text["en"],)
    assert len(said["facts"]) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_written_stays_as_it_was_written(config, language):
    said = spoken(config, COMPLAINT, language)
    assert said["description"] == (COMPLAINT.description,)
    assert (said["link"], said["email"], said["name"]) == (
        (COMPLAINT.link,),
        (COMPLAINT.email,),
        (COMPLAINT.name,),
    )


def test_what_was_not_given_is_told_as_nothing(config):
    said = spoken(config, complaint(name="", facts=()), "uk")
    assert (said["name"], said["facts"]) == ((), ())


@pytest.mark.parametrize(
    ("changes", "name", "told"),
    [
        ({"kind": "dropped"}, "kind", ("dropped",)),
        ({"kind": "dropped"}, "reason", ("brand-copied",)),
        ({"reason": "dropped"}, "reason", ("dropped",)),
        ({"facts": ("dropped",)}, "facts", ("dropped",)),
    ],
)
def test_what_the_owner_has_dropped_since_is_told_by_its_id(config, changes, name, told):
    assert spoken(config, complaint(**changes), "uk")[name] == told


@pytest.fixture
def token(asker):
    return asker.send("/uk/drafts", answers()).json["draft"]


@pytest.fixture
def case(token):
    return case_id(token)


def rows(page):
    """The answers to check: what is asked, and where it is changed."""
    return re.findall(r"<dt>(.+?)</dt>.*?<dd><a href=\"([^\"]+)\">", page, re.DOTALL)


def test_all_answers_are_there_to_check_in_the_forms_order(asker, token, config, resources):
    asked = [label for label, _ in rows(asker.get(f"/en/drafts/{token}/check").text)]
    form = [field.label for field in fields(config, resources.texts("en"), "en") if field.name != "consent"]
    assert [label for label in asked if label in form] == form
    assert len(asked) == len(form) + 2  # reason and facts


def test_every_answer_leads_to_its_question(asker, token):
    checked, form = (asker.get(f"/uk/drafts/{token}{page}").text for page in ("/check", ""))
    for _, change in rows(checked):
        path, _, anchor = change.partition("#")
        assert path == f"/api/uk/drafts/{token}"
        assert f'id="{anchor}"' in form


def test_the_last_page_sends_every_answer_once_more(asker, token):
    page = asker.get(f"/uk/drafts/{token}/check").text
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    areas = re.findall(r'<textarea name="(\w+)" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    sent = {}
    for name, value in [*hidden, *areas]:
        sent.setdefault(name, []).append(value)
    assert sent == answers()


@pytest.mark.parametrize("page", ["", "/photos", "/check"])
def test_every_page_before_the_last_says_that_nothing_is_sent(asker, token, resources, page):
    steps = resources.environment("uk").get_template("ui/steps.html").module
    [words] = re.findall('<p class="hc-notice">(.+)</p>', steps.render(1))
    assert words in asker.get(f"/uk/drafts/{token}{page}").text
    asker.send(f"/uk/drafts/{token}/submit", answers())
    assert words not in asker.get(f"/uk/drafts/{token}/confirmation").text


def test_the_photos_page_has_an_upload_form_that_leads_back(asker, token):
    page = asker.get(f"/uk/drafts/{token}/photos").text
    [back] = re.findall(r'name="success_action_redirect" value="([^"]+)"', page)
    assert back.startswith(f"https://help.market.example/api/uk/drafts/{token}/photos/")
    assert page.index('name="policy"') < page.index('type="file"')


def test_a_program_gets_an_upload_form_that_leads_nowhere(asker, token, config):
    answer = asker.program(f"/uk/drafts/{token}/photos").json
    assert "success_action_redirect" not in answer["upload"]["fields"]
    assert answer["upload"]["fields"]["key"].endswith(f"/{answer['upload']['photo']}")
    assert (answer["maximum_photos"], answer["maximum_bytes"]) == (config.limits.photos, 15 * 1024 * 1024)


def test_a_photo_that_did_not_come_is_told_so(asker, token):
    plain, missing = (asker.get(f"/uk/drafts/{token}/photos{end}").text for end in ("", "/missing"))
    assert ("hc-summary" in plain, "hc-summary" in missing) == (False, True)


def test_a_full_draft_takes_no_more_photos(asker, token, case, photos, config):
    for _ in range(config.limits.photos):
        photos.keep(case, b"photo")
    answer = asker.program(f"/uk/drafts/{token}/photos").json
    assert (len(answer["photos"]), answer["upload"]) == (config.limits.photos, None)
    assert "data-full" in asker.get(f"/uk/drafts/{token}/photos").text


def test_a_refused_photo_leaves_its_room_to_another(asker, token, case, photos, image, config):
    for _ in range(config.limits.photos):
        photos.keep(case, samples.PDF)
    first = photos.of(case)[0]
    image.take(f"{case}/{first.id}", "1")
    assert asker.program(f"/uk/drafts/{token}/photos").json["upload"] is not None


def test_a_refused_photo_says_why_in_the_readers_language(asker, token, case, photos, image):
    photos.keep(case, samples.HEIC)
    image.take(f"{case}/{photos.of(case)[0].id}", "1")
    said = {
        asker.program(f"/{name}/drafts/{token}/photos").json["photos"][0]["message"] for name in LANGUAGES
    }
    assert len(said) == 3
    assert all("HEIC" in message for message in said)


def test_an_accepted_photo_is_shown_with_its_thumbnail(asker, token, case, photos, image):
    photos.keep(case, samples.photo())
    image.take(f"{case}/{photos.of(case)[0].id}", "1")
    for page in ("/photos", "/check"):
        [shown] = asker.program(f"/uk/drafts/{token}{page}").json["photos"]
        assert shown["thumbnail"].partition("?")[0].endswith("-small.jpg")
        assert "<img" in asker.get(f"/uk/drafts/{token}{page}").text


def test_a_waiting_photo_offers_to_look_again(asker, token, case, photos):
    again = f'href="/api/uk/drafts/{token}/photos"'
    assert again not in asker.get(f"/uk/drafts/{token}/photos").text
    photos.keep(case, b"photo")
    assert again in asker.get(f"/uk/drafts/{token}/photos").text


NOTICES = ("too-quick", "answers-changed", "too-many-complaints", "too-many-letters", "robot")


@pytest.mark.parametrize("code", NOTICES)
def test_what_stands_in_the_way_is_told_in_three_languages(resources, code):
    text = screens._NOTICES[code]
    assert len({resources.texts(language)(text) for language in LANGUAGES}) == 3


def test_every_notice_is_tried():
    assert set(screens._NOTICES) == set(NOTICES)
