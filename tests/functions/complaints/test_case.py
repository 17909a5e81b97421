"""The rules of a case: which status may follow which, and whose turn it is."""

import itertools

import pytest

from functions.complaints.case import (
    DECISIONS,
    TRANSITIONS,
    IllegalTransition,
    Party,
    Status,
    check_transition,
    turn,
)

EARLY = {Status.SUBMITTED, Status.SCREENING}
OPEN = set(Status) - DECISIONS - {Status.CLOSED}


def reached(start):
    """Every status that can follow, sooner or later."""
    found, waiting = set(), [start]
    while waiting:
        following = TRANSITIONS[waiting.pop()] - found
        found |= following
        waiting += following
    return found


def test_every_status_has_its_line_in_the_table():
    assert TRANSITIONS.keys() == set(Status)


def test_every_status_is_reached_from_the_first():
    assert reached(Status.SUBMITTED) == set(Status) - {Status.SUBMITTED}


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.CLOSED}))
def test_every_case_can_come_to_its_end(status):
    assert Status.CLOSED in reached(status)


def test_closed_is_final():
    assert TRANSITIONS[Status.CLOSED] == frozenset()


@pytest.mark.parametrize("status", Status)
def test_no_status_follows_itself(status):
    assert status not in TRANSITIONS[status]


@pytest.mark.parametrize("status", sorted(DECISIONS))
def test_a_decision_is_appealed_or_closed(status):
    assert TRANSITIONS[status] == {Status.APPEAL, Status.CLOSED}


def test_only_a_decision_is_appealed_or_closed():
    leading = {status for status in Status if TRANSITIONS[status] & {Status.APPEAL, Status.CLOSED}}
    assert leading == DECISIONS


def test_an_appeal_ends_in_a_decision_on_the_matter():
    assert TRANSITIONS[Status.APPEAL] == {Status.UPHELD, Status.PARTLY, Status.NOT_UPHELD}


@pytest.mark.parametrize("status", sorted(EARLY))
def test_nothing_is_decided_on_the_matter_before_someone_looked_into_it(status):
    on_the_matter = {Status.UPHELD, Status.PARTLY, Status.NOT_UPHELD, Status.SETTLED}
    assert TRANSITIONS[status] & on_the_matter == set()


@pytest.mark.parametrize("status", sorted(OPEN - {Status.APPEAL}))
def test_a_complaint_can_be_withdrawn_until_it_is_decided(status):
    assert Status.WITHDRAWN in TRANSITIONS[status]


@pytest.mark.parametrize("status", [Status.ANSWERED, Status.SILENT])
def test_an_answer_and_silence_lead_to_the_same(status):
    assert TRANSITIONS[status] == {Status.UNDER_REVIEW, Status.SETTLED, Status.WITHDRAWN}


@pytest.mark.parametrize(("before", "after"), list(itertools.product(Status, Status)))
def test_a_step_is_taken_or_refused_as_the_table_says(before, after):
    if after in TRANSITIONS[before]:
        check_transition(before, after)
    else:
        with pytest.raises(IllegalTransition) as illegal:
            check_transition(before, after)
        assert (illegal.value.before, illegal.value.after) == (before, after)


@pytest.mark.parametrize("status", Status)
def test_before_the_address_is_confirmed_it_is_the_complainants_turn(status):
    assert turn(status, confirmed=False) is Party.COMPLAINANT


@pytest.mark.parametrize("status", sorted(OPEN))
def test_while_a_case_is_open_it_is_somebodys_turn(status):
    assert turn(status, confirmed=True) in Party


@pytest.mark.parametrize("status", sorted(DECISIONS | {Status.CLOSED}))
def test_when_a_case_is_decided_nobody_must_act(status):
    assert turn(status, confirmed=True) is None


@pytest.mark.parametrize(
    ("status", "party"),
    [
        (Status.AWAITING_RESPONDENT, Party.RESPONDENT),
        (Status.MORE_INFORMATION, Party.COMPLAINANT),
        (Status.SCREENING, Party.STAFF),
    ],
)
def test_who_is_asked_must_act(status, party):
    assert turn(status, confirmed=True) is party
