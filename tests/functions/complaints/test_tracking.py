"""The pages after a complaint is sent: the confirmation, the link, the case and its history."""

import re

import pytest

from functions.complaints import words
from functions.complaints.case import DECISIONS, Status
from tests.cast import COMPLAINT, LANGUAGES
from tests.functions.complaints import records, samples


@pytest.fixture
def entered(asker, table, keys, case):
    """The headers of someone who pressed the button of the first letter's link."""
    [secret] = records.secrets(table, keys, case.id)
    cookie = asker.post(f"/uk/links/{secret}").headers["Set-Cookie"]
    return {"Cookie": cookie.partition(";")[0]}


@pytest.fixture
def page(asker, entered, case):
    return lambda language="uk": asker.get(f"/{language}/cases/{case.reference}", entered).text


@pytest.fixture
def shape(asker, entered, case):
    accept = {"Accept": "application/json", **entered}
    return lambda language="uk": asker.get(f"/{language}/cases/{case.reference}", accept).json


def test_a_case_is_told_with_all_that_was_said(page, config):
    shown = page("en")
    assert config.kind("counterfeit").text["en"] in shown
    assert COMPLAINT.name in shown
    assert COMPLAINT.description.splitlines()[1] in shown
    assert f'href="{COMPLAINT.link}"' in shown


def test_a_link_to_the_product_tells_the_shop_nothing(page):
    assert f'<a href="{COMPLAINT.link}" rel="noopener noreferrer nofollow">' in page()


def test_a_case_tells_its_status_and_whose_turn_it_is(shape, case):
    assert (shape()["reference"], shape()["status"], shape()["turn"]) == (
        case.reference,
        "submitted",
        "staff",
    )
    assert shape()["status_text"] == "Отримано"


def test_a_case_is_told_in_each_language(page):
    assert len({page(language) for language in LANGUAGES}) == 3


def test_the_history_is_dated_and_in_order(page, shape, moves, case, clock):
    clock.forward(hours=1)
    moves.move(case.reference, Status.SCREENING)
    assert [event["what"] for event in shape()["history"]] == ["submitted", "confirmed", "moved"]
    dates = re.findall(r'<time datetime="([^"]+)">', page())
    assert dates == [event["at"] for event in shape()["history"]] == sorted(dates)


def test_a_moved_case_names_its_new_status(page, moves, case, resources):
    moves.move(case.reference, Status.SCREENING)
    tag = resources.texts("uk")(words.STATUSES[Status.SCREENING].tag)
    assert re.search(rf"<time [^>]+>[^<]+</time> <span>[^<]+: {tag}</span>", page())


WAY = (Status.SCREENING, Status.UNDER_REVIEW, Status.UPHELD, Status.APPEAL, Status.PARTLY, Status.CLOSED)


def test_a_case_is_shown_in_every_status_on_its_way(page, shape, moves, case):
    for status in WAY:
        moves.move(case.reference, status)
        assert f'data-status="{status}"' in page()
        assert (shape()["turn"] == "") == (status in DECISIONS | {Status.CLOSED})


def test_a_history_tells_programs_only_public_facts(shape):
    first = shape()["history"][0]
    assert first.keys() == {"at", "what", "reference", "kind", "reason", "facts"}


def test_photos_are_shown_and_refused_ones_explained(page, shape, photos, image, case, clock):
    for data in (samples.photo(), samples.PDF):
        photos.keep(case.id, data)
        clock.forward(seconds=1)
    for number, photo in enumerate(photos.of(case.id)):
        image.take(f"{case.id}/{photo.id}", str(number))
    assert [photo["state"] for photo in shape()["photos"]] == ["accepted", "refused"]
    assert shape()["photos"][1]["message"] in page()
    assert page().count("<img") == 1


def test_a_case_without_photos_says_so(page, shape):
    assert shape()["photos"] == []
    assert "<img" not in page()


def test_a_link_opens_a_page_with_one_button(asker, table, keys, case):
    [secret] = records.secrets(table, keys, case.id)
    shown = asker.get(f"/uk/links/{secret}").text
    assert f'<form method="post" action="/api/uk/links/{secret}"' in shown
    assert shown.count("<button") == 1
    assert case.reference not in shown


def test_a_link_that_we_never_sent_offers_a_new_one(asker):
    answer = asker.get("/uk/links/guessed")
    assert answer.status == 404
    assert 'href="/uk/complaint-centre.html"' in answer.text


def test_a_session_stays_when_its_case_is_gone(asker, entered, case, aws, table_name):
    key = {"pk": {"S": f"CASE#{case.id}"}, "sk": {"S": "CASE"}}
    aws.client("dynamodb").delete_item(TableName=table_name, Key=key)
    assert asker.get(f"/uk/cases/{case.reference}", entered).status == 404
