"""Finds a text that stands around the body of a post, and in none of its elements: it may be a part of the post."""

from typing import Final

from converters.formats.html.reader.boilerplate import Verdict, is_unseen, verdict
from converters.formats.html.reader.comments.names import selector_of
from converters.formats.html.reader.dom import Node, ancestors, attribute, folded, text_of

FEWEST: Final = 80
"""Characters of a bare text that no line about a post has."""
_PROSE: Final = frozenset({"p", "blockquote", "pre"})
_LEVELS: Final = 4
"""Elements around the body that are looked at: those further out are of the page."""


def _is_bare(node: Node) -> bool:
    """Whether an element has no name, and a text that is not mostly links."""
    if attribute(node, "class") or attribute(node, "id") or is_unseen(node.attributes):
        return False
    length = len(text_of(node))
    if length < FEWEST:
        return False
    linked = sum(len(text_of(link)) for link in node.css("a"))
    return length - linked >= FEWEST and 2 * linked < length


def text_around(body: Node) -> tuple[str, str]:
    """The place of a text beside the body of a post, as a CSS selector, and the start of the text; both empty if no text stands there.

    Only bare text and paragraphs without a name are looked at: what themes print around a post is in elements with names.
    """
    for above in list(ancestors(body))[:_LEVELS]:
        if above.tag in ("body", "html") or is_unseen(above.attributes):
            return "", ""
        if verdict(f"{attribute(above, 'class')} {attribute(above, 'id')}") is Verdict.BOILERPLATE:
            return "", ""
        for child in above.iter(include_text=True):
            if child.is_text_node and len(text := folded(child.text_content or "")) >= FEWEST:
                return selector_of(above), text[:FEWEST]
            if child.tag in _PROSE and child.mem_id != body.mem_id and _is_bare(child):
                return selector_of(above), text_of(child)[:FEWEST]
    return "", ""
