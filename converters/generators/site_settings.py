"""The settings of a source site, with the lookups that all generators share."""

from collections.abc import Mapping
from typing import Any


class SiteSettings:
    """Settings by dotted name. With `ignore_case`, names match in any case."""

    def __init__(
        self, values: Mapping[str, Any] | None = None, *, ignore_case: bool = False, unread: str = ""
    ) -> None:
        """`unread`: a setting in a file that cannot be read, which may leave texts out of a build."""
        self._ignore_case = ignore_case
        self.unread = unread
        self.values: dict[str, Any] = _lower_keys(values or {}) if ignore_case else dict(values or {})

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a name; a dot leads into a group or to an item of a list. `default` if it is absent or null."""
        value: Any = self.values
        for part in (name.lower() if self._ignore_case else name).split("."):
            if isinstance(value, list) and part.isdecimal() and int(part) < len(value):
                value = value[int(part)]
            elif isinstance(value, dict) and part in value:
                value = value[part]
            else:
                return default
        return default if value is None else value

    def text(self, *names: str) -> str:
        """The first of these values that is a text with something in it, trimmed; else empty."""
        values = (self.get(name) for name in names)
        return next((value.strip() for value in values if isinstance(value, str) and value.strip()), "")

    def mapping(self, *names: str) -> dict[str, Any]:
        """The first of these values that is a group; else empty."""
        return next((value for name in names if isinstance(value := self.get(name), dict)), {})

    def items(self, *names: str) -> list[Any]:
        """The first of these values that is a list; else empty."""
        return next((value for name in names if isinstance(value := self.get(name), list)), [])


def _lower_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name).lower(): _lower_keys(inner) for name, inner in value.items()}
    return value
