"""After a complaint is sent: its letters, the link in them, and the status page."""

import pytest

from tests.cast import LANGUAGES
from tests.stack.drafts import confirmed, enter, open_draft, ripen, seen, sent
from tests.stack.mailbox import link_in
from tests.stack.visitor import JSON, PAGE, somebody

STAFF = "complaints@market.example"
SECRETS = {
    "description": "Слова, яких немає в жодному листі",
    "name": "Олена Ворона",
    "link": "https://market.example/item/77.html",
}


@pytest.fixture(scope="module")
def told(visitor):
    """A case whose words occur nowhere else."""
    return sent(visitor, ripen(open_draft(visitor, **SECRETS)))


def to_staff(mail, case):
    return [letter for letter in mail.letters(STAFF) if case.reference in letter["text"]]


def said_in(letter):
    whole = letter["subject"] + letter["text"] + letter["html"]
    return [secret for secret in SECRETS.values() if secret in whole]


def lost(visitor, reference, email, language="uk", **headers):
    """Asks for a lost link at the complaint centre's door."""
    return visitor.send(f"/api/{language}/links", {"reference": reference, "email": email}, **headers)


def test_the_first_letter_tells_the_way_and_nothing_that_was_said(told, mail, stack):
    letter = mail.wait(told.email)
    for part in (letter["text"], letter["html"]):
        assert told.reference in part
        assert f"{stack.site}/api/uk/links/" in part
        assert f"{stack.site}/uk/complaint-centre.html" in part
    assert letter["headers"]["Reply-To"] == "support@market.example"
    assert said_in(letter) == []


def test_staff_hear_of_a_case_only_once_its_address_is_confirmed(told, mail, visitor):
    mail.wait(told.email)
    assert to_staff(mail, told) == []
    confirmed(visitor, mail, told)
    mail.wait_for(lambda: to_staff(mail, told))


def test_staff_are_told_reference_and_kind_and_nothing_that_was_said(told, mail, visitor):
    confirmed(visitor, mail, told)
    (letter,) = mail.wait_for(lambda: to_staff(mail, told))
    assert "Підробка" in letter["text"]
    assert said_in(letter) == []
    assert told.email not in letter["text"] + letter["html"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_scanner_that_opens_the_link_changes_nothing(visitor, owner, mail, case, method):
    answer = visitor.request(method, link_in(mail.wait(case.email)))
    assert "set-cookie" not in answer.headers
    assert owner.item(case.id)["confirmed"] is False


def test_a_link_shows_a_button_and_not_the_case(visitor, mail, told):
    page = visitor.get(link_in(mail.wait(told.email)), **PAGE)
    assert page.status == 200
    assert not [secret for secret in (told.reference, *SECRETS.values()) if secret in page.words]


def test_a_pressed_button_confirms_the_address(visitor, owner, mail, case):
    page = seen(visitor, case, confirmed(visitor, mail, case))
    assert owner.item(case.id)["confirmed"] is True
    assert (page["status"], page["turn"], page["photos"]) == ("submitted", "staff", [])
    assert [event["what"] for event in page["history"]] == ["submitted", "confirmed"]


def test_a_link_opens_again_and_confirms_once(visitor, mail, case):
    confirmed(visitor, mail, case)
    page = seen(visitor, case, confirmed(visitor, mail, case))
    assert [event["what"] for event in page["history"]] == ["submitted", "confirmed"]


def test_a_session_cookie_is_for_this_site_alone(visitor, mail, case):
    answer = visitor.post(link_in(mail.wait(case.email)), **JSON)
    name, _, options = answer.headers["set-cookie"].partition("=")
    assert name == "__Host-session"
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"} <= set(options.split("; "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_status_page_speaks_the_readers_language(visitor, mail, told, language):
    session = confirmed(visitor, mail, told)
    page = visitor.get(told.address.replace("/uk/", f"/{language}/"), Cookie=session, **PAGE)
    assert (page.status, page.language) == (200, language)
    assert all(secret in page.words for secret in SECRETS.values())


def test_two_links_in_one_browser_open_two_cases(visitor, mail, shelf):
    first, second = (sent(visitor, shelf.take()) for _ in range(2))
    session = confirmed(visitor, mail, first)
    session = enter(visitor, link_in(mail.wait(second.email)), Cookie=session)
    assert [seen(visitor, case, session)["reference"] for case in (first, second)] == [
        first.reference,
        second.reference,
    ]


def test_a_foreign_case_and_an_unknown_one_look_the_same(visitor, mail, told, case):
    session = confirmed(visitor, mail, case)
    foreign = visitor.get(told.address, Cookie=session, **PAGE)
    unknown = visitor.get(told.address.replace(told.reference, "HC-AAA-AAA-AAA"), Cookie=session, **PAGE)
    assert foreign.status == unknown.status == 404
    assert foreign.text.replace(told.reference, "HC-AAA-AAA-AAA") == unknown.text


def test_a_lost_link_is_sent_again_to_its_address(visitor, mail, case):
    mail.wait(case.email)
    lost(visitor, case.reference.lower().replace("-", " "), case.email.upper())
    letter = mail.wait(case.email, 2)
    assert seen(visitor, case, enter(visitor, link_in(letter)))["reference"] == case.reference


def test_a_lost_link_is_answered_the_same_whether_it_exists_or_not(visitor, mail, told, case):
    stranger = somebody()
    right = lost(visitor, case.reference, case.email, **PAGE)
    wrong_person = lost(visitor, told.reference, case.email, **PAGE)
    nobody = lost(visitor, told.reference, stranger, **PAGE)
    assert right.status == 200
    assert right.body == wrong_person.body
    assert right.text.replace(case.email, stranger) == nobody.text
    assert mail.letters(stranger) == []


def test_no_later_letter_tells_what_was_said_either(visitor, owner, mail):
    case = sent(visitor, ripen(open_draft(visitor, **SECRETS)))
    owner.invoke("Move", {"reference": case.reference, "status": "screening"})
    lost(visitor, case.reference, case.email)
    mail.wait(case.email, 3)
    assert [said_in(letter) for letter in mail.letters(case.email)] == [[], [], []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_link_wants_a_reference_and_an_address(visitor, language):
    page = lost(visitor, "HC-1", "olena", language, **PAGE)
    answer = lost(visitor, "HC-1", "olena", language)
    assert (page.status, page.language) == (400, language)
    assert [error["code"] for error in answer.json["errors"]] == ["reference", "address"]
    assert all(error["message"] in page.words for error in answer.json["errors"])
