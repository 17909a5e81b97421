import sys

import pytest

from infra import bootstrap


def test_other_requirements_ask_for_another_preparation(tmp_path, monkeypatch):
    before = bootstrap.stamp("serve")
    root = tmp_path / "root"
    (root / "requirements").mkdir(parents=True)
    (root / "requirements" / "serve.txt").write_text("rich==15.0.0\n")
    (root / "pyproject.toml").write_text("")
    monkeypatch.setattr(bootstrap, "ROOT", root)
    assert bootstrap.stamp("serve") != before


def test_a_prepared_environment_is_left_alone(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    bootstrap.stamp("test").touch()
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "serve"])
    bootstrap.main()
    assert capsys.readouterr().err == ""


def test_a_shim_without_an_interpreter_is_no_python(tmp_path):
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    assert bootstrap.version_of(str(shim)) == ""


def test_without_any_python_it_says_how_to_get_one(monkeypatch):
    monkeypatch.setattr(bootstrap, "version_of", lambda _: "3.9")
    monkeypatch.setattr(bootstrap, "VERSIONS", ("3.99",))
    with pytest.raises(SystemExit, match="apt-get install python3"):
        bootstrap.find_python()
