"""How the catalogues follow the sources."""

from infra import translations


def test_an_update_of_a_whole_catalogue_changes_nothing(whole):
    before = whole.text
    translations.update(whole.root)
    assert whole.text == before


def test_catalogues_hold_no_dates_and_no_line_numbers(whole):
    assert "Date" not in whole.text
    assert "#: templates/pages/page.html\n" in whole.text


def test_a_new_text_comes_in_empty_and_the_others_stay(whole):
    whole.page_says('{{ _("Continue") }} {{ _("Back") }}')
    translations.update(whole.root)
    assert whole.problems()["missing"] == ["Back"]
    assert 'msgstr "Продовжити"' in whole.text


def test_old_words_stay_as_a_comment_while_the_new_ones_have_no_translation(whole):
    whole.page_says('{{ _("Go on") }}')
    translations.update(whole.root)
    assert '#~ msgstr "Продовжити"' in whole.text


def test_old_words_go_once_everything_is_translated(whole):
    whole.page_says("")
    translations.update(whole.root)
    assert "Продовжити" not in whole.text
    assert whole.problems() == {}


def test_a_source_that_goes_back_to_its_old_words_finds_their_translation(whole):
    whole.page_says('{{ _("Go on") }}')
    translations.update(whole.root)
    whole.page_says('{{ _("Continue") }}')
    translations.update(whole.root)
    assert whole.problems() == {}


def test_a_language_that_is_new_in_the_settings_gets_a_catalogue(whole):
    whole.file.unlink()
    translations.update(whole.root)
    assert "Language: uk" in whole.text
