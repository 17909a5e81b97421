"""A 200 KB form with a photo through the whole handler, by the decoding and parsing that it needs at least.

Both run warm in one process. The raw steps are `base64.b64decode` and python-multipart's own `parse_form`,
which makes the fields and the file. The handler does all of its work (routing, the front door's checks, the
form's rules, the draft's items, the photo's note, the answer), but DynamoDB and S3 answer at once: what their
clients cost is not about the size of a form.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench import child, event, ratio
from bench.figure import Figure
from bench.packages import Packages
from infra.console import say
from tests.cast import BUYER, answers
from tests.stack.visitor import multipart

SIZE = 200_000
GOAL = 1.5
VARIABLES = {
    "TABLE_NAME": "complaints",
    "UPLOAD_BUCKET": "uploads",
    "EVIDENCE_BUCKET": "evidence",
    "SITE_URL": "https://help.example",
    "SIGNING_KEY": "signing",
    "HASHING_KEY": "hashing",
    "ORIGIN_SECRETS": "front door",
    "CLIENT_ADDRESS_FROM_RIGHT": "1",
}


def figures(made: Packages, room: Path) -> Iterator[Figure]:
    headers = {"x-origin-secret": VARIABLES["ORIGIN_SECRETS"], "x-forwarded-for": BUYER.address}
    sent = event.posted("/{language}/drafts", {"language": BUYER.language}, form(), headers)
    ran = child.run(
        "multipart", made.unpacked, event.write(sent, room / "multipart.json"), variables=VARIABLES
    )
    handler, raw = json.loads(ran.printed)
    say(f"CPU of a form: {median(handler) * 1e6:.0f} µs; raw: {median(raw) * 1e6:.0f} µs")
    yield Figure("multipart_by_raw_parse", ratio.paired(handler, raw), "ratio", GOAL)


def form() -> bytes:
    """A complaint with one photo, `SIZE` bytes in all; the photo has every byte there is."""
    room = SIZE - len(multipart(answers(), [b""]))
    return multipart(answers(), [(bytes(range(256)) * (room // 256 + 1))[:room]])
