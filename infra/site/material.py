"""Material's stylesheet without what this site does not show: its header, drawer, search and so on."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

# Its type (.md-typeset) and the frame of a page are ours as well; every other component is named .md-…
COMPONENT = re.compile(r"\.md-(?!typeset\b|grid\b|main|container\b)|\[data-md-")
COMMAS = re.compile(r",(?![^()]*\))")  # those between selectors, not those inside :is(…)


def stylesheet() -> str:
    """The styles of running text, minified; about a third of Material's bytes."""
    folder = Path(str(files("material") / "templates" / "assets" / "stylesheets"))
    [file] = folder.glob("main.*.min.css")
    css = file.read_text(encoding="utf-8")
    return _kept(re.sub(r'@charset "[^"]+";|/\*# sourceMappingURL=.*?\*/', "", css))


def _kept(css: str) -> str:
    return "".join(_rule(before, inside) for before, inside in _blocks(css))


def _rule(before: str, inside: str) -> str:
    if before.startswith(("@media", "@supports")):
        kept = _kept(inside)
        return f"{before}{{{kept}}}" if kept else ""
    selectors = [selector for selector in COMMAS.split(before) if not COMPONENT.search(selector)]
    return f"{','.join(selectors)}{{{inside}}}" if selectors else ""


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each pair of outer braces, and inside it."""
    start = depth = 0
    for brace in re.finditer(r"[{}]", css):
        depth += 1 if brace[0] == "{" else -1
        if brace[0] == "{" and depth == 1:
            inner = brace.end()
        elif depth == 0:
            yield css[start : inner - 1], css[inner : brace.start()]
            start = brace.end()
