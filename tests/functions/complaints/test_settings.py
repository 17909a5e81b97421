"""What a deployment tells the functions."""

import pytest

from functions.complaints.settings import SettingMissing, Settings


def test_a_setting_is_what_the_environment_says():
    assert Settings({"TABLE_NAME": "cases"})["TABLE_NAME"] == "cases"


def test_a_missing_setting_is_told_by_name():
    with pytest.raises(SettingMissing, match=r"^TABLE_NAME$"):
        Settings({"SITE_URL": ""})["TABLE_NAME"]


def test_an_empty_setting_is_there():
    assert Settings({"SITE_URL": ""})["SITE_URL"] == ""
