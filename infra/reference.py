"""Pages of docs/operate that are written from the code: `python -m infra.reference` writes them again."""

import dataclasses
from pathlib import Path

from functions.complaints.case import TRANSITIONS, Status, turn
from functions.shared.config import Config
from functions.shared.schema import documented

NOTE = "<!-- Written by `python -m infra.reference` from the code. Change the code, then run it again. -->"


def settings() -> str:
    """Every key of helpcentre.toml: what it is, a right value, and what stands when it is left out."""
    rows = [
        f"| `{name}` | {field.metadata['doc']} | `{field.metadata['example']}` | {_default(field)} |"
        for name, field in documented(Config)
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            NOTE,
            "",
            "`helpcentre.toml` holds everything an owner changes. A mistake in it stops every command, and",
            "all mistakes are listed at once, each with its key and a value that would be right.",
            "",
            "| key | what it is | for example | left out |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def cases() -> str:
    """Every status, whose turn it is in it, and what may follow."""
    return "\n".join(
        [
            "# Cases",
            "",
            NOTE,
            "",
            "A complaint becomes a case. Until its complainant has confirmed the address it is their turn,",
            "whatever the status. `helpcentre case REFERENCE STATUS` makes a step of this table; the person",
            "gets a letter in their language.",
            "",
            "| status | whose turn | may become |",
            "|---|---|---|",
            *map(_case, Status),
            "",
        ]
    )


def _case(status: Status) -> str:
    after = ", ".join(sorted(TRANSITIONS[status])) or "—"
    return f"| {status} | {turn(status, confirmed=True) or '—'} | {after} |"


PAGES = {"settings.md": settings, "cases.md": cases}


def _default(field: "dataclasses.Field[object]") -> str:
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "must be there"
    if (
        dataclasses.is_dataclass(field.default)
        or field.default in ("", ())
        or field.default is dataclasses.MISSING
    ):
        return "empty" if not dataclasses.is_dataclass(field.default) else "as below"
    return f"`{field.default}`"


def write(folder: Path) -> None:
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).parents[1] / "docs" / "operate")
