"""Rules for single settings."""

from dataclasses import dataclass

import pytest

from functions.shared import checks


@dataclass(frozen=True)
class Named:
    id: str


RIGHT = {
    checks.filled: [("uk",), "name", {"a": 1}],
    checks.unique: [(Named("a"), Named("b"))],
    checks.positive: [1, 5000],
    checks.identifier: ["a", "brand-copied", "kind2"],
    checks.zone: ["Europe/Kyiv", "UTC", "Asia/Almaty"],
    checks.hosts: [("market.example", "m.market.example"), ("xn--80ak.xn--j1amh",), ()],
    checks.some_hosts: [("market.example",)],
    checks.https: ["https://market.example/orders", "https://market.example"],
    checks.address: ["help@market.example"],
    checks.runtime: ["python3.11", "python3.13"],
    checks.week: [{"mon": ("09:00-13:00", "14:00-24:00"), "sat": ("18:00-01:00",), "sun": ()}],
    checks.dates: [{"2027-01-01": (), "2028-02-29": ("09:00-13:00",)}],
}
WRONG = {
    checks.filled: [(), "", {}],
    checks.unique: [(Named("a"), Named("b"), Named("a")), ()],
    checks.positive: [0, -1],
    checks.identifier: ["", "Brand", "brand_copied", "-a", "a-", "a--b", "2kind", "вид"],
    checks.zone: ["", "Kyiv", "Europe", "Europe/Київ", "../etc/passwd", "a\x00b", "/etc/localtime"],
    checks.hosts: [
        ("https://market.example",),
        ("market.example/item",),
        ("Market.example",),
        ("",),
        ("a",),
        ("a.7",),
    ],
    checks.some_hosts: [(), ("https://market.example",)],
    checks.https: [
        "",
        "http://market.example",
        "market.example",
        "https://",
        "https://[",
        "//market.example",
    ],
    checks.address: ["", "help", "a@b.example, c@d.example"],
    checks.runtime: ["", "python3.9", "nodejs22.x"],
    checks.week: [{"monday": ()}, {"mon": ("9-18",)}, {"mon": ("24:00-01:00",)}, {"mon": ("09:00-18:60",)}],
    checks.dates: [{"1 January": ()}, {"2027-02-29": ()}, {"20270101": ()}, {"2027-01-01": ("all day",)}],
}


def cases(table):
    return [
        pytest.param(check, value, id=f"{check.__name__}-{value}")
        for check in table
        for value in table[check]
    ]


@pytest.mark.parametrize(("check", "value"), cases(RIGHT))
def test_a_right_value_has_nothing_wrong(check, value):
    assert check(value) == ""


@pytest.mark.parametrize(("check", "value"), cases(WRONG))
def test_a_wrong_value_is_told_what_is_wrong(check, value):
    assert len(check(value).split()) > 2


def test_every_check_is_tried_both_ways():
    assert RIGHT.keys() == WRONG.keys()


def test_ids_used_twice_are_named():
    twice = (Named("b"), Named("a"), Named("a"), Named("b"), Named("c"))
    assert checks.unique(twice) == "the ids ['a', 'b'] are used more than once"


def test_wrong_hosts_are_named():
    assert "['b:80']" in checks.hosts(("a.example", "b:80"))
