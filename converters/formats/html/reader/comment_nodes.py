"""Finds the comments of a page and sets each apart, from the page and from one another.

So thousands that nest cost no more than their size, and what is asked of the page is not answered by
a comment.
"""

from typing import NamedTuple

from converters.formats.html.reader.dom import Node, all_of, ancestors, find
from converters.formats.html.reader.profile import CommentSelectors, Profile, Selectors, pick
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter


class CommentNode:
    """A comment while it is taken together."""

    def __init__(self, node: Node, above: "CommentNode | None") -> None:
        self.node, self.above = node, above
        self.said: dict[str, str] = {}
        self.marks: set[str] = set()
        self.dropped: list[Node] = []
        self.body: Node | None = None
        self.rank = 99
        self.date: str | None = None
        self.sure = True


class CommentNodes(NamedTuple):
    """The comments of a page, set apart from it and from one another."""

    part: CommentSelectors
    items: dict[int, CommentNode]
    names: SelectorPrefilter


def extract_comment_nodes(
    root: Node, profiles: tuple[Profile, ...], names: SelectorPrefilter
) -> CommentNodes | None:
    """Find the comments, by the first profile that has any, and move each to the end of the page.

    So none holds another any more, and what is asked of the page is not answered by a comment.
    """
    body = find(root, "body")
    for profile in profiles:
        part = profile.comments
        if likely := names.likely(part.starts):
            _gather(root, likely)
        items = _items(root, part, names) if part.item and body is not None else {}
        if body is not None and _are_comments(items, part, body):
            after: Node | None = None
            for item in reversed(items.values()):  # the innermost first, so that each is moved alone
                if after is None:
                    body.insert_child(item.node, move=True)
                else:
                    after.insert_before(item.node, move=True)
                after = item.node
            return CommentNodes(part, items, names)
    return None


def _are_comments(items: dict[int, CommentNode], part: CommentSelectors, body: Node) -> bool:
    """Whether there is one with an id, or an author; one that is most of the page is none."""
    if len(items) == 1 and (only := next(iter(items.values()))).node.css_first("article, h1") is not None:
        return bool(only.said.get("id"))
    authors = ", ".join(dict.fromkeys(pick(text).selector for text in part.author)) or "cite"
    return any(
        item.said.get("id") or item.marks or item.node.css_first(authors) is not None
        for item in items.values()
    )


def _gather(root: Node, starts: Selectors) -> None:
    """Put what begins a comment, and its siblings up to the next that does, into one element."""
    begins = all_of(root, starts)
    holders = {parent.mem_id: parent for one in begins if (parent := one.parent) is not None}
    known = {one.mem_id for one in begins}
    for holder in reversed(holders.values()):  # the innermost first: what is in a holder is made anew
        parts: list[str] = []
        opened = False
        for node in holder.iter(include_text=True):
            if node.mem_id in known:
                parts.append("</div>" * opened + '<div class="gathered">')
                opened = True
            parts.append(node.html or "")
        holder.inner_html = "".join(parts) + "</div>"


def _items(root: Node, part: CommentSelectors, names: SelectorPrefilter) -> dict[int, CommentNode]:
    """The elements that are a comment each, by `mem_id`, in the order of the page."""
    own = [pick(text) for text in part.id if text.startswith("& ")]
    items: dict[int, CommentNode] = {}
    same: dict[int, CommentNode] = {}
    for node in all_of(root, names.likely(part.item)):
        number = next((value for one in own if (value := one.value(node))), "")
        above = nearest(node, items, same)
        if above and node.tag != "li" and (not number or above.said.get("id") in (None, number)):
            if number:
                above.said.setdefault("id", number)
            same[node.mem_id] = above
            continue
        if above and above.said.get("id") == number != "":
            same[node.mem_id] = above
            continue
        item = CommentNode(node, above)
        if number:
            item.said["id"] = number
        items[node.mem_id] = item
    return items


def nearest(
    node: Node, items: dict[int, CommentNode], same: dict[int, CommentNode] | None = None
) -> CommentNode | None:
    """The comment around a node; `same` are elements that are comments of `items` once more."""
    for above in ancestors(node):
        if found := items.get(above.mem_id) or (same or {}).get(above.mem_id):
            return found
    return None
