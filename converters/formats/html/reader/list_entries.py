"""The posts that a list of posts shows whole: a blog may have them nowhere else, or their pages were not saved.

Blogs before 2005 often had one page for all posts of a month, and a mirror may lack pages. What a list shows is kept as
its own page, and read only if no other page of the source has the post (see `listed_posts`).
"""

from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.html.reader.boilerplate import is_hidden
from converters.formats.html.reader.dated_entries import dated_entries
from converters.formats.html.reader.dom import (
    Node,
    ancestors,
    attribute,
    classes,
    elements,
    find,
    parsed,
    text_of,
)
from converters.formats.html.reader.flat_entries import FlatEntry, flat_entries
from converters.formats.html.reader.other_posts import MOST
from converters.formats.html.reader.parsed_page import ListEntry
from converters.formats.html.reader.titled_sections import titled_sections
from converters.formats.html.reader.urls import View, view
from converters.io import urls
from converters.io.slugs import sanitize_title

_HEADINGS: Final = "h1, h2, h3, h4, h5, h6"
_PERMALINK: Final = "a[rel~=bookmark][href], a.permalink[href], .permalink a[href], a[href].u-url"
_MORE: Final = 'a[href*="#more"], a[class*="more"], a[class*="continue"], .jump-link a, .read-more a, [class*="more-link"]'
_SUMMARY: Final = '[class*="summary"], [class*="excerpt"], [class*="teaser"]'
_CUT: Final = lazy_re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W*$")
"""What the text of a teaser ends with."""
_ONWARD: Final = lazy_re.compile(r"(?:…|\.\.\.|»|→|>>)\W*$")
"""What a link from a teaser to its post ends with."""
_NUMBER: Final = lazy_re.compile(r"^post-(\d+)$")
_UNIQUE: Final = lazy_re.compile(r"^\d{8,}$")
"""The name of a place by which Blogger knows a post, on whatever page it stands."""
_FROM_HEAD: Final = 'meta[name="generator" i], link[rel~="stylesheet"]'
"""What profiles know a platform by, in the head of a page."""
_PAGE: Final = '<html lang="{}"><head>{}<title>{}</title></head><body class="single">{}</body></html>'
_LONGEST_DATE: Final = 60
"""Characters of a line above a post that may be the date of the day, which many posts share."""


class _Link(NamedTuple):
    key: str
    url: str


def list_entries(root: Node, holders: list[Node], own: View, address: str) -> Iterator[ListEntry]:
    """Yield the posts in a list, each element of `holders` one; `address` is the URL of the page, `own` its view."""
    if len(holders) > MOST:
        return
    head = "".join(node.html or "" for node in root.css(_FROM_HEAD))
    language = escape(attribute(root, "lang"))
    for holder in _single(holders):
        link = _link(holder, own, address)
        if link is None or is_hidden(holder.attributes):
            continue
        is_whole = not _is_cut(holder, link, address)
        if not is_whole and "#" in link.key:
            continue  # a list of links, not a post
        html = f"{_day_above(holder)}{holder.html or ''}" if is_whole else ""
        heading = find(holder, _HEADINGS)
        title = text_of(heading) if heading is not None else ""
        page = _PAGE.format(language, head, escape(title), html) if html else ""
        yield ListEntry(key=link.key, url=link.url, title=title, number=_number(holder), html=page)
    if holders:
        return
    flat = (
        flat_entries(root, own, address) or _titled(root, own, address) or dated_entries(root, own, address)
    )
    for entry in flat:
        page = _PAGE.format(language, head, escape(entry.title), entry.html) if entry.html else ""
        yield ListEntry(key=entry.key, url=entry.url, title=entry.title, html=page)


def _titled(root: Node, own: View, address: str) -> list[FlatEntry]:
    """The posts that headings alike begin. One without a page is known by its day and title, on whatever list it stands."""
    found: dict[str, FlatEntry] = {}
    numbers: Counter[str] = Counter()
    host, start = own.post.partition("/")[0], address.partition("#")[0]
    for section in titled_sections(root, own):
        name = sanitize_title(f"{section.day} {section.title}")
        holder = parsed(f"<body>{section.html}</body>")
        numbers[name] += 1
        part = name if numbers[name] == 1 else f"{name}-{numbers[name]}"
        key, url = _link(holder, own, address) or _Link(f"{own.post}#{part}", f"{start}#{part}")
        is_whole = not _is_cut(holder, _Link(key, url), address)
        if "#" in key and section.day and f"{host}#{name}" not in found:
            key = f"{host}#{name}"
        if is_whole or "#" not in key:
            found.setdefault(key, FlatEntry(key, url, section.title, section.html if is_whole else ""))
    return list(found.values())


def _single(holders: list[Node]) -> list[Node]:
    """The elements that hold one post each, without those around several, and those in another."""
    ids = {holder.mem_id for holder in holders}
    around = {
        holder.mem_id: [above.mem_id for above in ancestors(holder) if above.mem_id in ids]
        for holder in holders
    }
    inner: dict[int, int] = {}
    for above in around.values():
        for id_ in above:
            inner[id_] = inner.get(id_, 0) + 1
    several = {id_ for id_, number in inner.items() if number > 1}
    return [
        holder
        for holder in holders
        if holder.mem_id not in several and not set(around[holder.mem_id]) - several
    ]


def _link(holder: Node, own: View, address: str) -> _Link | None:
    """The address of the post in an element: what its heading or its permalink leads to, else its place on the page; None
    for a post of another site, or of an unknown address."""
    links = [link for heading in holder.css(_HEADINGS)[:1] for link in heading.css("a[href]")]
    links += holder.css(_PERMALINK)
    for link in links:
        url = urls.join(address, attribute(link, "href"))
        found = view(url)
        if (
            not url.startswith(("http", "/"))
            or not found.post
            or found.kind != "whole"
            or found.listed == "search"
        ):
            continue
        if found.post != own.post:
            is_here = urls.host(urls.split(url)) == urls.host(urls.split(address))
            return _Link(found.post, url.partition("#")[0]) if is_here else None
        if fragment := url.partition("#")[2]:
            return _Link(f"{own.post}#{fragment}", url)
    target = next((node for node in holder.css("a[name], a[id]")), holder)
    name = attribute(holder, "id") or attribute(target, "name") or attribute(target, "id")
    if not name or not address:
        return None
    at = urls.host(urls.split(address)) if _UNIQUE.match(name) else own.post
    return _Link(f"{at}#{name}", f"{address.partition('#')[0]}#{name}")


def _is_cut(holder: Node, link: _Link, address: str) -> bool:
    """Whether an element shows only the start of its post, or no more than links."""
    if find(holder, _MORE) is not None or find(holder, _SUMMARY) is not None:
        return True
    linked = 0
    for node in holder.css("a[href]"):
        linked += len(text_of(node))
        led_to = view(urls.join(address, attribute(node, "href"))).post
        if led_to == link.key and _ONWARD.search(text_of(node)):
            return True
    text = text_of(holder)
    paragraphs = holder.css("p")
    last = text_of(paragraphs[-1]) if paragraphs else text
    return 3 * linked > 2 * len(text) or bool(_CUT.search(last))


def _number(holder: Node) -> str:
    """The number of a post: WordPress's (`get_post_class`), or Blogger's, which names its place."""
    names = (attribute(holder, "id"), *classes(holder))
    places = (attribute(node, "name") for node in holder.css("a[name]"))
    of_wordpress = (found[1] for name in names if (found := _NUMBER.match(name)))
    return next(of_wordpress, "") or next(filter(_UNIQUE.match, places), "")


def _day_above(holder: Node) -> str:
    """The short heading above a post, or above those of its day."""
    at = holder.prev
    while at is not None:
        if at.is_element_node and next(elements(at), None) is None and 0 < len(text_of(at)) <= _LONGEST_DATE:
            return at.html or ""
        at = at.prev
    return ""
