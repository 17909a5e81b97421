"""The web side of an app: every request checked alike, every answer a page or JSON of ours.

A view gets a `Visit` and answers an `Answer`, or raises `Instead` with another one, or `Refusal` with a code.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping

from chalice.app import Chalice, Request, Response

from functions.shared.answers import Answer, Instead, Refusal
from functions.shared.bodies import BodyRefused
from functions.shared.pages import Pages
from functions.shared.refusals import refused
from functions.shared.table import StoreUnavailable
from functions.shared.visit import Visit

FORMS = ["multipart/form-data", "application/x-www-form-urlencoded", "application/json"]

# CloudFront adds the same to static pages, and the content security policy to both.
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}

View = Callable[..., Answer]


class Web(Chalice):
    """A Chalice app of views; `visits` makes a Visit of a request, `pages` renders."""

    def __init__(
        self, app_name: str, *, visits: Callable[[Request, str], Visit], pages: Callable[[], Pages]
    ) -> None:
        super().__init__(app_name=app_name)
        self._visits = visits
        self._pages = pages
        self.api.binary_types.append("multipart/form-data")
        self.register_middleware(self._ours, "http")

    def view(self, path: str, method: str = "GET") -> Callable[[View], View]:
        """Register a view for a path below the stage; the path begins with /{language}."""

        def register(view: View) -> View:
            @functools.wraps(view)
            def handler(language: str, **parameters: str) -> Response:
                return self._answered(view, language, parameters)

            bodies = {"content_types": FORMS} if method == "POST" else {}
            self.route(path, methods=[method], name=view.__name__, **bodies)(handler)
            return view

        return register

    def _answered(self, view: View, language: str, parameters: Mapping[str, str]) -> Response:
        assert self.current_request is not None  # noqa: S101 (Chalice sets it before any view)
        visit = self._visits(self.current_request, language)
        try:
            visit.check()
            return self._response(visit, view(visit, **parameters))
        except Instead as instead:
            return self._response(visit, instead.answer)
        except (Refusal, BodyRefused) as refusal:
            return self._refusal(visit, refusal.code)
        except StoreUnavailable:
            self.log.exception("store unavailable in %s", view.__name__)
            return self._refusal(visit, "busy")
        except Exception:
            # Chalice would log the path, and paths hold secrets.
            self.log.exception("unexpected in %s", view.__name__)
            return self._refusal(visit, "broken")

    def _ours(self, request: Request, respond: Callable[[Request], Response]) -> Response:
        """Turn Chalice's own refusals, which are dictionaries, into ours."""
        response = respond(request)
        if not isinstance(response.body, dict):
            return response
        parameters = (request.uri_params or {}) if request else {}
        visit = self._visits(request, parameters.get("language", ""))
        code = {405: "method", 415: "content-type"}.get(response.status_code, "broken")
        return self._refusal(visit, code)

    def _refusal(self, visit: Visit, code: str) -> Response:
        return self._response(visit, refused(code, visit.texts))

    def _response(self, visit: Visit, answer: Answer) -> Response:
        headers = {**HEADERS, **answer.headers, "Content-Language": visit.language}
        if visit.wants_json:
            shape = {**answer.shape, **({"location": answer.location} if answer.location else {})}
            body = _sendable(json.dumps(shape, ensure_ascii=False))
            return Response(body, {**headers, "Content-Type": "application/json"}, answer.status or 201)
        if answer.location:
            return Response("", {**headers, "Location": answer.location}, 303)
        context = {**answer.context, "visit": visit}
        page = self._pages().render(answer.page, visit.language, answer.path or visit.path, **context)
        page = _sendable(page)
        return Response(page, {**headers, "Content-Type": "text/html; charset=utf-8"}, answer.status)


def _sendable(text: str) -> str:
    """The text without lone surrogates: JSON can spell them, and what people sent comes back to them."""
    return text.encode("utf-8", "replace").decode("utf-8")
