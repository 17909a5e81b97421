"""What a page shows beyond its words: on paper, in forced colours, without motion, in its frame."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.steps import Story
from tests.stack.visitor import somebody

FRESHNESS = {
    "uk": ["Скарги", "Опубліковано 22 листопада 2026", "Перевірено 22 листопада 2026"],
    "ru": ["Жалобы", "Опубликовано 22 ноября 2026", "Проверено 22 ноября 2026"],
    "en": ["Complaints", "Published 22 November 2026", "Checked 22 November 2026"],
}
OWN_TEAM = {
    "uk": ("Українська", "За київським часом", "Понеділок–п’ятниця"),
    "ru": ("Русский", "Часовой пояс: Алматы", "Понедельник–пятница"),
    "en": ("English", "Time zone: London", "Monday–Friday"),
}
WAYS = ".hc-header__help, .hc-header__languages, .hc-crumbs, .hc-side, .hc-footer ul, button"


@pytest.fixture
def opened(browse, stack):
    """Opens an address of the site on a wide screen."""

    def open_page(path):
        page = browse(phone=False)
        page.goto(stack.site + path)
        return page

    return open_page


@pytest.mark.parametrize("language", FRESHNESS)
def test_a_guide_says_its_subject_and_dates_in_words(opened, language):
    page = opened(f"/{language}/complain-about-a-seller.html")
    assert page.locator(".hc-meta li").all_inner_texts() == FRESHNESS[language]


@pytest.mark.parametrize("language", OWN_TEAM)
def test_online_help_says_the_hours_of_the_reader_s_own_team_first(opened, language):
    team = opened(f"/{language}/online-help.html").locator(".hc-team").first
    said = [team.locator(part).first.inner_text() for part in ("h3", ".hc-hint", "dt")]
    assert said == list(OWN_TEAM[language])


def test_a_guide_leads_back_to_the_first_page(opened):
    page = opened("/uk/dispute.html")
    page.click(".hc-crumbs a")
    expect(page).to_have_url(re.compile("/uk/index.html$"))


def test_paper_carries_the_text_and_no_ways_to_press(opened):
    page = opened("/uk/dispute.html")
    page.emulate_media(media="print")
    assert page.locator(WAYS).filter(visible=True).count() == 0
    expect(page.locator("article ol")).to_be_visible()


def test_forced_colours_leave_every_button_an_edge(opened):
    page = opened("/uk/complaint.html")
    page.emulate_media(forced_colors="active")
    edges = page.locator("button, summary").evaluate_all(
        "all => all.map((b) => getComputedStyle(b).borderStyle)"
    )
    assert set(edges) == {"solid"}


def test_nothing_moves_for_those_who_asked_for_stillness(opened):
    page = opened("/uk/index.html")
    page.emulate_media(reduced_motion="reduce")
    still = "all => all.every((one) => getComputedStyle(one).transitionDuration === '0s')"
    assert page.locator("*").evaluate_all(still)


def test_a_caught_letter_is_as_tall_as_its_frame(browse, stack, mail):
    page, story = browse(), Story(somebody())
    steps.complain(page, stack.site, story)
    mail.wait(story.email)
    page.goto(f"{stack.outputs['mail']}?to={quote(story.email)}")
    letter = page.frame_locator("iframe").locator("body")
    expect(letter).to_contain_text("HC-")
    assert abs(letter.bounding_box()["height"] - page.locator("iframe").bounding_box()["height"]) <= 3


def test_the_gateway_s_own_page_wears_our_type(opened):
    page = opened("/api/nowhere")
    assert page.locator("section").count() == 3
    assert "system-ui" in page.locator("body").evaluate("body => getComputedStyle(body).fontFamily")
