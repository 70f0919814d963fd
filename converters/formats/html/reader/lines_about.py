"""Lines about a post that no markup names: short ones above and below its title, and below its text.

They have the date and the author where a theme's class names say nothing.
"""

from collections.abc import Iterator
from typing import Final

from converters.formats.html.reader.dom import Node, ancestors, elements, folded, length, text_of
from converters.formats.html.reader.scope import PostScope

LONGEST: Final = 200
"""Characters of the longest line about a post."""
_CLIMBED: Final = 4
"""How many elements around the title, or the text, have their neighbors looked at."""
_NEIGHBORS: Final = 3
"""How many elements before and after each are looked at."""
_SPLIT: Final = 6
"""How many elements within a line are looked at by themselves."""
_NO_LINES: Final = frozenset("p pre blockquote table form script style nav figure".split())
"""Elements that are text when they are long, or never lines."""


def texts_about(part: PostScope, body: Node | None) -> Iterator[tuple[Node, str]]:
    """The elements of `lines_about` with their texts, and also with each text that stands in them beside other elements."""
    for node in lines_about(part, body):
        yield node, text_of(node)
        if next(elements(node), None) is not None:
            own = (
                folded(text.text_content or "") for text in node.iter(include_text=True) if text.is_text_node
            )
            yield from ((node, text) for text in own if text)


def lines_about(part: PostScope, body: Node | None) -> Iterator[Node]:
    """Yield short elements near the title of a post, those right below it first, and then those below its body.

    Of a line with several elements, the line is given first and then each of these.
    """
    given: set[int] = set()
    held = [node for node in (part.heading, body) if node is not None]
    around = {above.mem_id for node in held for above in (node, *ancestors(node))}
    for start in (part.heading, body):
        if start is None:
            continue
        within = body is not None and start is body
        for node in _near(start, below_only=within):
            if node.mem_id in given or node.mem_id in around or part.is_foreign(node):
                continue
            given.add(node.mem_id)
            yield node
            for inner, _ in zip(elements(node), range(_SPLIT), strict=False):
                yield inner


def _near(start: Node, *, below_only: bool) -> Iterator[Node]:
    at: Node | None = start
    for _ in range(_CLIMBED):
        if at is None or at.tag in ("body", "html", "article", "main"):
            return
        yield from _short(at, "next")
        if not below_only:
            yield from _short(at, "prev")
        at = at.parent


def _short(node: Node, step: str) -> Iterator[Node]:
    at = getattr(node, step)
    number = 0
    while at is not None and number < _NEIGHBORS:
        if at.is_element_node:
            number += 1
            if at.tag not in _NO_LINES or length(at) <= LONGEST:
                size = length(at)
                if 0 < size <= LONGEST:
                    yield at
                elif size > 3 * LONGEST:
                    return  # the text itself
        at = getattr(at, step)
