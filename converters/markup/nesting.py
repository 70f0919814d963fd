"""Makes soup safe for the parser: elements nested deeper than any page, tags with more attributes, lists of more options.

The HTML5 algorithm looks through all open elements at many tags, and at each attribute through those before it
(WHATWG HTML 13.2.4.2, 13.2.6.4.7), so that deep nesting costs its square, in some places its cube. Browsers stop at
some depth; so does this, before the parser sees the text. What is beyond loses its tags and keeps its text, but for that of
hidden elements.
"""

import re
from collections import Counter
from itertools import accumulate
from typing import Final

from converters import lazy_re

DEEPEST: Final = 2200
"""Levels of elements that hold others: more than any thread of comments has. Chromium stops at 512."""
DEEPEST_OTHERS: Final = 1024
"""The same of all others (`span`, `g`), many of which old pages leave open."""
MOST_FORMATTING: Final = 32
"""Formatting elements (`b`, `font`, …) that are open at once: in each paragraph a parser opens all of them again."""
MOST_ATTRIBUTES: Final = 1000
"""Attributes of one tag."""
MOST_OPTIONS: Final = 1000
"""Options of one `select`: at each a parser asks all of them again which one is selected (WHATWG HTML 4.10.7)."""

_ATTRIBUTE: Final = r"""(?:[\s/]++|(?<=["']))[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?+"""
_TAG_WITH_MOST: Final = rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+"
_FEW_ATTRIBUTES: Final = lazy_re.compile(rf"(?:[^<]++|<(?![a-zA-Z])|{_TAG_WITH_MOST}(?!{_ATTRIBUTE}))*+")
"""A text up to a tag with more attributes, which is read once whatever it holds."""
_MANY_ATTRIBUTES: Final = lazy_re.compile(rf"({_TAG_WITH_MOST})(?:{_ATTRIBUTE})++")
_OPTION: Final = lazy_re.compile(r"<(select)\b|<(/?)option\b[^<>]*+>", re.IGNORECASE)
_TAG: Final = lazy_re.compile(r"<(?:!--|(/?)([a-zA-Z][^\s/>]*+))")
_RAW: Final = frozenset("script style xmp iframe noembed noframes textarea title".split())
"""Elements whose text is no markup, whatever it looks like."""
_ENDING: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr "  # empty
    "a button caption colgroup dd dt li nobr optgroup option p rb rp rt rtc tbody td tfoot th thead tr".split()
)
"""Elements that are empty, or that the next of their kind ends: they are nested only as deep as what holds them."""
_HOLDERS: Final = frozenset(
    "address article aside blockquote body center details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header html main menu nav ol pre section summary table ul".split()
)
_FORMATTING: Final = frozenset("b big code em font i s small strike strong tt u".split())
_CELLS: Final = frozenset("caption td th tr".split())
_HIDING: Final = lazy_re.compile(
    r"""[\s"'/]hidden(?=[\s=/>])|\sstyle\s*+=[^>]*?(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)""",
    re.IGNORECASE,
)
"""Attributes by which an element is not seen."""
_NAME: Final = lazy_re.compile(r"</?[a-zA-Z][^\s/>]*+")


class _Steps(dict[str, int]):
    """How many levels a tag opens, by its start such as `<div` or `</DIV`: 1, 0 or -1. Each is worked out once."""

    def __missing__(self, start: str) -> int:
        name = start.lower().strip("</")
        step = 0 if name in _ENDING else -1 if start[1] == "/" else 1
        if len(self) < MOST_NAMES and len(start) < LONGEST_NAME:
            self[start] = step
        return step


MOST_NAMES: Final = 1000
"""Starts of tags that are kept."""
LONGEST_NAME: Final = 20
_STEPS: Final = _Steps()


def tamed(html: str) -> str:
    """The text with at most `MOST_ATTRIBUTES` attributes in a tag, `MOST_OPTIONS` options in a list, and no more levels of
    elements than above."""
    if len(html) > 3 * MOST_ATTRIBUTES:
        html = _with_few_options(_with_few_attributes(html))
    return _shallow(html) if html.count("<") > MOST_FORMATTING and _may_be_deep(html) else html


def _with_few_attributes(html: str) -> str:
    parts: list[str] = []
    at = 0
    while (end := _end(_FEW_ATTRIBUTES, html, at)) < len(html) and (tag := _MANY_ATTRIBUTES.match(html, end)):
        parts += html[at:end], tag[1]
        at = tag.end()
    return "".join([*parts, html[at:]]) if parts else html


def _with_few_options(html: str) -> str:
    if html.count("<") <= MOST_OPTIONS or html.lower().count("<option") <= MOST_OPTIONS:
        return html
    number = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal number
        number = 0 if tag[1] else number + (not tag[2])
        return tag[0] if number <= MOST_OPTIONS else " "

    return _OPTION.sub(kept, html)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


def _may_be_deep(html: str) -> bool:
    """Whether a text could have so many levels: a look at its tags that costs little."""
    levels = list(accumulate(map(_STEPS.__getitem__, _NAME.findall(html)), initial=0))
    return max(levels) - min(levels) > MOST_FORMATTING


class _Open:
    """The elements that are open, as far as the tags alone show it."""

    def __init__(self) -> None:
        self._around: list[str] = []
        self._others = 0
        self._formatting: list[list[tuple[str, str]]] = [[]]
        """Formatting elements that nothing has closed, and their tags; those in a table are their own list."""

    def take(self, name: str, tag: str) -> bool:
        """Open an element, unless it is too deep."""
        if name in _FORMATTING:
            return self._take_formatting(name, tag)
        other = name not in _HOLDERS
        if (self._others >= DEEPEST_OTHERS) if other else (len(self._around) - self._others >= DEEPEST):
            return False
        if name == "table":
            self._formatting.append([])
        self._others += other
        self._around.append(name)
        return True

    def _take_formatting(self, name: str, tag: str) -> bool:
        """The same of a formatting element: of equal ones a parser knows the last three (WHATWG HTML 13.2.4.3)."""
        known = self._formatting[-1]
        if known.count((name, tag)) >= 3:
            known.remove((name, tag))
        if len(known) >= MOST_FORMATTING:
            return False
        known.append((name, tag))
        return True

    def next_cell(self) -> None:
        """A cell or row begins or ends: formatting ends with its cell."""
        if len(self._formatting) > 1:
            self._formatting[-1].clear()

    def close(self, name: str) -> None:
        """Close the innermost element of a name, and what is in it; a table keeps out end tags of what is around it."""
        if name in _FORMATTING:
            known = self._formatting[-1]
            last = next((at for at in range(len(known) - 1, -1, -1) if known[at][0] == name), None)
            if last is not None:
                del known[last]
            return
        around = self._around
        for depth in range(len(around) - 1, -1, -1):
            if around[depth] == name:
                self._others -= sum(inner not in _HOLDERS for inner in around[depth:])
                del around[depth:]
                if name == "table":
                    self._formatting.pop()
                return
            if around[depth] == "table":
                return


def _shallow(html: str) -> str:
    opened = _Open()
    beyond: Counter[str] = Counter()
    """Elements whose start tags are taken out, and whose end tags will be."""
    cuts: list[tuple[int, int]] = []
    at = 0
    while tag := _TAG.search(html, at):
        at = html.find(">" if tag[2] else "-->", tag.end()) + 1
        if not at:
            break
        name = (tag[2] or "").lower()
        if name in _CELLS:
            opened.next_cell()
        if not name or name in _ENDING:
            continue
        if tag[1]:
            if beyond[name]:
                beyond[name] -= 1
                cuts.append((tag.start(), at))
            else:
                opened.close(name)
        elif name in _RAW:
            at = _end_of_raw(html, name, at)
        elif not opened.take(name, html[tag.start() : at]):
            if name == "template" or _HIDING.search(html, tag.start(), at):
                at = _end_of_element(html, name, at)
            else:
                beyond[name] += 1
            cuts.append((tag.start(), at))
    return _without(html, cuts) if cuts else html


def _end_of_raw(html: str, name: str, start: int) -> int:
    """Where the text of such an element ends; the end of the text if nothing ends it."""
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(html, start)
    return found.start() if found else len(html)


def _end_of_element(html: str, name: str, start: int) -> int:
    """Behind the end tag of an element, whose start tag ends at `start`; the end of the text if nothing ends it."""
    levels = 1
    for tag in re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^>]*+>", re.IGNORECASE).finditer(html, start):
        levels += -1 if tag[1] else 1
        if not levels:
            return tag.end()
    return len(html)


def _without(html: str, cuts: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in cuts:
        parts.append(html[at:start])
        at = end
    return "".join((*parts, html[at:]))
