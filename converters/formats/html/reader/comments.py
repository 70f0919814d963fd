"""The comments of a page, with their threads, in the order of the page.

Each field is looked for once in the whole page, and what is found goes to the nearest comment around
it; so a page of thousands of nested comments costs no more than its size.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converters.extra_keys import BY_POST_AUTHOR, DATE, LOGIN
from converters.formats.html.reader import dates, nesting
from converters.formats.html.reader.clean import cleaned, without
from converters.formats.html.reader.comment_nodes import CommentNode, CommentNodes, nearest
from converters.formats.html.reader.dom import (
    Node,
    all_of,
    ancestors,
    folded,
    inner,
    length,
    parsed,
    text_of,
    walk,
)
from converters.formats.html.reader.profile import Picks, Profile, Selectors, pick
from converters.model import Comment, Commenter, Extra, Markup
from converters.page_words import phrases

LONGEST_NAME = 120
"""Characters; what is longer is no name but a text."""
LONGEST_DATE = 100
"""Characters of what stands with a date."""
_PING = re.compile(r"\[(?:\.\.\.|…)\].*\[(?:\.\.\.|…)\]")
"""The excerpt that WordPress makes of a page that links here."""


class Discussion(NamedTuple):
    """What a page shows of its comments."""

    comments: Sequence[Comment] = ()
    declared: int | None = None
    """How many there are, as the page says."""
    unsure: Sequence[str] = ()
    """Ids of comments whose date could be meant otherwise (3/4/2020)."""
    pings: Sequence[str] = ()
    """Ids of comments that are taken for pingbacks by the look of their text."""
    flat: Sequence[str] = ()
    """Ids of comments at the deepest level that a theme nests: a reply to one of them stands beside it."""


def discussion(
    root: Node, profiles: tuple[Profile, ...], apart: CommentNodes | None, language: str, html: str
) -> Discussion:
    """What the comments say that were set apart; they are gone from the page then.

    `html` is the page before it was parsed.
    """
    counts = (_declared(root, profile.comments.count, language) for profile in profiles)
    declared = next((one for one in counts if one is not None), None)
    if apart is None:
        return Discussion(declared=declared)
    made = _Made(root, apart, language, html)
    return Discussion(made.comments, declared, made.unsure, made.pings, made.flat)


def _declared(root: Node, headings: Selectors, language: str) -> int | None:
    for heading in all_of(root, headings):
        if (found := phrases.find("heading", text_of(heading), language)) and found.number is not None:
            return found.number
    return None


class _Made:
    """Comments made of items."""

    def __init__(self, root: Node, apart: CommentNodes, language: str, html: str) -> None:
        part, items = apart.part, apart.items
        self._items, self._names, self._language = items, apart.names, language
        self.unsure: list[str] = []
        self.pings: list[str] = []
        self.flat: list[str] = []
        self._root, self._html = root, html
        for name in ("id", "author", "url", "parent", "depth", "likes", "login"):
            self._say(name, getattr(part, name))
        self._say_dates(part.date)
        for name in ("pingback", "trackback", "by_author", "reply", "answered", "pending"):
            self._mark(name, getattr(part, name))
        for rank, selector in enumerate(part.body):
            for node, item in self._found(selector):
                if rank < item.rank:
                    item.body, item.rank = node, rank
        dropped = ", ".join(apart.names.likely(part.drop))
        for node, item in self._found(dropped) if dropped else ():
            item.dropped.append(node)
        bodies = self._bodies()
        sound = [item for item in items.values() if _is_comment(item, bodies.get(item.node.mem_id, ""))]
        self.comments = self._threaded(sound, bodies)

    def _found(self, selector: str) -> Iterator[tuple[Node, CommentNode]]:
        if selector == "&":
            yield from ((item.node, item) for item in self._items.values())
            return
        for node in self._root.css(selector) if self._names.may_fit(selector) else ():
            if item := self._items.get(node.mem_id) or nearest(node, self._items):
                yield node, item

    def _say(self, name: str, picks: Picks) -> None:
        for one in map(pick, picks):
            for node, item in self._found(one.selector):
                if name not in item.said and (value := one.value(node)):
                    if name == "author" and len(value) > LONGEST_NAME:
                        continue
                    item.said[name] = value
                    if name == "author" and not one.attribute:
                        item.dropped.append(_grown(node, item.node))

    def _say_dates(self, picks: Picks) -> None:
        for one in map(pick, picks):
            for node, item in self._found(one.selector):
                if item.date is None and (value := one.value(node)):
                    if not one.attribute and (len(value) > LONGEST_DATE or _holds_paragraph(node)):
                        continue  # it holds the comment too
                    item.date, item.sure = dates.shown(value, self._language)
                    if item.date is None:
                        item.said.setdefault("date", value)
                    elif not one.attribute:
                        item.dropped.append(node)

    def _mark(self, name: str, selectors: Selectors) -> None:
        for selector in selectors:
            for _, item in self._found(selector):
                item.marks.add(name)

    def _bodies(self) -> dict[int, str]:
        """The texts, without what was read of them already."""
        bodies = {}
        for item in self._items.values():
            if item.body is None or item.rank == 99:
                item.body = item.node
            if item.date is None:
                self._look_for_date(item)
            holder = item.body
            kept = _up_to(holder, item.node)
            without(one for one in item.dropped if one.mem_id not in kept)
            text = cleaned(inner(holder)) if holder is not item.node else _loose(holder)
            bodies[item.node.mem_id] = text
        for item in self._items.values():
            item.node.remove()
        return bodies

    def _look_for_date(self, item: CommentNode) -> None:
        """A short text, outside of paragraphs, that is a date and nothing else."""
        for node in walk(item.node, frozenset({"p", "blockquote", "pre", "script", "style", "svg", "time"})):
            if node.is_element_node and node is not item.node and length(node) <= 60:
                date, sure = dates.shown(text_of(node), self._language)
                if date:
                    item.date, item.sure = date, sure
                    if item.body is not None and node.mem_id != item.body.mem_id:
                        item.dropped.append(node)
                    return

    def _threaded(self, items: list[CommentNode], bodies: dict[int, str]) -> list[Comment]:
        """Parents by what is said, by nesting, or by depth where the elements do not nest.

        Below the deepest level that a theme nests, WordPress prints answers right after what they
        answer, which it marks as answered all the same.
        """
        known = {item.node.mem_id for item in items}
        nested = any(item.above for item in items) or any("depth" in item.said for item in items)
        lowest = max((int(item.said["depth"]) for item in items if "depth" in item.said), default=0)
        written = self._written(items, lowest)
        line: dict[int, CommentNode] = {}
        levels: dict[int, int] = {}
        comments = []
        for number, item in enumerate(items, 1):
            if nested and not item.said.get("id"):
                item.said["id"] = f"c{number}"
            above = item.above
            while above is not None and above.node.mem_id not in known:
                above = above.above
            before = items[number - 2] if number > 1 else None
            if before and "answered" in before.marks and before.above is item.above:
                beside = levels[before.node.mem_id] == int(item.said.get("depth") or 0) == lowest
                above = before if beside else above
            depth = int(item.said.get("depth") or 0)
            if above is None and depth > 1:
                above = line.get(depth - 1)
            level = depth or (levels[above.node.mem_id] + 1 if above else 1)
            levels[item.node.mem_id] = level
            line[level] = item
            parent = item.said.get("parent") or (above.said.get("id", "") if above else "")
            parent = written.get(item.said.get("id", ""), parent)
            comments.append(self._comment(item, parent, bodies[item.node.mem_id]))
        deepest = max(levels.values(), default=1)
        answerable = any("reply" in item.marks for item in items)
        self.flat = [
            item.said["id"]
            for item in items
            if deepest > 1
            and answerable
            and levels[item.node.mem_id] == deepest
            and "reply" not in item.marks
        ]
        return comments

    def _written(self, items: list[CommentNode], lowest: int) -> dict[str, str]:
        """What the tags say of the parents of those at the deepest level, where no class says it."""
        flat = {item.said.get("id", "") for item in items if item.said.get("depth") == str(lowest)}
        if lowest < 2 or len(flat) < 2 or any("answered" in item.marks for item in items):
            return {}
        return {one: parent for one, parent in nesting.answered(self._html).items() if one in flat and parent}

    def _comment(self, item: CommentNode, parent: str, body: str) -> Comment:
        said, marks = item.said, item.marks
        kind = "trackback" if "trackback" in marks else "pingback" if "pingback" in marks else "comment"
        if kind == "comment" and said.get("url") and _PING.fullmatch(folded(text_of(parsed(body)))):
            kind = "pingback"
            self.pings.append(said.get("id", ""))
        if kind != "comment" and phrases.find("ping", text_of(parsed(body))):
            body = ""
        extra: Extra = {}
        if "by_author" in marks:
            extra[BY_POST_AUTHOR] = True
        if login := said.get("login"):
            extra[LOGIN] = login
        if item.date is None and "date" in said:
            extra[DATE] = said["date"]
        if not item.sure:
            self.unsure.append(said.get("id", ""))
        likes = "".join(filter(str.isdigit, said.get("likes", "")))
        return Comment(
            id=said.get("id", ""),
            parent=parent if parent != said.get("id") else "",
            author=Commenter(name=_name(said.get("author", "")), url=said.get("url", "")),
            date=item.date,
            type=kind,
            status="pending" if "pending" in marks else "approved",
            likes=int(likes) if likes else None,
            body=Markup(text=body, dialect="html") if body else None,
            extra=extra,
        )


def _is_comment(item: CommentNode, body: str) -> bool:
    """Whether there is enough of a comment: more than an element that is called like one."""
    said = item.said
    if item.marks & {"pingback", "trackback"}:
        return bool(said.get("author"))
    shown = [bool(said.get("author")), item.date is not None, bool(body)]
    return any(shown) if said.get("id") else all(shown)


def _name(text: str) -> str:
    """A name without the verb after it (`Ann says:`)."""
    found = phrases.says(text)
    return folded(found if found else text).strip(" :|,·•")


def _grown(node: Node, top: Node) -> Node:
    """The largest element around a node that says nothing else."""
    text = text_of(node)
    for above in ancestors(node):
        if above.mem_id == top.mem_id or above.tag in ("li", "body") or text_of(above) != text:
            return node
        node = above
    return node


def _loose(node: Node) -> str:
    """The text of a comment that no element of its own holds, without what is left empty around it."""
    for one in reversed(
        node.css(
            "a, span, div, footer, header, b, strong, cite, small, h3, h4, h5, ul, ol, dl, article, figure"
        )
    ):
        if (
            one.mem_id != node.mem_id
            and not folded(one.text())
            and one.css_first("img, iframe, video, audio, br") is None
        ):
            one.remove()
    _without_verb(node)
    inside = node
    while (children := [one for one in inside.iter(include_text=True) if not _blank(one)]) and len(
        children
    ) == 1:
        if children[0].tag not in ("div", "article", "section", "li"):
            break
        inside = children[0]
    return cleaned(inner(inside))


def _without_verb(node: Node) -> None:
    """Take away what is left before the text when the name is gone: `says:`, and line breaks."""
    at = node.first_child
    while at is not None:
        following = at.next
        text = folded(at.text_content or "") if at.is_text_node else ""
        said = bool(text) and (phrases.says(text) == "" or text in (":", "|", ",", "-", "–", "#"))
        if not (said or at.is_comment_node or at.tag == "br" or (at.is_text_node and not text)):
            return
        at.remove()
        at = following


def _holds_paragraph(node: Node) -> bool:
    return any(one.mem_id != node.mem_id for one in node.css("p"))


def _up_to(node: Node, top: Node) -> set[int]:
    """The element and what is around it, no farther than `top`."""
    kept = {node.mem_id, top.mem_id}
    for above in ancestors(node):
        if above.mem_id in kept:
            break
        kept.add(above.mem_id)
    return kept


def _blank(node: Node) -> bool:
    return node.is_comment_node or (node.is_text_node and not (node.text_content or "").strip())
