"""What a complainant reads about states of things: no state without its words, in three languages."""

import pytest

from functions.complaints import words
from functions.complaints.case import DECISIONS, Party, Status
from tests.cast import LANGUAGES


def told(resources, text):
    """A text in each language."""
    return [resources.texts(language)(text) for language in LANGUAGES]


def all_texts():
    yield from (words.STATUSES[status].tag for status in Status)
    yield from (words.STATUSES[status].meaning for status in Status)
    yield from words.TURNS.values()
    yield from words.EVENTS.values()
    yield from words.PHOTO_REASONS.values()
    yield words.UNCONFIRMED_TURN


@pytest.mark.parametrize("text", sorted(set(all_texts())))
def test_a_text_is_told_in_three_languages(resources, text):
    assert len(set(told(resources, text))) == 3
    assert told(resources, text)[2] == text


def test_every_status_has_its_words():
    assert words.STATUSES.keys() == set(Status)


def test_no_two_statuses_read_alike(resources):
    for language in LANGUAGES:
        tags = [resources.texts(language)(words.STATUSES[status].tag) for status in Status]
        assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("status", Status)
def test_a_status_has_a_tone_of_the_site(root, status):
    style = (root / "docs" / "assets" / "css" / "forms.css").read_text(encoding="utf-8")
    assert f".hc-tag--{words.STATUSES[status].tone} {{" in style


def test_somebody_and_nobody_have_their_words():
    assert words.TURNS.keys() == {*Party, None}


def test_a_letter_tells_status_meaning_and_turn():
    assert words.told_of(Status.AWAITING_RESPONDENT, confirmed=True) == {
        "status_tag": words.STATUSES[Status.AWAITING_RESPONDENT].tag,
        "status_meaning": words.STATUSES[Status.AWAITING_RESPONDENT].meaning,
        "turn": words.TURNS[Party.RESPONDENT],
    }


@pytest.mark.parametrize("status", sorted(DECISIONS))
def test_a_decision_leaves_nothing_to_do(status):
    assert words.told_of(status, confirmed=True)["turn"] == words.TURNS[None]


@pytest.mark.parametrize("status", Status)
def test_without_a_confirmed_address_a_letter_asks_for_it(status):
    assert words.told_of(status, confirmed=False)["turn"] == words.UNCONFIRMED_TURN
