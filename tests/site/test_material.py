from infra.site.material import _kept, stylesheet


def test_type_is_kept_and_components_go():
    css = ".md-typeset h1,.md-header h1{a:b}.md-search{c:d}.md-grid{e:f}"
    assert _kept(css) == ".md-typeset h1{a:b}.md-grid{e:f}"


def test_conditions_are_looked_into():
    css = "@media print{.md-nav{a:b}}@media print{.md-typeset{c:d}.md-nav{a:b}}"
    assert _kept(css) == "@media print{.md-typeset{c:d}}"


def test_commas_inside_brackets_part_nothing():
    css = ".md-typeset :is(h1,h2){a:b}"
    assert _kept(css) == css


def test_material_s_own_file_is_understood():
    css = stylesheet()
    assert css.count("{") == css.count("}")
    assert ".md-typeset .admonition" in css
    assert ".md-header" not in css
    assert "url(http" not in css
