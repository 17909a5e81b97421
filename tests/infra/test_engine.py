import json
import socket

import pytest

from infra.engine import environment, forget_stream_positions, refuse_taken
from infra.failure import PREFLIGHT, CommandFailed


def test_a_taken_port_is_told_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandFailed, match=f"Port {port} is taken") as told:
            refuse_taken(port)
    assert told.value.code == PREFLIGHT
    assert "PORT=" in told.value.advice


def test_stream_positions_are_forgotten_and_nothing_else(tmp_path):
    saved = {"format": 2, "payload": {"functions": {"a": 1}, "dynamodb_stream_positions": {"shard": 7}}}
    (tmp_path / "lambda.json").write_text(json.dumps(saved))
    forget_stream_positions(tmp_path)
    assert json.loads((tmp_path / "lambda.json").read_text()) == {
        "format": 2,
        "payload": {"functions": {"a": 1}},
    }


def test_a_first_start_has_nothing_to_forget(tmp_path):
    forget_stream_positions(tmp_path)


def test_the_engine_listens_here_only_and_checks_signatures(tmp_path):
    chosen = environment(4601, tmp_path)
    assert (chosen["BIND_HOST"], chosen["AUTH"], chosen["GATEWAY_PORT"]) == ("127.0.0.1", "true", "4601")


def test_the_engine_never_sees_credentials_of_a_real_account(tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "real")
    assert not [name for name in environment(4601, tmp_path) if name.startswith("AWS_")]
