import io

import pytest

from infra import plan
from infra.failure import CANCELLED, CommandFailed
from infra.stacks import Change

ADDED = Change("Add", "Table", "AWS::DynamoDB::Table", replaced=False)
REPLACED = Change("Modify", "Table", "AWS::DynamoDB::Table", replaced=True)
REMOVED = Change("Remove", "Table", "AWS::DynamoDB::Table", replaced=False)


@pytest.fixture(autouse=True)
def nobody_to_ask(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())


def test_additions_need_no_answer():
    plan.agree([ADDED], yes=False)


@pytest.mark.parametrize("change", [REPLACED, REMOVED])
def test_what_deletes_is_refused_when_nobody_can_be_asked(change):
    with pytest.raises(CommandFailed) as told:
        plan.agree([change], yes=False)
    assert told.value.code == CANCELLED


def test_yes_agrees_to_everything():
    plan.agree([REPLACED, REMOVED], yes=True)


def test_replacing_and_deleting_are_written_in_red():
    assert "[bold red]replaced" in plan.line(REPLACED)
    assert "[bold red]deleted" in plan.line(REMOVED)
