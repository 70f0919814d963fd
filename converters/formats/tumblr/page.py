"""Reads a page of an official export: a heading, the text, and below them the date and the tags."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.formats.tumblr.boxes import plain_boxes
from converters.formats.tumblr.own_media import Media, restored
from converters.markup import bare
from converters.markup.bare import has_class, words
from converters.markup.html import name_of, parse

_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
_BODY: Final = lazy_re.compile(r"<body[^>]*>", re.IGNORECASE)
_STYLE: Final = "../style.css"
_NEAR: Final = 2000
"""The style sheet of an export, which its pages name within so many characters."""
_MORE: Final = "[[MORE]]"
"""What an export has where a list of posts cuts a text off."""
_WHEN: Final = lazy_re.compile(
    r"(\w+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}) (\d{1,2}):(\d\d) ?(am|pm)", re.IGNORECASE
)


@dataclass(frozen=True)
class PageText:
    """What a page says. `date` is the clock of the blog, None where the page has none; `stated` is its text."""

    title: str
    html: str
    stated: str
    date: datetime | None
    tags: tuple[str, ...]
    repaired: int = 0
    """Images that showed another file."""
    wrong: int = 0
    """Images that show another file, or none, and that nothing tells better."""
    used: tuple[str, ...] = ()
    """The names of the files that it shows."""


def read(html: str, post: str, media: Media, base: str) -> PageText | None:
    """Read the page of a post; None for any other page. `base` stands before `/media/NAME` in the text."""
    start = _BODY.search(html)
    root = parse(html[start.end() :] if start else html)
    footer = next((node for node in root.iter("div") if node.get("id") == "footer"), None)
    heading = next(iter(root.iterchildren(etree.Element)), None)
    is_heading = heading is not None and name_of(heading) == "h1"
    if footer is None and not is_heading and _STYLE not in html[:_NEAR]:
        return None
    stated = ""
    tags: tuple[str, ...] = ()
    if footer is not None:
        stated = words(next((node for node in footer.iter("span") if node.get("id") == "timestamp"), None))
        tags = tuple(filter(None, (words(node) for node in footer.iter("span") if has_class(node, "tag"))))
        for node in [footer, *footer.itersiblings()]:
            bare.remove(node)
    title = _title(root)
    found = restored(root, post, media, base)
    plain_boxes(root)
    text = bare.inner_html(root).replace(_MORE, "<!--more-->", 1)
    return PageText(title, text, stated, date(stated), tags, found.repaired, found.wrong, found.used)


def date(text: str) -> datetime | None:
    """The moment of `August 23rd, 2010 7:28pm`, without a time zone; None for another text."""
    found = _WHEN.search(text)
    if not found or found[1].lower() not in _MONTHS:
        return None
    hour = int(found[4]) % 12 + 12 * (found[6].lower() == "pm")
    try:
        return datetime(
            int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2]), hour, int(found[5])
        )
    except ValueError:
        return None


def _title(root: etree._Element) -> str:
    """The heading that stands first; that of a post of blocks is the second one, after one that is empty."""
    title = ""
    while not title:
        first = next(iter(root.iterchildren(etree.Element)), None)
        if (
            first is None
            or name_of(first) != "h1"
            or (root.text or "").strip()
            or len(list(first.iter("img")))
        ):
            break
        title = words(first)
        bare.remove(first)
    return title
