"""What rendering a body may ask for, and where it says what happened."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from converters.diagnostics import Diagnostics, MessageType
from converters.model import Post
from converters.site_index import SiteIndex

_Note = tuple[MessageType, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Context:
    """The post a text belongs to, the site around it, and the log."""

    post: Post
    site_index: SiteIndex
    diagnostics: Diagnostics
    _notes: Counter[_Note] = field(default_factory=Counter, repr=False, compare=False)
    _open_blocks: list[str] = field(default_factory=list, repr=False, compare=False)

    def note(self, kind: MessageType, **words: str) -> None:
        """Remember something to report; the same thing again is counted (`{count}` in the sentence)."""
        self._notes[kind, tuple(words.items())] += 1

    def report(self) -> None:
        """Write what was noted to the log, each thing once, and forget it."""
        for (kind, words), count in self._notes.items():
            filled: dict[str, Any] = {"count": count, **dict(words)}
            self.diagnostics.report(kind, self.post, **filled)
        self._notes.clear()

    def enter(self, block: str) -> bool:
        """Begin to show the reusable block with this id; False if it is being shown already (a circle)."""
        if block in self._open_blocks:
            return False
        self._open_blocks.append(block)
        return True

    def leave(self) -> None:
        """End what `enter` began."""
        self._open_blocks.pop()
