"""What the rules that write Markdown are given, and the exception for what Markdown cannot represent."""

from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from converters.markup.markdown.flavors import MarkdownFlavor
from converters.markup.markdown.nodes import Node
from converters.markup.markdown.writing.lone_signs import NONE, LoneSigns


class NotRepresentable(Exception):
    """Markdown cannot represent this; the block that holds it stays HTML."""


class EscapeStrategy(NamedTuple):
    """One way to write a block; they are tried in the order of ESCAPE_STRATEGIES."""

    every_escape: bool = False
    """Escape whatever could be markup."""
    html_marks: bool = False
    """Emphasis as tags."""
    separators: bool = False
    """Comments between blocks that would run together."""


ESCAPE_STRATEGIES: Final = (
    EscapeStrategy(),
    EscapeStrategy(every_escape=True),
    EscapeStrategy(every_escape=True, html_marks=True, separators=True),
)


class Context(Struct):
    """Where a rule writes: the flavor, the escape strategy, and what surrounds it."""

    flavor: MarkdownFlavor
    strategy: EscapeStrategy
    raw: Counter[str]
    block: "Callable[[Node, Context], str]"
    """Writes a block within a block."""
    wanted: frozenset[str] = frozenset()
    """Ids that links of this body refer to."""
    keep: frozenset[str] = frozenset()
    """Classes and attributes that the user wants kept."""
    in_list: bool = False
    in_table: bool = False
    in_link: bool = False
    lone: LoneSigns = NONE
    """Signs without a partner in this block, which need no escape."""
    balanced: bool = False
    """The brackets in the text of this link are pairs."""
    verbatim: bool = False
    """Quotes and dashes are code here."""
    one_line: bool = False
    """No line break can be written here."""
    inside: frozenset[str] = frozenset()
    """The emphasis this stands in."""

    def within(self, **changes: object) -> "Context":
        """The same place, with something more around it."""
        return replace(self, **changes)
