"""What the command line asks of a running help centre, answered as plain data."""

from __future__ import annotations

from functions.complaints.case import TRANSITIONS, IllegalTransition, Status
from functions.complaints.moves import CaseUnknown, Moves


def move(moves: Moves, reference: str, status: str) -> dict[str, object]:
    """Move a case; answers its reference, old and new status, or an `error` with the choices there were."""
    if status not in set(Status):
        return {"error": "unknown-status", "choices": [str(one) for one in Status]}
    try:
        before = moves.move(reference, Status(status))
    except CaseUnknown:
        return {"error": "unknown-reference", "choices": []}
    except IllegalTransition as illegal:
        choices = sorted(str(one) for one in TRANSITIONS[illegal.before])
        return {"error": "illegal-transition", "from": str(illegal.before), "choices": choices}
    return {"reference": before.reference, "from": str(before.status), "to": status}
