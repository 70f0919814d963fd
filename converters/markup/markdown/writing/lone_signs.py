"""Signs of emphasis in a block that stand without a partner: they mean nothing there, and need no escape.

It takes a sign that can open and one after it that can close. What can be which is judged by the loosest rules of all
renderers; where an element stands beside a sign, it can be both.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from converters import lazy_re
from converters.markup.markdown.nodes import Inline, Node

_ANY: Final = lazy_re.compile("[*_~`]")
_RUNS: Final = {sign: lazy_re.compile(f"{re.escape(sign)}+") for sign in "*_~`"}
_SPACES: Final = (" ", "\n", "\t")
"""To kramdown, a no-break space is no white space."""
_MADE_BY: Final = {
    "*": {"*", "em", "strong"},
    "_": {"_", "em", "strong"},
    "~": {"~", "del"},
    "`": {"`", "code"},
}
"""What of a block is written with a sign: elements, and the sign itself in a URL."""


class LoneSigns:
    """Those of `*`, `_`, `~` and the backtick that have no partner in a block; searched when one is asked for."""

    __slots__ = ("_found", "_kids")

    def __init__(self, kids: Sequence[Inline] = ()) -> None:
        self._kids = kids
        self._found: frozenset[str] | None = None

    def __contains__(self, sign: str) -> bool:
        if self._found is None:
            self._found = _lone_signs(self._kids)
        return sign in self._found


NONE: Final = LoneSigns()


def _lone_signs(kids: Sequence[Inline]) -> frozenset[str]:
    tags: set[str] = set()
    pieces = list(_texts(kids, tags))
    signs = {sign for text, _ in pieces for sign in _ANY.findall(text)}
    return frozenset(sign for sign in signs if not tags & _MADE_BY[sign] and not _has_partner(sign, pieces))


def _texts(
    kids: Sequence[Inline], tags: set[str], at_edge: bool = True
) -> Iterator[tuple[str, tuple[bool, bool]]]:
    """Each text, and whether the block begins and ends with it; the names of elements go to `tags`."""
    last = len(kids) - 1
    for at, kid in enumerate(kids):
        if isinstance(kid, str):
            yield kid, (at_edge and not at, at_edge and at == last)
        elif isinstance(kid, Node):
            tags.add(kid.tag)
            if kid.el is not None and kid.tag in ("a", "img", "embed"):
                _add_signs(kid, tags)
            yield from _texts(kid.kids, tags, at_edge=False)


def _add_signs(node: Node, tags: set[str]) -> None:
    """Add the signs in attributes to the names of elements: some renderers look for a partner there too."""
    assert node.el is not None
    values = "".join(map(str, node.el.attrib.values())) if node.tag != "embed" else "*_~`"
    tags.update(_ANY.findall(values))


def _has_partner(sign: str, pieces: Sequence[tuple[str, tuple[bool, bool]]]) -> bool:
    opened = False
    for text, (first, last) in pieces:
        for run in _RUNS[sign].finditer(text):
            if len(run[0]) > 2 and sign != "`":  # kramdown finds a pair in one run
                return True
            before = text[run.start() - 1] if run.start() else " " if first else ""
            after = text[run.end()] if run.end() < len(text) else " " if last else ""
            if opened and _can_close(sign, before, after):
                return True
            opened = opened or _can_open(sign, before, after)
    return False


def _can_open(sign: str, before: str, after: str) -> bool:
    if sign == "`":
        return True
    if after in _SPACES:
        return False
    return sign != "_" or not (before.isalpha() and after.isalnum())


def _can_close(sign: str, before: str, after: str) -> bool:
    if sign == "`":
        return True
    return before not in _SPACES and (sign != "_" or not after.isalnum())
