import pytest

from infra import update


class Deployment:
    """Remembers what it was asked to do."""

    def __init__(self, project):
        self.project = project
        self.cloud = None
        self.did = []

    def update_stack(self, *_, **__):
        self.did.append("stack")

    def update_site(self, *_):
        self.did.append("site")


@pytest.fixture
def deployment(workshop, monkeypatch):
    monkeypatch.setattr(update.build, "pages", lambda _: True)
    monkeypatch.setattr(update, "whoami", lambda _: "000000000000")
    return Deployment(workshop)


@pytest.mark.parametrize(
    ("changed", "done"),
    [
        ("docs/help/uk/index.md", ["site"]),
        ("functions/complaints/form.py", ["stack", "site"]),
        ("functions/complaints/app.py", ["stack"]),
        ("infra/stack/data.yaml", ["stack"]),
        ("templates/pages/check.html", ["stack", "site"]),
        ("helpcentre.toml", ["stack", "site"]),
        ("README.md", []),
    ],
)
def test_a_change_makes_only_what_it_is_in(deployment, changed, done):
    update.update(deployment, [changed])
    assert deployment.did == done
