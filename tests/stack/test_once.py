"""The last button, pressed too often, too early or by too many."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import LANGUAGES
from tests.stack.drafts import confirmed, open_draft, ripen, sent, submit
from tests.stack.visitor import PAGE, complaint, somebody

LETTERS_AN_HOUR = 3
COMPLAINTS_AN_HOUR = 20
DRAFTS_AN_HOUR = 100


def in_other_words(answers):
    """The one code of a refusal that was told in every language, each in its own words."""
    (code,) = {answer.json["error"] for answer in answers}
    assert len({answer.json["message"] for answer in answers}) == len(LANGUAGES)
    return code


def in_each_language(draft):
    return [f"{draft.address}/submit".replace("/uk/", f"/{language}/") for language in LANGUAGES]


def refused(visitor, draft, **changes):
    """How the last page refuses to send this draft: a status and a code, told in every language."""
    answers = [visitor.send(address, draft.said | changes) for address in in_each_language(draft)]
    (status,) = {answer.status for answer in answers}
    return status, in_other_words(answers)


def test_the_same_press_twice_has_the_same_answer(visitor, ripe):
    first, second = (submit(visitor, ripe) for _ in range(2))
    assert (first.status, first.body) == (second.status, second.body)


def test_the_same_press_with_other_words_is_told(visitor, ripe):
    submit(visitor, ripe)
    assert refused(visitor, ripe, description="Інше") == (409, "answers-changed")


def test_answers_changed_in_another_window_are_not_sent(visitor, ripe):
    visitor.send(ripe.address, ripe.said | {"description": "Інше"})
    assert refused(visitor, ripe) == (409, "answers-changed")
    assert visitor.ask(ripe.address).json["answers"]["description"] == ["Інше"]


@pytest.fixture
def crowd(visitor, draft):
    """Fifty people at once, for whom enough functions have started: we count presses, not cold starts."""
    with ThreadPoolExecutor(50) as people:
        for _ in range(2):
            list(people.map(lambda _: visitor.ask(draft.address), range(50)))
        yield people


def test_fifty_presses_at_once_make_one_case_and_one_letter(visitor, owner, mail, crowd, ripe):
    answers = list(crowd.map(lambda _: submit(visitor, ripe), range(50)))
    assert {answer.status for answer in answers} == {201}
    assert len(owner.letters(ripe.case)) == 1
    mail.wait(ripe.email)
    assert len(mail.letters(ripe.email)) == 1


def test_a_complaint_sent_too_quickly_waits_for_a_second_press(visitor, draft):
    assert refused(visitor, draft) == (400, "too-quick")
    assert submit(visitor, ripen(draft)).status == 201


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_holds_a_complaint_back_shows_all_of_it(visitor, draft, language):
    page = visitor.send(f"{draft.address}/submit".replace("/uk/", f"/{language}/"), draft.said, **PAGE)
    assert (page.status, page.language) == (400, language)
    assert all(draft.said[name] in page.words for name in ("link", "description", "email"))


@pytest.fixture
def same_person(visitor, stack):
    """Four ripe drafts of one person, in a new hour; in the last the address is spelt otherwise."""
    stack.forget_hour()
    email = somebody()
    spellings = [*[email] * LETTERS_AN_HOUR, email.upper()]
    return [ripen(draft) for draft in [open_draft(visitor, email=spelling) for spelling in spellings]]


def test_an_unconfirmed_address_gets_three_letters_an_hour_however_it_is_spelt(visitor, mail, same_person):
    *taken, last = same_person
    for draft in taken:
        sent(visitor, draft)
    assert refused(visitor, last) == (429, "too-many-letters")
    mail.wait(last.email, LETTERS_AN_HOUR)
    assert len(mail.letters(last.email)) == LETTERS_AN_HOUR
    assert visitor.ask(last.address).status == 200


def test_a_confirmed_address_gets_more(visitor, mail, same_person):
    first, *others = same_person
    confirmed(visitor, mail, sent(visitor, first))
    assert [submit(visitor, draft).status for draft in others] == [201] * LETTERS_AN_HOUR


def test_lost_links_count_as_letters(visitor, mail, case):
    for _ in range(LETTERS_AN_HOUR + 2):
        answer = visitor.send("/api/uk/links", {"reference": case.reference, "email": case.email})
        assert answer.status == 200
    mail.wait(case.email, LETTERS_AN_HOUR)
    assert len(mail.letters(case.email)) == LETTERS_AN_HOUR


def test_one_network_address_sends_twenty_complaints_an_hour(visitor, stack):
    stack.forget_hour()
    opened = [open_draft(visitor) for _ in range(COMPLAINTS_AN_HOUR + 1)]
    *taken, last = [ripen(draft) for draft in opened]
    assert {submit(visitor, draft).status for draft in taken} == {201}
    assert refused(visitor, last) == (429, "too-many-complaints")
    assert submit(visitor, last).headers["retry-after"] == "3600"
    stack.forget_hour()
    assert submit(visitor, last).status == 201


def test_one_network_address_opens_a_hundred_drafts_an_hour_whatever_it_calls_itself(visitor, stack):
    stack.forget_hour()
    said = complaint(somebody())

    def open_as(number, language="uk"):
        claimed = {"X-Forwarded-For": f"203.0.113.{number}"}
        return visitor.send(f"/api/{language}/drafts", said, **claimed)

    with ThreadPoolExecutor(4) as crowd:
        assert {answer.status for answer in crowd.map(open_as, range(DRAFTS_AN_HOUR))} == {201}
    more = [open_as(200, language) for language in LANGUAGES]
    assert {answer.status for answer in more} == {429}
    assert in_other_words(more) == "too-many-drafts"
