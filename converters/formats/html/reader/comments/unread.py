"""Finds what looks like comments on a page from which no comment could be read, so that it is reported."""

from itertools import islice
from typing import Final

from converters.formats.html.reader import dates
from converters.formats.html.reader.comments.layout import DIGITS
from converters.formats.html.reader.comments.names import (
    OTHER,
    is_of_comments,
    names_comments,
    selector_of,
    words,
)
from converters.formats.html.reader.dom import Node, attribute, classes, elements, find, measured, text_of
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter
from converters.known_comment_systems import SYSTEMS
from converters.readers.page_words import phrases

SERVICES: Final = {
    **{selector: system.title for system in SYSTEMS for selector in system.elements},
    "#hyvor-talk-view": "Hyvor Talk",
    "#HCB_comment_box": "HTML Comment Box",
    ".fb-comments": "Facebook",
    ".js-kit-comments": "JS-Kit",
    ".cackle-container": "Cackle",
    "#discourse-comments": "Discourse",
    "#livefyre-comments": "Livefyre",
    "#livefyre": "Livefyre",
    "#coral_talk_stream": "Coral",
    "#coral_thread": "Coral",
    "#graphcomment": "GraphComment",
    "#fastcomments-widget": "FastComments",
    "#vuukle-comments": "Vuukle",
    "[data-spotim-module]": "OpenWeb",
    "#spot-im-frame-inpage": "OpenWeb",
}
"""Elements that a script fills with comments from another server -> the service."""
LONGEST_DATE: Final = 60
"""Characters of an element that is taken for the date of a comment."""
_NO_COMMENT: Final = frozenset("form script style template nav select button textarea".split())
_MOST: Final = 50
"""How many elements named like comments are looked at: pages repeat them."""


def unread_comments(root: Node, names: SelectorPrefilter, language: str) -> str:
    """The place of what looks like comments on a page, as a CSS selector or the text of a heading; empty for none.

    These count: an element of a comment service; a heading with a number of comments above 0; an element named
    like comments that holds a date, or two elements alike that are named so too; two neighbors alike with such names
    and within them.
    """
    for selector, service in SERVICES.items():
        if names.may_fit(selector) and find(root, selector) is not None:
            return f"{selector}, {service}"
    for heading in root.css("h1, h2, h3, h4, h5, h6"):
        found = phrases.find("heading", text := text_of(heading), language)
        if found and found.number:
            return text
    wanted = {name for name in names.names if is_of_comments(name)}
    named = (
        node
        for node in (root.css("[class], [id]") if wanted else ())
        if not wanted.isdisjoint((*classes(node), attribute(node, "id")))
    )
    for node in islice(named, _MOST):
        if node.tag in ("body", "html") or node.css_first("h1") is not None or not _is_named(node):
            continue
        if _is_one_of_two(node):
            return selector_of(node)
        if _has_date(node, language) or _has_two_alike(node):
            return selector_of(node)
    return ""


def _is_named(node: Node) -> bool:
    """Whether no other class or id of an element names something else."""
    return all(words(name).isdisjoint(OTHER) for name in (*classes(node), attribute(node, "id")))


def _has_date(node: Node, language: str) -> bool:
    return any(
        element.tag == "time" or dates.shown(text_of(element), language)[0] is not None
        for element in measured(node, LONGEST_DATE, _NO_COMMENT)
    )


def _is_one_of_two(node: Node) -> bool:
    """Whether an element that holds another with a name of comments stands before one with the same name and tag."""
    name, after = attribute(node, "class"), node.next
    while after is not None and not after.is_element_node:
        after = after.next
    if after is None or not name or (after.tag, attribute(after, "class")) != (node.tag, name):
        return False
    return _holds_named(node) and _holds_named(after)


def _holds_named(node: Node) -> bool:
    """Whether an element has a text, and holds another with a name of comments."""
    inner = (part for part in node.css("[class]")[:_MOST] if part.mem_id != node.mem_id)
    return bool(text_of(node)) and any(map(names_comments, inner))


def _has_two_alike(node: Node) -> bool:
    """Whether two children with text have the same name, of a comment: a class, or an id with another number."""
    seen: set[tuple[str, str]] = set()
    for child in elements(node):
        for name in (attribute(child, "class"), DIGITS.sub("#", attribute(child, "id"))):
            key = (child.tag or "", name)
            if not any(map(is_of_comments, name.split())) or not text_of(child):
                continue
            if key in seen:
                return True
            seen.add(key)
    return False
