"""CloudFormation templates as YAML files with the short forms (!Ref, !Sub, …) and anchors."""

from pathlib import Path
from typing import Any

import yaml

Template = dict[str, Any]


class _Loader(yaml.SafeLoader):
    pass


def _short_form(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    value = _value(loader, node)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


def _value(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)  # noqa: S101 - YAML has no fourth kind
    return loader.construct_mapping(node, deep=True)


_Loader.add_multi_constructor("!", _short_form)
# A date in a template is a policy's version, and a string.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Template:
    loaded = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - it is a SafeLoader
    return dict(loaded)


def merge(templates: list[Template]) -> Template:
    """One template of many; ValueError when two of them define the same name."""
    merged: Template = {"AWSTemplateFormatVersion": "2010-09-09"}
    for template in templates:
        for section in ("Parameters", "Conditions", "Resources", "Outputs"):
            target = merged.setdefault(section, {})
            twice = target.keys() & template.get(section, {}).keys()
            if twice:
                raise ValueError(f"{section} defined twice: {', '.join(sorted(twice))}")
            target.update(template.get(section, {}))
    return merged
