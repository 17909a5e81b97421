import dataclasses
import gc
import marshal

import pytest

from functions.shared import starting


@pytest.fixture(autouse=True)
def thawed():
    yield
    gc.unfreeze()


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "dataclasses.bin"


def pair():
    return dataclasses.make_dataclass("Pair", ["left", "right"], frozen=True)


def test_a_dataclass_is_the_same_with_kept_code(kept):
    with starting.recorded(kept):
        made = pair()(1, 2)
    with starting.quickly(kept):
        again = pair()(1, 2)
    assert repr(again) == repr(made) == "Pair(left=1, right=2)"
    assert hash(again) == hash(made)


def test_kept_code_runs_in_place_of_the_source(kept):
    with starting.recorded(kept):
        pair()
    failing = compile("raise LookupError", "<string>", "exec")
    sources = marshal.loads(kept.read_bytes())  # noqa: S302 (we wrote it)
    kept.write_bytes(marshal.dumps(dict.fromkeys(sources, failing)))
    with pytest.raises(LookupError), starting.quickly(kept):
        pair()


def test_without_kept_code_everything_is_compiled_as_ever(kept):
    with starting.quickly(kept):
        assert pair()(1, 2).left == 1


def test_afterwards_all_is_as_it_was(kept):
    with starting.quickly(kept):
        assert not gc.isenabled()
    assert gc.isenabled()
    assert "exec" not in vars(dataclasses)


def test_a_failing_import_leaves_nothing_behind(kept):
    with pytest.raises(ImportError), starting.quickly(kept):
        raise ImportError
    assert gc.isenabled()
    assert "exec" not in vars(dataclasses)
