"""Material's stylesheet without what this site does not show: its header, drawer, search and so on."""

import re
from collections.abc import Collection, Iterator
from importlib.resources import files
from pathlib import Path

# Its type (.md-typeset) and the frame of a page are ours as well; every other component is named .md-…
COMPONENT = re.compile(r"\.md-(?!typeset\b|grid\b|main|container\b)|\[data-md-")
# Of extensions that mkdocs.yml does not turn on, and of scripts that no page loads.
EXTENSION = re.compile(
    r"\.(?:js|no-js|highlight\w*|filename|tabbed-[\w-]+|task-list\w*|arithmatex|mermaid|emojione|gemoji|twemoji"
    r"|keys|key-[\w-]+|critic|grid|cards?|annotate|cpf?|lg)(?![\w-])"
    r"|details\.\w|\.\w+>summary"  # an admonition that folds
    r"|role=columnheader|@keyframes"  # tables that a script sorts, and what moves in components
)
# Each has colours and a picture of its own.
ADMONITIONS = frozenset(
    re.findall(r"\w+", "abstract bug danger example failure info note question quote success tip warning")
)
NEGATION = re.compile(r":not\([^()]*\)")
# A custom property and its value, which may hold a whole picture.
PROPERTY = re.compile(r"""(--md-[\w-]+):(?:"[^"]*"|\((?:[^()"]|"[^"]*")*\)|[^;{}"()])*(?:;|(?=}))""")
COMMAS = re.compile(r",(?![^()]*\))")  # those between selectors, not those inside :is(…)


def stylesheet(admonitions: Collection[str] = ADMONITIONS) -> str:
    """The styles of running text with these kinds of admonitions, minified; a quarter of Material's bytes."""
    folder = Path(str(files("material") / "templates" / "assets" / "stylesheets"))
    [file] = folder.glob("main.*.min.css")
    css = file.read_text(encoding="utf-8")
    unwritten = "|".join(ADMONITIONS.difference(admonitions))
    patterns = [COMPONENT, EXTENSION] + ([re.compile(rf"\.(?:{unwritten})\b")] if unwritten else [])
    return kept(re.sub(r'@charset "[^"]+";|/\*# sourceMappingURL=.*?\*/', "", css), patterns)


def kept(css: str, unused: Collection[re.Pattern[str]] = (COMPONENT, EXTENSION)) -> str:
    """The rules of `css` without selectors that are about something unused."""
    return "".join(_rule(before, inside, unused) for before, inside in _blocks(css))


def _rule(before: str, inside: str, unused: Collection[re.Pattern[str]]) -> str:
    if before.startswith(("@media", "@supports")):
        inner = kept(inside, unused)
        return f"{before}{{{inner}}}" if inner else ""
    selectors = [
        selector
        for selector in COMMAS.split(before)
        if not any(pattern.search(NEGATION.sub("", selector)) for pattern in unused)
    ]
    return f"{','.join(selectors)}{{{inside}}}" if selectors else ""


def without_unread(css: str) -> str:
    """The styles without those custom properties of Material's that nothing in them reads."""
    read = set(re.findall(r"var\(\s*(--md-[\w-]+)", css))
    fewer = PROPERTY.sub(lambda found: found[0] if found[1] in read else "", css)
    return without_unread(fewer) if len(fewer) < len(css) else css


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
