"""Cases: made in one go, changed step by step, each change with its event."""

from dataclasses import replace

import pytest

from functions.complaints import cases, history
from functions.complaints.case import Party, Status
from functions.complaints.cases import PERSONAL, Step
from functions.complaints.drafts import partition
from functions.shared.table import ConditionFailed, Put, StoreUnavailable, Table
from tests.cast import COMPLAINT, complaint
from tests.functions.complaints import records

SCREENED = Step("moved", Party.STAFF, {"to": "screening"}, {"status": Status.SCREENING})


@pytest.fixture
def advance(table, clock, case):
    def advanced(plan, of=table, name=case.id):
        return cases.advance(of, name, plan, clock())

    return advanced


def test_a_new_case_is_what_was_sent(case, clock):
    assert case.complaint == COMPLAINT
    assert (case.status, case.confirmed, case.version) == (Status.SUBMITTED, False, 1)
    assert (case.language, case.created) == ("uk", clock())


def test_a_new_case_begins_its_history(table, case):
    [event] = records.events(table, case.id)
    assert (event.number, event.what, event.by) == (1, "submitted", "complainant")
    assert event.facts == {
        "reference": case.reference,
        "kind": "counterfeit",
        "reason": "brand-copied",
        "facts": "logo-differs,brand-not-maker",
    }


def test_personal_values_stand_in_the_history_as_salted_digests(table, case):
    [event], stored = records.events(table, case.id), table.get((partition(case.id), "CASE"))
    assert event.digests == {
        name: history.personal_digest(getattr(COMPLAINT, name), stored["salts"][name]) for name in PERSONAL
    }
    assert not any(getattr(COMPLAINT, name) in str(event) for name in PERSONAL)


def test_a_case_is_found_by_its_reference_as_people_type_it(table, case):
    typed = case.reference.lower().replace("-", " ")
    assert cases.by_reference(table, typed) == case


@pytest.mark.parametrize("typed", ["", "HC-000-000-000", "hello"])
def test_a_reference_that_no_case_has_finds_none(table, typed):
    assert cases.by_reference(table, typed) is None


def test_a_step_changes_the_case_and_adds_its_event(table, case, advance):
    assert advance(lambda _: SCREENED) == case
    now = records.case(table, case.id)
    event = records.events(table, case.id)[-1]
    assert (now.status, now.version, now.last_hash) == (Status.SCREENING, 2, event.hash)
    assert (event.number, event.what, event.by, event.facts) == (2, "moved", "staff", {"to": "screening"})


def test_what_goes_with_a_step_is_written_with_it(table, advance):
    advance(lambda _: replace(SCREENED, with_it=(Put({"pk": "a", "sk": "b"}),)))
    assert table.get(("a", "b")) is not None


def test_a_step_that_cannot_be_written_whole_is_not_written(table, case, advance):
    table.write(Put({"pk": "a", "sk": "b"}))
    with pytest.raises(StoreUnavailable):
        advance(lambda _: replace(SCREENED, with_it=(Put({"pk": "a", "sk": "b"}),)))
    assert records.case(table, case.id) == case
    assert len(records.events(table, case.id)) == 1


def test_no_plan_changes_nothing(table, case, advance):
    assert advance(lambda _: None) == case
    assert records.case(table, case.id) == case


def test_many_steps_make_one_chain(table, case, advance):
    for _ in range(12):
        advance(lambda _: SCREENED)
    assert [event.number for event in records.events(table, case.id)] == list(range(1, 14))


class Crowded(Table):
    """A table in which someone else changes the case first, some times."""

    def __init__(self, table, meetings, change):
        super().__init__(table._client, table._name)
        self.meetings, self.change = meetings, change

    def write(self, *writes):
        if self.meetings:
            self.meetings -= 1
            self.change()
        super().write(*writes)


def test_a_step_that_meets_another_is_planned_anew_on_what_came_out(table, case, advance):
    crowded = Crowded(table, 2, lambda: advance(lambda _: SCREENED))
    seen = []
    advance(lambda it: seen.append(it.version) or replace(SCREENED, what="confirmed"), crowded)
    assert seen == [1, 2, 3]
    assert [event.what for event in records.events(table, case.id)] == [
        "submitted",
        "moved",
        "moved",
        "confirmed",
    ]


def test_a_step_that_meets_others_all_the_time_gives_up(table, case, advance):
    crowded = Crowded(table, 99, lambda: advance(lambda _: SCREENED))
    with pytest.raises(StoreUnavailable):
        advance(lambda _: replace(SCREENED, what="confirmed"), crowded)
    assert "confirmed" not in {event.what for event in records.events(table, case.id)}


def test_a_case_that_is_not_there_cannot_change(advance):
    with pytest.raises(StoreUnavailable, match="no case"):
        advance(lambda _: SCREENED, name="0" * 32)


def test_a_second_case_under_one_id_is_refused(table, case, clock):
    with pytest.raises(ConditionFailed):
        table.write(*cases.opening(case.id, "HC-000-000-000", complaint(), "uk", clock()))


def test_events_sort_by_number_past_ten_thousand():
    assert cases.event_key(9999) < cases.event_key(10_000)
