"""Finds what looks like a comment and was not read, among the comments of a page that were, so that it is reported.

One comment of many may be damaged: a tag is cut, a class is missing, another plug-in wrote it.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.comment_names import selector_of
from converters.formats.html.reader.comment_node import CommentNode
from converters.formats.html.reader.dom import Node, attribute, elements, text_of

FEWEST: Final = 2
"""Elements of a comment that another element has too, if it is a comment."""
_DIGITS: Final = lazy_re.compile(r"\d+")

Place = tuple[str, str]
"""The tag of an element and its class, without digits."""


def places_of(items: Sequence[CommentNode]) -> frozenset[Place]:
    """The elements with a class that most comments have."""
    seen = Counter(place for item in items for place in _places(item.node))
    return frozenset(place for place, number in seen.items() if 2 * number > len(items))


def comment_left(holders: Sequence[Node], before: Collection[int], places: frozenset[Place]) -> str:
    """The place of an element that has `FEWEST` of these places, as a CSS selector; empty for none.

    `holders` were around the comments, which are removed from the page, and `before` are the elements in them, by `mem_id`,
    that stood before the first comment: the post may be made of the same elements. What holds a form is no comment.
    """
    fewest = min(FEWEST, len(places))
    within = (holder for holder in holders if places and holder.tag not in ("body", "html"))
    for child in (child for holder in within for child in elements(holder)):
        if child.mem_id in before or child.css_first("form, textarea, h1, h2") is not None:
            continue
        if len(_places(child) & places) >= fewest and text_of(child):
            return selector_of(child)
    return ""


def _places(node: Node) -> set[Place]:
    return {
        (part.tag or "", _DIGITS.sub("", name))
        for part in (node, *node.css("[class]"))
        if (name := attribute(part, "class"))
    }
