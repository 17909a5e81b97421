import dataclasses
from types import SimpleNamespace
from typing import Any


def in_language(value: Any, language: str) -> Any:
    """A part of the configuration as pages see it: `{{ site.name }}` is the name in the page's language."""
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value)]
        return SimpleNamespace(**{name: in_language(getattr(value, name), language) for name in names})
    if isinstance(value, dict):
        return value.get(language, value)
    if isinstance(value, tuple):
        return [in_language(item, language) for item in value]
    return value
