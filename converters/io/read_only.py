"""Mappings that nobody can change, in objects that a worker process can be sent."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

_NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})


def nothing() -> Mapping[Any, Any]:
    """An empty mapping that nobody can change: the default of a field."""
    return _NOTHING


class ReadOnlyMappings:
    """Base of a class whose mappings are `MappingProxyType`, which pickle does not take by itself."""

    def __getstate__(self) -> dict[str, Any]:
        return {
            name: dict(value) if isinstance(value, MappingProxyType) else value
            for name, value in vars(self).items()
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, MappingProxyType(value) if isinstance(value, dict) else value)
