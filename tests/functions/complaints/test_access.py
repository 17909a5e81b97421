"""Who may see a case: links, pressed buttons, sessions, lost links."""

import pytest

from functions.complaints.access import SESSION_LIFE, Grant
from functions.complaints.case import Party
from tests.cast import BUYER, COMPLAINT, OPERATOR, STRANGER
from tests.functions.complaints import records


@pytest.fixture
def secret(table, keys, case):
    """What the first letter's link carries."""
    return records.secrets(table, keys, case.id)[0]


def test_a_link_opens_one_case_for_one_party(access, secret, case):
    assert access.linked(secret) == Grant(case.id, Party.COMPLAINANT)


@pytest.mark.parametrize("secret", ["", "guessed", "ж", "x" * 5000])
def test_a_link_that_we_never_sent_opens_nothing(access, secret):
    assert (access.linked(secret), access.enter(secret, "")) == (None, None)


def test_opening_a_link_changes_nothing(access, secret, everything):
    """Mail programs open links too."""
    before = everything()
    access.linked(secret)
    assert everything() == before


def test_no_link_is_stored_as_it_is(secret, everything):
    assert secret not in everything()


def test_pressing_the_button_confirms_the_address(access, secret, table, case):
    access.enter(secret, "")
    assert records.case(table, case.id).confirmed
    assert [event.what for event in records.events(table, case.id)] == ["submitted", "confirmed"]


def test_pressing_it_again_confirms_nothing_more(access, secret, table, case):
    for _ in range(3):
        access.enter(secret, "")
    assert [event.what for event in records.events(table, case.id)] == ["submitted", "confirmed"]


def staff_letters(table, case):
    return [letter for letter in records.letters(table, case.id) if letter.name == "staff-new-complaint"]


def test_nobody_else_is_told_before_the_address_is_confirmed(access, secret, table, case):
    assert staff_letters(table, case) == []
    access.enter(secret, "")
    assert len(staff_letters(table, case)) == 1


def test_staff_are_told_once_in_their_language(access, secret, table, case):
    for _ in range(2):
        access.enter(secret, "")
    [letter] = staff_letters(table, case)
    assert (letter.to, letter.language, letter.link) == (OPERATOR.email, "uk", "")
    assert letter.facts == {"reference": case.reference, "kind": "counterfeit"}


def test_a_letter_to_staff_tells_nothing_of_what_was_written(access, secret, table, case, letters_text):
    access.enter(secret, "")
    said = letters_text(staff_letters(table, case))
    assert case.reference in said
    for text in (COMPLAINT.email, COMPLAINT.name, "навушники", COMPLAINT.link):
        assert text not in said


def test_the_button_opens_a_session(access, secret, case):
    session, reference = access.enter(secret, "")
    assert reference == case.reference
    assert access.grants(session.secret) == {case.reference: Grant(case.id, Party.COMPLAINANT)}


def test_no_session_is_stored_as_it_is(access, secret, everything):
    session, _ = access.enter(secret, "")
    assert session.secret not in everything()


def test_two_links_do_not_push_each_other_out(access, secret, case, filed, table, keys):
    other = filed()
    first, _ = access.enter(secret, "")
    second, _ = access.enter(records.secrets(table, keys, other.id)[0], first.secret)
    assert access.grants(second.secret).keys() == {case.reference, other.reference}
    assert access.grants(first.secret).keys() == {case.reference}


def test_every_press_opens_a_new_session(access, secret):
    first, _ = access.enter(secret, "")
    second, _ = access.enter(secret, first.secret)
    assert first.secret != second.secret


def test_a_session_lasts_14_days(access, secret, clock):
    session, _ = access.enter(secret, "")
    assert session.seconds == SESSION_LIFE.total_seconds() == 14 * 24 * 3600
    clock.forward(seconds=session.seconds - 1)
    assert access.grants(session.secret) != {}
    clock.forward(seconds=1)
    assert access.grants(session.secret) == {}


@pytest.mark.parametrize("session", ["", "guessed", "ж"])
def test_a_session_that_we_never_opened_opens_nothing(access, session):
    assert access.grants(session) == {}


def test_a_session_that_we_never_opened_adds_nothing_to_a_new_one(access, secret, case):
    session, _ = access.enter(secret, "guessed")
    assert access.grants(session.secret).keys() == {case.reference}


def again(table, case):
    return [letter for letter in records.letters(table, case.id) if letter.name == "link-again"]


@pytest.mark.parametrize("email", [BUYER.email, "OLENA@Buyer.example"])
def test_a_lost_link_is_sent_again_to_the_address_on_file(access, table, keys, case, email):
    access.send_again(case.reference.lower(), email)
    [letter] = again(table, case)
    assert (letter.to, letter.language, letter.facts) == (BUYER.email, "uk", {"reference": case.reference})
    assert access.linked(keys.link(letter.link)) == Grant(case.id, Party.COMPLAINANT)


def test_the_old_link_still_works_beside_the_new_one(access, secret, case):
    access.send_again(case.reference, BUYER.email)
    assert access.linked(secret) == Grant(case.id, Party.COMPLAINANT)


@pytest.mark.parametrize("email", [STRANGER.email, "", "olena@buyer.example.elsewhere.example"])
def test_another_address_gets_nothing_and_learns_nothing(access, case, email, everything):
    before = everything()
    assert access.send_again(case.reference, email) is None
    assert everything() == before


def test_a_reference_that_no_case_has_gets_nothing(access, everything):
    before = everything()
    access.send_again("HC-000-000-000", BUYER.email)
    assert everything() == before


def ask(access, case, times):
    for _ in range(times):
        access.send_again(case.reference, BUYER.email)


def test_an_unconfirmed_address_gets_three_letters_an_hour_in_all(access, table, case, clock):
    ask(access, case, 5)
    assert len(records.letters(table, case.id)) == 3
    clock.forward(hours=1)
    ask(access, case, 5)
    assert len(records.letters(table, case.id)) == 6


def test_a_confirmed_address_gets_thirty(access, table, confirmed):
    ask(access, confirmed, 35)
    assert len(again(table, confirmed)) == 29


def test_asking_for_a_link_is_no_event_of_the_case(access, table, case):
    ask(access, case, 2)
    assert records.case(table, case.id) == case
