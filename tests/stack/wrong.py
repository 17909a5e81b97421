"""What people and programs send instead of a complaint."""

import json

from tests.stack.visitor import MULTIPART, URLENCODED, complaint, multipart

ITEM = "https://market.example/item/1005001234567.html"
MEGABYTE = 1024 * 1024
MANY = [f"f{number}" for number in range(10_000)]
JSON_TYPE = "application/json"

# What is sent, the field that is told of, and the code of what is wrong with it.
ANSWERS = {
    "no link": ({"link": ""}, "link", "missing"),
    "words for a link": ({"link": "see the shop"}, "link", "no-link"),
    "a link to another host": ({"link": "https://evil.example/item/1"}, "link", "foreign-host"),
    "our host as a folder": ({"link": "https://evil.example/market.example/1"}, "link", "foreign-host"),
    "our host as a beginning": ({"link": "https://market.example.evil.example/1"}, "link", "foreign-host"),
    "our host as a user": ({"link": "https://market.example@evil.example/1"}, "link", "credentials"),
    "a link with credentials": ({"link": "https://a:b@market.example/item/1"}, "link", "credentials"),
    "a link with a port": ({"link": "https://market.example:8443/item/1"}, "link", "port"),
    "a homograph": ({"link": "https://mаrket.example/item/1"}, "link", "foreign-host"),
    "a script for a link": ({"link": "javascript:alert(document.cookie)"}, "link", "scheme"),
    "data for a link": ({"link": "data:text/html,<script>1</script>"}, "link", "scheme"),
    "the front page for a product": ({"link": "https://market.example/"}, "link", "no-item"),
    "an endless link": ({"link": f"{ITEM}?{'a' * 3000}"}, "link", "too-long"),
    "a line end in the link": ({"link": f"{ITEM}\r\nX: y"}, "link", "characters"),
    "no kind": ({"kind": ""}, "kind", "missing"),
    "an unknown kind": ({"kind": "theft"}, "kind", "choice"),
    "two kinds": ({"kind": ["counterfeit", "counterfeit"]}, "kind", "choice"),
    "no reason": ({"reason": ""}, "reason", "missing"),
    "an unknown reason": ({"reason": "no-such-reason"}, "reason", "choice"),
    "an unknown fact": ({"facts": ["logo-differs", "no-such-fact"]}, "facts", "choice"),
    "no description": ({"description": ""}, "description", "missing"),
    "a blank description": ({"description": " \r\n\t\u00a0\u200b "}, "description", "missing"),
    "an overlong description": ({"description": "я" * 5001}, "description", "too-long"),
    "two descriptions": ({"description": ["one", "two"]}, "description", "characters"),
    "a control character": ({"description": "bell \x07"}, "description", "characters"),
    "a NUL": ({"description": "nul \x00"}, "description", "characters"),
    "a lone surrogate": ({"description": "half \ud83d"}, "description", "characters"),
    "a right-to-left override": ({"description": "gpj.\u202eexe"}, "description", "characters"),
    "a right-to-left isolate": ({"name": "\u2067Olena"}, "name", "characters"),
    "an overlong name": ({"name": "n" * 101}, "name", "too-long"),
    "a line end in the name": ({"name": "Olena\r\nBcc: all@example.com"}, "name", "characters"),
    "no address": ({"email": ""}, "email", "missing"),
    "words for an address": ({"email": "olena at example"}, "email", "address"),
    "two addresses": ({"email": "a@example.com, b@example.com"}, "email", "address"),
    "two fields of an address": ({"email": ["a@example.com", "b@example.com"]}, "email", "characters"),
    "a line end in the address": ({"email": "a@example.com\r\nBcc: b@example.com"}, "email", "characters"),
    "a name around the address": ({"email": "Olena <a@example.com>"}, "email", "address"),
    "an overlong address": ({"email": f"{'a' * 250}@example.com"}, "email", "too-long"),
    "no consent": ({"consent": ""}, "consent", "missing"),
    "another word for consent": ({"consent": "no"}, "consent", "missing"),
}

# A body, its type, and the status and code of the refusal.
BODIES = {
    "10,000 fields": (b"&".join(f"{n}=x".encode() for n in MANY), URLENCODED, 400, "too-many-parts"),
    "10,000 parts": (multipart(dict.fromkeys(MANY, "x")), MULTIPART, 400, "too-many-parts"),
    "10,000 members": (json.dumps(dict.fromkeys(MANY, "x")).encode(), JSON_TYPE, 400, "too-many-parts"),
    "a truncated multipart": (multipart(complaint("a@example.com"))[:-30], MULTIPART, 400, "malformed"),
    "no boundary": (multipart({"link": ITEM}), "multipart/form-data", 400, "malformed"),
    "another boundary": (multipart({"link": ITEM}), "multipart/form-data; boundary=x", 400, "malformed"),
    "a multipart in cp1251": (multipart({"name": "Олена"}, charset="cp1251"), MULTIPART, 400, "charset"),
    "a form in cp1251": (b"name=%CE%EB%E5%ED%E0", f"{URLENCODED}; charset=windows-1251", 400, "charset"),
    "JSON in UTF-16": ('{"name": "Олена"}'.encode("utf-16"), JSON_TYPE, 400, "malformed"),
    "half a JSON": (b'{"link": "https:', JSON_TYPE, 400, "malformed"),
    "a JSON list": (b"[]", JSON_TYPE, 400, "malformed"),
    "a JSON number": (b'{"description": 5}', JSON_TYPE, 400, "malformed"),
    "nested JSON": (b'{"description": {"a": "b"}}', JSON_TYPE, 400, "malformed"),
    "bottomless JSON": (b"[" * 100_000, JSON_TYPE, 400, "malformed"),
    "XML": (b"<complaint/>", "application/xml", 415, "content-type"),
    "plain text": (b"link=x", "text/plain", 415, "content-type"),
    "no type": (b"link=x", "", 415, "content-type"),
    "a type of nonsense": (b"link=x", ";;;=", 415, "content-type"),
    "over 4 MB": (multipart({}, [b"\xff" * (4 * MEGABYTE)]), MULTIPART, 413, "too-large"),
    "over 10 MB": (multipart({}, [b"\xff" * (11 * MEGABYTE)]), MULTIPART, 413, "too-large"),
}

# Names for drafts, links, cases and photos that nobody was ever given.
TOKENS = {
    "nothing like one": "no-such",
    "a way out of the folder": "..%2f..%2f..%2fetc%2fpasswd",
    "two dots": "%2e%2e",
    "a NUL": "%00",
    "half a character": "%ff",
    "a line end": "%0d%0aSet-Cookie:%20a=b",
    "markup": "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "a template": "%7B%7B7*7%7D%7D",
    "an emoji": "%F0%9F%98%80",
    "a quote": "'%22",
    "a key of the table": "CASE%23x",
    "a very long one": "a" * 7000,
}
