"""One mailbox, as mail servers read it."""

import pytest

from functions.shared.addresses import MAXIMUM_CHARACTERS, is_address, same_person

GOOD = (
    "olena@buyer.example",
    "o.petrenko+help@mail.buyer.example",
    "o'neil_{x}@buyer.example",
    "OLENA@BUYER.EXAMPLE",
    "a@xn--80akhbyknj4f.example",
    f"{'a' * 64}@buyer.example",
)
BAD = {
    "nothing": "",
    "no domain": "olena",
    "no dot in the domain": "olena@localhost",
    "two addresses": "olena@buyer.example, ivan@buyer.example",
    "two addresses without a space": "olena@buyer.example,ivan@buyer.example",
    "two at signs": "olena@ivan@buyer.example",
    "a name around it": "Olena <olena@buyer.example>",
    "a header after it": "olena@buyer.example\r\nBcc: all@elsewhere.example",
    "a line end after it": "olena@buyer.example\n",
    "a space inside": "ole na@buyer.example",
    "a dot at the start": ".olena@buyer.example",
    "two dots": "olena..p@buyer.example",
    "quotes": '"olena p"@buyer.example',
    "Cyrillic before the sign": "олена@buyer.example",
    "Cyrillic after the sign": "olena@покупець.example",
    "an address of a computer": "olena@[203.0.113.7]",
    "digits for a top-level domain": "olena@203.0.113.7",
    "a hyphen at a label's edge": "olena@-buyer.example",
    "a label of 64": f"olena@{'b' * 64}.example",
    "65 before the sign": f"{'a' * 65}@buyer.example",
    "too long in all": f"olena@{'b.' * 125}example",
}


@pytest.mark.parametrize("address", GOOD)
def test_one_mailbox_is_an_address(address):
    assert is_address(address)


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_anything_else_is_none(text):
    assert not is_address(text)


def test_the_longest_address_is_one_that_mail_servers_take():
    longest = f"{'a' * 64}@{'b' * 61}.{'c' * 61}.{'d' * 61}.ex"
    assert (len(longest), is_address(longest)) == (MAXIMUM_CHARACTERS - 1, True)
    assert not is_address(longest.replace(".ex", ".exam"))


def test_letter_case_does_not_make_another_person():
    assert same_person("Olena@Buyer.example") == same_person("olena@buyer.EXAMPLE")
