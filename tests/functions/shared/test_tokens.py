"""Secrets: random, signed, hashed."""

import datetime as dt
import re
import time

import pytest
import time_machine
from hypothesis import assume, given
from hypothesis import strategies as st

from functions.shared import tokens
from functions.shared.tokens import Keys

TOKEN = Keys("the signing key of all tests", "").issue()
OTHERS = Keys("another signing key", "another hashing key")
URL_SAFE = re.compile(r"[A-Za-z0-9_.-]+")


def test_a_new_secret_has_192_bits_that_fit_an_address():
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", tokens.new())


def test_no_two_secrets_are_alike():
    assert len({tokens.new() for _ in range(1000)}) == 1000


def test_a_digest_says_nothing_of_its_secret():
    assert tokens.digest("secret") == "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"


def test_a_token_says_when_it_was_issued(keys):
    with time_machine.travel(dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC), tick=False):
        token = keys.issue()
    assert keys.issued_at(token) == dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC).timestamp()


def test_a_token_fits_an_address(keys):
    assert URL_SAFE.fullmatch(keys.issue())


def test_a_token_of_another_deployment_is_not_ours(keys):
    assert keys.issued_at(OTHERS.issue()) is None


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "жук", "\x00", "A" * 5000])
def test_what_we_never_issued_has_no_date(keys, token):
    assert keys.issued_at(token) is None


@given(place=st.integers(0, len(TOKEN) - 2), symbol=st.sampled_from("AZaz09_-."))
def test_a_token_changed_anywhere_is_not_ours(keys, place, symbol):
    """Anywhere but in its last symbol, which holds two bits that base64 ignores."""
    assume(TOKEN[place] != symbol)
    assert keys.issued_at(TOKEN[:place] + symbol + TOKEN[place + 1 :]) is None


def test_a_link_is_the_same_each_time_and_fits_an_address(keys):
    assert keys.link("7") == keys.link("7")
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", keys.link("7"))


def test_each_link_is_its_own_and_each_deployments(keys):
    assert len({keys.link("7"), keys.link("8"), OTHERS.link("7")}) == 3


def test_a_person_is_the_same_in_any_letter_case(keys):
    assert keys.person("Olena@Buyer.example") == keys.person("olena@buyer.example")


def test_a_person_cannot_be_told_without_the_key(keys):
    assert keys.person("olena@buyer.example") != OTHERS.person("olena@buyer.example")
    assert "olena" not in keys.person("olena@buyer.example")


SAME = [
    ("203.0.113.7", "203.0.113.7"),
    ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"),
    ("2001:DB8:1:2::1", "2001:db8:1:2:0::1"),
    ("not an address", ""),
]
DIFFERENT = [
    ("203.0.113.7", "203.0.113.8"),
    ("2001:db8:1:2::1", "2001:db8:1:3::1"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_household_is_one_visitor(keys, one, other):
    assert keys.visitor(one) == keys.visitor(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_households_are_two_visitors(keys, one, other):
    assert keys.visitor(one) != keys.visitor(other)


def test_issuing_keeps_the_computers_clock(keys):
    before = int(time.time())
    assert before <= keys.issued_at(keys.issue()) <= time.time()
