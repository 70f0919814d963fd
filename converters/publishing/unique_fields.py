"""Nested mappings whose names are unique as generators compare them: without regard to case."""

from collections.abc import Mapping, Sequence
from typing import Any


class UniqueFields:
    """Fields to which others are added without replacing one; a name that is taken gets a number: `title_2`."""

    def __init__(self, fields: Mapping[str, Any] | None = None) -> None:
        self.all: dict[str, Any] = dict(fields or {})
        self._last: dict[tuple[tuple[str, ...], str], int] = {((), name.lower()): 1 for name in self.all}
        """The last number after each name, by the groups that the name is in: looked up, not tried."""

    def add(self, path: Sequence[str], value: Any) -> str:
        """Add a value at a path (groups, then a name); the name that it has now."""
        *groups, name = path
        fields = self.all
        above: tuple[str, ...] = ()
        for number, group in enumerate(groups):
            self._last.setdefault((above, group.lower()), 1)
            inner = fields.setdefault(group, {})
            if not isinstance(inner, dict):  # no group, but a value that has this name
                name = ".".join(path[number:])
                break
            fields, above = inner, (*above, group)
        unique = name
        while (above, unique.lower()) in self._last:
            self._last[above, name.lower()] += 1
            unique = f"{name}_{self._last[above, name.lower()]}"
        self._last[above, unique.lower()] = 1
        fields[unique] = value
        return unique
