"""No page has a barrier that axe finds or a ruler measures: in light and dark, on a phone, in large type."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys import sights, steps
from tests.journeys.browsing import DESKTOP, PHONE, Browsing
from tests.journeys.sights import SIGHTS
from tests.stack.mailbox import Mailbox
from tests.stack.visitor import Visitor

LANGUAGES = ("uk", "ru", "en")
NARROW = {"width": 320, "height": 640}
AXE = Axe()
EVERYTHING = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
# Landmarks are for pages: a letter stands inside the page of the reader's mail program.
LETTER = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LETTERS = ("received", "again", "changed", "staff")

# What a finger presses; of a tick or a choice that is the label. Links in a text are axe's to measure.
PRESSED = (
    "button, summary, textarea, select, input:not([type=hidden], [name=website]), "
    ".hc-button, .hc-header a, .hc-side a"
)
SMALL = """pressed => [...document.querySelectorAll(pressed)]
  .map((one) => (/radio|checkbox/.test(one.type) ? one.labels[0] : one))
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML)"""
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TWICE = """const root = document.documentElement;
root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`"""


@pytest.fixture(scope="module")
def world(stack):
    stack.forget_hour()
    return sights.prepare(stack, Visitor(stack.site, stack.port), Mailbox(stack.outputs["mail"]))


@pytest.fixture(scope="module")
def opened(browser, world):
    """One browser, in which the complainant has followed the link."""
    browsing = Browsing(browser, world.stack.port)
    page = browsing.open(phone=False)
    steps.open_case(page, world.link)
    yield page
    browsing.close()
    assert browsing.faults == []


@pytest.fixture
def page(opened):
    opened.set_viewport_size(DESKTOP)
    opened.emulate_media(color_scheme="light", reduced_motion="reduce")
    return opened


@pytest.fixture
def blank(browser):
    page = browser.new_page()
    yield page
    page.close()


def barriers(page, options=EVERYTHING):
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("async options => (await axe.run(document, options)).violations", options)
    return [(barrier["id"], node["html"]) for barrier in found for node in barrier["nodes"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_a_narrow_phone_shows_every_page_whole(page, world, sight, language):
    page.set_viewport_size(NARROW)
    SIGHTS[sight](page, world, language)
    assert page.evaluate(OVERHANG) == 0
    assert page.evaluate(SMALL, PRESSED) == []
    assert barriers(page) == []


@pytest.mark.parametrize("sight", SIGHTS)
def test_a_wide_screen_shows_every_page_well_in_light_and_dark(page, world, sight):
    SIGHTS[sight](page, world, "uk")
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page, COLOURS) == []


@pytest.mark.parametrize("sight", SIGHTS)
def test_text_of_twice_the_size_fits_a_phone(page, world, sight):
    page.set_viewport_size(PHONE)
    SIGHTS[sight](page, world, "ru")
    page.evaluate(TWICE)
    assert page.evaluate(OVERHANG) == 0


@pytest.mark.parametrize("letter", LETTERS)
def test_axe_finds_no_barrier_in_a_letter(blank, world, letter):
    blank.set_viewport_size(NARROW)
    blank.set_content(world.letters()[letter])
    blank.add_style_tag(content="html { background: Canvas }")  # axe takes a bare page for a white one
    assert blank.evaluate(OVERHANG) == 0
    assert barriers(blank, LETTER) == []
    blank.emulate_media(color_scheme="dark")
    assert barriers(blank, COLOURS) == []
