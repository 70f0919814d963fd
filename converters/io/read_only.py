"""Mappings that nobody can change, in objects that a worker process can be sent."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar

from msgspec import Struct

T = TypeVar("T")
_NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})


def nothing() -> Mapping[Any, Any]:
    """An empty mapping that nobody can change: the default of a field."""
    return _NOTHING


class ReadOnlyMappings(Struct, frozen=True, eq=False, weakref=True):
    """Base of a class whose mappings are `MappingProxyType`, which pickle does not take by itself."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (type(self), self.sent())

    def sent(self) -> dict[str, Any]:
        """What another process is sent: the values of all fields, by name."""
        values = {name: getattr(self, name) for name in self.__struct_fields__}
        return {
            name: dict(value) if isinstance(value, MappingProxyType) else value
            for name, value in values.items()
        }


def _made(cls: type[T], sent: dict[str, Any]) -> T:
    """The object of a class with these values of its fields, whose mappings nobody can change."""
    return cls(
        **{
            name: MappingProxyType(value) if isinstance(value, dict) else value
            for name, value in sent.items()
        }
    )
