"""The text of one comment: what is left of its element when name, date and controls are gone."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.clean import cleaned
from converters.formats.html.reader.comments.names import words
from converters.formats.html.reader.dom import Node, ancestors, classes, folded, inner, text_of, walk
from converters.personal.addresses import addresses
from converters.readers.page_words import comment_line, phrases

_SHOWS: Final = frozenset("img iframe video audio br".split())
"""Elements that show something without text."""
_MAY_BE_EMPTY: Final = frozenset(
    "a article aside abbr b big center cite dd details div dl dt em fieldset figure font footer h3 h4 h5 h6 header i label "
    "legend li nav ol p section small span strong summary table tbody td th time tr u ul".split()
)
"""Elements that go when nothing is left in them."""
_MAY_HAVE_ADDRESS: Final = (
    '[class*="mail"], [class*="Mail"], [class*="MAIL"], [class*="ip"], [class*="IP"], [class*="Ip"]'
)
_OF_ADDRESS: Final = frozenset("mail email ip ipaddress".split())
"""Words in classes of elements with an address."""
_LONGEST_ADDRESS: Final = 120
"""Characters of such an element, with its label."""
_WRAPPERS: Final = frozenset(
    "article center dd details div dl fieldset font li section table tbody td tr".split()
)
_LINES: Final = frozenset("cite div dt em h4 h5 h6 i p small span strong".split())
"""Elements that hold a line with name and date."""
_INLINE: Final = frozenset("a abbr b br cite em font i small span strong time".split())
_BEFORE: Final = lazy_re.compile(r"(?:\s|&nbsp;|<[bh]r\s*+/?>)++", re.IGNORECASE)
"""Breaks and lines before a text."""
_AFTER: Final = lazy_re.compile(r"(?:\s|;psbn&|>/?\s*+r[bh]<)++", re.IGNORECASE)
"""The same after a text, from its end backwards: a search for them from its start tries each space in it."""
_COLON: Final = lazy_re.compile(r"\s*[:：]\s+")
"""What stands between a name and a text on one line. A smiley has no space within."""
_MARKS: Final = (":", "|", ",", "-", "–", "#")
"""What themes print between a name and the text."""


def standalone_text(item: Node) -> str:
    """The HTML of a comment whose text has no element of its own. The element is changed."""
    _remove_empty(item)
    _remove_verb(item)
    holder = item
    while len(children := [node for node in holder.iter(include_text=True) if not is_blank(node)]) == 1:
        only = children[0]
        if not only.is_element_node or (only.tag not in _WRAPPERS and "-" not in (only.tag or "")):
            break
        holder = only
        _remove_verb(holder)
    return _without_edges(cleaned(inner(holder)))


def take_addresses(item: Node, values: dict[str, str]) -> None:
    """Move the e-mail and IP addresses of whoever wrote a comment, which an administrator sees beside it, to its values.

    They stand in short elements with a class such as `comment-author-email` or `comment-author-IP` (WordPress,
    `wp-admin/edit-comments.php`; themes and plug-ins have names like these).
    """
    for node in item.css(_MAY_HAVE_ADDRESS):
        names = {word for name in classes(node) for word in words(name)}
        text = text_of(node)
        if names.isdisjoint(_OF_ADDRESS) or len(text) > _LONGEST_ADDRESS:
            continue
        found = next(addresses(text), None)
        if found:
            values.setdefault("email" if found.local else "ip", text[found.start : found.end])
            node.remove()


def remove_labels(lines: Iterable[Node], kept: Collection[int]) -> None:
    """Remove what is left of lines of which name and date were removed, if it is only words between these.

    `kept` are elements that stay, by `mem_id`; of these the words before the first block go.
    """
    for line in {line.mem_id: line for line in lines}.values():
        if line.mem_id in kept:
            _remove_labels_before_text(line)
        if line.mem_id in kept or line.tag not in _LINES or line.parent is None:
            continue
        if (text := text_of(line)) and len(text) <= comment_line.SPARE and comment_line.are_labels(text):
            line.remove()


def _remove_labels_before_text(holder: Node) -> None:
    """Remove the words that stand in an element before the block with the text: `By on | Reply`."""
    before: list[Node] = []
    for child in holder.iter(include_text=True):
        if child.is_element_node and child.tag not in _INLINE:
            break
        before.append(child)
    else:
        return  # the line is all that there is
    text = folded(" ".join(node.text() or "" for node in before))
    if text and len(text) <= comment_line.SPARE and comment_line.are_labels(text):
        for node in before:
            node.remove()


def _without_edges(html: str) -> str:
    """The HTML of a text without the breaks and lines around it."""
    if before := _BEFORE.match(html):
        html = html[before.end() :]
    after = _AFTER.match(html[::-1])
    return html[: len(html) - after.end()] if after else html


def same_text_wrapper(node: Node, item: Node) -> Node:
    """The outermost element around a node, within the comment `item`, that has no other text."""
    if not text_of(node):
        return node
    for above in ancestors(node):
        if above.mem_id == item.mem_id or above.tag in ("li", "body") or _has_text_beside(node):
            return node
        node = above
    return node


def ids_between(node: Node, top: Node) -> set[int]:
    """The `mem_id` of an element, of `top`, and of every element between the two."""
    ids = {node.mem_id, top.mem_id}
    for above in ancestors(node):
        if above.mem_id in ids:
            break
        ids.add(above.mem_id)
    return ids


def _has_text_beside(node: Node) -> bool:
    """Whether a sibling of an element has text. Each is asked once, so a climb costs the size of the comment."""
    for step in ("prev", "next"):
        sibling = getattr(node, step)
        while sibling is not None:
            if text_of(sibling):
                return True
            sibling = getattr(sibling, step)
    return False


def _remove_empty(top: Node) -> None:
    """Remove elements without text, image or line break, in one pass over the comment."""
    filled: set[int] = set()
    candidates: list[Node] = []
    for node in walk(top):
        if node.is_element_node and node.tag in _MAY_BE_EMPTY and node.mem_id != top.mem_id:
            candidates.append(node)
        if node.is_text_node:
            shows = bool((node.text_content or "").strip())
        else:
            shows = node.is_element_node and node.tag in _SHOWS
        if not shows:
            continue
        for above in ancestors(node):
            if above.mem_id in filled:
                break
            filled.add(above.mem_id)
    # the innermost first: a removed element keeps nothing that is asked later
    for node in reversed(candidates):
        if node.mem_id not in filled:
            node.remove()


def _remove_verb(item: Node) -> None:
    """Remove what stands before the text when the name is gone: `says:`, punctuation, line breaks."""
    node = item.first_child
    while node is not None:
        following = node.next
        text = folded(node.text_content or "") if node.is_text_node else ""
        is_verb = bool(text) and (phrases.says(text) == "" or text in _MARKS)
        if not (is_verb or node.is_comment_node or node.tag == "br" or (node.is_text_node and not text)):
            if node.is_text_node and (colon := _COLON.match(node.text_content or "")):
                node.replace_with((node.text_content or "")[colon.end() :])
            return
        node.remove()
        node = following


def is_blank(node: Node) -> bool:
    """Whether a node shows nothing: a comment, or white space."""
    return node.is_comment_node or (node.is_text_node and not (node.text_content or "").strip())
