import hashlib
import re
import shutil
from pathlib import Path

from infra.site import material

STYLES = ("site.css", "forms.css")


def publish_assets(source: Path, target: Path) -> str:
    """Copy docs/assets and join all styles that docs/help needs into one file; answers that file's address.

    Its name changes with its content, so that browsers may keep it for ever.
    """
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(*STYLES))
    css = _joined(source / "css", _admonitions(source.parent / "help"))
    name = f"styles.{hashlib.sha256(css.encode()).hexdigest()[:10]}.css"
    (target / "css").mkdir(exist_ok=True)
    (target / "css" / name).write_text(css, encoding="utf-8")
    return f"/assets/css/{name}"


def _admonitions(folder: Path) -> set[str]:
    """The kinds of admonitions that the pages have: `!!! tip "A title"`."""
    lines = re.findall(
        r"^\s*!!!\s+([\w -]+)", "\n".join(map(Path.read_text, folder.rglob("*.md"))), re.MULTILINE
    )
    return {word for line in lines for word in line.split()}


def _joined(folder: Path, admonitions: set[str]) -> str:
    """Material's styles go into a layer: whatever their selectors, ours win."""
    ours = "".join((folder / name).read_text(encoding="utf-8") for name in STYLES)
    layer = f"@layer material{{{material.stylesheet(admonitions)}}}"
    return material.without_unread(f"{layer}\n{_minified(ours)}")


def _minified(css: str) -> str:
    """Without comments and indentation; a space that may mean something stays."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).strip()
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"\s+", " ", bare))
