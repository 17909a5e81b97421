"""Each letter in each language, as its reader gets it."""

import email
import itertools
import re
from email import policy

import pytest
from jinja2 import UndefinedError

from functions.shared.letters import Letters
from functions.shared.outbox import Letter
from tests.cast import BUYER, LANGUAGES, OPERATOR
from tests.functions.asking import SITE

REFERENCE = "HC-7K2-M9Q-4TX"
STATUS = {"status_tag": "Complaint upheld", "status_meaning": "We agree with your complaint.", "turn": "You"}
FACTS = {
    "complaint-received": {},
    "link-again": {},
    "status-changed": STATUS,
    "staff-new-complaint": {"kind": "counterfeit"},
}
WITH_LINK = ("complaint-received", "link-again", "status-changed")
ALL = list(itertools.product(FACTS, LANGUAGES))
each_letter = pytest.mark.parametrize(("name", "language"), ALL)
each_with_link = pytest.mark.parametrize(("name", "language"), list(itertools.product(WITH_LINK, LANGUAGES)))


@pytest.fixture
def render(letters):
    def rendered(name, language="uk", **facts):
        """A letter as the other side's mail program reads it."""
        letter = Letter(name, BUYER.email, language, {"reference": REFERENCE, **FACTS[name], **facts}, "7")
        return email.message_from_bytes(letters.render(letter).as_bytes(), policy=policy.default)

    return rendered


def text(message):
    return message.get_body(("plain",)).get_content()


def html(message):
    return message.get_body(("html",)).get_content()


def test_every_letter_is_tried(root):
    assert {
        folder.name for folder in (root / "templates" / "email").iterdir() if folder.is_dir()
    } == FACTS.keys()


@each_letter
def test_a_letter_says_from_whom_and_to_whom_it_is(render, config, name, language):
    message = render(name, language)
    [sender] = message["From"].addresses
    assert (sender.addr_spec, sender.display_name) == (
        "help@market.example",
        config.mail.sender_name[language],
    )
    assert message["To"] == BUYER.email


@each_letter
def test_answers_go_where_the_owner_says(render, name, language):
    message = render(name, language)
    assert message["Reply-To"] == "support@market.example"
    assert "support@market.example" in text(message)
    assert "support@market.example" in html(message)


@each_letter
def test_no_machine_answers_a_letter(render, name, language):
    message = render(name, language)
    assert (message["Auto-Submitted"], message["X-Auto-Response-Suppress"]) == ("auto-generated", "All")


@each_letter
def test_a_letter_names_its_language(render, name, language):
    message = render(name, language)
    assert message["Content-Language"] == language
    assert f'<html lang="{language}">' in html(message)


@each_letter
def test_a_letter_is_text_and_html(render, name, language):
    message = render(name, language)
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


@each_letter
def test_the_subject_is_one_line_with_the_reference(render, name, language):
    subject = render(name, language)["Subject"]
    assert REFERENCE in subject
    assert "\n" not in subject
    assert len(subject) <= 78


@pytest.mark.parametrize("name", FACTS)
def test_a_letter_differs_by_language(render, name):
    letters = [render(name, language) for language in LANGUAGES]
    assert len({message["Subject"] for message in letters}) == 3
    assert len({text(message) for message in letters}) == 3


@pytest.mark.parametrize("name", FACTS)
def test_a_letter_is_in_one_language_only(render, name):
    def cyrillic(language):
        return set(re.findall("[а-яіїєґ]", text(render(name, language)).lower()))

    assert cyrillic("en") == set()
    assert cyrillic("uk") & set("ыэъё") == set()
    assert cyrillic("ru") & set("іїєґ") == set()


@each_letter
def test_a_letter_survives_servers_that_know_7_bits_only(letters, name, language):
    facts = {"reference": REFERENCE, **FACTS[name]}
    raw = letters.render(Letter(name, BUYER.email, language, facts, "7")).as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.splitlines())) <= 998  # RFC 5322, section 2.1.1


def why(resources, name, language):
    """What the letter's own template says of why it came."""
    template = resources.environment(language).get_template(f"email/{name}/body.txt")
    return "".join(template.blocks["why"](template.new_context()))


@each_letter
def test_a_letter_says_why_it_came(render, resources, name, language):
    message, reason = render(name, language), why(resources, name, language)
    assert len(reason) > 40
    assert reason in text(message)
    assert reason in html(message)


@each_with_link
def test_a_letter_to_the_complainant_has_the_link(render, keys, name, language):
    link = f"{SITE}/api/{language}/links/{keys.link('7')}"
    message = render(name, language)
    assert link in text(message)
    assert f'href="{link}"' in html(message)


@each_with_link
def test_a_letter_says_how_to_reach_the_case_without_its_link(render, name, language):
    door = f"{SITE}/{language}/complaint-centre.html"
    message = render(name, language)
    assert door in text(message)
    assert f'href="{door}"' in html(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_to_staff_has_the_kind_and_no_link(render, config, language):
    message = render("staff-new-complaint", language)
    assert config.kind("counterfeit").text[language] in text(message)
    assert "/links/" not in text(message) + html(message)


def test_a_letter_of_a_kind_that_the_owner_has_dropped_is_sent_all_the_same(render):
    assert REFERENCE in text(render("staff-new-complaint", kind="forgotten"))


def test_a_status_is_told_in_the_readers_language(render):
    message = render("status-changed", "uk")
    assert "Скаргу задоволено" in message["Subject"]
    assert "Complaint upheld" not in text(message) + html(message)


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_cannot_bring_markup_into_a_letter(render, name):
    message = render(name, reference="<img src=x>")
    assert "<img" not in html(message)
    assert "&lt;img src=x&gt;" in html(message)


def test_a_fact_that_is_missing_stops_the_letter(letters):
    with pytest.raises(UndefinedError):
        letters.render(Letter("link-again", OPERATOR.email, "uk"))


def test_two_deployments_write_two_links(resources, letters):
    others = Letters(resources, SITE, type(letters.keys)("another key", ""))
    letter = Letter("link-again", BUYER.email, "uk", {"reference": REFERENCE}, "7")
    assert text(others.render(letter)) != text(letters.render(letter))
