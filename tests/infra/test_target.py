import sys

from infra import target
from infra.addresses import Addresses

HERE = f"python{sys.version_info.major}.{sys.version_info.minor}"


def test_an_engine_runs_functions_with_our_own_interpreter():
    chosen = target.for_addresses(Addresses("http://127.0.0.1:4566", "eu-central-1"), "python3.13")
    assert (chosen.runtime, chosen.interpreter, chosen.pip_options) == (HERE, sys.executable, [])


def test_aws_runs_them_with_the_configured_runtime_and_gets_wheels_only():
    chosen = target.for_addresses(Addresses("", "eu-central-1"), "python3.13")
    assert chosen.runtime == "python3.13"
    assert "--only-binary=:all:" in chosen.pip_options
    assert chosen.pip_options[chosen.pip_options.index("--python-version") + 1] == "3.13"


def test_the_old_system_of_python_3_11_gets_no_wheel_that_cannot_load_there():
    assert "manylinux_2_28_x86_64" not in target.lambda_target("python3.11").platforms


def test_an_interpreter_that_is_not_there_is_none():
    assert target.find_interpreter("python3.99") is None
