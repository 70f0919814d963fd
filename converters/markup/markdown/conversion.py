"""HTML to Markdown: block by block where that is enough, else as a whole.

A block that WordPress writes in a common way is read as it is written (`common`). What comrak makes of its Markdown must be what
the source says, letter by letter. What lies between such blocks is converted and verified like a whole body (`verify`). If what
is rendered of all blocks together is anything else than what each was proven to be, the body is converted as a whole.
"""

import re
from collections import Counter
from itertools import pairwise
from typing import Final, NamedTuple

from converters import lazy_re
from converters.markup.html import alone
from converters.markup.markdown import common
from converters.markup.markdown.elements import SAME
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.markup.markdown.nodes import Node
from converters.markup.markdown.render import renderer
from converters.markup.markdown.verify import Result, as_a_whole, verified_blocks, whole_text
from converters.markup.markdown.writing.blocks import represented
from converters.markup.markdown.writing.context import ESCAPE_STRATEGIES, Context, NotRepresentable

_MORE: Final = lazy_re.compile(r"<!--more\s+(.*?)\s*-->", re.S)


def to_markdown(html: str, flavor: MarkdownFlavor, keep: frozenset[str] = frozenset()) -> Result:
    """The HTML as Markdown of this flavor; nothing a reader sees is lost.

    Elements with a class or an attribute that is named in `keep` keep it, as HTML.
    """
    more = _MORE.search(html)
    result = _by_blocks(html, flavor, keep) or as_a_whole(html, flavor, keep)
    return result._replace(more=more[1]) if more else result


def _by_blocks(html: str, flavor: MarkdownFlavor, keep: frozenset[str]) -> Result | None:
    """The same for HTML with common blocks, each of which is read, written and verified alone; None where no block is common.

    What is rendered must be what the blocks expect, letter by letter, one after the other.
    """
    if not common.may_have_blocks(html, flavor):
        return None
    found = common.blocks(html, keep, addresses=flavor.autolinks)
    if not found or not any(isinstance(part, common.Common) for part in found):
        return None
    context = Context(flavor, ESCAPE_STRATEGIES[0], Counter(), represented)
    with_marks = context.within(strategy=ESCAPE_STRATEGIES[-1])
    written = _Written([], [], [], Counter())
    rest: list[str] = []
    for part in found:
        if isinstance(part, common.Common):
            try:
                text = part.raw or represented(part.node, with_marks if part.marks else context)
            except NotRepresentable:
                rest.append(part.html)
                continue
            if rest:
                if not _write_rest("".join(rest), flavor, keep, written):
                    return None
                rest.clear()
            written.add(part.node, text, part.expected)
            if part.raw:
                written.raw[part.node.value] += 1
        else:
            rest.append(part.html)
    if rest and not _write_rest("".join(rest), flavor, keep, written):
        return None
    if any(one.tag == other.tag and one.tag in ("ul", "ol") for one, other in pairwise(written.nodes)):
        return None  # the second needs another marker
    text = whole_text(written.nodes, written.texts, context)
    rendered, expected = renderer(flavor)(text), "".join(written.expected)
    if rendered != expected and _SYNONYM.sub(_synonym, rendered) != _SYNONYM.sub(_synonym, expected):
        return None
    return Result(text, written.raw, len(written.nodes))


_SYNONYM: Final = lazy_re.compile(rf"(?<=</)(?:{'|'.join(SAME)})(?=>)|(?<=<)(?:{'|'.join(SAME)})(?=>)")


def _synonym(name: re.Match[str]) -> str:
    """The name of an element that means the same: where emphasis stays a tag, it has the name that the source has."""
    return SAME[name[0]]


class _Written(NamedTuple):
    """Blocks, their Markdown, and what it must be rendered as."""

    nodes: list[Node]
    texts: list[str]
    expected: list[str]
    raw: Counter[str]

    def add(self, node: Node, text: str, expected: str) -> None:
        """Add one block."""
        self.nodes.append(node)
        self.texts.append(text)
        self.expected.append(expected)


def _write_rest(html: str, flavor: MarkdownFlavor, keep: frozenset[str], written: _Written) -> bool:
    """Add the blocks of HTML that is not common; whether they can be told from what follows, and are verified."""
    parsed = alone(html)
    made = verified_blocks(parsed, html, flavor, keep) if parsed is not None else None
    if made is None or (made.rendered and alone(made.rendered) is None):
        return False
    written.nodes.extend(made.nodes)
    written.texts.extend(made.texts)
    written.expected.append(made.rendered)
    written.raw.update(made.raw)
    return True
