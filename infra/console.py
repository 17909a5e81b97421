"""How the command talks: steps with a spinner on a terminal, plain lines elsewhere, always on stderr."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape

talk = Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    talk.print(escape(text))


def warn(text: str) -> None:
    talk.print(f"[yellow]![/] {escape(text)}")


def fail(text: str, advice: str = "") -> None:
    talk.print(f"[bold red]✗ {escape(text)}[/]")
    if advice:
        talk.print(f"  {escape(advice)}")


class Step:
    """One line of progress; `now` replaces its detail while it runs."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.detail = ""
        self._status = talk.status(escape(title)) if talk.is_terminal else None

    def now(self, detail: str) -> None:
        self.detail = detail
        if self._status:
            self._status.update(escape(f"{self.title}: {detail}"))

    def __enter__(self) -> "Step":
        self._started = time.monotonic()
        if self._status:
            self._status.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if self._status:
            self._status.stop()
        if kind is None:
            took = time.monotonic() - self._started
            detail = f": {self.detail}" if self.detail else ""
            talk.print(f"[green]✓[/] {escape(self.title + detail)} [dim]{took:.1f} s[/]")


@contextmanager
def step(title: str) -> Iterator[Step]:
    with Step(title) as running:
        yield running
