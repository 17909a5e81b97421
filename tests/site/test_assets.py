from infra.site.assets import _admonitions, _minified


def test_styles_lose_comments_and_indentation():
    css = "/* why */\na,\nb {\n  color: red;\n}\n\n@media (a) {\n  c > d {\n    e: f g;\n  }\n}\n"
    assert _minified(css) == "a, b{color: red;}@media (a){c > d{e: f g;}}"


def test_a_space_that_means_something_stays():
    css = 'a :hover{width: calc(1px + 2px);content: "x y"}'
    assert _minified(css) == css


def test_the_admonitions_of_all_pages_are_known(tmp_path):
    (tmp_path / "a.md").write_text('!!! note\n    Text.\n\n- list\n\n    !!! tip inline "A title"\n')
    assert _admonitions(tmp_path) >= {"note", "tip"}
