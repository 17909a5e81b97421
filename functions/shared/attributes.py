"""Plain values in DynamoDB's notation and back: {"S": "text"}, {"N": "7"}, {"L": […]}, {"M": {…}}.

boto3 does the same for every type that DynamoDB has, and its import is an eighth of a cold start.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Attribute = dict[str, Any]


def noted(value: object) -> Attribute:
    """A text, whole number, truth value, None, list or mapping as DynamoDB takes it; TypeError for others."""
    match value:
        case None:
            return {"NULL": True}
        case bool():
            return {"BOOL": value}
        case int():
            return {"N": str(value)}
        case str():
            return {"S": str(value)}
        case list() | tuple():
            return {"L": [noted(item) for item in value]}
        case Mapping():
            return {"M": {name: noted(inner) for name, inner in value.items()}}
    raise TypeError(f"{type(value).__name__} is nothing that we store")


def read(attribute: Attribute) -> Any:
    """The value that was noted; numbers are whole, for we store no others."""
    [(kind, value)] = attribute.items()
    match kind:
        case "NULL":
            return None
        case "N":
            return int(value)
        case "L":
            return [read(item) for item in value]
        case "M":
            return {name: read(inner) for name, inner in value.items()}
        case "S" | "BOOL":
            return value
    raise TypeError(f"{kind} is nothing that we store")
