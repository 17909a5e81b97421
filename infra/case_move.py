"""`helpcentre case`: asks the deployed stack to move a case, by the function made for it."""

import json

from botocore.exceptions import BotoCoreError, ClientError

from infra.cloud import Cloud
from infra.failure import USAGE, CommandFailed
from infra.outputs import START, Outputs
from infra.stacks import Stack

ERRORS = {
    "unknown-reference": "No complaint has the number {reference}.",
    "unknown-status": "{status} is not a status.",
    "illegal-transition": "A complaint cannot go from {from} to {status}.",
}


def move(cloud: Cloud, stage: str, reference: str, status: str) -> Outputs:
    """The move as the stack reports it; CommandFailed with the choices there are."""
    moved = _invoke(cloud, stage, {"reference": reference, "status": status})
    if "error" in moved:
        choices = ", ".join(moved["choices"])
        message = ERRORS[moved["error"]].format_map({"reference": reference, "status": status, **moved})
        raise CommandFailed(message, advice=f"Possible: {choices}" if choices else "", code=USAGE)
    return moved


def _invoke(cloud: Cloud, stage: str, event: dict[str, str]) -> Outputs:
    try:
        function = Stack(cloud, stage).outputs().get("MoveFunctionName", "")
        answer = cloud.client("lambda").invoke(FunctionName=function, Payload=json.dumps(event))
    except (BotoCoreError, ClientError) as error:
        raise CommandFailed(f"Stage {stage} does not answer.", advice=START) from error
    shape = json.loads(answer["Payload"].read())
    if "FunctionError" in answer:
        raise CommandFailed("The stack could not move the case.", advice=str(shape.get("errorMessage", "")))
    return dict(shape)
