"""The heaviest first load of a page, compressed, with everything that it loads.

Chromium opens every page of the site and every dynamic page of a complaint with an empty cache; each answer
that it fetches (documents, styles, modules, texts, pictures) counts with the size of its body, the kinds
that CloudFront and API Gateway compress after gzip. Headers do not count.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Response, StorageState, sync_playwright

from bench.figure import Figure
from bench.stack import Stack
from infra.console import say
from tests.journeys.browsing import FLAGS
from tests.stack.drafts import open_draft, ripen, submit
from tests.stack.mailbox import link_in

GOAL = 65.0
COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml")


def figures(site: Path, stack: Stack, chromium: str) -> Iterator[Figure]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        weights = {page: weight(browser, stack.site + page) for page in static(site)}
        weights |= dynamic(browser, stack)
        browser.close()
    heaviest = sorted(weights, key=lambda page: weights[page], reverse=True)
    say(
        "Heaviest first loads: " + ", ".join(f"{page} {weights[page] / 1024:.1f} KB" for page in heaviest[:5])
    )
    yield Figure("first_load", weights[heaviest[0]] / 1024, "KB", GOAL)


def static(site: Path) -> list[str]:
    """The addresses of all pages below the site."""
    return [f"/{page.relative_to(site).as_posix()}" for page in sorted(site.rglob("*.html"))]


def dynamic(browser: Browser, stack: Stack) -> dict[str, int]:
    """The pages of one complaint: before it is sent, after, its link and its case."""
    draft = open_draft(stack.visitor)
    before = {
        name: weight(browser, f"{stack.site}{draft.address}{name}") for name in ("", "/photos", "/check")
    }
    submit(stack.visitor, ripen(draft))
    confirmation = weight(browser, f"{stack.site}{draft.address}/confirmation")
    link = link_in(stack.mailbox.wait(draft.email))
    case, session = enter(browser, link)
    missing = weight(browser, f"{stack.site}/api/uk/cases/HC-000-000-000")
    return {
        **{f"draft{name}": size for name, size in before.items()},
        "confirmation": confirmation,
        "link": weight(browser, link),
        "case": weight(browser, case, session),
        "refusal": missing,
    }


def enter(browser: Browser, link: str) -> tuple[str, StorageState]:
    """Presses the link's button; answers the address of the case and the session that opens it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    page.locator("main form button, article form button").first.click()
    page.wait_for_url("**/cases/*")
    session = context.storage_state()
    context.close()
    return page.url, session


def weight(browser: Browser, address: str, session: StorageState | None = None) -> int:
    """Bytes of everything that a page loads in a browser that knows nothing yet."""
    context = browser.new_context(storage_state=session)
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    total = sum(size(answer) for answer in answers if urlsplit(answer.url).scheme in ("http", "https"))
    context.close()
    return total


def size(answer: Response) -> int:
    body = answer.body()
    kind = answer.headers.get("content-type", "")
    return len(gzip.compress(body)) if kind.startswith(COMPRESSED) else len(body)
