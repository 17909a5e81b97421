"""Photos, good and bad, and what becomes of them."""

import io
import time
from typing import Any

from PIL import Image

from tests.stack.drafts import Draft
from tests.stack.running import Running
from tests.stack.visitor import Answer, Visitor

CHECKED_IN = 20  # seconds
MEGABYTE = 1024 * 1024


def photo(kind: str = "JPEG", size: tuple[int, int] = (120, 80), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def taken_sideways() -> bytes:
    """A photo as a phone held upright stores it: lying, with a note to turn it, and the place."""
    notes = Image.Exif()
    notes[0x0112] = 6  # Orientation: turn by 90 degrees
    notes.get_ifd(0x8825)[1] = "N"  # GPSLatitudeRef
    return photo(size=(120, 80), exif=notes)


def bomb() -> bytes:
    """A few kilobytes that unfold to 400 megapixels."""
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG", optimize=False, compress_level=9)
    return out.getvalue()


BAD = {
    "a PDF": (b"%PDF-1.7\n1 0 obj\n", "type"),
    "an SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "type"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "type"),
    "a GIF": (photo("GIF"), "type"),
    "a HEIC": (b"\x00\x00\x00\x18ftypheic" + bytes(64), "heic"),
    "half a photo": (photo()[:1500], "damaged"),
    "a bomb": (bomb(), "too-many-pixels"),
    "too many pixels": (photo(size=(5_100, 5_000)), "too-many-pixels"),
}


def upload(visitor: Visitor, draft: Draft, data: bytes) -> tuple[str, Answer]:
    """A photo's name, and what S3 answers to a browser that sends it."""
    slot = visitor.ask(f"{draft.address}/photos").json["upload"]
    return slot["photo"], visitor.upload(slot, data)


def add(visitor: Visitor, draft: Draft, data: bytes) -> str:
    """Uploads a photo and comes back, as a browser does; answers its name."""
    name, answer = upload(visitor, draft, data)
    assert answer.status == 201, answer.text
    assert visitor.ask(f"{draft.address}/photos/{name}").json["arrived"]
    return name


def checked(visitor: Visitor, draft: Draft, count: int = 1) -> dict[str, dict[str, Any]]:
    """The photos of a draft by name, once `count` of them are there and none waits."""
    deadline = time.monotonic() + CHECKED_IN
    while True:
        photos = visitor.ask(f"{draft.address}/photos").json["photos"]
        if len(photos) >= count and not [one for one in photos if one["state"] == "waiting"]:
            return {one["id"]: one for one in photos}
        assert time.monotonic() < deadline, photos
        time.sleep(0.1)


def stored(stack: Running, bucket: str, draft: Draft) -> list[str]:
    """The keys under which a bucket holds something of this draft."""
    listed = stack.client("s3").list_objects_v2(Bucket=stack.outputs[bucket], Prefix=f"{draft.case}/")
    return [entry["Key"] for entry in listed.get("Contents", [])]
