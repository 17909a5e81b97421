import gettext

import pytest
import time_machine

from infra import catalogues, project


@pytest.fixture
def compiled(tmp_path):
    """Compiles all catalogues at a date; answers the folder."""

    def at(date):
        into = tmp_path / date
        with time_machine.travel(date):
            catalogues.compile_all(project.here().locales, into)
        return into

    return at


def contents(folder):
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.mo")}


def test_the_same_catalogues_make_the_same_bytes_on_any_day(compiled):
    first, second = compiled("2026-11-22"), compiled("2027-01-01")
    assert contents(first) == contents(second)
    assert len(contents(first)) == 2  # English stands in the sources


def test_a_program_reads_what_a_person_wrote(compiled):
    texts = gettext.translation("messages", compiled("2026-11-22"), ["uk"])
    assert texts.gettext("Home page") == "Головна сторінка"
