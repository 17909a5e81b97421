import pytest

from infra.site import SiteInvalid, build


@pytest.mark.parametrize(
    ("mistake", "says"),
    [
        ("# A\n\n{{ nobody.name }}\n", r"docs/help/uk/guide\.md:3: 'nobody' is undefined"),
        ("# A\n\n\n{% if %}\n", r"docs/help/uk/guide\.md:4: "),
        ('# A\n{{ form("no-such") }}\n', r"docs/help/uk/guide\.md:2: 'pages/no-such-form\.html' not found"),
    ],
)
def test_a_mistake_in_a_page_is_reported_with_file_and_line(tree, tmp_path, mistake, says):
    (tree / "docs/help/uk/guide.md").write_text(mistake, encoding="utf-8")
    with pytest.raises(SiteInvalid, match=says):
        build(tree, tmp_path / "out")


def test_mistakes_in_several_pages_are_reported_together(tree, tmp_path):
    for language in ("uk", "ru"):
        (tree / f"docs/help/{language}/guide.md").write_text("{{ nobody }}", encoding="utf-8")
    with pytest.raises(SiteInvalid) as caught:
        build(tree, tmp_path / "out")
    assert len(caught.value.problems) == 2
