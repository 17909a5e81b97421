"""The bytes of a request as fields and files."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.shared import bodies
from functions.shared.bodies import MAXIMUM_BYTES, MAXIMUM_PARTS, Body, BodyRefused, File
from tests.functions.asking import BOUNDARY, multipart, part

MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
URLENCODED = "application/x-www-form-urlencoded"
JSON = "application/json"
PHOTO = bytes(range(256)) + b"\r\n--one-part\r\n\r\n"
WHOLE = multipart([("kind", "counterfeit"), ("facts", "logo"), ("facts", "box")], [PHOTO])


def refusal(content_type, data):
    with pytest.raises(BodyRefused) as refused:
        bodies.read(content_type, data)
    return refused.value.code


def ended(*parts):
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def test_a_form_comes_as_fields_and_files():
    body = bodies.read(MULTIPART, WHOLE)
    assert body.fields == {"kind": ["counterfeit"], "facts": ["logo", "box"]}
    assert body.files == [File("photo.jpg", PHOTO)]


def test_text_of_a_form_is_utf8():
    assert bodies.read(MULTIPART, multipart([("name", "Ґалаґан 🎧")])).fields == {"name": ["Ґалаґан 🎧"]}


def test_a_field_without_content_is_an_empty_text():
    assert bodies.read(MULTIPART, multipart([("name", "")])).fields == {"name": [""]}


def test_a_form_without_fields_is_empty():
    assert bodies.read(MULTIPART, ended()) == Body()


def test_a_photo_field_left_empty_is_no_file():
    assert bodies.read(MULTIPART, ended(part('name="photo"; filename=""', b""))).files == []


def test_a_files_name_may_be_in_any_script_and_even_broken():
    named = ended(
        part('name="photo"; filename="фото.jpg"', b"1"),
        b"--" + BOUNDARY.encode() + b"\r\n"
        b'Content-Disposition: form-data; name="photo"; filename="\xff.jpg"\r\n\r\n2\r\n',
    )
    assert [file.name for file in bodies.read(MULTIPART, named).files] == ["фото.jpg", "\ufffd.jpg"]


def test_a_file_of_a_declared_type_is_a_file_all_the_same():
    typed = part('name="photo"; filename="a.jpg"', b"1", "Content-Type: image/jpeg")
    assert bodies.read(MULTIPART, ended(typed)).files == [File("a.jpg", b"1")]


def test_urlencoded_fields_are_read():
    data = b"name=%D0%9E%D0%BB%D0%B5%D0%BD%D0%B0+P&facts=logo&facts=box&empty="
    assert bodies.read(URLENCODED, data).fields == {
        "name": ["Олена P"],
        "facts": ["logo", "box"],
        "empty": [""],
    }


def test_json_is_read_as_the_same_fields():
    shape = {"name": "Олена", "facts": ["logo", "box"], "consent": True, "website": None, "sure": False}
    assert bodies.read(JSON, json.dumps(shape).encode()).fields == {
        "name": ["Олена"],
        "facts": ["logo", "box"],
        "consent": ["yes"],
    }


@pytest.mark.parametrize("kind", ["APPLICATION/JSON", "application/json; charset=utf-8"])
def test_a_type_may_be_written_in_any_case_and_with_a_charset(kind):
    assert bodies.read(kind, b'{"a": "b"}').fields == {"a": ["b"]}


REFUSED = {
    "no type": ("", b"", "content-type"),
    "plain text": ("text/plain", b"a=b", "content-type"),
    "XML": ("application/xml", b"<a/>", "content-type"),
    "a type in Cyrillic": ("текст/форма", b"", "content-type"),
    "form: no boundary": ("multipart/form-data", WHOLE, "malformed"),
    "form: an empty boundary": ("multipart/form-data; boundary=", WHOLE, "malformed"),
    "form: another boundary": ("multipart/form-data; boundary=other", WHOLE, "malformed"),
    "form: a boundary in Cyrillic": ("multipart/form-data; boundary=жук", WHOLE, "malformed"),
    "form: a boundary of 300": (f"multipart/form-data; boundary={'b' * 300}", WHOLE, "malformed"),
    "form: nothing": (MULTIPART, b"", "malformed"),
    "form: not a form": (MULTIPART, b'{"kind": "counterfeit"}', "malformed"),
    "form: text before it": (MULTIPART, b"hello" + WHOLE, "malformed"),
    "form: Windows-1251": (MULTIPART, ended(part('name="a"', "Олена".encode("cp1251"))), "charset"),
    "form: a name in Windows-1251": (MULTIPART, WHOLE.replace(b"kind", b"\xea\xe8"), "charset"),
    "urlencoded: Windows-1251": (URLENCODED, b"name=%CE%EB%E5%ED%E0", "charset"),
    "urlencoded: raw bytes": (URLENCODED, b"name=\xce\xeb", "charset"),
    "JSON: Windows-1251": (JSON, '{"name": "Олена"}'.encode("cp1251"), "charset"),
    "JSON: UTF-16": (JSON, '{"name": "Олена"}'.encode("utf-16"), "charset"),
    "JSON: nothing": (JSON, b"", "malformed"),
    "JSON: cut off": (JSON, b'{"name": "Ol', "malformed"),
    "JSON: a list": (JSON, b"[]", "malformed"),
    "JSON: a number": (JSON, b"7", "malformed"),
    "JSON: a number inside": (JSON, b'{"name": 7}', "malformed"),
    "JSON: a table inside": (JSON, b'{"name": {"first": "Olena"}}', "malformed"),
    "JSON: lists in lists": (JSON, b'{"facts": [["logo"]]}', "malformed"),
    "JSON: a number of 5,000 digits": (JSON, b'{"n": ' + b"9" * 5000 + b"}", "malformed"),
    "JSON: 100,000 deep": (JSON, b"[" * 100_000, "malformed"),
}


@pytest.mark.parametrize(("content_type", "data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_by_name(content_type, data, code):
    assert refusal(content_type, data) == code


def fields(count):
    return [(f"f{number}", "x") for number in range(count)]


WRITTEN = {
    MULTIPART: multipart,
    URLENCODED: lambda pairs: "&".join(f"{name}={value}" for name, value in pairs).encode(),
    JSON: lambda pairs: json.dumps(dict(pairs)).encode(),
}


@pytest.mark.parametrize("content_type", WRITTEN)
def test_as_many_parts_as_are_allowed_are_read(content_type):
    assert (
        len(bodies.read(content_type, WRITTEN[content_type](fields(MAXIMUM_PARTS))).fields) == MAXIMUM_PARTS
    )


@pytest.mark.parametrize("count", [MAXIMUM_PARTS + 1, 10_000])
@pytest.mark.parametrize("content_type", WRITTEN)
def test_more_parts_are_refused(content_type, count):
    assert refusal(content_type, WRITTEN[content_type](fields(count))) == "too-many-parts"


def test_a_list_in_json_counts_by_its_items():
    assert refusal(JSON, json.dumps({"facts": ["logo"] * 65}).encode()) == "too-many-parts"


def test_the_last_byte_that_fits_fits():
    assert MAXIMUM_BYTES == 4 * 2**20
    room = MAXIMUM_BYTES - len(multipart([], [b""]))
    [file] = bodies.read(MULTIPART, multipart([], [b"x" * room])).files
    assert len(file.data) == room


@pytest.mark.parametrize("content_type", [*WRITTEN, "text/plain"])
def test_a_body_over_4_megabytes_is_refused_unread(content_type):
    assert refusal(content_type, b"x" * (MAXIMUM_BYTES + 1)) == "too-large"


@given(st.integers(0, len(WHOLE) - len("--\r\n") - 1))
def test_a_form_cut_off_anywhere_is_refused(length):
    assert refusal(MULTIPART, WHOLE[:length]) == "malformed"


def fate(content_type, data):
    """What became of a body: read, or the code of its refusal."""
    try:
        bodies.read(content_type, data)
    except BodyRefused as refused:
        return refused.code
    return "read"


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=8))
def test_a_damaged_form_is_read_or_refused(place, damage):
    damaged = WHOLE[:place] + damage + WHOLE[place + len(damage) :]
    assert fate(MULTIPART, damaged) in ("read", "malformed", "charset")


@given(st.sampled_from(list(WRITTEN)), st.text(max_size=20), st.binary(max_size=99))
def test_no_type_and_no_bytes_break_the_reading(content_type, more, data):
    assert fate(f"{content_type}; {more}", data) in ("read", "malformed", "charset")
