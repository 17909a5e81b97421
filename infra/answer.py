"""A command's answer on stdout: JSON for programs, aligned lines for people."""

import json as encoding

from infra.outputs import Outputs


def show(found: Outputs, *, json: bool) -> None:
    show_lines(found, lines(found), json=json)


def show_lines(shape: object, told: list[str], *, json: bool) -> None:
    text = encoding.dumps(shape, ensure_ascii=False, indent=2) if json else "\n".join(told)
    if text:
        print(text)


def lines(found: Outputs) -> list[str]:
    """`name  value`, nested names with a space between: "complaint_form uk"."""
    flat: dict[str, object] = {}
    for name, value in found.items():
        if isinstance(value, dict):
            flat |= {f"{name} {key}": inner for key, inner in value.items()}
        elif value is not None:
            flat[name] = value
    width = max(map(len, flat), default=0)
    return [f"{name:<{width}}  {value}" for name, value in flat.items()]
