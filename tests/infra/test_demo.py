import pytest

from functions.complaints import form
from infra import build, demo, project


@pytest.fixture
def seeded(monkeypatch, tmp_path):
    """Seeds twice into one state; answers how often the site was asked to take the demo."""

    def seed_twice(error=None):
        asked = []

        def seed(*_):
            asked.append(1)
            if error:
                raise error

        monkeypatch.setattr(demo, "seed", seed)
        for _ in range(2):
            demo.seed_once(None, None, {}, tmp_path)
        return len(asked)

    return seed_twice


def test_one_state_gets_one_demo(seeded):
    assert seeded() == 1


def test_a_demo_that_is_not_taken_is_told_and_tried_again(seeded, capsys):
    assert seeded(OSError("429")) == 2
    assert "429" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_the_demo_is_a_complaint_that_our_own_form_takes(language):
    config = build.config(project.here())
    told = demo._complaint(config, config.kinds[0], language)
    sent = {name: value if isinstance(value, list) else [str(value)] for name, value in told.items()}
    made, parsed = form.read(config, str, language, sent | {"consent": ["yes"]})
    assert made, parsed.errors
