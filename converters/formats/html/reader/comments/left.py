"""Finds what looks like a comment and was not read, among the comments of a page that were, so that it is reported.

One comment of many may be damaged: a tag is cut, a class is missing, another plug-in wrote it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.boilerplate import is_hidden
from converters.formats.html.reader.comments.names import names_comments, selector_of
from converters.formats.html.reader.comments.node import CommentNode
from converters.formats.html.reader.dom import Node, ancestors, attribute, elements, text_of
from converters.readers.page_words import comment_line

FEWEST: Final = 2
"""Elements of a comment that another element has too, if it is a comment."""
FEWEST_WORDS: Final = 4
"""Words of a paragraph that is more than a label of the theme."""
_NO_TEXT: Final = frozenset("form button nav footer header a noscript template".split())
"""Elements around a paragraph that is no part of the text of a comment."""
_BUTTON: Final = "button, a:not([href]):not([name]):not([id])"
"""Elements that a script makes something of: a link of them leads nowhere."""
_DIGITS: Final = lazy_re.compile(r"\d+")

Place = tuple[str, str]
"""The tag of an element and its class, without digits."""


def places_of(items: Sequence[CommentNode]) -> frozenset[Place]:
    """The elements with a class that most comments have."""
    seen = Counter(place for item in items for place in _places(item.node))
    return frozenset(place for place, number in seen.items() if 2 * number > len(items))


def comment_left(holders: Sequence[Node], before: Collection[int], places: frozenset[Place]) -> str:
    """The place of an element that has `FEWEST` of these places, or one in its own name if that is of comments, as a CSS selector;
    empty for none.

    `holders` were around the comments, which are removed from the page (what stands after one was in it, if a stray end tag
    closed it early), and `before` are the elements in them, by `mem_id`,
    that stood before the first comment: the post may be made of the same elements. What holds a form is no comment.
    """
    fewest = min(FEWEST, len(places))
    within = (holder for holder in holders if places and holder.tag not in ("body", "html"))
    for child in (child for holder in within for child in (*elements(holder), *_after(holder))):
        if child.mem_id in before or child.css_first("form, textarea, h1, h2") is not None:
            continue
        shared = _places(child) & places
        is_named = _place(child) in shared and names_comments(child)
        if (is_named or len(shared) >= fewest) and _has_text(child):
            return selector_of(child)
    return ""


def _has_text(node: Node) -> bool:
    """Whether an element has text besides that of its buttons: Blogger ends a thread with one that adds a comment."""
    buttons = node.css(_BUTTON)
    return len("".join(text_of(node).split())) > sum(len("".join(text_of(each).split())) for each in buttons)


def _after(node: Node) -> Iterator[Node]:
    """The elements after another that have its parent."""
    at = node.next
    while at is not None:
        if at.is_element_node:
            yield at
        at = at.next


def _places(node: Node) -> set[Place]:
    return {_place(part) for part in (node, *node.css("[class]")) if attribute(part, "class")}


def _place(node: Node) -> Place:
    return node.tag or "", _DIGITS.sub("", attribute(node, "class"))


def text_beside(
    paragraphs: Sequence[Node],
    owner: Callable[[Node], CommentNode | None],
    read: Collection[int],
) -> str:
    """The place of a paragraph in a comment that is not in the element of its text, nor read as another field.

    `paragraphs` are those of all comments; those with another in them do not count. `read` are the elements of texts and of other fields, by
    `mem_id`. A text that two comments have is a label. Each element around paragraphs is asked once.
    """
    free: dict[int, bool] = {}
    lines = [(paragraph, _unread_text(paragraph, read)) for paragraph in _innermost(paragraphs)]
    seen = Counter(text for _, text in lines)
    for paragraph, text in lines:
        if len(text.split()) < FEWEST_WORDS or seen[text] > 1 or (item := owner(paragraph)) is None:
            continue
        if _is_free(paragraph, item.node.mem_id, read, free) and not _is_date_line(text):
            named = (
                node for node in ancestors(paragraph) if attribute(node, "class") or attribute(node, "id")
            )
            return " ".join(map(selector_of, (next(named, item.node), paragraph)))
    return ""


def _innermost(nodes: Sequence[Node]) -> Iterator[Node]:
    """Those of these elements that are around no other of them."""
    around: set[int] = set()
    for node in nodes:
        for above in ancestors(node):
            if above.mem_id in around:
                break
            around.add(above.mem_id)
    return (node for node in nodes if node.mem_id not in around)


def _unread_text(paragraph: Node, read: Collection[int]) -> str:
    """The text of a paragraph outside of elements that were read."""
    done = [node for node in elements(paragraph) if node.mem_id in read]
    text = text_of(paragraph)
    for node in done:
        text = text.replace(text_of(node), " ", 1)
    return text


def _is_date_line(text: str) -> bool:
    line = comment_line.read(text)
    return line.date is not None and line.is_heading


def _is_free(node: Node, top: int, read: Collection[int], known: dict[int, bool]) -> bool:
    """Whether an element, and all around it up to `top`, are not read and may hold the text of a comment."""
    way = []
    is_free = True
    for each in (node, *ancestors(node)):
        if each.mem_id in known:
            is_free = known[each.mem_id]
            break
        way.append(each.mem_id)
        if each.mem_id in read or each.tag in _NO_TEXT or is_hidden(each.attributes):
            is_free = False
            break
        if each.mem_id == top:
            break
    known.update(dict.fromkeys(way, is_free))
    return is_free
