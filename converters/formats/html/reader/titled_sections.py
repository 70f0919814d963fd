"""The posts of a list that no element of a known name holds: each has a heading like those of the others, and a date.

Pages of a month are so on hand-made blogs, and on Movable Type before 2005. The posts stand side by side, or in an element each.
"""

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from itertools import islice
from typing import Final, NamedTuple

from converters.formats.html.reader import dates
from converters.formats.html.reader.dom import (
    Node,
    ancestors,
    attribute,
    classes,
    find,
    measured,
    short_text,
    text_of,
)
from converters.formats.html.reader.other_posts import MOST
from converters.formats.html.reader.urls import View
from converters.readers.page_words import dates as written_dates
from converters.readers.page_words import heading_words

FEWEST: Final = 2
"""Posts by which a page is a list."""
LONGEST_LINE: Final = 120
"""Characters of the longest line with date, author and links of a post."""
MOST_AROUND: Final = 60
"""Elements around a heading that are looked at, so that the time grows with the page and not with its depth."""
SHORTEST: Final = 200
"""Characters of the text of all posts of a page."""
_HEADINGS: Final = "h1, h2, h3, h4, h5, h6"
_SHOWN: Final = "img, picture, video, audio, iframe, object, embed, svg"
"""What an element without a text shows."""
_BESIDE: Final = frozenset("aside nav footer form table ul ol".split())
"""Elements whose headings are of no post."""


class Section(NamedTuple):
    """One post of such a list."""

    title: str
    day: str
    """Its date, as `2012-01-05`; empty for none."""
    html: str
    is_placed: bool
    """Whether a link or the target of a link belongs to it, so that others can lead to it."""


def titled_sections(root: Node, own: View) -> list[Section]:
    """The posts of a page whose address is that of a list; empty where most of the headings have no date."""
    body = find(root, "body")
    if body is None or not own.listed:
        return []
    language = attribute(root, "lang")
    alike: defaultdict[tuple[str, ...], list[Node]] = defaultdict(list)
    for heading in body.css(_HEADINGS):
        around = list(islice(ancestors(heading), MOST_AROUND))
        if text_of(heading) and not any(node.tag in _BESIDE for node in around):
            alike[tuple(f"{node.tag}.{'.'.join(classes(node))}" for node in (heading, *around))].append(
                heading
            )
    for headings in sorted(alike.values(), key=len, reverse=True):
        if not FEWEST <= len(headings) <= MOST:
            continue
        sections = _sections(headings, language)
        if len(sections) >= FEWEST and sum(len(section.html) for section in sections) >= SHORTEST:
            return sections
    return []


def _sections(headings: Sequence[Node], language: str) -> list[Section]:
    """What each heading begins, up to the next; empty where two share an element, where they are dates, or most have no date."""
    chains = [[heading, *islice(ancestors(heading), MOST_AROUND)] for heading in headings]
    shared = set.intersection(*({node.mem_id for node in chain} for chain in chains))
    if not shared:
        return []
    depths = [next(at for at, node in enumerate(chain) if node.mem_id in shared) for chain in chains]
    starts = {chain[depth - 1].mem_id: chain[0] for chain, depth in zip(chains, depths, strict=True)}
    if len(starts) < len(headings) or any(_is_day(text_of(heading), language) for heading in headings):
        return []
    found: list[_Section] = []
    day: Node | None = None
    above: list[Node] = []
    for node in chains[0][depths[0]].iter(include_text=True):
        text = short_text(node, LONGEST_LINE) if node.is_element_node else None
        is_day = bool(text) and _is_day(text or "", language)
        if node.mem_id in starts:
            found.append(_Section(starts[node.mem_id], [*above, node], day))
            above = []
        elif is_day and (day is not None or not found):  # the day of what follows
            day, above = node, []
        elif text == "" and node.css_first(_SHOWN) is None:
            above.append(node)  # it may be the target of a link to what follows
        elif found:
            found[-1].parts.extend((*above, node))
            above = []
    made = [section.made(language) for section in found]
    return made if 4 * sum(bool(section.day) for section in made) >= 3 * len(made) else []


class _Section(NamedTuple):
    """One post while its nodes are collected."""

    heading: Node
    parts: list[Node]
    above: Node | None
    """The line with the day above it, which it may share with others."""

    def made(self, language: str) -> Section:
        """The post as HTML, its heading first."""
        link = find(self.heading, "a[href]")
        is_linked = link is not None and not attribute(link, "href").startswith("#")
        named = (node for part in self.parts for node in (part, *_targets(part)))
        place = next(
            (name for node in named if (name := attribute(node, "id") or attribute(node, "name"))), ""
        )
        whole = self.heading.html or ""
        text = "".join((part.html or "").replace(whole, "", 1) for part in self.parts)
        day, line = self._day(language)
        target = f'<a id="{escape(place)}"></a>' if place else ""
        date = f'<div class="date"><time datetime="{day}">{day}</time></div>' if day else ""
        if line is not None and (permalink := _permalink(line, language)):
            date = f'<a class="permalink" href="{escape(permalink)}">{date}</a>'
        html = (
            f"{target}{date}<h1>{self.heading.inner_html or ''}</h1><div class='entry-content'>{text}</div>"
        )
        return Section(text_of(self.heading), day, html, is_linked or bool(place))

    def _day(self, language: str) -> tuple[str, Node | None]:
        """The date of the post, as `2012-01-05`, and the line that has it; empty for none."""
        order = dates.month_first(language)
        parts = [part for part in self.parts if part.is_element_node and part.mem_id != self.heading.mem_id]
        lines = (line for part in parts for line in (part, *measured(part, LONGEST_LINE)))
        for line in (self.above, *lines) if self.above is not None else lines:
            text = short_text(line, LONGEST_LINE)
            if text and (found := written_dates.within(text, month_first=order)):
                return (dates.shown(found.moment.text, language)[0] or "")[:10], line
        return "", None


def _targets(part: Node) -> list[Node]:
    return part.css("a[name]") if part.is_element_node else []


def _permalink(line: Node, language: str) -> str:
    """Where the date of a post leads to; empty for a date that is no link."""
    links = (
        link for link in (line, *line.css("a[href]")) if link.tag == "a" and _is_day(text_of(link), language)
    )
    return next((attribute(link, "href") for link in links), "")


def _is_day(text: str, language: str) -> bool:
    """Whether a line is a date, and nothing else."""
    found = written_dates.within(text, month_first=dates.month_first(language))
    return found is not None and not any(
        heading_words.without_weekday(part).strip(" ,.:-–—") for part in (found.before, found.after)
    )
