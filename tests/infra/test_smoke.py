import pytest

from infra import smoke
from infra.addresses import Addresses
from infra.failure import CommandFailed

ENGINE = Addresses("http://127.0.0.1:4566", "eu-central-1")
GOOD = {"/": 200, "/uk/": 200, "/uk/complaint.html": 200}


@pytest.fixture
def site(monkeypatch):
    """Answers statuses by path, 404 for all others; an error is raised."""

    def answering(statuses):
        def request(_, url):
            answer = statuses.get(url.removeprefix("https://help.example"), 404)
            if isinstance(answer, OSError):
                raise answer
            return answer, {}, b""

        monkeypatch.setattr(smoke.web, "request", request)

    return answering


def check():
    smoke.check(ENGINE, "https://help.example", "uk")


def test_a_site_that_answers_as_it_must_passes(site):
    site(GOOD)
    check()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/", 404),
        ("/uk/complaint.html", 503),
        ("/no-such-page.html", 200),
        ("/api/uk/drafts/no-such-draft", 502),
        ("/", OSError("refused")),
    ],
)
def test_the_address_that_does_not_answer_as_it_must_is_told(site, path, answer):
    site(GOOD | {path: answer})
    with pytest.raises(CommandFailed, match=f"example{path} should answer .* and answers {answer}"):
        check()
