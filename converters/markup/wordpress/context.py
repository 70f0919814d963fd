"""What the conversion of a body can ask for, and where it reports."""

from collections import Counter
from typing import Any, Final

from msgspec import Struct, field

from converters import messages
from converters.diagnostics import Diagnostics, MessageType
from converters.markup.markdown.template_syntax import TemplateSyntax
from converters.model import Post
from converters.site.index import SiteIndex

MOST_BLOCKS: Final = 1000
"""Uses of reusable blocks in one text. Blocks that show others twice would double it with each level."""
DEEPEST_BLOCKS: Final = 20
"""Levels of nested reusable blocks."""

_Note = tuple[MessageType, tuple[tuple[str, str], ...]]


class Context(Struct, frozen=True, eq=False):
    """The post that a text belongs to, its site, and the report."""

    post: Post
    site_index: SiteIndex
    diagnostics: Diagnostics
    template_syntaxes: tuple[TemplateSyntax, ...] = ()
    """The template languages that are recognised in Markdown."""
    footnotes: list[str] = field(default_factory=list)
    """The HTML of the notes that shortcodes of the text had so far."""
    _notes: Counter[_Note] = field(default_factory=Counter)
    _open_blocks: list[str] = field(default_factory=list)
    _used_blocks: list[str] = field(default_factory=list)

    @property
    def shows_hidden(self) -> bool:
        """Whether the text is that of a draft which shows what visitors did not see."""
        return self.site_index.drafts_show_all and self.post.status == "draft"

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

    def forget(self, *kinds: MessageType) -> None:
        """Drop the collected findings of these kinds, or all: what they are about is shown by other means, or not at all."""
        for note in [note for note in self._notes if not kinds or note[0] in kinds]:
            del self._notes[note]

    def enter(self, block: str) -> bool:
        """Begin to render the reusable block with this id; False, and noted, if it contains itself, or there are too many."""
        if block in self._open_blocks:
            self.note(messages.BLOCK_CIRCLE, id=block)
            return False
        if len(self._open_blocks) >= DEEPEST_BLOCKS or len(self._used_blocks) >= MOST_BLOCKS:
            self.note(messages.TOO_MANY_BLOCKS, id=block)
            return False
        self._open_blocks.append(block)
        self._used_blocks.append(block)
        return True

    def leave(self) -> None:
        """End what `enter` began."""
        self._open_blocks.pop()
