"""Finds the comments of a page and moves each out of the page and out of the others.

Thousands of nested comments then cost no more than their size, and a selector for a field of the post
finds nothing in a comment.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from converters.formats.html.reader.comments.evidence import lead_to_comments
from converters.formats.html.reader.comments.marks import read_marks
from converters.formats.html.reader.comments.node import CommentNode
from converters.formats.html.reader.comments.search import CommentSearch
from converters.formats.html.reader.dom import Node, all_of, ancestors, attribute, find
from converters.formats.html.reader.page_lists import are_entries
from converters.formats.html.reader.profile import CommentSelectors, Profile, Selectors, pick
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter


class CommentNodes(NamedTuple):
    """The comments of a page, moved out of it and out of each other."""

    part: CommentSelectors
    items: dict[int, CommentNode]
    names: SelectorPrefilter
    structural: bool = False
    """Whether they were found by the structure of the page, and no profile knows their fields."""
    holders: Sequence[Node] = ()
    """The elements around the comments that are in no other."""
    before: frozenset[int] = frozenset()
    """What stands in a holder before its first comment, by `mem_id`."""


def extract_comment_nodes(
    root: Node, profiles: tuple[Profile, ...], names: SelectorPrefilter, search: CommentSearch | None
) -> CommentNodes | None:
    """Find the comments by the first profile that has any, else by `search` for their structure, and move each to its end.

    `search` is None for a page that is no post.

    None holds another afterwards. Returns None where there is no comment.
    """
    body = find(root, "body")
    if body is None:
        return None
    for profile in profiles:
        part = profile.comments
        if likely := names.likely(part.starts):
            _gather(all_of(root, likely))
        items = _items(root, part, names) if part.item else {}
        if terms := [item.node for item in items.values() if item.node.tag == "dt"]:
            _gather(terms, as_they_are=True)
            items = _items(root, part, names)
        found: list[Node] = []
        if search and profile.rank == "guess":
            found = search.items()
        if found and len(found) >= len(items) and not are_entries(root, found, profiles, names):
            nodes = _by_structure(found)
            return _apart(body, CommentNodes(part, nodes, names, structural=True))
        if _are_comments(items, part):
            return _apart(body, CommentNodes(part, items, names))
    return None


def _apart(body: Node, nodes: CommentNodes) -> CommentNodes:
    """Move each comment to the end of the page, so that none holds another."""
    firsts: dict[int, Node] = {}
    for item in nodes.items.values():
        if item.above is None and item.node.parent is not None:
            firsts.setdefault(item.node.parent.mem_id, item.node)
    holders = [first.parent for first in firsts.values() if first.parent is not None]
    before = frozenset(sibling.mem_id for first in firsts.values() for sibling in _before(first))
    after: Node | None = None
    for item in reversed(nodes.items.values()):  # the innermost first, so that each is moved alone
        if after is None:
            body.insert_child(item.node, move=True)
        else:
            after.insert_before(item.node, move=True)
        after = item.node
    return nodes._replace(holders=holders, before=before)


def _before(first: Node) -> Iterator[Node]:
    """The siblings before an element."""
    at = first.prev
    while at is not None:
        yield at
        at = at.prev


def _by_structure(found: list[Node]) -> dict[int, CommentNode]:
    """The comments that a search found, with what nesting, attributes and indentation say of their threads."""
    items: dict[int, CommentNode] = {}
    enclosing = Enclosing(items)
    for node in found:
        items[node.mem_id] = CommentNode(node, enclosing.of(node))
    read_marks(list(items.values()))
    return items


def _are_comments(items: dict[int, CommentNode], part: CommentSelectors) -> bool:
    """Whether any of the elements has an id or an author, and they are not the posts of a list. A single one that holds an article is not a comment."""
    if len(items) == 1 and (only := next(iter(items.values()))).node.css_first("article, h1") is not None:
        return bool(only.id)
    if lead_to_comments([[item.node] for item in items.values()]):
        return False
    within = [pick(text).selector for text in (*part.author, *part.id) if text[0] != "&"]
    signs = ", ".join(dict.fromkeys(within)) or "cite"
    return any(item.id or item.marks or item.node.css_first(signs) is not None for item in items.values())


def _gather(begins: Sequence[Node], *, as_they_are: bool = False) -> None:
    """Wrap each element that begins a comment, and its siblings up to the next, in one element.

    With `as_they_are` that element also has the id and the classes of the one that begins it: a `dt` that a selector finds
    is the heading, and the text stands in the `dd` after it.
    """
    holders = {parent.mem_id: parent for start in begins if (parent := start.parent) is not None}
    known = {start.mem_id for start in begins}
    for holder in reversed(holders.values()):  # the innermost first: the content of a holder is parsed anew
        parts: list[str] = []
        opened = False
        for node in holder.iter(include_text=True):
            if node.mem_id in known:
                name = _attributes(node) if as_they_are else ' class="gathered"'
                parts.append("</div>" * opened + f"<div{name}>")
                opened = True
            parts.append(node.html or "")
        holder.inner_html = "".join(parts) + "</div>"


def _attributes(node: Node) -> str:
    """The id and the classes of an element, and `gathered`, as HTML."""
    own = {"id": attribute(node, "id"), "class": f"{attribute(node, 'class')} gathered".strip()}
    return "".join(f' {name}="{escape(value)}"' for name, value in own.items() if value)


def _items(root: Node, part: CommentSelectors, names: SelectorPrefilter) -> dict[int, CommentNode]:
    """The elements that are a comment each, by `mem_id`, in the order of the page."""
    own_ids = [pick(text) for text in part.id if text.startswith("& ")]
    items: dict[int, CommentNode] = {}
    aliases: dict[int, CommentNode] = {}
    enclosing = Enclosing(items, aliases)
    levels = _Levels(root, names.likely(part.levels))
    for node in all_of(root, names.likely(part.item)):
        if node.tag in ("html", "body"):
            continue  # a theme names its page like a comment
        number = next((value for id_pick in own_ids if (value := id_pick.value(node))), "")
        above = enclosing.of(node)
        if above and not part.separate and node.tag != "li" and (not number or above.id in ("", number)):
            if number:
                above.values.setdefault("id", number)
            aliases[node.mem_id] = above
            continue
        if above and above.id == number != "":
            aliases[node.mem_id] = above
            continue
        item = CommentNode(node, above)
        if part.levels:
            item.values["depth"] = str(levels.of(node))
        if number:
            item.values["id"] = number
        items[node.mem_id] = item
    return items


class _Levels:
    """Counts the boxes of answers around comments; the level of each element is counted once."""

    def __init__(self, root: Node, selectors: Selectors) -> None:
        self._boxes = {box.mem_id for box in all_of(root, selectors)}
        self._known: dict[int, int] = {}

    def of(self, node: Node) -> int:
        """The level of a comment, from 1."""
        path = []
        level = 1
        for above in ancestors(node):
            if (known := self._known.get(above.mem_id)) is not None:
                level = known
                break
            path.append(above.mem_id)
        for id_ in reversed(path):
            level += id_ in self._boxes
            self._known[id_] = level
        return level


class Enclosing:
    """Finds the comment around a node.

    What is found for an element is kept, so that all questions together cost no more than the page is deep
    and wide. The page must not change in between, and elements must be asked about in its order.
    """

    def __init__(self, items: dict[int, CommentNode], aliases: dict[int, CommentNode] | None = None) -> None:
        """`aliases` are elements that are a comment of `items` once more, by `mem_id`."""
        self._items, self._aliases = items, {} if aliases is None else aliases
        self._known: dict[int, CommentNode | None] = {}

    def of(self, node: Node) -> CommentNode | None:
        """The comment around a node; None where there is none."""
        passed: list[int] = []
        found: CommentNode | None = None
        for above in ancestors(node):
            id_ = above.mem_id
            if id_ in self._known:
                found = self._known[id_]
                break
            passed.append(id_)
            if (found := self._items.get(id_) or self._aliases.get(id_)) is not None:
                break
        for id_ in passed:
            self._known[id_] = found
        return found
