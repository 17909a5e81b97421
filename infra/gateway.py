"""What API Gateway answers by itself, when a request never reaches our functions: pages in all languages.

Nothing is known of the reader there, so each page says the same in every language. They have a small style
of their own: the gateway cannot know the hashed names of the site's files.
"""

from gettext import GNUTranslations, NullTranslations
from html import escape
from pathlib import Path
from typing import Any

LANGUAGES = ("uk", "ru", "en")

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _(message: str) -> str:
    """Marks a message for the catalogues; it is looked up when the page is made."""
    return message


# Gateway's type of answer → status (None keeps its own), heading, text. An unknown path is 403 to API
# Gateway; it must not be to us, because CloudFront shows its own page for every 403.
ANSWERS: dict[str, tuple[int | None, str, str]] = {
    "REQUEST_TOO_LARGE": (
        413,
        _("Your files are too large"),
        _("Nothing was saved. Go back and continue without photos; the next page takes larger ones."),
    ),
    "MISSING_AUTHENTICATION_TOKEN": (
        404,
        _("There is no such page"),
        _("Check the address, or start from the home page."),
    ),
    "DEFAULT_4XX": (
        None,
        _("We could not read this request"),
        _("Go back and try again. What you typed is still in the form."),
    ),
    "DEFAULT_5XX": (
        None,
        _("Our service is not answering"),
        _("Go back in a minute and try again. What you typed is still in the form."),
    ),
}


def responses(catalogues: Path, api: str) -> dict[str, Any]:
    """GatewayResponse resources for the API with logical id `api`; `catalogues` holds compiled .mo files."""
    return {
        f"{api}{kind.title().replace('_', '')}": _resource(api, kind, status, page(catalogues, heading, text))
        for kind, (status, heading, text) in ANSWERS.items()
    }


def _resource(api: str, kind: str, status: int | None, body: str) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "RestApiId": {"Ref": api},
        "ResponseType": kind,
        "ResponseParameters": {
            f"gatewayresponse.header.{name}": f"'{value}'" for name, value in HEADERS.items()
        },
        "ResponseTemplates": {"text/html": body, "application/json": body},
    }
    if status:
        properties["StatusCode"] = str(status)
    return {"Type": "AWS::ApiGateway::GatewayResponse", "Properties": properties}


def page(catalogues: Path, heading: str, text: str) -> str:
    """The page; it may not hold a dollar sign, which the gateway would read as a variable."""
    sections = "".join(
        _section(language, _translations(catalogues, language), heading, text) for language in LANGUAGES
    )
    title = escape(_translations(catalogues, LANGUAGES[0]).gettext(heading))
    return (
        f'<!doctype html><html lang="{LANGUAGES[0]}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="stylesheet" href="/assets/css/gateway.css">'
        f"</head><body><main>{sections}</main></body></html>"
    )


def _section(language: str, translations: NullTranslations, heading: str, text: str) -> str:
    home = escape(translations.gettext(_("Home page")))
    return (
        f'<section lang="{language}"><h1>{escape(translations.gettext(heading))}</h1>'
        f"<p>{escape(translations.gettext(text))}</p>"
        f'<p><a href="/{language}/index.html">{home}</a></p></section>'
    )


def _translations(catalogues: Path, language: str) -> NullTranslations:
    """A language without a catalogue is the sources' own, English."""
    compiled = catalogues / language / "LC_MESSAGES" / "messages.mo"
    if not compiled.exists():
        return NullTranslations()
    with compiled.open("rb") as readable:
        return GNUTranslations(readable)
