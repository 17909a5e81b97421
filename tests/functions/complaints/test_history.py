"""The history of a case: a chain that shows every change made to it afterwards."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.complaints import history
from functions.complaints.history import GENESIS, Event, canonical, personal_digest, salted, verified

FACTS = st.dictionaries(st.sampled_from(["from", "to", "kind"]), st.text(max_size=9))
CHANGES = {
    "number": 9,
    "at": "2026-11-23T00:00:00Z",
    "what": "confirmed",
    "by": "staff",
    "facts": {"to": "closed"},
    "digests": {"email": "0" * 64},
    "previous": "0" * 63 + "1",
}


def chain(facts):
    events = []
    for number, one in enumerate(facts, start=1):
        previous = events[-1].hash if events else GENESIS
        events.append(Event(number, "2026-11-22T12:00:00Z", "moved", "respondent", one, previous=previous))
    return events


FIVE = chain([{"to": name} for name in "abcde"])


@given(st.lists(FACTS, max_size=6))
def test_a_chain_as_it_grew_is_verified(facts):
    assert verified(chain(facts))


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("field", CHANGES)
def test_a_change_anywhere_before_the_last_event_is_found(place, field):
    tampered = [*FIVE]
    tampered[place] = replace(tampered[place], **{field: CHANGES[field]})
    assert not verified(tampered)


@pytest.mark.parametrize("field", CHANGES)
def test_a_change_of_the_last_event_changes_the_hash_that_the_case_keeps(field):
    assert replace(FIVE[-1], **{field: CHANGES[field]}).hash != FIVE[-1].hash


@pytest.mark.parametrize("place", range(4))
def test_a_missing_event_is_found(place):
    assert not verified(FIVE[:place] + FIVE[place + 1 :])


def test_events_that_changed_places_are_found():
    assert not verified([FIVE[1], FIVE[0], *FIVE[2:]])


def test_an_event_told_twice_is_found():
    assert not verified([*FIVE, FIVE[-1]])


def test_a_chain_begun_anew_in_the_middle_is_found():
    assert not verified([*FIVE[:2], replace(FIVE[2], previous=GENESIS)])


def test_a_forged_chain_ends_in_another_hash():
    forged = chain([{"to": name} for name in "abxde"])
    assert verified(forged)
    assert forged[-1].hash != FIVE[-1].hash


def test_no_history_is_a_whole_one():
    assert verified([])


@given(FACTS)
def test_a_hash_does_not_hang_on_the_order_of_facts(facts):
    turned = dict(reversed(facts.items()))
    assert chain([facts])[0].hash == chain([turned])[0].hash


def test_canonical_json_has_one_spelling():
    assert canonical({"b": ["ї", 1], "a": {"z": None, "y": "é"}}) == '{"a":{"y":"é","z":null},"b":["ї",1]}'


def test_the_first_hash_stays_what_it_is():
    """Stored chains depend on it."""
    event = Event(1, "2026-11-22T12:00:00Z", "submitted", "complainant", {"kind": "counterfeit"})
    assert event.hash == "733985eca9369870e08b01c6c05f079acf6eb3ff4c0fe95e77de2a730ffc6b23"


PERSONAL = {"email": "olena@buyer.example", "name": "Олена"}


def test_a_digest_is_proved_by_value_and_salt():
    digests, salts = salted(PERSONAL)
    assert {name: personal_digest(PERSONAL[name], salts[name]) for name in PERSONAL} == digests


def test_a_digest_cannot_be_guessed_without_its_salt():
    """Two people with one name have two digests, and no table of names helps."""
    first, second = salted(PERSONAL)[0], salted(PERSONAL)[0]
    assert set(first.values()) & set(second.values()) == set()


def test_the_chain_holds_when_personal_values_and_salts_are_erased():
    digests, salts = salted(PERSONAL)
    first = replace(FIVE[0], digests=digests)
    events = [first, replace(FIVE[1], previous=first.hash)]
    salts.clear()
    assert verified(events)
    assert "olena" not in canonical(vars(first))


def test_an_event_without_personal_values_has_no_digests():
    assert history.salted({}) == ({}, {})
