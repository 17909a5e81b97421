"""Moving a case along, as the command line does until there is a desk."""

from functools import partial

import pytest

from functions.complaints import command
from functions.complaints.case import TRANSITIONS, IllegalTransition, Status
from functions.complaints.moves import CaseUnknown
from functions.complaints.words import STATUSES, TURNS, UNCONFIRMED_TURN, Party
from tests.cast import BUYER, COMPLAINT
from tests.functions.complaints import records


def told(table, case):
    return [letter for letter in records.letters(table, case.id) if letter.name == "status-changed"]


def test_a_step_of_the_table_is_taken(moves, table, confirmed):
    assert moves.move(confirmed.reference, Status.SCREENING) == confirmed
    assert records.case(table, confirmed.id).status is Status.SCREENING


def test_a_step_leaves_its_event(moves, table, confirmed):
    moves.move(confirmed.reference, Status.SCREENING)
    event = records.events(table, confirmed.id)[-1]
    assert (event.what, event.by, event.facts) == (
        "moved",
        "staff",
        {"from": "submitted", "to": "screening"},
    )


def test_the_complainant_is_told_with_a_link_of_its_own(moves, table, keys, confirmed, access):
    moves.move(confirmed.reference, Status.SCREENING)
    [letter] = told(table, confirmed)
    assert (letter.to, letter.language) == (BUYER.email, "uk")
    assert access.linked(keys.link(letter.link)).case == confirmed.id
    assert letter.facts == {
        "reference": confirmed.reference,
        "status_tag": STATUSES[Status.SCREENING].tag,
        "status_meaning": STATUSES[Status.SCREENING].meaning,
        "turn": TURNS[Party.STAFF],
    }


def test_before_the_address_is_confirmed_the_letter_asks_for_it(moves, table, case):
    moves.move(case.reference, Status.SCREENING)
    assert told(table, case)[0].facts["turn"] == UNCONFIRMED_TURN


def test_no_letter_tells_what_was_written(moves, table, confirmed, letters_text):
    moves.move(confirmed.reference, Status.SCREENING)
    said = letters_text(records.letters(table, confirmed.id))
    for text in (COMPLAINT.name, "навушники", COMPLAINT.link):
        assert text not in said


def test_a_step_that_the_table_does_not_know_changes_nothing(moves, confirmed, everything):
    before = everything()
    with pytest.raises(IllegalTransition):
        moves.move(confirmed.reference, Status.UPHELD)
    assert everything() == before


def test_a_case_that_is_not_there_is_unknown(moves):
    with pytest.raises(CaseUnknown):
        moves.move("HC-000-000-000", Status.SCREENING)


def test_a_case_goes_all_the_way(moves, table, confirmed):
    way = (Status.SCREENING, Status.AWAITING_RESPONDENT, Status.SILENT, Status.UNDER_REVIEW)
    for status in (*way, Status.UPHELD, Status.APPEAL, Status.PARTLY, Status.CLOSED):
        moves.move(confirmed.reference, status)
    assert len(records.events(table, confirmed.id)) == 10
    assert len(told(table, confirmed)) == 8


@pytest.fixture
def order(moves):
    """What the command line sends, and the answer."""
    return partial(command.move, moves)


def test_the_command_answers_where_the_case_was_and_is(order, confirmed):
    assert order(confirmed.reference.lower(), "screening") == {
        "reference": confirmed.reference,
        "from": "submitted",
        "to": "screening",
    }


def test_the_command_names_all_statuses_for_an_unknown_one(order, confirmed):
    assert order(confirmed.reference, "lost") == {
        "error": "unknown-status",
        "choices": [str(status) for status in Status],
    }


@pytest.mark.parametrize("reference", ["HC-000-000-000", "hello", ""])
def test_the_command_tells_an_unknown_reference(order, reference):
    assert order(reference, "screening") == {"error": "unknown-reference", "choices": []}


def test_the_command_names_what_may_follow(order, confirmed):
    assert order(confirmed.reference, "closed") == {
        "error": "illegal-transition",
        "from": "submitted",
        "choices": sorted(TRANSITIONS[Status.SUBMITTED]),
    }
