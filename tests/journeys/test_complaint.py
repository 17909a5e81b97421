"""The main job, from an empty form to the status page with the photos."""

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.steps import Story
from tests.stack.mailbox import link_in
from tests.stack.visitor import somebody

WHY = {
    "uk": "цю адресу вказано в скарзі",
    "ru": "этот адрес указан в жалобе",
    "en": "gave this address in a complaint",
}
MODES = [(language, scripts) for language in WHY for scripts in (True, False)]


@pytest.mark.parametrize(("language", "scripts"), MODES)
def test_a_complaint_with_three_photos_reaches_its_status_page(browse, stack, mail, album, language, scripts):
    page, story = browse(language, scripts=scripts), Story(somebody())
    steps.draft(page, stack.site, story, language)
    for file in album:
        steps.add_photo(page, file)
    steps.await_photos(page, accepted=3)
    steps.to_check(page)
    reference = steps.submit(page)
    page.reload()
    assert steps.reference(page) == reference

    letter = mail.wait(story.email)
    assert_tells_only_what_it_may(letter, reference, story, language, stack)
    steps.open_case(page, link_in(letter))
    assert_shows_the_case(page, reference, language)


def assert_tells_only_what_it_may(letter, reference, story, language, stack):
    door = f"{stack.site}/{language}/complaint-centre.html"
    assert letter["language"] == language
    assert reference in letter["subject"]
    assert letter["headers"]["Reply-To"] == "support@market.example"
    for part in (letter["text"], letter["html"]):
        assert all(
            text in part for text in (reference, f"{stack.site}/api/{language}/links/", door, WHY[language])
        )
        assert not any(secret in part for secret in story.secrets())


def assert_shows_the_case(page, reference, language):
    assert reference in page.title()
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("[data-status]").get_attribute("data-status") == "submitted"
    assert page.locator("[data-turn]").inner_text()
    assert steps.pictures_loaded(page) == 3
    expect(page.locator(".hc-history li")).to_have_count(2)  # received, address confirmed
    assert "<b>x</b>" in page.locator(".hc-written").first.inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_every_page_before_the_last_says_that_nothing_is_sent(browse, stack, scripts):
    page = browse(scripts=scripts)
    steps.open_form(page, stack.site, "uk")
    said = [page.locator(".hc-notice").first.inner_text()]
    steps.draft(page, stack.site, Story(somebody()))
    said.append(page.locator(".hc-notice").first.inner_text())
    steps.to_check(page)
    said.append(page.locator(".hc-notice").first.inner_text())
    assert said == ["Скаргу ще не подано. Ви подасте її на останній сторінці."] * 3


@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_typed_is_lost_when_one_answer_is_wrong(browse, stack, scripts):
    page, story = browse(scripts=scripts), Story(somebody())
    steps.open_form(page, stack.site, "uk")
    steps.fill(page, story)
    page.fill("#email", "olena@example")
    steps.go_on(page)
    expect(page.locator(".hc-summary li")).to_have_count(1)
    assert page.input_value("#description") == story.description
    assert page.input_value("#name") == story.name
    assert page.is_checked(f"#facts-{story.kind}-{story.reason}-{story.fact}")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_answer_can_be_changed_from_the_last_page(browse, stack, scripts):
    page = browse(scripts=scripts)
    steps.draft(page, stack.site, Story(somebody()))
    steps.to_check(page)
    page.click(".hc-answers a[href$='#description']")
    page.fill("#description", "Інше слово")
    steps.go_on(page)
    expect(page.locator("[data-photos]")).to_be_visible()
    steps.to_check(page)
    assert "Інше слово" in page.locator(".hc-answers").inner_text()
    assert steps.submit(page).startswith("HC-")


def test_a_complaint_can_be_deleted_before_it_is_sent(browse, stack):
    page = browse()
    steps.draft(page, stack.site, Story(somebody()))
    address = page.url
    steps.to_check(page)
    page.click(".hc-discard summary")
    page.click(".hc-discard button")
    assert page.goto(address).status == 410
