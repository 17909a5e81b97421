import pytest

from infra import cloud
from infra.engine_record import EngineRecord, kept
from infra.failure import PREFLIGHT, CommandFailed
from infra.project import Project


@pytest.fixture(autouse=True)
def no_aws(monkeypatch):
    """An environment that names no AWS at all."""
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_ENDPOINT_URL", "PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")


@pytest.fixture
def serving(tmp_path):
    """Says that `serve` runs on a port."""
    project = Project(tmp_path)

    def record(port):
        state = project.state / str(port)
        state.mkdir(parents=True)
        return kept(state, EngineRecord(port, "local", f"http://localhost:{port + 1}/"))

    record.project = project
    return record


@pytest.mark.parametrize("name", ["AWS_REGION", "AWS_DEFAULT_REGION"])
def test_a_region_is_taken_from_either_variable(monkeypatch, name):
    monkeypatch.setenv(name, "eu-west-1")
    assert cloud.from_environment().region == "eu-west-1"


def test_no_region_is_told_with_a_way_out():
    with pytest.raises(CommandFailed, match="No AWS region") as told:
        cloud.from_environment()
    assert (told.value.code, told.value.advice) == (PREFLIGHT, "Run: export AWS_REGION=eu-central-1")


def test_a_profile_that_is_none_is_told(monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with pytest.raises(CommandFailed, match="nobody"):
        cloud.from_environment()


def test_a_stage_that_is_served_here_is_found_here(serving):
    with serving(4601):
        assert cloud.of(serving.project, "local") == cloud.local(4601)


def test_of_two_served_stages_the_one_on_our_port_is_meant(serving, monkeypatch):
    monkeypatch.setenv("PORT", "4603")
    with serving(4602), serving(4603):
        assert cloud.of(serving.project, "local") == cloud.local(4603)


def test_an_endpoint_of_the_environment_goes_before_what_is_served_here(serving, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4700")
    monkeypatch.setenv("AWS_REGION", "eu-central-1")
    with serving(4604):
        assert cloud.of(serving.project, "local").endpoint == "http://127.0.0.1:4700"


def test_another_stage_is_never_looked_for_in_what_is_served_here(serving, monkeypatch):
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    with serving(4605):
        assert cloud.of(serving.project, "prod").endpoint == ""
