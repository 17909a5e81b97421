"""The site bucket made equal to build/site: changed pages stored, vanished ones removed."""

import hashlib
import mimetypes
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from infra.cloud import Cloud

# Where Python's table has no answer or an old one. Text types say their encoding.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}

# A name with a hash in it never changes its contents; anything else is asked for again, which costs a 304.
HASHED = re.compile(r"[.-][0-9a-f]{8,}\.")
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, max-age=0, must-revalidate"
AT_ONCE = 8


@dataclass(frozen=True)
class Synced:
    stored: int
    removed: int


def site(cloud: Cloud, tree: Path, bucket: str) -> Synced:
    """Stores what differs by content and removes what is gone."""
    s3 = cloud.client("s3")
    here = keys(tree)
    there = _listed(cloud, bucket)
    changed = [key for key, file in here.items() if there.get(key) != _etag(file)]
    stale = [key for key in there if key not in here]
    # Pages last: whoever sees a new page finds its pictures and styles.
    changed.sort(key=lambda key: (key.endswith((".html", "/")), key))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda key: _store(s3, bucket, key, here[key]), changed))
        list(pool.map(lambda key: s3.delete_object(Bucket=bucket, Key=key), stale))
    return Synced(len(changed), len(stale))


def keys(tree: Path) -> dict[str, Path]:
    """Every file by its key; a language's home also as `<language>/`, since a bucket has no folder index."""
    files = {file.relative_to(tree).as_posix(): file for file in sorted(tree.rglob("*")) if file.is_file()}
    homes = {
        key.removesuffix("index.html"): file
        for key, file in files.items()
        if re.fullmatch(r"\w\w/index.html", key)
    }
    return files | homes


def content_type(file: Path) -> str:
    return TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def cache_control(key: str) -> str:
    return FOREVER if HASHED.search(key.rsplit("/", 1)[-1]) else ASK_AGAIN


def _store(s3: object, bucket: str, key: str, file: Path) -> None:
    s3.put_object(  # type: ignore[attr-defined]
        Bucket=bucket,
        Key=key,
        Body=file.read_bytes(),
        ContentType=content_type(file),
        CacheControl=cache_control(key),
    )


def _listed(cloud: Cloud, bucket: str) -> dict[str, str]:
    pages = cloud.client("s3").get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {entry["Key"]: entry["ETag"].strip('"') for page in pages for entry in page.get("Contents", [])}


def _etag(file: Path) -> str:
    """S3's own mark of a small object's content."""
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()
