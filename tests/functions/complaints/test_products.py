"""Product links, as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.complaints.products import Marketplace
from functions.shared.fields import Wrong

OURS = Marketplace(("market.example", "m.market.example", "s.market.example"))
PLAIN = "https://market.example/item/1005001234567.html"

PASTED = {
    "as it is": PLAIN,
    "without a scheme": "market.example/item/1005001234567.html",
    "without TLS": "http://market.example/item/1005001234567.html",
    "in capitals": "HTTPS://MARKET.EXAMPLE/item/1005001234567.html",
    "with the scheme's own port": "https://market.example:443/item/1005001234567.html",
    "plain HTTP with its own port": "http://market.example:80/item/1005001234567.html",
    "with a dot after the host": "https://market.example./item/1005001234567.html",
    "with a place in the page": f"{PLAIN}#reviews",
    "with words around it": f"Дивись, що я знайшла: {PLAIN} — як тобі?",
    "with a title that has dots": f"Навушники v5.0 U.S. 19.99: {PLAIN}",
    "with a title that has colons": f"Price:19.99 Color:red {PLAIN}",
    "with a title over lines of spaces": f"  Headphones   {PLAIN}  ",
    "in brackets": f"<{PLAIN}>",
    "in quotes": f"«{PLAIN}»",
    "at a sentence's end": f"See {PLAIN}.",
    "before a comma": f"{PLAIN}, please",
    "before three dots": f"{PLAIN}…",
    "after a link elsewhere": f"https://elsewhere.example/ad {PLAIN}",
    "twice": f"{PLAIN} {PLAIN}",
}


def wrong(pasted):
    with pytest.raises(Wrong) as refused:
        OURS.product(pasted)
    return refused.value.code


@pytest.mark.parametrize("pasted", PASTED.values(), ids=PASTED)
def test_what_apps_paste_becomes_the_plain_address(pasted):
    assert OURS.product(pasted) == PLAIN


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        ("https://m.market.example/i/7?sku=1&lang=uk", "https://m.market.example/i/7?sku=1&lang=uk"),
        ("s.market.example/aBcD", "https://s.market.example/aBcD"),
        ("https://market.example/item/навушники", "https://market.example/item/навушники"),
        ("https://market.example/item/a;b=1,2", "https://market.example/item/a;b=1,2"),
        ("https://market.example//item//7/", "https://market.example//item//7/"),
    ],
)
def test_path_and_query_stay_as_they_are(pasted, address):
    assert OURS.product(pasted) == address


FOREIGN = {
    "another host": "https://elsewhere.example/item/1.html",
    "a host that ends like ours": "https://notmarket.example/item/1.html",
    "ours as a subdomain of another": "https://market.example.evil.example/item/1.html",
    "a subdomain that is not listed": "https://evil.market.example/item/1.html",
    "Cyrillic letters that look alike": "https://mаrket.example/item/1.html",
    "their Punycode": "https://xn--mrket-3ve.example/item/1.html",
    "full-width letters": "https://ｍarket.example/item/1.html",
    "an ideographic dot": "https://market。example/item/1.html",
    "an encoded dot": "https://market%2eexample/item/1.html",
    "an invisible character": "https://market\u200b.example/item/1.html",
    "an address of a computer": "https://203.0.113.7/item/1.html",
    "no host": "https:///market.example/item/1.html",
    "one slash": "https:/market.example/item/1.html",
    "ours in the path": "https://elsewhere.example/market.example/item/1.html",
    "ours in the query": "https://elsewhere.example/?u=https://market.example/item/1",
}


@pytest.mark.parametrize("pasted", FOREIGN.values(), ids=FOREIGN)
def test_a_link_to_another_host_is_refused(pasted):
    assert wrong(pasted) == "foreign-host"


@pytest.mark.parametrize(
    "pasted",
    [
        "javascript:alert(1)",
        "JavaScript:alert(document.domain)//market.example/item/1",
        "data:text/html,<script>alert(1)</script>",
        "ftp://market.example/item/1.html",
        "file:///etc/passwd",
        "app-market://market.example/item/1",
        "mailto:sales@market.example",
    ],
)
def test_a_link_of_another_scheme_is_refused(pasted):
    assert wrong(pasted) == "scheme"


@pytest.mark.parametrize(
    "pasted",
    [
        "https://olena@market.example/item/1.html",
        "https://olena:secret@market.example/item/1.html",
        "https://market.example@elsewhere.example/item/1.html",
        "olena@market.example/item/1.html",
        "https://market.example\\@elsewhere.example/item/1.html",
        "https://elsewhere.example\\.market.example/item/1.html",
    ],
)
def test_a_link_with_credentials_or_a_disguise_is_refused(pasted):
    assert wrong(pasted) == "credentials"


@pytest.mark.parametrize(
    "pasted",
    [
        "https://market.example:8443/item/1.html",
        "market.example:8443/item/1.html",
        "http://market.example:443/item/1.html",
        "https://market.example:0/item/1.html",
    ],
)
def test_a_link_with_a_port_is_refused(pasted):
    assert wrong(pasted) == "port"


@pytest.mark.parametrize(
    "pasted", ["https://market.example", "market.example/", "https://market.example/?q=1#a"]
)
def test_a_link_to_the_front_page_is_no_product(pasted):
    assert wrong(pasted) == "no-item"


@pytest.mark.parametrize(
    "pasted",
    [
        "навушники",
        "1005001234567",
        "https://market.example:99999/item",
        "https://[market.example/item",
        "…",
        "/item/1",
    ],
)
def test_what_is_no_link_is_told_so(pasted):
    assert wrong(pasted) == "no-link"


def test_the_best_guess_is_what_a_person_is_told():
    assert wrong("моє посилання https://elsewhere.example/item/1") == "foreign-host"


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(pasted):
    try:
        address = OURS.product(pasted)
    except Wrong as refused:
        address = refused.code
    assert address in CODES or OURS.product(address) == address


@given(
    st.from_regex(r"(https?:)?(//)?[a-z.@:\\/]{0,9}market\.example[a-z0-9.@:\\/]{0,9}/item/1", fullmatch=True)
)
def test_no_disguise_leads_away_from_the_marketplace(pasted):
    try:
        address = OURS.product(pasted)
    except Wrong:
        return
    host = address.removeprefix("https://").partition("/")[0]
    assert host in OURS.hosts


CODES = {"no-link", "no-item", "foreign-host", "scheme", "port", "credentials"}
