"""The words around every page: header, menus, side column, footer and the page for what is not there."""

from collections.abc import Callable

Translate = Callable[[str], str]


def texts(_: Translate) -> dict[str, str]:
    """What templates/site/main.html calls `text`."""
    return {
        "skip": _("Skip to content"),
        "help": _("Help"),
        "help_centre": _("Help centre"),
        "path": _("Path to this page"),
        "published": _("Published"),
        "checked": _("Checked"),
        "online_help": _("Online help"),
        "language": _("Language"),
        "on_this_page": _("On this page"),
        "privacy": _("Privacy"),
        "write_to_us": _("Write to us:"),
    }


def menu(_: Translate, language: str) -> list[dict[str, str]]:
    """The Help menu, the same on every page."""
    entries = {
        "index": _("Help centre"),
        "online-help": _("Online help"),
        "submit-a-complaint": _("Submit a complaint"),
        "complaint-centre": _("Complaint centre"),
    }
    return [
        {"slug": slug, "text": text, "href": f"/{language}/{slug}.html"} for slug, text in entries.items()
    ]


def sections(_: Translate) -> dict[str, str]:
    """The headings of the navigation in mkdocs.yml."""
    return {"Guides": _("Guides"), "Complaints": _("Complaints")}


def not_found(_: Translate) -> dict[str, str]:
    return {
        "not_found": _("Page not found"),
        "not_found_advice": _("The address may be mistyped or old. Start again from the first page:"),
    }
