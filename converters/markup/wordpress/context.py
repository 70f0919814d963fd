"""What the conversion of a body can ask for, and where it reports."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from converters.diagnostics import Diagnostics, MessageType
from converters.markup.markdown.template_syntax import TemplateSyntax
from converters.model import Post
from converters.site_index import SiteIndex

_Note = tuple[MessageType, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Context:
    """The post that a text belongs to, its site, and the report."""

    post: Post
    site_index: SiteIndex
    diagnostics: Diagnostics
    template_syntaxes: tuple[TemplateSyntax, ...] = ()
    """The template languages that are recognised in Markdown."""
    _notes: Counter[_Note] = field(default_factory=Counter, repr=False, compare=False)
    _open_blocks: list[str] = field(default_factory=list, repr=False, compare=False)

    def note(self, kind: MessageType, **words: str) -> None:
        """Collect a finding; repeated ones are counted (`{count}` in the message)."""
        self._notes[kind, tuple(words.items())] += 1

    def report(self) -> None:
        """Report each collected finding once, and forget them."""
        for (kind, words), count in self._notes.items():
            filled: dict[str, Any] = {"count": count, **dict(words)}
            self.diagnostics.report(kind, self.post, **filled)
        self._notes.clear()

    def aside(self) -> "Context":
        """A context for trying something out: what is found there is reported to nobody."""
        return Context(self.post, self.site_index, Diagnostics(), self.template_syntaxes)

    def forget(self) -> None:
        """Drop the collected findings: what they are about is not shown."""
        self._notes.clear()

    def enter(self, block: str) -> bool:
        """Begin to render the reusable block with this id; False if it contains itself."""
        if block in self._open_blocks:
            return False
        self._open_blocks.append(block)
        return True

    def leave(self) -> None:
        """End what `enter` began."""
        self._open_blocks.pop()
