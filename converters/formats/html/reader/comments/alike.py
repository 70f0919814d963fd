"""Names of comments that stand where those of the other comments of the page stand.

Profiles know some themes by a link alone, which people without a home page do not have.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.comments.node import CommentNode
from converters.formats.html.reader.comments.text import same_text_wrapper
from converters.formats.html.reader.dom import Node, attribute, measured, text_of

LONGEST: Final = 80
"""Characters of a name that is taken by its place."""
_NAMING: Final = "[class], strong, b, cite"
"""Elements that may hold a name alone."""
_NO_NAME: Final = frozenset("p blockquote pre script style svg time button form".split())
_DIGITS: Final = lazy_re.compile(r"\d+")

Place = tuple[str, str]
"""The tag of an element and its class, without digits."""


def read_names_alike(items: Sequence[CommentNode], owner: Callable[[Node], CommentNode | None]) -> None:
    """Give the comments that have no name the text that stands at the place of the names, where most comments have one there.

    `owner` says to which comment an element belongs.
    """
    lacking = [item for item in items if not item.values.get("author") and not item.marks & {"pingback", "trackback"}]  # fmt: skip
    named = [item for item in items if item.values.get("author")]
    if not lacking or not named:
        return
    seen = Counter(place for item in named for place in _places_of(item, owner))
    places = {place for place, number in seen.items() if 2 * number > len(named)}
    for item in lacking if places else ():
        for node in _short(item, owner):
            if _place(node) in places and (text := text_of(node).strip(" :")):
                item.values["author"] = text
                item.dropped.append(same_text_wrapper(node, item.node))
                break


def _short(item: CommentNode, owner: Callable[[Node], CommentNode | None]) -> list[Node]:
    """The short elements of a comment that have a class or stress their text, and not those of its answers."""
    found = []
    for node in measured(item.node, LONGEST, _NO_NAME):
        found += [
            part
            for part in (node, *node.css(_NAMING))
            if (attribute(part, "class") or part.tag in ("strong", "b", "cite")) and owner(part) is item
        ]
    return found


def _places_of(item: CommentNode, owner: Callable[[Node], CommentNode | None]) -> set[Place]:
    """Where the name of a comment stands alone."""
    name = item.values["author"].strip(" :")
    return {_place(node) for node in _short(item, owner) if text_of(node).strip(" :") == name}


def _place(node: Node) -> Place:
    return node.tag or "", _DIGITS.sub("", attribute(node, "class"))
