"""Which comment answers which, as one page shows it."""

import re
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.html.reader.comments.node import CommentNode
from converters.io.numbers import digits_in, parse_int

_TAG: Final = lazy_re.compile(r"<(/?)li\b([^>]*)>", re.IGNORECASE)
_ID: Final = lazy_re.compile(r"""\bid\s*=\s*["']?(?:li-)?comment-(\d+)""", re.IGNORECASE)


class Threads(NamedTuple):
    """The threads of a page."""

    parents: list[str]
    """The id of the comment that each comment answers, in the order of the comments; empty for none."""
    flat: list[str]
    """Ids of comments at the deepest level that the theme nests: a reply to one of them stands beside it."""


def read_threads(items: list[CommentNode], html: str) -> Threads:
    """Find parents by what the page declares, by nesting, or by depth where the elements do not nest.

    Below the deepest level that a theme nests, WordPress prints a reply right after the comment that
    it answers, which it marks as answered all the same. `html` is the page before it was parsed.
    Comments without an id get one where any of them nests.
    """
    _levels_by_mark(items)
    _levels_by_indent(items)
    known = {item.node.mem_id for item in items}
    nested = any(item.above or "depth" in item.values for item in items)
    lowest = max(map(_depth, items), default=0)
    by_tags = _parents_by_tags(items, lowest, html)
    latest: dict[int, CommentNode] = {}
    """The last comment of each level."""
    levels: dict[int, int] = {}
    parents = []
    for number, item in enumerate(items, 1):
        if nested and not item.id:
            item.values["id"] = f"c{number}"
        above = item.above
        while above is not None and above.node.mem_id not in known:
            above = above.above
        depth = _depth(item)
        before = items[number - 2] if number > 1 else None
        if before and "answered" in before.marks and before.above is item.above:
            above = before if levels[before.node.mem_id] == depth == lowest else above
        if above is None and depth > 1:
            above = latest.get(depth - 1)
        level = depth or (levels[above.node.mem_id] + 1 if above else 1)
        levels[item.node.mem_id] = level
        latest[level] = item
        parent = item.values.get("parent") or (above.id if above else "")
        parents.append(by_tags.get(item.id, parent))
    return Threads(parents, _flat(items, levels))


def _flat(items: list[CommentNode], levels: dict[int, int]) -> list[str]:
    deepest = max(levels.values(), default=1)
    if deepest < 2 or not any("reply" in item.marks for item in items):
        return []
    return [item.id for item in items if levels[item.node.mem_id] == deepest and "reply" not in item.marks]


def _parents_by_tags(items: list[CommentNode], lowest: int, html: str) -> dict[str, str]:
    """The parents of comments at the deepest level by the page's tags, where no class marks answers."""
    flat = {item.id for item in items if _depth(item) == lowest}
    if lowest < 2 or len(flat) < 2 or any("answered" in item.marks for item in items):
        return {}
    return {id_: parent for id_, parent in _answered(html).items() if id_ in flat and parent}


def _levels_by_mark(items: list[CommentNode]) -> None:
    """Give each comment its level, where the page marks answers and nothing else shows the threads."""
    if any("answer" in item.marks for item in items):
        for item in items:
            if _depth(item) < 2:
                item.values["depth"] = "2" if "answer" in item.marks else "1"


def _levels_by_indent(items: list[CommentNode]) -> None:
    """Give each comment its level, where the page shows threads by indentation only: one without any is not an answer."""
    if not any("indent" in item.values for item in items):
        return
    around: list[int] = []
    for item in items:
        if "depth" in item.values:
            continue
        indent = digits_in(item.values.get("indent", "")) or 0
        while around and around[-1] >= indent:
            around.pop()
        around.append(indent)
        item.values["depth"] = str(len(around))


def _depth(item: CommentNode) -> int:
    """The level that the page declares for a comment, from 1; 0 where it declares none."""
    return parse_int(item.values.get("depth", "")) or 0


def _answered(html: str) -> dict[str, str]:
    """Ids of comments -> id of the comment whose tags are around it; empty where the tags do not match.

    WordPress's block themes print an answer below the deepest level of nesting as a `li` in the `li` that it answers; to an
    HTML parser, the second ends the first. The tags themselves still show it.
    """
    parents: dict[str, str] = {}
    around: list[str] = []
    for tag in _TAG.finditer(html):
        if tag[1]:
            if not around:
                return {}
            around.pop()
            continue
        found = _ID.search(tag[2])
        if found:
            parents[found[1]] = next((id_ for id_ in reversed(around) if id_), "")
        around.append(found[1] if found else "")
    return {} if around else parents
