"""Material's stylesheet without what this site does not show: its header, drawer, search and so on."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

# Its type (.md-typeset) and the frame of a page are ours as well; every other component is named .md-…
COMPONENT = re.compile(r"\.md-(?!typeset\b|grid\b|main|container\b)|\[data-md-")
# Of extensions that mkdocs.yml does not turn on, and of scripts that no page loads.
EXTENSION = re.compile(
    r"\.(?:js|no-js|highlight\w*|filename|tabbed-[\w-]+|task-list\w*|arithmatex|mermaid|emojione|gemoji|twemoji"
    r"|keys|key-[\w-]+|critic|grid|cards?|annotate|cpf?|lg)(?![\w-])"
    r"|details\.\w|\.\w+>summary"  # an admonition that folds
)
NEGATION = re.compile(r":not\([^()]*\)")
# A custom property and its value, which may hold a whole picture.
PROPERTY = re.compile(r"""(--md-[\w-]+):(?:"[^"]*"|\((?:[^()"]|"[^"]*")*\)|[^;{}"()])*(?:;|(?=}))""")
COMMAS = re.compile(r",(?![^()]*\))")  # those between selectors, not those inside :is(…)


def stylesheet() -> str:
    """The styles of running text, minified; about a quarter of Material's bytes."""
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
    selectors = [selector for selector in COMMAS.split(before) if _is_shown(selector)]
    return f"{','.join(selectors)}{{{inside}}}" if selectors else ""


def _is_shown(selector: str) -> bool:
    return not COMPONENT.search(selector) and not EXTENSION.search(NEGATION.sub("", selector))


def without_unread(css: str) -> str:
    """The styles without those custom properties of Material's that nothing in them reads."""
    read = set(re.findall(r"var\(\s*(--md-[\w-]+)", css))
    kept = PROPERTY.sub(lambda found: found[0] if found[1] in read else "", css)
    return without_unread(kept) if len(kept) < len(css) else css


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
