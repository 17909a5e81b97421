"""Asking a deployed site for a page."""

import urllib.request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit

from infra.addresses import Addresses

TIMEOUT = 20  # seconds: a cold function and a new distribution are slow


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirects)


def request(
    addresses: Addresses, url: str, *, data: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers with lower-case names, and body; redirects are answers. OSError when nothing answers.

    Browsers resolve every *.localhost, Python's resolver does not: such a name goes into the Host header.
    """
    asked = urllib.request.Request(dialled(addresses, url), data=data, headers=headers or {})  # noqa: S310
    asked.add_header("Host", urlsplit(url).netloc)
    try:
        with _opener.open(asked, timeout=TIMEOUT) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except HTTPError as error:
        return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()
    except URLError as error:
        raise OSError(str(error.reason)) from error


def dialled(addresses: Addresses, url: str) -> str:
    """The address to open a connection to for `url`."""
    parts = urlsplit(url)
    if addresses.on_aws or not (parts.hostname or "").endswith(".localhost"):
        return url
    return urlunsplit(parts._replace(netloc=urlsplit(addresses.endpoint).netloc))
