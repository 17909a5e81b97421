"""The bytes of a request as form fields and files: multipart, URL-encoded or JSON, with limits."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

# A Lambda answers at most 6 MB of JSON, base64 included: about 4.4 MB of form. We say a round number.
MAXIMUM_BYTES = 4 * 1024 * 1024
# Our largest form has under 30 values; parsing 50,000 tiny parts would cost 363 ms.
MAXIMUM_PARTS = 64

Fields = dict[str, list[str]]


@dataclass(frozen=True)
class File:
    name: str
    data: bytes


@dataclass(frozen=True)
class Body:
    fields: Fields = field(default_factory=dict)
    files: list[File] = field(default_factory=list)


class BodyRefused(Exception):
    """The body cannot be read; `code` is too-large, too-many-parts, malformed, charset or content-type."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read(content_type: str, data: bytes) -> Body:
    """Parse a body by its declared type; raises BodyRefused."""
    if len(data) > MAXIMUM_BYTES:
        raise BodyRefused("too-large")
    # Headers are Latin-1 (RFC 9110, section 5.5); what is not can be no type or boundary of ours.
    media, options = parse_options_header(content_type.encode("latin-1", "replace"))
    if media == b"multipart/form-data":
        return _Multipart(options.get(b"boundary", b""), data).body()
    if media == b"application/x-www-form-urlencoded":
        return Body(_urlencoded(data))
    if media == b"application/json":
        return Body(_json(data))
    raise BodyRefused("content-type")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BodyRefused("charset") from error


def _urlencoded(data: bytes) -> Fields:
    if data.count(b"&") >= MAXIMUM_PARTS:
        raise BodyRefused("too-many-parts")
    try:
        pairs = parse_qsl(_text(data), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise BodyRefused("charset") from error
    return _grouped(pairs)


def _json(data: bytes) -> Fields:
    try:
        shape = json.loads(_text(data))
    except (ValueError, RecursionError) as error:
        raise BodyRefused("malformed") from error
    if not isinstance(shape, dict):
        raise BodyRefused("malformed")
    pairs = [(name, item) for name, value in shape.items() for item in _items(value)]
    if len(pairs) > MAXIMUM_PARTS:
        raise BodyRefused("too-many-parts")
    return _grouped(pairs)


def _items(value: object) -> list[str]:
    """One JSON value as form values: text, a tick, or a list of texts."""
    if isinstance(value, bool):
        return ["yes"] if value else []
    if value is None:
        return []
    items = value if isinstance(value, list) else [value]
    texts = [item for item in items if isinstance(item, str)]
    if len(texts) < len(items):
        raise BodyRefused("malformed")
    return texts


def _grouped(pairs: list[tuple[str, str]]) -> Fields:
    fields: Fields = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


class _Multipart:
    """Collects the parts of one multipart body."""

    def __init__(self, boundary: bytes, data: bytes) -> None:
        if not boundary:
            raise BodyRefused("malformed")
        self.pairs: list[tuple[str, str]] = []
        self.files: list[File] = []
        self.parts = 0
        self.ended = False
        self._parse(boundary, data)

    def body(self) -> Body:
        return Body(_grouped(self.pairs), self.files)

    def _parse(self, boundary: bytes, data: bytes) -> None:
        try:
            parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._header_name,
                    "on_header_value": self._header_value,
                    "on_header_end": self._header_end,
                    "on_part_data": self._data,
                    "on_part_end": self._end,
                    "on_end": self._finish,
                },
            )
            parser.write(data)
            parser.finalize()
        except FormParserError as error:
            raise BodyRefused("malformed") from error
        if not self.ended:
            raise BodyRefused("malformed")

    def _begin(self) -> None:
        self.parts += 1
        if self.parts > MAXIMUM_PARTS:
            raise BodyRefused("too-many-parts")
        self.headers: dict[bytes, bytes] = {}
        self.name, self.value = b"", b""
        self.chunks: list[bytes] = []

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self.name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self.value += data[start:end]

    def _header_end(self) -> None:
        self.headers[self.name.lower()] = self.value
        self.name, self.value = b"", b""

    def _data(self, data: bytes, start: int, end: int) -> None:
        self.chunks.append(data[start:end])

    def _end(self) -> None:
        _, options = parse_options_header(self.headers.get(b"content-disposition", b""))
        name, content = _text(options.get(b"name", b"")), b"".join(self.chunks)
        if b"filename" not in options:
            self.pairs.append((name, _text(content)))
        elif content:  # an empty file input sends a nameless, empty file
            self.files.append(File(options[b"filename"].decode("utf-8", "replace"), content))

    def _finish(self) -> None:
        self.ended = True
