import pytest

from infra import fragments


def read(tmp_path, text):
    (tmp_path / "fragment.yaml").write_text(text)
    return fragments.read(tmp_path / "fragment.yaml")


def test_short_forms_become_long_ones(tmp_path):
    found = read(
        tmp_path, "a: !Ref Table\nb: !GetAtt Table.Arn\nc: !Sub '${Table}'\nd: !If [Is, 1, !Ref X]\n"
    )
    assert found == {
        "a": {"Ref": "Table"},
        "b": {"Fn::GetAtt": ["Table", "Arn"]},
        "c": {"Fn::Sub": "${Table}"},
        "d": {"Fn::If": ["Is", 1, {"Ref": "X"}]},
    }


def test_a_date_stays_a_string(tmp_path):
    assert read(tmp_path, "Version: 2012-10-17\n") == {"Version": "2012-10-17"}


def test_a_name_defined_twice_is_refused():
    one = {"Resources": {"Table": {}}}
    with pytest.raises(ValueError, match="Resources defined twice: Table"):
        fragments.merge([one, one])
