"""An element of a page that a page builder made: a heading, a button, a column with elements in it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

UNKNOWN = "unknown"
"""Stands for the builder of an element that nobody knows."""


class Element(NamedTuple):
    """An element: its name as the builder stores it, its settings, and what it holds, texts and elements in order.

    `builder` names the builder in findings. Texts are stored content of WordPress: they may have shortcodes in them,
    and paragraphs without tags.
    """

    builder: str
    name: str
    settings: Mapping[str, Any]
    content: "Sequence[str | Element]" = ()

    @property
    def label(self) -> str:
        """The name in findings."""
        if self.builder == UNKNOWN:
            return f"[{self.name}]"
        return self.name if "_" in self.name or "/" in self.name else f"{self.name} ({self.builder})"


def joined(parts: Iterable[str]) -> str:
    """Parts of stored content, blank lines between them, which end paragraphs."""
    return "\n\n".join(stripped for part in parts if (stripped := part.strip()))
