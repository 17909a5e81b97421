import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

from infra import chromium
from tests.journeys.browsing import FLAGS, Browsing
from tests.stack import running
from tests.stack.mailbox import Mailbox
from tests.stack.visitor import Visitor


@pytest.fixture(scope="session")
def stack(request):
    return running.of_session(request.config)


@pytest.fixture(scope="session")
def browser():
    path = chromium.find()
    assert path, "No Chromium: run `make test`, which finds or installs one"
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chrome
        chrome.close()


@pytest.fixture
def browse(browser, stack):
    """Opens browsers for a test's people; none may see a broken policy, a third party or a 5xx."""
    browsing = Browsing(browser, stack.port)
    yield browsing.open
    browsing.close()
    assert browsing.faults == []


@pytest.fixture
def visitor(stack):
    return Visitor(stack.site, stack.port)


@pytest.fixture
def mail(stack):
    return Mailbox(stack.outputs["mail"])


@pytest.fixture(autouse=True)
def fresh_hour(request):
    """Every test comes from this computer: the hour's limits begin anew for each."""
    if "stack" in request.fixturenames:
        request.getfixturevalue("stack").forget_hour()


@pytest.fixture(scope="session")
def album(tmp_path_factory):
    """Three good photos, as three kinds of file."""
    folder = tmp_path_factory.mktemp("album")
    files = [folder / name for name in ("box.jpg", "label.png", "receipt.webp")]
    for file in files:
        Image.effect_noise((1200, 900), 40).convert("RGB").save(file)
    return files


@pytest.fixture(scope="session")
def large_photo(tmp_path_factory):
    """What a phone takes: 12 megapixels, several megabytes."""
    file = tmp_path_factory.mktemp("phone") / "phone.jpg"
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(file, quality=95)
    return file
