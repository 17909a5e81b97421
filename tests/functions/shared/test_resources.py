"""What the build puts beside the code, read by the functions."""

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from functions.shared.resources import Resources

SENT = "pages/link-sent.html"


def rendered(environment, email="olena@buyer.example"):
    pieces = {"shell": ["<title>", "</title>", ""], "email": email}
    return environment.get_template(SENT).render(pieces)


@pytest.fixture
def packaged(resources, tmp_path):
    """The templates as the build compiles them, without their sources."""
    resources.environment("uk").compile_templates(str(tmp_path / "templates"), zip=None)
    for name in ("locales", "helpcentre.json", "shell"):
        (tmp_path / name).symlink_to(resources.root / name)
    return Resources.packaged(tmp_path)


def test_a_packaged_template_says_what_its_source_says(resources, packaged):
    assert rendered(packaged.environment("uk")) == rendered(resources.environment("uk"))


def test_a_packaged_template_speaks_every_language(packaged):
    assert len({rendered(packaged.environment(language)) for language in ("uk", "ru", "en")}) == 3


def test_a_package_knows_the_settings_and_the_shell(packaged, config):
    assert vars(packaged.config) == vars(config)
    assert '<html lang="ru">' in packaged.shell("ru")


def test_an_environment_is_made_once_a_language(resources):
    assert resources.environment("uk") is resources.environment("uk")
    assert resources.environment("uk") is not resources.environment("ru")


def test_the_settings_are_read_once(resources):
    assert resources.config is resources.config


def test_a_value_that_is_missing_is_an_error_and_not_a_gap(resources):
    with pytest.raises(UndefinedError):
        resources.environment("uk").get_template(SENT).render()


def test_markup_is_escaped_in_pages_and_left_alone_in_plain_text(resources):
    environment = resources.environment("en")
    subject = environment.get_template("email/link-again/subject.txt").render(reference="a&b")
    assert "a&amp;b" in rendered(environment, "a&b")
    assert "a&b" in subject


def test_a_template_that_is_not_there_is_told_by_name(resources):
    with pytest.raises(TemplateNotFound, match="pages/nothing"):
        resources.environment("uk").get_template("pages/nothing.html")
