"""What a complainant does, one function a step; each works with JavaScript and without."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

FILL_TIME = 2_100  # ms between the form and the last button; limits.minimum_fill_seconds and a little
CHECKED_IN = 15_000  # ms that a photo may take from the button to its thumbnail


@dataclass(frozen=True)
class Story:
    """What a complainant tells us; none of it may appear in a letter."""

    email: str
    link: str = "https://m.market.example/item/1005001234567.html"
    pasted: str = "Дивись, який товар https://m.market.example/item/1005001234567.html супер"
    kind: str = "counterfeit"
    reason: str = "brand-copied"
    fact: str = "logo-differs"
    description: str = "Купила навушники відомого бренду.\nКоробка без номера <b>x</b>"
    name: str = "Олена Ворона"

    def secrets(self) -> tuple[str, ...]:
        return (self.link, self.description, self.description.splitlines()[0], self.name)


def ready(page: Page) -> None:
    """Waits for the page's scripts; where there are none, for nothing."""
    if page.locator("html[data-scripts]").count():
        expect(page.locator("html")).to_have_attribute("data-scripts", "ready")


def open_form(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}/{language}/complaint.html")
    ready(page)


def fill(page: Page, story: Story) -> None:
    page.fill("#link", story.pasted)
    page.check(f"#kind-{story.kind}")
    page.check(f"#reason-{story.kind}-{story.reason}")
    page.check(f"#facts-{story.kind}-{story.reason}-{story.fact}")
    page.fill("#description", story.description)
    page.fill("#email", story.email)
    page.fill("#name", story.name)
    page.check("#consent")


def go_on(page: Page) -> None:
    """Presses the main button of the form or of the photos."""
    page.locator("main .hc-actions .hc-button:not(.hc-button--quiet):visible").last.click()


def draft(page: Page, site: str, story: Story, language: str = "uk") -> None:
    """From the empty form to the photos."""
    open_form(page, site, language)
    fill(page, story)
    go_on(page)
    expect(page.locator("[data-photos]")).to_be_visible()
    ready(page)


def add_photo(page: Page, file: Path) -> None:
    """Chooses a photo and sends it; the list of photos has one more in the end."""
    before = page.locator(".hc-photo").count()
    page.set_input_files("#photo", file)
    button = page.locator("form[data-upload] button:visible")
    if button.count():
        button.click()
    expect(page.locator(".hc-photo--sending")).to_have_count(0)
    expect(page.locator(".hc-photo")).to_have_count(before + 1)


def await_photos(page: Page, accepted: int = 0, refused: int = 0) -> None:
    """Waits until so many photos are added and so many are refused."""
    for _ in range(CHECKED_IN // 500):
        if photos(page, "accepted") >= accepted and photos(page, "refused") >= refused:
            break
        page.wait_for_timeout(500)
        page.reload()
    assert (photos(page, "accepted"), photos(page, "refused")) == (accepted, refused)


def photos(page: Page, state: str) -> int:
    return page.locator(f".hc-photo[data-state={state}]").count()


def to_check(page: Page) -> None:
    """From the photos to the page with all answers."""
    go_on(page)
    expect(page.locator("form[data-submit]")).to_be_visible()
    ready(page)


def submit(page: Page) -> str:
    """Reads the answers once more and presses the last button; answers the reference."""
    page.wait_for_timeout(FILL_TIME)
    page.click("form[data-submit] button")
    return reference(page)


def reference(page: Page) -> str:
    return page.locator("[data-reference]").inner_text()


def complain(page: Page, site: str, story: Story, language: str = "uk") -> str:
    """A whole complaint without photos; answers its reference."""
    draft(page, site, story, language)
    to_check(page)
    return submit(page)


def open_case(page: Page, link: str) -> None:
    """Follows the link of a letter and presses its button."""
    page.goto(link)
    page.click("main button.hc-button")
    expect(page.locator("[data-status]")).to_be_visible()


def pictures_loaded(page: Page) -> int:
    """How many photos of the page really show their picture."""
    images = page.locator(".hc-photo img").all()
    for image in images:
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
    return sum(image.evaluate("image => image.naturalWidth > 0") for image in images)
