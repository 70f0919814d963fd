"""What others add to a table of ours: handlers from code, and from the entry points of plug-ins."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint
from typing import Any, ClassVar, Generic, TypeVar

from converters.io.entry_points import entry_points

Handler = TypeVar("Handler")


class HandlerRegistry(Generic[Handler]):
    """Handlers by name, of one group of entry points. One that was added from code comes first."""

    group: ClassVar[str]

    def __init__(self) -> None:
        self._added: dict[str, Handler] = {}

    def add(self, name: str, handler: Handler) -> None:
        """Add one from code, without an entry point."""
        self._added[name] = handler

    def __contains__(self, name: object) -> bool:
        return name in self._added or name in plug_ins(self.group)

    def __iter__(self) -> Iterator[str]:
        return iter({*self._added, *plug_ins(self.group)})

    def __getitem__(self, name: str) -> Handler:
        """The handler; a plug-in is imported when it is first asked for, and may raise whatever it likes."""
        if name in self._added:
            return self._added[name]
        handler: Handler = _load(self.group, name)
        return handler


@cache
def plug_ins(group: str) -> dict[str, EntryPoint]:
    """The entry points of a group, by name."""
    return {point.name: point for point in entry_points(group)}


@cache
def _load(group: str, name: str) -> Any:
    return plug_ins(group)[name].load()
