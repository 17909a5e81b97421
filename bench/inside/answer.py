"""A cold start of the packaged app that answers one request.

Arguments: the unpacked package, the file with the event, and `count` to name its calls to AWS as well.
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
calls: list[str] = []

if sys.argv[3:] == ["count"]:
    from functions.complaints import wiring

    # Every client copies the session's hooks; this one hears each request before it goes out, retries too.
    wiring._session().register("before-send", lambda event_name, **_: calls.append(event_name))

import app  # noqa: E402 (after the hook)

answer = app.app(json.loads(Path(sys.argv[2]).read_text()), None)
print(json.dumps({"status": answer["statusCode"], "headers": answer["headers"], "calls": calls}), flush=True)
os._exit(0)  # a Lambda does not take its interpreter down after an answer
