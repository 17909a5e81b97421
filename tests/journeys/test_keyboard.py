"""Everything can be done with a keyboard alone, with scripts and without, and the focus is always seen."""

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.stack.mailbox import link_in
from tests.stack.visitor import somebody

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
LONGEST_WAY = 80  # presses of Tab
MENU = ".hc-menu summary"
HERE = "selector => document.activeElement.matches(selector)"
# The ring stands around the element, or around the card whose link it is.
UNSEEN = """() => {
  const one = document.activeElement;
  const seen = [one, one.closest('.hc-card')].filter(Boolean).some((shown) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  return seen ? '' : one.outerHTML;
}"""


@pytest.fixture
def opened(browse, stack):
    """Opens a page of the site in Ukrainian."""

    def open_page(slug, **how):
        page = browse(**how)
        page.goto(f"{stack.site}/uk/{slug}.html")
        steps.ready(page)
        return page

    return open_page


def to(page, selector, key="Tab"):
    """Presses a key until the focus is there."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press(key)
        if page.evaluate(HERE, selector):
            return
    raise AssertionError(f"{key} never comes to {selector}")


def press(page, selector, key="Enter"):
    to(page, selector)
    page.keyboard.press(key)


def write(page, selector, text):
    to(page, selector)
    page.keyboard.type(text)


def stops(page):
    """What Tab passes, until it leaves the page; answers those where no ring is seen."""
    unseen = []
    page.keyboard.press("Tab")
    while not page.evaluate(HERE, "body"):
        unseen.append(page.evaluate(UNSEEN))
        page.keyboard.press("Tab")
    assert len(unseen) > 5
    return [html for html in unseen if html]


def answer(page, email):
    write(page, "#link", "https://market.example/item/1005001234567.html")
    press(page, "[name=kind]", "Space")
    press(page, "[name=reason]", "Space")
    press(page, "[name=facts]", "Space")
    write(page, "#description", "Коробка без номера.")
    write(page, "#email", email)
    press(page, "#consent", "Space")
    press(page, "form[data-form] .hc-button")
    expect(page.locator("[data-photos]")).to_be_visible()
    steps.ready(page)


def add_photo(page, file):
    page.on("filechooser", lambda _: None)  # now, because it takes the browser a moment to ask us
    to(page, "#photo")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(file)
    if page.locator("form[data-upload] .hc-button:visible").count():
        press(page, "form[data-upload] .hc-button")
    expect(page.locator(".hc-photo[data-photo]")).to_have_count(1)


@SCRIPTS
def test_a_whole_complaint_needs_no_mouse(opened, mail, album, scripts):
    page, email = opened("complaint", scripts=scripts), somebody()
    answer(page, email)
    add_photo(page, album[1])
    press(page, "[data-next]")
    expect(page.locator("form[data-submit]")).to_be_visible()
    page.wait_for_timeout(steps.FILL_TIME)
    press(page, "form[data-submit] .hc-button")
    reference = steps.reference(page)
    page.goto(link_in(mail.wait(email)))
    press(page, "main .hc-button")
    expect(page.locator("h1")).to_contain_text(reference)


@SCRIPTS
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_help_menu_opens_and_its_links_are_next(opened, scripts, key):
    page = opened("index", scripts=scripts)
    press(page, MENU, key)
    for slug in ("index", "online-help", "submit-a-complaint", "complaint-centre"):
        page.keyboard.press("Tab")
        assert page.evaluate(HERE, f".hc-menu a[href='/uk/{slug}.html']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Центр скарг")


def test_escape_closes_the_help_menu_and_returns(opened):
    page = opened("index")
    press(page, MENU)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(MENU)).to_be_focused()
    expect(page.locator(".hc-menu a").first).to_be_hidden()


@SCRIPTS
def test_the_first_tab_offers_to_skip_to_the_content(opened, scripts):
    page = opened("online-help", scripts=scripts)
    page.keyboard.press("Tab")
    expect(page.locator(".hc-skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(HERE, "article a")


@SCRIPTS
def test_errors_take_the_focus_and_lead_to_their_questions(opened, scripts):
    page = opened("complaint", scripts=scripts)
    press(page, "form[data-form] .hc-button")
    expect(page.locator("#problems")).to_be_focused()
    press(page, "#problems a")
    expect(page.locator("#link")).to_be_focused()
    to(page, "#problems li:nth-child(2) a", "Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(HERE, "[name=kind]")


@SCRIPTS
def test_arrows_choose_a_kind_and_show_its_reasons(opened, scripts):
    page = opened("complaint", scripts=scripts)
    press(page, "[name=kind]", "Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#kind-prohibited")).to_be_checked()
    page.keyboard.press("Tab")
    assert page.evaluate(HERE, "#reason-prohibited-sale-banned")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(HERE, "#kind-prohibited")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "slug",
    ["index", "submit-a-complaint", "complain-about-a-seller", "complaint", "complaint-centre", "dispute"],
)
def test_the_focus_is_seen_wherever_tab_comes(opened, slug, dark):
    page = opened(slug, dark=dark)
    page.locator(".hc-menu").evaluate("menu => (menu.open = true)")
    assert stops(page) == []
