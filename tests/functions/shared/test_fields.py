"""Forms declared once: what is read from what was sent."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.shared.fields import Field, Option, Wrong, clean, every, parse

CODES = ("missing", "characters", "too-long", "address", "choice", "odd")
MESSAGES = {code: f"{code} (at most {{maximum}})" for code in CODES} | {"too-long": "{excess} over {maximum}"}
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


def field(kind="text", **more):
    return Field(
        **{"name": "answer", "kind": kind, "label": "?", "messages": MESSAGES, "maximum": 10, **more}
    )


def value(one, *sent):
    parsed = parse([one], {"answer": sent})
    assert parsed.errors == []
    return parsed.values["answer"]


def error(one, *sent):
    parsed = parse([one], {"answer": sent})
    assert parsed.values == {}
    [found] = parsed.errors
    return found


def test_a_text_loses_the_spaces_around_it():
    assert value(field(), "  word \n") == "word"


def test_a_text_is_composed():
    assert value(field(), unicodedata.normalize("NFD", "їжак")) == "їжак"


def test_a_text_is_kept_as_written_markup_and_all():
    assert value(field(maximum=40), "<b>Ґанок</b> & {{ 7 }}") == "<b>Ґанок</b> & {{ 7 }}"


def test_line_ends_of_all_systems_become_one():
    assert value(field("longtext"), "a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\t"])
def test_a_line_has_no_line_ends(end):
    assert error(field(), f"a{end}b").code == "characters"


UNTYPABLE = {
    "NUL": "\x00",
    "bell": "\x07",
    "escape": "\x1b",
    "delete": "\x7f",
    "C1 control": "\x85",
    "lone surrogate": "\ud83d",
    "right-to-left override": "\u202e",
    "right-to-left isolate": "\u2067",
}


@pytest.mark.parametrize("kind", ["text", "longtext", "email"])
@pytest.mark.parametrize("character", UNTYPABLE.values(), ids=UNTYPABLE)
def test_what_no_keyboard_types_is_refused(kind, character):
    assert error(field(kind), f"a{character}b").code == "characters"


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "שלום\u200f", "नमस्\u200dते", "日本"])
def test_marks_that_languages_need_are_kept(text):
    assert value(field(), text) == text


@pytest.mark.parametrize("blank", ["", "   ", "\n\t", "\u200b", "\u2060\ufeff", "\u00a0\u00ad"])
def test_a_blank_text_is_missing(blank):
    assert error(field("longtext"), blank).code == "missing"


@pytest.mark.parametrize("kind", ["text", "longtext", "email", "radios", "tick"])
def test_a_field_that_was_not_sent_is_missing(kind):
    assert error(field(kind)).code == "missing"


def test_a_blank_text_is_fine_where_none_is_needed():
    assert value(field(required=False), " ") == ""


def test_the_last_character_that_fits_fits():
    assert value(field(), "я" * 10) == "я" * 10


def test_a_text_too_long_is_told_by_how_much():
    found = error(field(), "я" * 13)
    assert (found.code, found.message) == ("too-long", "3 over 10")


def test_two_texts_for_one_question_are_refused():
    assert error(field(), "one", "two").code == "characters"


def test_an_address_is_read():
    assert value(field("email", maximum=254), " olena@buyer.example ") == "olena@buyer.example"


@pytest.mark.parametrize("text", ["olena", "a@b.example, c@d.example", "o@b.example;x"])
def test_a_wrong_address_is_told_so(text):
    assert error(field("email", maximum=254), text).code == "address"


def test_a_header_in_an_address_is_refused():
    assert error(field("email", maximum=254), "a@b.example\r\nBcc: c@d.example").code == "characters"


def odd(text):
    if text == "odd":
        raise Wrong("odd")
    return text.upper()


def test_a_fields_own_check_makes_the_value():
    assert value(field(check=odd), "word") == "WORD"


def test_a_fields_own_check_may_refuse():
    assert error(field(check=odd), "odd").message == "odd (at most 10)"


def test_a_fields_own_check_never_sees_a_blank():
    assert value(field(required=False, check=lambda _: pytest.fail("called")), "") == ""


FACTS = {
    "copied": field(
        "ticks",
        name="facts",
        id="facts-copied",
        required=False,
        options=(Option("logo", ""), Option("box", "")),
    ),
    "parts": field("ticks", name="facts", id="facts-parts", required=False, options=(Option("bolt", ""),)),
}
REASON = field("radios", options=tuple(Option(name, "", reveals=facts) for name, facts in FACTS.items()))


@pytest.mark.parametrize("sent", ["gold", "", " copied"])
def test_a_choice_that_is_not_offered_is_refused(sent):
    assert error(REASON, sent).code == ("choice" if sent else "missing")


def test_two_choices_where_one_is_asked_for_are_refused():
    assert error(REASON, "copied", "parts").code == "choice"


def test_a_choice_opens_its_own_question():
    assert parse([REASON], {"answer": ["copied"], "facts": ["box"]}).values == {
        "answer": "copied",
        "facts": ("box",),
    }


def test_a_question_that_no_choice_opened_is_not_asked():
    parsed = parse([REASON], {"facts": ["box"]})
    assert ([one.field for one in parsed.errors], parsed.values) == (["answer"], {})


def test_ticks_come_in_the_forms_order_and_once():
    assert parse([REASON], {"answer": ["copied"], "facts": ["box", "logo", "box"]}).values["facts"] == (
        "logo",
        "box",
    )


def test_ticks_left_behind_under_another_choice_count_for_nothing():
    assert parse([REASON], {"answer": ["parts"], "facts": ["logo", "bolt"]}).values["facts"] == ("bolt",)


def test_a_tick_that_nobody_offers_is_refused():
    parsed = parse([REASON], {"answer": ["parts"], "facts": ["gold"]})
    assert [(one.field, one.code, one.anchor) for one in parsed.errors] == [
        ("facts", "choice", "facts-parts-bolt")
    ]


def test_a_consent_is_yes_or_missing():
    assert value(field("tick"), "yes") is True
    assert error(field("tick"), "no").code == "missing"


def test_every_error_is_told_at_once():
    form = [field(name="a"), field("email", name="b"), field("radios", name="c"), field("tick", name="d")]
    parsed = parse(form, {"b": ["nobody"]})
    assert {one.field: one.code for one in parsed.errors} == {
        "a": "missing",
        "b": "address",
        "c": "missing",
        "d": "missing",
    }


def test_an_error_leads_to_the_question_or_its_first_option():
    assert error(field()).anchor == "answer"
    assert error(REASON).anchor == "answer-copied"


def test_every_field_is_found_the_hidden_ones_too():
    assert [one.anchor for one in every([REASON])] == [
        "answer-copied",
        "facts-copied-logo",
        "facts-parts-bolt",
    ]


@given(
    st.lists(ANY_TEXT, max_size=3), st.sampled_from(["text", "longtext", "email", "radios", "ticks", "tick"])
)
def test_no_text_breaks_the_reading(sent, kind):
    parsed = parse([field(kind)], {"answer": sent})
    assert bool(parsed.errors) != bool(parsed.values)


@given(ANY_TEXT)
def test_what_is_clean_stays_as_it_is_and_can_be_sent(text):
    try:
        cleaned = clean(text)
    except Wrong:
        return
    assert clean(cleaned.encode().decode()) == cleaned
