"""Refusals: what each means over HTTP, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from functions.shared.answers import Answer
from functions.shared.texts import N_, Texts


@dataclass(frozen=True)
class Words:
    """A status, what happened and what to do; both texts stand in the catalogues."""

    status: int
    title: str
    advice: str
    headers: Mapping[str, str] = field(default_factory=dict)


_AGAIN = N_("Go back, check what you entered and send it again. Your browser still has it.")

REFUSALS: Mapping[str, Words] = {
    "malformed": Words(400, N_("We could not read what arrived"), _AGAIN),
    "charset": Words(400, N_("The text arrived in an unknown encoding"), _AGAIN),
    "too-many-parts": Words(400, N_("Too many answers arrived at once"), _AGAIN),
    "content-type": Words(415, N_("We could not read what arrived"), _AGAIN),
    "too-large": Words(
        413,
        N_("Too much was sent at once"),
        N_("Go back and send the answers without photos. You can add photos on the next page."),
    ),
    "foreign-origin": Words(
        400,
        N_("This button was pressed on another site"),
        N_("For your safety we act only on buttons of this site. Open the page here and try again."),
    ),
    "not-found": Words(
        404,
        N_("There is nothing at this address"),
        N_("Check the address. If it came in an e-mail, open the whole link, or ask for a new one below."),
    ),
    "case-not-found": Words(
        404,
        N_("We cannot show this complaint here"),
        N_("Open the link from our e-mail, or ask for a new one below."),
    ),
    "method": Words(
        405,
        N_("This page cannot be opened like this"),
        N_("Start again from the home page. Nothing was sent."),
    ),
    "draft-gone": Words(
        410,
        N_("This draft is gone"),
        N_(
            "We keep drafts for a limited time, and this one was deleted. Fill in the form again to complain."
        ),
    ),
    "too-many-drafts": Words(
        429,
        N_("Too many complaints from your network"),
        N_("Wait an hour and send it again. Your browser still has your answers: go back to see them."),
        {"Retry-After": "3600"},
    ),
    "busy": Words(
        503,
        N_("We cannot save this right now"),
        N_("Nothing is lost. Wait a minute, go back and press the button again."),
        {"Retry-After": "30"},
    ),
    "broken": Words(
        500,
        N_("Something broke on our side"),
        N_("Go back and try again in a few minutes. If it happens again, write to us."),
    ),
}


def refused(code: str, texts: Texts) -> Answer:
    """The page and JSON of a refusal, in the reader's language."""
    words = REFUSALS[code]
    title, advice = texts(words.title), texts(words.advice)
    return Answer(
        page="refused",
        context={"title": title, "advice": advice, "code": code},
        shape={"error": code, "message": f"{title}. {advice}"},
        status=words.status,
        headers=words.headers,
    )
