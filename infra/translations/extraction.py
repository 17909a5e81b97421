"""The English texts, gathered from the sources they stand in."""

from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

SCRIPTS = ("docs/assets/js", "**.js", "javascript")
SOURCES = (
    ("functions", "**.py", "python"),
    ("infra", "**.py", "python"),
    ("templates", "**.html", "jinja2"),
    ("templates", "**.txt", "jinja2"),
    SCRIPTS,
)
"""A folder, its files, and the way Babel reads them."""

KEYWORDS = DEFAULT_KEYWORDS | {"texts": None}

OPTIONS = {
    # As functions.shared.resources sets Jinja up; not silent, or a broken template would just lose its texts.
    "jinja2": {
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "newstyle_gettext": "true",
        "silent": "false",
    },
}


def extract(root: Path, sources: tuple[tuple[str, str, str], ...] = SOURCES) -> Catalog:
    """Every text of the project at `root`, with the files it stands in.

    Raises jinja2.TemplateSyntaxError for a template that does not parse.
    """
    found = Catalog()
    for folder, pattern, method in sources:
        options = {pattern: OPTIONS.get(method, {})}
        texts = extract_from_dir(root / folder, [(pattern, method)], options, KEYWORDS)
        for file, _line, text, _comments, context in texts:
            found.add(text, locations=[(f"{folder}/{file}", 0)], context=context)
    return found
