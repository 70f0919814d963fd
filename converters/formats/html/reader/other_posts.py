"""Tells the page's own post from the teasers of other posts that are marked like posts."""

import re
from functools import lru_cache
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.dom import Node, ancestors, attribute, find, length, text_of

SAME_TITLE: Final = 0.5
"""The share of a title that a heading must repeat to be its heading: titles of windows have the site's name too."""
TEASER: Final = 600
"""Characters of the longest teaser: the heading of another post, its picture and the start of its text."""
MOST: Final = 200
"""How many posts a page has at most that has one of its own; what has more is a list."""

_HEADINGS: Final = "h1, h2, h3, h4, h5, h6"
PAGE_NUMBER: Final = lazy_re.compile(r"(?:^|\s)(?:postid|page-id)-(\d+)(?:\s|$)")
"""WordPress's class of `body` (`get_body_class`): the number of the post that the page is of."""
_POST_NUMBER: Final = lazy_re.compile(r"(?:^|\s)post-(\d+)(?:\s|$)")
"""WordPress's class and id of a post (`get_post_class`): its number."""


def other_posts(root: Node, holders: list[Node]) -> list[Node]:
    """Those of the elements that hold a post each that hold another than the page's own; none within another.

    The page's own has the page's number, or the page's title in a heading. If it is there, each other whose
    heading leads away is another post; if it is not, those of the size of a teaser with another number are.
    So the posts of a list are not.
    """
    body = find(root, "body")
    if not 0 < len(holders) <= MOST:
        return []
    page = PAGE_NUMBER.search(attribute(body, "class")) if body is not None else None
    titles = [
        text_of(node) or attribute(node, "content")
        for node in root.css('head > title, meta[property="og:title"]')
    ]
    own: set[int] = set()
    linked: list[Node] = []
    numbered: list[Node] = []
    for holder in holders:
        number = _POST_NUMBER.search(f"{attribute(holder, 'class')} {attribute(holder, 'id')}")
        headings = holder.css(_HEADINGS)
        if (page and number and page[1] == number[1]) or any(_is_title(node, titles) for node in headings):
            own |= {holder.mem_id, *(above.mem_id for above in ancestors(holder))}
        elif headings and leads_away(headings[0]):
            linked.append(holder)
            if page and number and length(holder) <= TEASER:
                numbered.append(holder)
    others = {holder.mem_id for holder in (linked if own else numbered)} - own
    return [
        holder
        for holder in holders
        if holder.mem_id in others and not any(above.mem_id in others for above in ancestors(holder))
    ]


def _is_title(heading: Node, titles: list[str]) -> bool:
    """Whether a heading is most of one of the titles, which may have the site's name besides."""
    text = text_of(heading)
    return any(len(text) <= len(title) and sameness(text, title) > SAME_TITLE for title in titles)


def sameness(heading: str, title: str) -> float:
    """The share of the longer of two titles that the other, which is a part of it, repeats; else 0.

    `sameness("Three clocks", "Three clocks | The Attic")` is 0.58.
    """
    shorter, longer = sorted((_letters(heading), _letters(title)), key=len)
    return len(shorter) / len(longer) if shorter and shorter in longer else 0.0


def leads_away(heading: Node) -> bool:
    """Whether a heading is, or has, a link to another page."""
    link = find(heading, "a[href]") or next((node for node in ancestors(heading) if node.tag == "a"), None)
    return link is not None and not attribute(link, "href").startswith("#")


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
