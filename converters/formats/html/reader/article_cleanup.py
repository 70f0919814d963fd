"""Removes from an article what only surrounds it: other posts, controls, menus, the title, lines about the post."""

from collections.abc import Callable
from typing import Final, NamedTuple

from converters.formats.html.reader import clean, dates, strip_edges
from converters.formats.html.reader.boilerplate import CONTROLS, FRAMES, LABEL
from converters.formats.html.reader.bylines import name_in_line
from converters.formats.html.reader.dom import Node, attribute, find, text_of
from converters.formats.html.reader.text_density import BLOCKS, Part, add_up, measure
from converters.markup.html import HEADINGS
from converters.readers.page_words import dates as page_dates
from converters.readers.page_words import phrases

MOSTLY_LINKS: Final = 0.5
"""The share of links to the same site from which a box is navigation. Chosen by `tests/benchmarks/article_fit.py`."""

_BOXES: Final = frozenset("div section ul ol dl table header details center p".split())
_MAY_BE_EMPTY: Final = HEADINGS | frozenset("p div section ul ol li header span font b i em strong".split())
_PARTS: Final = frozenset("body td th li dd dt".split())
_LINES: Final = 3
"""How many lines about the post are looked for below its title."""
_SENTENCE_ENDS: Final = (".", "!", "?", "…", "。", "！", "？")
_SHORT: Final = 80
"""Characters of a line that has a date in it, at most."""


class Article(NamedTuple):
    """The article of a page."""

    html: str = ""
    lines: tuple[str, ...] = ()
    """Lines with its date or author, which are removed from the HTML."""


def clean_up(
    article: Part, parts: list[Part], heading: Part | None, *, host: str = "", language: str = ""
) -> Article:
    """The article without what surrounds it. The page is changed.

    `parts` are the elements of the page in its order, with what is not part of the article set aside;
    `heading` is the one with the page's title, which a post has apart; `host` is the site's.
    """
    top = article.node
    inside = _removed(_within(parts, article), lambda part: part.aside)
    clean.without(top.css(", ".join(sorted(CONTROLS))))
    clean.without(
        node for node in top.css("iframe") if any(part in attribute(node, "src") for part in FRAMES)
    )
    lines = _remove_head(inside, article, heading, language) if heading in inside else []
    boxes = measure(top, host)
    add_up(boxes)
    boxes = _removed(boxes[1:], _is_navigation)
    if last := _last_line(boxes, language):
        lines.append(text_of(last.node))
        boxes = _removed(boxes, lambda part: part is last)
    for part in reversed(boxes):
        if part.tag in _MAY_BE_EMPTY and _is_empty(part.node):
            part.node.remove()
    strip_edges.trim(top, "", language)
    return Article(_html(top), tuple(lines))


def _within(parts: list[Part], article: Part) -> list[Part]:
    """The elements in an article, in the order of the page."""
    known = {article}
    for part in parts:
        if part.parent in known:
            known.add(part)
    return [part for part in parts if part in known and part is not article]


def _removed(parts: list[Part], unwanted: Callable[[Part], bool]) -> list[Part]:
    """Remove unwanted elements, with all in them, from the page; returns the others."""
    gone: set[Part] = set()
    for part in parts:
        if part.parent in gone:
            gone.add(part)
        elif unwanted(part):
            gone.add(part)
            part.node.remove()
    return [part for part in parts if part not in gone]


def _remove_head(parts: list[Part], article: Part, heading: Part, language: str) -> list[str]:
    """Remove the title, short lines before it, and lines below it with date or author; returns the text of these.

    Images stay: many themes show the post's own above the title.
    """
    around = set(heading.ancestors())
    lines = {part.node.mem_id: part for part in parts}
    below: Part | None = _below(heading, article, lines)
    about: set[Part] = {heading}
    texts = []
    while below and len(about) <= _LINES and _is_about_post(below, language):
        about.add(below)
        texts.append(text_of(below.node))
        below = _below(below, article, lines)
    header = next(
        (part for part in heading.ancestors() if part.tag == "header" and part.text < 2 * LABEL), None
    )
    before = True

    def is_head(part: Part) -> bool:
        nonlocal before
        before = before and part is not heading
        if part in about:
            return True
        if part in around or part.parent not in around or part.pictures:
            return False
        return part.text <= LABEL and (before or part.parent is header)

    _removed(parts, is_head)
    return texts


def _below(part: Part, article: Part, lines: dict[int, Part]) -> Part | None:
    """The line after an element: the next element, or the first short one in it."""
    at: Part = part
    while (following := _next(at.node)) is None or following.mem_id not in lines:
        if following is not None or at.parent is None or at.parent is article:
            return None
        at = at.parent
    found = lines[following.mem_id]
    while found.text > LABEL:
        inner = found.node.first_child
        while inner is not None and not inner.is_element_node and not (inner.text_content or "").strip():
            inner = inner.next
        if inner is None or inner.mem_id not in lines:
            return None
        found = lines[inner.mem_id]
    return found


def _last_line(parts: list[Part], language: str) -> Part | None:
    """The last line of an article, if it has the date or the author of the post."""
    last = next((part for part in reversed(parts) if part.text), None)
    while last and last.parent and last.parent.parent and last.parent.text <= LABEL:
        last = last.parent
    if last is None or _next(last.node) is not None or not _is_about_post(last, language):
        return None
    before = last.node.prev
    while before is not None and before.tag not in BLOCKS and not (before.text_content or "").strip():
        before = before.prev
    return last if last.tag in BLOCKS or before is None or before.tag in BLOCKS else None


def _next(node: Node) -> Node | None:
    """The next node that is not blank."""
    at = node.next
    while at is not None and not at.is_element_node and not (at.text_content or "").strip():
        at = at.next
    return at


def _is_about_post(part: Part, language: str) -> bool:
    """Whether a line has the date or the author of the post. An element within a line of text has not."""
    if part.tag not in BLOCKS and (following := _next(part.node)) is not None and following.tag not in BLOCKS:
        return False
    if part.text > LABEL or part.pictures:
        return False
    text = text_of(part.node)
    phrase = phrases.find("posted", text, language)
    if page_dates.read(text) or (phrase and phrase.date and page_dates.read(phrase.date)):
        return True
    if text.endswith(_SENTENCE_ENDS):
        return False
    if find(part.node, 'time, a[rel~="author"]') is not None and len(text) <= _SHORT:
        return True
    says = phrase is not None or bool(name_in_line(text, language))
    return says and dates.shown(text, language)[0] is not None


def _is_navigation(part: Part) -> bool:
    """Whether a box holds little but links to the same site. A single link may be a sentence."""
    if part.tag not in _BOXES or part.anchors < 2 or part.value > LABEL:
        return False
    return part.site_links > MOSTLY_LINKS * part.text


def _is_empty(node: Node) -> bool:
    """Whether an element holds nothing but white space and line breaks."""
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            if child.tag != "br":
                return False
        elif child.is_text_node and (child.text_content or "").strip():
            return False
        child = child.next
    return not node.attrs.get("id")


def _html(top: Node) -> str:
    """The element with its own tag, unless it is one that stands only within certain others."""
    inner = clean.body(top)
    return inner if top.tag in _PARTS else clean.cleaned(top.html or "")
