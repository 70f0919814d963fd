"""What is written from HTML, and what a rule that writes a block gets to do so."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from converters.markup.markdown.nodes import Source

Rule = Callable[[etree._Element, "WriterState"], Iterator[str]]
"""Yields the markup of a block, best first; nothing if the element is not of its kind."""


@dataclass(frozen=True)
class RuleSet:
    """A form of content: its rules by element, and what is written where none fits.

    `html` gets an element's HTML. `mark` writes `more` and `nextpage`. `group` writes a wrapper
    that links lead to; without it, wrappers go.
    """

    rules: Mapping[str, tuple[Rule, ...]]
    html: Callable[[str], str]
    mark: Callable[[etree._Element, str], str]
    group: Callable[[etree._Element, "WriterState"], str] | None = None


@dataclass
class WriterState:
    """One attempt at one body."""

    rules: RuleSet
    write: Callable[[Iterable[Source], "WriterState"], str]
    """Blocks in a block."""
    verifies: Callable[[str, str], bool] | None = None
    """Whether markup shows what HTML does; without it, the first draft of a rule is taken."""
    wanted: frozenset[str] = frozenset()
    """The ids that links of the body lead to."""
    depth: int = 0
    blocks: int = 0
    """Blocks of the top level so far."""
    raw: Counter[str] = field(default_factory=Counter)
    """Those of them that stay HTML, by what they are."""

    def inner(self, items: Iterable[Source]) -> str:
        """The blocks in a container, as markup."""
        self.depth += 1
        try:
            return self.write(items, self)
        finally:
            self.depth -= 1
