"""What visitors of the site do not see of a text: cards that Ghost shows to members alone, or in mails alone.

A card of Lexical says so by `visibility`: since Ghost 5.120 `{"web": {"nonMember": false, …}, "email": {…}}`, before
`{"showOnWeb": false, …}`. In Ghost's HTML such a card stands between the comments `kg-gated-block:begin`, with the same
words, and `kg-gated-block:end`. What is not recognised is not for visitors.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from converters import lazy_re

_GATE: Final = lazy_re.compile(r"<!--\s*kg-gated-block:(begin|end)\b([^>]*)>")
_OPEN: Final = lazy_re.compile(r"\bnonMember:\s*true\b")
_YES: Final = (None, True)


class Shown(NamedTuple):
    """HTML that visitors see, and how many of its cards they do not."""

    html: str
    hidden: int


def is_for_visitors(card: Mapping[str, Any]) -> bool:
    """Whether the site shows a card to visitors without an account."""
    visibility = card.get("visibility")
    if visibility is None:
        return True
    if not isinstance(visibility, Mapping):
        return False
    web = visibility.get("web")
    if web is None:
        return visibility.get("showOnWeb") in _YES
    return isinstance(web, Mapping) and web.get("nonMember") in _YES


def for_visitors(html: str) -> Shown:
    """Ghost's own HTML without the cards that visitors do not see. A card without an end goes on to the end."""
    if "kg-gated-block" not in html:
        return Shown(html, 0)
    kept: list[str] = []
    at = hidden = 0
    is_shown = True
    for mark in _GATE.finditer(html):
        if is_shown:
            kept.append(html[at : mark.start()])
        at = mark.end()
        is_shown = mark[1] == "end" or bool(_OPEN.search(mark[2]))
        hidden += not is_shown
    if is_shown:
        kept.append(html[at:])
    return Shown("".join(kept), hidden)
