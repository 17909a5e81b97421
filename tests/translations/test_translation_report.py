"""What `helpcentre translations` says about a catalogue."""

import pytest
from jinja2 import TemplateSyntaxError

from infra import translations


def test_a_whole_catalogue_has_no_problems(whole):
    assert whole.problems() == {}


def test_texts_of_pages_and_scripts_are_missing_until_somebody_translates_them(empty):
    texts = ["Continue", "Photo <b>%(number)s</b>", "Retry", "{count} photo"]
    assert sorted(empty.problems()["missing"]) == texts


def test_a_catalogue_that_nobody_began_lacks_everything(whole):
    whole.file.unlink()
    assert len(whole.problems()["missing"]) == 4


def test_a_text_without_one_of_its_plural_forms_is_missing(whole):
    whole.replace('msgstr[1] "{count} знімки"', 'msgstr[1] ""')
    assert whole.problems() == {"missing": ["{count} photo"]}


def test_a_guess_is_reported(whole):
    whole.replace('msgid "Continue"', '#, fuzzy\nmsgid "Continue"')
    assert whole.problems() == {"fuzzy": ["Continue"]}


@pytest.mark.parametrize(
    "wrong", ["Фото <b>%(numer)s</b>", "Фото <b>1</b>", "Фото %(number)s", "%(number)s % <b></b>"]
)
def test_other_placeholders_or_tags_are_reported(whole, wrong):
    whole.replace('msgstr "Фото <b>%(number)s</b>"', f'msgstr "{wrong}"')
    assert whole.problems() == {"mismatched": ["Photo <b>%(number)s</b>"]}


def test_a_plural_form_without_its_number_is_reported(whole):
    whole.replace("{count} знімки", "знімки")
    assert whole.problems() == {"mismatched": ["{count} photo"]}


def test_a_translation_that_no_source_needs_is_reported(whole):
    whole.replace('msgid "Continue"', 'msgid "Gone"\nmsgstr "Нема"\n\nmsgid "Continue"')
    assert whole.problems() == {"obsolete": ["Gone"]}


def test_each_problem_is_a_line_with_its_language(whole):
    assert "ru: missing: Continue" in translations.report(whole.root).lines()


def test_a_template_that_does_not_parse_is_not_passed_over(whole):
    whole.page_says("{% trans %}")
    with pytest.raises(TemplateSyntaxError):
        translations.report(whole.root)
