"""Zips that are the same bytes whenever their contents are the same."""

import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold


def write(path: Path, trees: Iterable[Path]) -> None:
    """Packs the trees' files together, in the order of their names; a later tree wins over an earlier one."""
    files = {
        str(file.relative_to(tree)): file for tree in trees for file in tree.rglob("*") if file.is_file()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name].read_bytes(), compresslevel=9)


def keep_newest(folder: Path, pattern: str, number: int) -> None:
    """Deletes all but the newest files of that pattern."""
    newest_first = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in newest_first[number:]:
        old.unlink()


def digest(path: Path) -> str:
    """The name under which it is stored: the first 20 hex digits of its SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:20]
