"""Whether sources changed since something was last made from them."""

import hashlib
from pathlib import Path


def of(sources: list[Path]) -> str:
    """A hash of the names and contents of files and folders; caches of Python do not count."""
    total = hashlib.sha256()
    for source in sources:
        files = sorted(source.rglob("*")) if source.is_dir() else [source]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(str(file).encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def is_fresh(stamp: Path, fingerprint: str) -> bool:
    return stamp.exists() and stamp.read_text() == fingerprint


def remember(stamp: Path, fingerprint: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint)


def text(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
