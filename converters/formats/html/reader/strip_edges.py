"""Removes from the edges of a body what the theme put into the same element: title, author and date,
lists of terms, of related posts, of share links.

Only what the author cannot have written is removed: the repeated title, a short line with the date after
it, and links marked as tag, category, bookmark, or next and previous post.
"""

from itertools import islice
from typing import Final

from converters.formats.html.reader import dates
from converters.formats.html.reader.dom import Node, attribute, elements, find, folded, text_of
from converters.readers.page_words import phrases

HEADINGS: Final = "h1, h2, h3"
RELATIONS: Final = frozenset("tag category bookmark prev next".split())
"""Values of `rel` of links that the theme makes."""
LONGEST: Final = 200
"""Characters of a line about the post."""
DEEPEST: Final = 50
"""The depth to which the last line is searched: each level reads the whole element."""


def trim(body: Node, title: str, language: str) -> str:
    """Remove the edges; returns the line with the date from under the title, if there was one."""
    return _head(body, title, language) if title else _tail(body)


def _head(body: Node, title: str, language: str) -> str:
    _tail(body)
    heading = find(body, HEADINGS)
    if heading is None or folded(text_of(heading)) != title or _text_before(heading, body):
        return ""
    line = heading
    while (parent := line.parent) is not None and parent.mem_id != body.mem_id and text_of(parent) == title:
        line = parent
    after = line.next
    while after is not None and not after.is_element_node:
        after = after.next
    line_text = text_of(after) if after is not None else ""
    line.remove()
    if after is None or len(line_text) > LONGEST:
        return ""
    date, _ = dates.shown(line_text, language)
    if date is None and not phrases.find("posted", line_text):
        return ""
    after.remove()
    return line_text


def _text_before(node: Node, body: Node) -> bool:
    """Whether there is text of the body before an element in it."""
    at = node
    while at.mem_id != body.mem_id:
        before = at.prev
        while before is not None:
            if before.is_text_node and (before.text_content or "").strip():
                return True
            if before.is_element_node and text_of(before):
                return True
            before = before.prev
        if at.parent is None:
            return False
        at = at.parent
    return False


def _tail(body: Node) -> str:
    at = body.last_child
    depth = 0
    while (last := _ending(at)) is not None:
        if _is_boilerplate(last):
            at = last.prev
            last.remove()
        elif last.tag in ("div", "section", "article", "footer") and _has_two(last) and depth < DEEPEST:
            depth += 1
            at = last.last_child
        else:
            break
    return ""


def _ending(at: Node | None) -> Node | None:
    """The element, at a node or before it, that ends the text: after it are only white space and line breaks."""
    while at is not None and (not at.is_element_node or at.tag == "br"):
        if at.is_text_node and (at.text_content or "").strip():
            return None
        at = at.prev
    return at


def _has_two(node: Node) -> bool:
    """Whether there are at least two elements in another."""
    return len(list(islice(elements(node), 2))) > 1


def _is_boilerplate(node: Node) -> bool:
    if find(node, "img, iframe, video, audio, pre, table, blockquote") is not None:
        return False
    text = text_of(node)
    links = node.css("a[href]")
    if not text and not links:
        return node.tag in ("div", "p", "span", "ul")
    if links and all(RELATIONS & set(attribute(link, "rel").split()) for link in links):
        return len(text) < LONGEST or sum(len(text_of(link)) for link in links) > len(text) / 2
    return len(text) < LONGEST and phrases.is_boilerplate(text) and len(links) > 0
