"""What a cold start costs, and what leaves the function before it answers.

Measured is the CPU of a whole process, user and system: a fresh interpreter that has only the unpacked
package on its path imports the app, gets a submit from the confirmed last page, sends the case's transaction
to the local engine, and answers 303. The process ends with the answer, as a Lambda's does not go down either.

The measure is a "bare handler with one botocore DynamoDB client": a fresh interpreter that imports the stock
botocore of the same version, makes one DynamoDB client and calls a handler that does nothing. It sends no
request. Twice: as `pip install` leaves it, with its .pyc, and as a Lambda zip carries it by default, without
(the folder is read-only, so every cold start compiles again). The first is the harder measure.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from bench import child, event, packages, ratio
from bench.figure import Figure
from bench.packages import Packages
from bench.stack import Stack
from infra.console import say
from infra.project import Project
from tests.stack.drafts import Draft, open_draft, ripen
from tests.stack.visitor import multipart

ROUNDS = 11
GOAL = 0.9
ROUTE = "/{language}/drafts/{token}/submit"


def figures(here: Project, made: Packages, stack: Stack, room: Path) -> Iterator[Figure]:
    variables = stack.submit_variables()
    submits = [
        written(draft, variables, room, number) for number, draft in enumerate(drafts(stack, ROUNDS + 1))
    ]
    sources, compiled = (packages.stock(here, compiled=chosen) for chosen in (False, True))

    def submit() -> float:
        ran = child.run("answer", made.unpacked, submits.pop(), variables=variables)
        assert_sent(ran.printed)
        return ran.cpu

    def bare(libraries: Path) -> Callable[[], float]:
        return lambda: child.run("bare", libraries, variables=variables).cpu

    ours, with_pyc, without = ratio.in_turns(ROUNDS, submit, bare(compiled), bare(sources))
    say(
        f"CPU until a submit is answered: {milliseconds(ours)}; bare: {milliseconds(with_pyc)} with .pyc, "
        f"{milliseconds(without)} without"
    )
    yield Figure("cold_submit_by_bare_client", ratio.paired(ours, with_pyc), "ratio", GOAL)
    yield Figure("cold_submit_by_bare_client_without_pyc", ratio.paired(ours, without), "ratio", GOAL)
    yield Figure("round_trips_before_answer", calls(made, submits.pop(), variables), "calls", 1)


def drafts(stack: Stack, number: int) -> list[Draft]:
    opened = [open_draft(stack.visitor) for _ in range(number)]
    return [ripen(draft) for draft in opened]


def written(draft: Draft, variables: dict[str, str], room: Path, number: int) -> str:
    """The event of the draft's last button, each from another address: limits are by address."""
    parameters = {"language": draft.language, "token": draft.address.rsplit("/", 1)[-1]}
    headers = {
        "x-origin-secret": variables["ORIGIN_SECRETS"].split(",")[0],
        "x-forwarded-for": f"203.0.113.{number + 1}",
    }
    made = event.posted(ROUTE, parameters, multipart(draft.said), headers)
    return event.write(made, room / f"submit-{number}.json")


def assert_sent(printed: str) -> None:
    answer = json.loads(printed)
    assert answer["status"] == 303, printed
    assert answer["headers"]["Location"].endswith("/confirmation"), printed


def calls(made: Packages, submit: str, variables: dict[str, str]) -> int:
    """Requests to any service of AWS, retries included."""
    ran = child.run("answer", made.unpacked, submit, "count", variables=variables)
    assert_sent(ran.printed)
    sent = json.loads(ran.printed)["calls"]
    say(f"Calls before the answer: {', '.join(sent)}")
    return len(sent)


def milliseconds(seconds: list[float]) -> str:
    return f"{median(seconds) * 1000:.0f} ms"
