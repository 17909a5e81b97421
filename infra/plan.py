"""A change set shown to the person who is about to carry it out."""

import sys
from collections import Counter

from rich.markup import escape
from rich.prompt import Confirm

from infra.console import talk
from infra.failure import CANCELLED, CommandFailed
from infra.stacks import Change

MARKS = {"Add": "[green]+[/]", "Modify": "[yellow]~[/]", "Remove": "[bold red]-[/]"}


def show(changes: list[Change]) -> None:
    """Totals, then what is replaced, deleted or changed line by line; additions are only counted."""
    counted = Counter(change.action for change in changes)
    talk.print(f"  {counted['Add']} to add, {counted['Modify']} to change, {counted['Remove']} to delete")
    for change in changes:
        if change.action != "Add":
            talk.print(f"  {line(change)}")


def line(change: Change) -> str:
    text = f"{MARKS[change.action]} {escape(change.resource)} [dim]{escape(change.kind)}[/]"
    if change.replaced:
        return text + " [bold red]replaced: deleted and made anew[/]"
    return text + (" [bold red]deleted[/]" if change.action == "Remove" else "")


def agree(changes: list[Change], *, yes: bool) -> None:
    """Returns when the changes may be made.

    Raises CommandFailed (4) when the person says no, or nobody can be asked and something would be deleted.
    """
    if yes:
        return
    show(changes)
    if sys.stdin.isatty():
        if not Confirm.ask("  Make these changes?", console=talk, default=False):
            raise CommandFailed("Nothing was changed.", code=CANCELLED)
    elif any(change.destroys for change in changes):
        raise CommandFailed(
            "Something would be deleted, and there is nobody to ask. Nothing was changed.",
            advice="Look at the list above, then run the same command with --yes",
            code=CANCELLED,
        )
