"""The posts of a list that only lines with dates divide: no heading leads to a page of their own.

Blogs before 2005 had pages of a month like that, and their posts nowhere else.
"""

from collections import defaultdict
from typing import Final

from converters.formats.html.reader import dates
from converters.formats.html.reader.dom import Node, attribute, find, measured, parsed, text_of
from converters.formats.html.reader.flat_entries import FlatEntry
from converters.formats.html.reader.other_posts import MOST
from converters.formats.html.reader.page_lists import entries
from converters.formats.html.reader.urls import View
from converters.readers.page_words import dates as written_dates
from converters.readers.page_words import heading_words

LONGEST_LINE: Final = 60
"""Characters of the longest line with a date."""
SHORTEST: Final = 200
"""Characters of the text of all posts of a page."""
_SKIPPED: Final = frozenset("script style form nav aside footer table li option a".split())
"""Elements whose dates are those of a calendar, or of a list of links."""
_HEADINGS: Final = "h1, h2, h3, h4, h5, h6"


def dated_entries(root: Node, own: View, address: str) -> list[FlatEntry]:
    """What stands below each day of a page, as a post; empty where a heading leads to a post, or most of the text is links.

    A day has the same key on all lists of a site. Each element is looked at once.
    """
    body = find(root, "body")
    if body is None or not own.post or entries(root, own, address):
        return []
    language = attribute(root, "lang")
    lines: defaultdict[int, list[tuple[Node, str]]] = defaultdict(list)
    for node in measured(body, LONGEST_LINE, _SKIPPED):
        if node.parent is not None and (day := _day(text_of(node), language)):
            lines[node.parent.mem_id].append((node, day))
    found = max(lines.values(), key=len, default=[])
    if len(found) > MOST:
        return []
    starts = {node.mem_id for node, _ in found}
    made: dict[str, str] = {}
    for node, day in found:
        made[day] = made.get(day, "") + _below(node, starts)
    texts = {day: parsed(html) for day, html in made.items()}
    length = sum(len(text_of(text)) for text in texts.values())
    linked = sum(len(text_of(link)) for text in texts.values() for link in text.css("a"))
    if length < SHORTEST or 2 * linked > length:
        return []
    host, start = own.post.partition("/")[0], address.partition("#")[0]
    return [
        FlatEntry(f"{host}#{day}", f"{start}#{day}", _title(texts[day]), _page(day, html))
        for day, html in made.items()
        if text_of(texts[day])
    ]


def _day(text: str, language: str) -> str:
    """The day that a line is, as `2012-01-05`; empty for a line with other words."""
    found = written_dates.within(text, month_first=dates.month_first(language))
    if found is None or any(
        heading_words.without_weekday(part).strip(" ,.:-–—") for part in (found.before, found.after)
    ):
        return ""
    return (dates.shown(found.moment.text, language)[0] or "")[:10]


def _below(line: Node, starts: set[int]) -> str:
    """The HTML between a line and the next."""
    parts: list[str] = []
    node = line.next
    while node is not None and node.mem_id not in starts:
        parts.append(node.html or "")
        node = node.next
    return "".join(parts)


def _title(text: Node) -> str:
    heading = find(text, _HEADINGS)
    return text_of(heading) if heading is not None else ""


def _page(day: str, html: str) -> str:
    return (
        f'<div class="date"><time datetime="{day}">{day}</time></div><div class="entry-content">{html}</div>'
    )
