"""What the scripts of the pages get to say."""

from infra import translations

UKRAINIAN = {
    "Retry": "Спробувати ще раз",
    "{count} photo": ["{count} знімок", "{count} знімки", "{count} знімків"],
}
ENGLISH = {"Retry": "Retry", "{count} photo": ["{count} photo", "{count} photos"]}


def test_scripts_get_their_own_texts_and_no_others(whole):
    assert translations.for_scripts(whole.root, "uk") == UKRAINIAN


def test_english_is_what_the_sources_say(whole):
    assert translations.for_scripts(whole.root, "en") == ENGLISH


def test_a_text_without_a_translation_stays_english_in_every_form(whole):
    texts = translations.for_scripts(whole.root, "ru")
    assert texts["{count} photo"] == ["{count} photo", "{count} photos", "{count} photos"]
