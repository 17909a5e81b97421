"""A stack on the local AWS, from nothing to nothing."""

import json
import uuid

import pytest

from infra import artifacts
from infra.failure import CommandFailed
from infra.stacks import Change, Stack

QUEUE = {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": 0}}
SLOWER = {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": 5}}
IMPOSSIBLE = {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": "no-such-api"}}
UNKNOWN = {"Type": "AWS::SQS::Quene", "Properties": {}}


@pytest.fixture
def stack(aws):
    return Stack(aws, uuid.uuid4().hex[:8])


@pytest.fixture
def prepare(aws, stack, tmp_path):
    """Prepares the changes that bring the stack to these resources."""
    bucket = artifacts.make_bucket(aws, stack.stage, "0")

    def change_set(**resources):
        file = tmp_path / f"template-{uuid.uuid4().hex}.json"
        outputs = {name: {"Value": {"Ref": name}} for name in resources}
        file.write_text(json.dumps({"Resources": resources, "Outputs": outputs}))
        artifacts.upload(aws, bucket, file)
        return stack.prepare(f"{aws.endpoint}/{bucket}/{file.name}", {}, ())

    return change_set


@pytest.fixture
def deploy(stack, prepare):
    """Brings the stack to these resources; answers the changes and what was told meanwhile."""

    def bring(**resources):
        name, changes = prepare(**resources)
        told = []
        if changes:
            stack.execute(name, told.append)
        return changes, told

    return bring


def test_before_a_first_deployment_there_is_nothing(stack):
    assert (stack.describe(), stack.outputs()) == (None, {})


def test_a_first_deployment_adds_and_tells_of_each_resource(stack, deploy):
    changes, told = deploy(Queue=QUEUE)
    assert changes == [Change("Add", "Queue", "AWS::SQS::Queue", replaced=False)]
    assert "Queue create complete" in told
    assert "Queue" in stack.outputs()


def test_a_deployment_of_the_same_changes_nothing_and_leaves_no_change_set(aws, stack, deploy):
    deploy(Queue=QUEUE)
    assert deploy(Queue=QUEUE) == ([], [])
    listed = aws.client("cloudformation").list_change_sets(StackName=stack.name)["Summaries"]
    assert [one for one in listed if one["Status"] == "FAILED"] == []


def test_what_is_gone_from_the_template_is_told_as_destroyed(deploy):
    deploy(Queue=QUEUE, Other=QUEUE)
    changes, _ = deploy(Queue=SLOWER)
    assert {(change.action, change.resource, change.destroys) for change in changes} == {
        ("Modify", "Queue", False),
        ("Remove", "Other", True),
    }


def test_a_template_with_a_mistake_is_refused_in_cloudformations_words(stack, deploy):
    with pytest.raises(CommandFailed, match="refused the template") as told:
        deploy(Queue=UNKNOWN)
    assert "AWS::SQS::Quene" in told.value.advice
    assert stack.outputs() == {}


def test_a_deployment_that_fails_says_which_resource_and_why(deploy):
    with pytest.raises(CommandFailed, match="The stack ended as ROLLBACK_COMPLETE") as told:
        deploy(Queue=QUEUE, Deployment=IMPOSSIBLE)
    assert told.value.advice.startswith("Deployment: ")


def test_a_prepared_change_that_nobody_wants_is_discarded(aws, stack, deploy, prepare):
    deploy(Queue=QUEUE)
    name, _ = prepare(Queue=SLOWER)
    stack.discard(name)
    listed = aws.client("cloudformation").list_change_sets(StackName=stack.name)["Summaries"]
    assert name not in [one["ChangeSetName"] for one in listed]


def test_a_deleted_stack_is_as_if_it_had_never_been(stack, deploy):
    deploy(Queue=QUEUE)
    stack.delete(lambda _: None)
    assert (stack.describe(), stack.outputs()) == (None, {})
