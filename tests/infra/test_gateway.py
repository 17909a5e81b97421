import pytest

from infra import catalogues, gateway, project


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    into = tmp_path_factory.mktemp("locales")
    catalogues.compile_all(project.here().locales, into)
    return into


@pytest.fixture(params=gateway.ANSWERS, ids=str.lower)
def page(request, compiled):
    _, heading, text = gateway.ANSWERS[request.param]
    return gateway.page(compiled, heading, text)


def test_each_page_speaks_all_three_languages(page):
    for language in gateway.LANGUAGES:
        assert f'<section lang="{language}">' in page


def test_each_page_leads_home_in_each_language(page):
    for language in gateway.LANGUAGES:
        assert f'href="/{language}/index.html"' in page


def test_the_gateway_finds_no_variable_in_a_page(page):
    assert "$" not in page
    assert "#" not in page


def test_a_page_holds_no_style_and_no_script_that_the_policy_would_refuse(page):
    assert "<style" not in page
    assert "<script" not in page
    assert "style=" not in page


def test_a_language_without_a_catalogue_gets_the_sources_words(tmp_path):
    assert gateway.page(tmp_path, "Home page", "Home page").count("<h1>Home page</h1>") == 3


def test_no_header_breaks_out_of_its_quotes():
    assert not [value for value in gateway.HEADERS.values() if "'" in value]
