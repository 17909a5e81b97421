from infra.site.material import kept, stylesheet, without_unread


def test_type_is_kept_and_components_go():
    css = ".md-typeset h1,.md-header h1{a:b}.md-search{c:d}.md-grid{e:f}"
    assert kept(css) == ".md-typeset h1{a:b}.md-grid{e:f}"


def test_extensions_that_are_off_go():
    css = ".md-typeset .highlight .c,.md-typeset .note{a:b}.md-typeset details.note,.note>summary{c:d}"
    assert kept(css) == ".md-typeset .note{a:b}"


def test_what_a_rule_is_not_about_keeps_it():
    css = ".md-typeset table:not(.highlight){a:b}"
    assert kept(css) == css


def test_conditions_are_looked_into():
    css = "@media print{.md-nav{a:b}}@media print{.md-typeset{c:d}.md-nav{a:b}}"
    assert kept(css) == "@media print{.md-typeset{c:d}}"


def test_commas_inside_brackets_part_nothing():
    css = ".md-typeset :is(h1,h2){a:b}"
    assert kept(css) == css


def test_material_s_own_file_is_understood():
    css = stylesheet()
    assert css.count("{") == css.count("}")
    assert ".md-typeset .admonition" in css
    assert ".md-header" not in css
    assert "url(http" not in css


def test_kinds_of_admonitions_that_no_page_has_go():
    css = stylesheet({"note"})
    assert ".note>.admonition-title" in css
    assert ".tip" not in css


def test_a_property_that_nothing_reads_goes_and_so_does_what_only_it_reads():
    css = ':root{--md-a:url("x;}\');(");--md-b:var(--md-a);--md-c:0 0 #000}p{color:var(--md-c)}'
    assert without_unread(css) == ":root{--md-c:0 0 #000}p{color:var(--md-c)}"


def test_our_own_properties_stay_for_scripts_may_read_them():
    assert without_unread(":root{--hc-a:1}") == ":root{--hc-a:1}"
