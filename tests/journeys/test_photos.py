"""Photos that we refuse, photos that people take back, and uploads that S3 refuses itself."""

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.steps import Story
from tests.stack.visitor import somebody


@pytest.fixture
def photos_page(browse, stack):
    page = browse(scripts=False)
    steps.draft(page, stack.site, Story(somebody()))
    return page


@pytest.fixture
def file(tmp_path):
    def write(name, data):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


@pytest.mark.parametrize("scripts", [True, False])
def test_a_pdf_is_refused_and_the_page_says_what_to_add_instead(browse, stack, file, scripts):
    page = browse(scripts=scripts)
    steps.draft(page, stack.site, Story(somebody()))
    steps.add_photo(page, file("scan.pdf", b"%PDF-1.7 not a picture"))
    steps.await_photos(page, refused=1)
    assert "JPEG, PNG" in page.locator(".hc-photo").inner_text()


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("photo.heic", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 64, "JPEG"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "JPEG"),
        ("cut.jpg", None, "фото"),
    ],
)
def test_a_file_that_is_no_photo_says_why(photos_page, file, album, name, data, word):
    data = data or album[0].read_bytes()[:5000]
    steps.add_photo(photos_page, file(name, data))
    steps.await_photos(photos_page, refused=1)
    assert word in photos_page.locator(".hc-photo").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_photo_can_be_taken_back(browse, stack, album, scripts):
    page = browse(scripts=scripts)
    steps.draft(page, stack.site, Story(somebody()))
    for photo in album[:2]:
        steps.add_photo(page, photo)
    steps.await_photos(page, accepted=2)
    page.locator(".hc-photo button").first.click()
    expect(page.locator(".hc-photo")).to_have_count(1)
    page.reload()
    expect(page.locator(".hc-photo")).to_have_count(1)


def test_a_photo_over_15_megabytes_is_refused_and_the_complaint_goes_on(photos_page, file):
    address = photos_page.url
    photos_page.set_input_files("#photo", file("huge.jpg", b"\xff\xd8\xff" + b"\x00" * (15 * 1024 * 1024)))
    with photos_page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        photos_page.click("form[data-upload] button")
    assert answered.value.status == 400
    photos_page.goto(address)
    steps.to_check(photos_page)
    assert steps.submit(photos_page).startswith("HC-")


def test_coming_back_without_a_photo_says_that_it_did_not_arrive(photos_page):
    photos_page.goto(f"{photos_page.url}/000000000000")
    expect(photos_page.locator(".hc-summary")).to_be_visible()


def test_ten_photos_are_enough(photos_page, album):
    for _ in range(10):
        steps.add_photo(photos_page, album[1])
    steps.await_photos(photos_page, accepted=10)
    expect(photos_page.locator("form[data-upload]")).to_have_count(0)
    expect(photos_page.locator("[data-full]")).to_be_visible()
