"""A complaint to look at on the local stage, sent once the way a visitor sends one."""

import json
import time
from pathlib import Path
from typing import Any

from functions.shared.config import Config, Kind
from infra import web
from infra.cloud import Cloud
from infra.console import step, warn
from infra.outputs import Outputs

DESCRIPTION = {
    "uk": "Замовив навушники відомого бренду. На коробці немає серійного номера, а назва бренду з помилкою.",
    "ru": "Мне прислали наушники известного бренда. На коробке нет серийного номера, а в названии ошибка.",
    "en": "I ordered headphones of a known brand. The box has no serial number and the name is misspelt.",
}


def seed_once(cloud: Cloud, config: Config, found: Outputs, state: Path) -> None:
    """Seeds unless this state was seeded before; a demo that fails does not stop the help centre."""
    mark = state / "seeded"
    if mark.exists():
        return
    with step("Demo"):
        try:
            seed(cloud, config, found)
            mark.touch()
        except OSError as error:
            warn(f"The demo could not be sent: {error}")


def seed(cloud: Cloud, config: Config, found: Outputs) -> None:
    """Sends the demo through the site's own address; OSError when it is not taken."""
    language = config.site.default_language
    complaint = _complaint(config, config.kinds[0], language)
    drafts = f"{found['site']}/api/{language}/drafts"
    token = _post(cloud, drafts, complaint)["draft"]
    time.sleep(config.limits.minimum_fill_seconds + 1)  # no faster than a person may be
    _post(cloud, f"{drafts}/{token}/submit", complaint)


def _complaint(config: Config, kind: Kind, language: str) -> dict[str, Any]:
    reason = kind.reasons[0]
    return {
        "link": f"https://{config.marketplace.hosts[0]}/item/1005001234567.html",
        "kind": kind.id,
        "reason": reason.id,
        "facts": [fact.id for fact in reason.facts[:2]],
        "description": DESCRIPTION.get(language, DESCRIPTION["en"]),
        "email": "buyer@example.com",
        "consent": True,
    }


def _post(cloud: Cloud, url: str, complaint: dict[str, Any]) -> dict[str, Any]:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    status, _, body = web.request(cloud.addresses, url, data=json.dumps(complaint).encode(), headers=headers)
    if status >= 400:
        raise OSError(f"{url} answers {status}: {body.decode()}")
    return dict(json.loads(body))
