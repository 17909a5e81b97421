"""What JavaScript adds: answers checked at once, several photos at once, drafts and lost connections."""

import time

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.steps import Story
from tests.stack.visitor import somebody

STATUS = ".hc-status"
SEVEN_DAYS = 7 * 24 * 60 * 60 * 1000  # ms


@pytest.fixture
def page(browse):
    return browse()


@pytest.fixture
def story():
    return Story(somebody())


@pytest.fixture
def photos(page, stack, story):
    steps.draft(page, stack.site, story)
    return page


def posts(page):
    """The addresses of our own that the page posts to from now on."""
    found = []
    page.on("request", lambda request: request.method == "POST" and found.append(request.url))
    return found


def test_every_error_is_shown_at_once_without_a_request(page, stack):
    steps.open_form(page, stack.site, "uk")
    sent = posts(page)
    steps.go_on(page)
    expect(page.locator(".hc-summary li")).to_have_count(5)
    expect(page.locator("#problems")).to_be_focused()
    assert page.title().startswith("Помилка: ")
    assert sent == []


def test_the_browser_says_what_the_server_would_say(browse, page, stack):
    other = browse(scripts=False)
    for one in (page, other):
        steps.open_form(one, stack.site, "ru")
        one.fill("#link", "дивись https://elsewhere.example/item/1")
        one.check("#kind-counterfeit")
        one.fill("#email", "olena")
        one.fill("#description", "а" * 5001)
        steps.go_on(one)
        expect(one.locator(".hc-summary")).to_be_visible()
    assert page.locator(".hc-summary").inner_text() == other.locator(".hc-summary").inner_text()
    assert page.locator(".hc-error").all_inner_texts() == other.locator(".hc-error").all_inner_texts()


def test_an_error_leads_to_its_question_and_goes_once_that_is_answered(page, stack):
    steps.open_form(page, stack.site, "uk")
    steps.go_on(page)
    page.locator(".hc-summary a").last.click()
    expect(page.locator("#consent")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#consent-error")).to_have_count(0)
    expect(page.locator("#consent")).not_to_have_attribute("aria-invalid", "true")


def test_what_only_the_server_knows_is_shown_in_place(page, stack, story):
    steps.open_form(page, stack.site, "uk")
    steps.fill(page, story)
    page.fill("#link", "https://user:secret@market.example/item/1")
    steps.go_on(page)
    expect(page.locator("#link-error")).to_contain_text("пароль")
    assert page.url.endswith("/uk/complaint.html")
    assert page.input_value("#description") == story.description


def test_characters_are_counted_as_people_type(page, stack):
    steps.open_form(page, stack.site, "uk")
    page.fill("#description", "а" * 4998)
    expect(page.locator("[data-count-for]")).to_have_text("Залишилося 2 символи")
    page.fill("#description", "а" * 5001)
    expect(page.locator("[data-count-for]")).to_have_text("Зайвий 1 символ")


def test_three_photos_are_chosen_at_once(photos, album):
    photos.set_input_files("#photo", album)
    expect(photos.locator(".hc-photo[data-state=accepted]")).to_have_count(3, timeout=steps.CHECKED_IN)
    assert steps.pictures_loaded(photos) == 3


def test_a_large_photo_is_made_smaller_before_it_travels(photos, large_photo):
    sizes = []
    photos.on("request", lambda request: sizes.append(len(request.post_data_buffer or b"")))
    photos.set_input_files("#photo", large_photo)
    expect(photos.locator(".hc-photo[data-state=accepted]")).to_have_count(1, timeout=steps.CHECKED_IN)
    assert large_photo.stat().st_size > 6_000_000
    assert max(sizes) < 3_500_000


def test_a_photo_is_taken_back_without_leaving_the_page(photos, album):
    steps.add_photo(photos, album[0])
    photos.locator(".hc-photo button").click()
    expect(photos.locator(".hc-photo")).to_have_count(0)
    expect(photos.locator("[data-none]")).to_be_visible()
    expect(photos.locator(STATUS)).to_have_text("Фото видалено.")


def test_a_photo_that_is_lost_on_its_way_is_sent_again(photos, album):
    photos.context.set_offline(True)
    photos.set_input_files("#photo", album[0])
    expect(photos.get_by_role("button", name="Спробувати ще раз")).to_be_visible()
    photos.context.set_offline(False)
    expect(photos.locator(".hc-photo[data-state=accepted]")).to_have_count(1, timeout=steps.CHECKED_IN)


def test_going_on_waits_for_photos_that_are_on_their_way(photos, album):
    photos.route("**/*uploadbucket*/**", lambda route: (time.sleep(1), route.continue_()))
    photos.set_input_files("#photo", album)
    steps.go_on(photos)
    expect(photos.locator("form[data-submit]")).to_be_visible(timeout=steps.CHECKED_IN)
    expect(photos.locator(".hc-photo")).to_have_count(3)


def test_a_closed_tab_loses_nothing(page, stack, story):
    steps.open_form(page, stack.site, "uk")
    steps.fill(page, story)
    page.wait_for_timeout(600)
    page.goto("about:blank")
    steps.open_form(page, stack.site, "uk")
    assert page.input_value("#description") == story.description
    assert page.is_checked(f"#facts-{story.kind}-{story.reason}-{story.fact}")
    expect(page.locator("[data-kept]")).to_contain_text("Ми повернули те, що ви ввели")


def test_a_draft_with_photos_is_found_again_and_goes_on(photos, stack, album):
    steps.add_photo(photos, album[0])
    photos.goto("about:blank")
    steps.open_form(photos, stack.site, "ru")
    photos.fill("#name", "Інша")
    steps.go_on(photos)
    expect(photos.locator(".hc-photo")).to_have_count(1)
    assert "/api/ru/" in photos.url


def test_what_is_kept_can_be_deleted_here_and_on_the_server(photos, stack):
    draft = photos.url
    steps.open_form(photos, stack.site, "uk")
    photos.click("[data-kept] button")
    expect(photos.locator("[data-kept]")).to_have_text("Видалено.")
    assert photos.input_value("#description") == ""
    steps.open_form(photos, stack.site, "uk")
    expect(photos.locator("[data-kept]")).to_have_count(0)
    assert photos.goto(draft).status == 410


def test_what_is_kept_is_gone_after_seven_days(page, stack, story):
    page.clock.install()
    steps.open_form(page, stack.site, "uk")
    page.fill("#description", story.description)
    page.clock.run_for(1000)
    page.clock.fast_forward(SEVEN_DAYS + 1000)
    steps.open_form(page, stack.site, "uk")
    page.clock.run_for(1000)
    assert page.input_value("#description") == ""


def test_nothing_is_kept_once_the_complaint_is_sent(page, stack, story):
    steps.complain(page, stack.site, story)
    steps.open_form(page, stack.site, "uk")
    assert page.evaluate("localStorage.length") == 0


def test_a_complaint_survives_a_lost_connection(page, stack, mail, story):
    steps.draft(page, stack.site, story)
    steps.to_check(page)
    page.wait_for_timeout(steps.FILL_TIME)
    page.context.set_offline(True)
    page.click("form[data-submit] button")
    expect(page.locator(STATUS)).to_contain_text("Пробуємо ще")
    page.context.set_offline(False)
    assert steps.reference(page).startswith("HC-")
    assert steps.reference(page) in mail.wait(story.email)["subject"]


def answer_lost(route, visitor):
    """The request reaches the server, its answer never reaches the browser."""
    request = route.request
    assert visitor.post(request.url, request.post_data_buffer, **request.headers).status == 201
    route.abort()


def test_an_answer_lost_on_the_way_back_makes_no_second_complaint(page, stack, mail, story, visitor):
    steps.draft(page, stack.site, story)
    steps.to_check(page)
    page.wait_for_timeout(steps.FILL_TIME)
    page.route("**/submit", lambda route: answer_lost(route, visitor), times=1)
    page.click("form[data-submit] button")
    assert steps.reference(page) in mail.wait(story.email)["subject"]
    page.wait_for_timeout(1000)
    assert len(mail.letters(story.email)) == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_makes_one_complaint(browse, stack, mail, story, scripts):
    page = browse(scripts=scripts)
    steps.draft(page, stack.site, story)
    steps.to_check(page)
    page.wait_for_timeout(steps.FILL_TIME)
    page.dblclick("form[data-submit] button")
    assert steps.reference(page) in mail.wait(story.email)["subject"]
    page.wait_for_timeout(1000)
    assert len(mail.letters(story.email)) == 1
