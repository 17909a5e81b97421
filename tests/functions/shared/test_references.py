"""References: drawn, read aloud, typed again."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from functions.shared.references import ALPHABET, draw, parse

CYRILLIC = str.maketrans("ABCEHKMPTXY130", "АВСЕНКМРТХУІЗО")
LATIN = str.maketrans("10", "lO")

drawn = st.randoms(use_true_random=False).map(lambda source: draw(source.choice))


def test_a_reference_reads_in_groups_of_three():
    assert re.fullmatch(r"HC(-[0-9A-HJKMNP-TV-Z]{3}){3}", draw())


def test_no_two_draws_are_alike():
    assert len({draw() for _ in range(1000)}) == 1000


def test_a_draw_whose_check_is_no_symbol_is_drawn_again():
    """As a number, 00000010 is 32, which is none of the symbols; 0000000Z is 31, which is Z."""
    symbols = iter("00000010" + "0000000Z")
    assert draw(lambda _: next(symbols)) == "HC-000-000-0ZZ"


@given(drawn)
def test_a_reference_is_read_back(reference):
    assert parse(reference) == reference


@given(drawn)
def test_small_letters_are_fine(reference):
    assert parse(reference.lower()) == reference


@given(drawn)
def test_cyrillic_letters_that_look_alike_are_fine(reference):
    assert parse(reference.translate(CYRILLIC)) == reference
    assert parse(reference.translate(CYRILLIC).lower()) == reference


@given(drawn)
def test_letters_typed_for_digits_are_fine(reference):
    assert parse(reference[:2] + reference[2:].translate(LATIN)) == reference


@given(drawn, st.lists(st.sampled_from([" ", "-", "–", "\u00a0", ".", "№", "\n"]), min_size=12, max_size=12))
def test_spaces_and_dashes_count_for_nothing(reference, between):
    symbols = reference.replace("-", "")
    assert parse("".join(mark + symbol for mark, symbol in zip(between, symbols, strict=False))) == reference


@given(drawn)
def test_the_prefix_may_be_left_out(reference):
    assert parse(reference[3:]) == reference


def test_the_prefix_may_be_left_out_of_a_reference_that_begins_like_it():
    assert parse("HC000000B") == parse("HC-HC0-000-00B") == "HC-HC0-000-00B"


@given(drawn, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_caught(reference, place, symbol):
    symbols = list(reference.replace("-", "")[2:])
    assume(symbols[place] != symbol)
    symbols[place] = symbol
    assert parse("HC" + "".join(symbols)) is None


@given(drawn, st.integers(0, 6))
def test_two_neighbours_changed_over_are_caught(reference, place):
    symbols = list(reference.replace("-", "")[2:])
    assume(symbols[place] != symbols[place + 1])
    symbols[place], symbols[place + 1] = symbols[place + 1], symbols[place]
    assert parse("HC" + "".join(symbols)) is None


@pytest.mark.parametrize(
    "typed", ["", "HC", "HC-000-000-00", "HC-000-000-0000", "HC-UUU-UUU-UUU", "HC-000-000-0٣0", "hello"]
)
def test_what_cannot_be_a_reference_is_none(typed):
    assert parse(typed) is None


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(typed):
    reference = parse(typed)
    assert reference is None or parse(reference) == reference
