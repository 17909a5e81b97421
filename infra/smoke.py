"""Whether a deployed site works, asked as a visitor would."""

from infra import web
from infra.addresses import Addresses
from infra.failure import CommandFailed
from infra.stacks import pauses

# A new distribution takes minutes to be everywhere; the looks below grow to 3 s apart.
LOOKS = 100


def check(addresses: Addresses, site: str, language: str) -> None:
    """Raises CommandFailed for the first address that does not answer as it must."""
    expectations = {
        f"{site}/": 200,
        f"{site}/{language}/": 200,
        f"{site}/{language}/complaint.html": 200,
        f"{site}/no-such-page.html": 404,
        # Through the front door to the functions and their table: a draft that nobody has is gone. Nothing on
        # the way there answers 404.
        f"{site}/api/{language}/drafts/no-such-draft": 404,
    }
    for url, expected in expectations.items():
        _expect(addresses, url, expected)


def _expect(addresses: Addresses, url: str, expected: int) -> None:
    status: int | str = "nothing"
    for _, _pause in zip(range(LOOKS if addresses.on_aws else 3), pauses(), strict=False):
        try:
            status = web.request(addresses, url)[0]
        except OSError as error:
            status = str(error)
        if status == expected:
            return
    raise CommandFailed(f"{url} should answer {expected} and answers {status}.")
