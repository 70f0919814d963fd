"""Tells lists of posts from posts, by what a page holds: headings that lead to other posts, or one that is its own."""

import re
from collections.abc import Iterable
from typing import Final

from converters import lazy_re
from converters.formats.html.reader import structured
from converters.formats.html.reader.comments.names import COUNTERS
from converters.formats.html.reader.dom import Node, all_of, ancestors, attribute, find, folded, text_of, walk
from converters.formats.html.reader.flat_entries import flat_entries
from converters.formats.html.reader.other_posts import SAME_TITLE, sameness
from converters.formats.html.reader.profile import Profile
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter
from converters.formats.html.reader.titled_sections import titled_sections
from converters.formats.html.reader.urls import View, view
from converters.io import urls

_HEADINGS: Final = "h1, h2, h3, h4"
OWN_TEXT: Final = 500
"""Characters of paragraphs by which a page with cards of other posts has a text besides."""
FEWEST_ENTRIES: Final = 2
"""Posts by which a home page without its own text is a list of them."""
FEWEST_LINKS: Final = 5
"""Links by which a page without its own text is an index."""
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template"})
_FORM: Final = "#respond, #commentform, textarea"
"""The form for comments."""
_BESIDE: Final = frozenset({"aside", "nav", "footer", "header", "form"})
_SIDEBAR: Final = lazy_re.compile(
    r"\b(?:sidebar|widget|footer|menu|related)\b|sidebar-|widget-", re.IGNORECASE
)
FOLLOWING_TEXT: Final = 200
"""Characters of paragraphs below its own heading by which a page is a post, whatever follows them."""
_SEPARATOR: Final = lazy_re.compile(r"(?<!\s)\s+[|–—·•«»/-]+\s+|:\s+")
"""What is between the title of a post and the name of its site."""


def has_own_heading(root: Node, own: View, address: str) -> bool:
    """Whether a heading has the title of the page, and leads nowhere else."""
    titles = _titles(root)
    return any(_is_own(node, titles, own, address) for node in root.css(_HEADINGS))


def has_own_text(root: Node, own: View, address: str) -> bool:
    """Whether paragraphs follow the page's own heading, before a heading that leads to another page."""
    titles = _titles(root)
    began, length = False, 0
    for node in root.css(f"{_HEADINGS}, p"):
        if node.tag == "p":
            length += len(text_of(node)) if began else 0
        elif _is_own(node, titles, own, address):
            began = True
        elif began and leads_elsewhere(node, own, address):
            break
    return length >= FOLLOWING_TEXT


def leads_elsewhere(heading: Node, own: View, address: str) -> bool:
    """Whether a heading is a link to another page than the one with this address."""
    link = find(heading, "a[href]") or next((node for node in ancestors(heading) if node.tag == "a"), None)
    href = attribute(link, "href") if link is not None else ""
    if not (own.post or address) or not href or href.startswith("#"):
        return False
    return view(urls.join(address, href)).post != own.post


def entries(root: Node, own: View, address: str) -> int:
    """How many other pages the headings of a page lead to."""
    return len(_led_to(root, own, address))


def _led_to(root: Node, own: View, address: str) -> set[str]:
    found = set()
    for node in root.css(_HEADINGS):
        link = find(node, "a[href]")
        if link is not None and leads_elsewhere(node, own, address) and len(text_of(link)) * 2 > len(text_of(node)):  # fmt: skip
            found.add(view(urls.join(address, attribute(link, "href"))).post)
    # the name of the site leads to its home page
    return {post for post in found if "/" in post or "?" in post}


def _discussed_elsewhere(root: Node, own: View, address: str) -> int:
    """How many other pages both a heading and a link to their comments lead to, as those of a list's posts do; 0 where
    the page takes comments itself."""
    if find(root, _FORM) is not None:
        return 0
    counters = {view(urls.join(address, attribute(link, "href"))).post for link in root.css(COUNTERS)}
    return len(counters & _led_to(root, own, address)) if len(counters) >= FEWEST_ENTRIES else 0


def is_list(root: Node, holders: list[Node], own: View, address: str, *, discussed: bool) -> bool:
    """Whether a page lists posts. `holders` are the elements that hold a post each, `discussed` is whether there are comments.

    The form of the URL alone decides nothing: `/archives/123` is a post, and so may `/2012/05/` be.
    """
    if discussed:
        return False
    types = structured.page_types(root)
    if types & structured.LISTS and not types & structured.ARTICLES:
        return True
    if len(holders) > 1:
        return not (
            _is_below_home(own)
            and has_own_heading(root, own, address)
            and _has_own_text(root, holders, own, address)
        )
    if not holders and find(root, _FORM) is None:
        if flat_entries(root, own, address):
            return True
        sections = titled_sections(root, own)
        if sections and all(section.is_placed for section in sections):
            return True
    if has_own_text(root, own, address):
        return False
    if own.listed and _leads_away(root):
        return True
    if not own.listed:
        found = _discussed_elsewhere if _is_below_home(own) else entries
        return found(root, own, address) >= FEWEST_ENTRIES
    leading = any(
        leads_elsewhere(heading, own, address)
        for holder in holders
        if (heading := find(holder, _HEADINGS)) is not None
    )
    return leading or not has_own_heading(root, own, address) or entries(root, own, address) > 0


def _leads_away(root: Node) -> bool:
    """Whether most of the text of a page is links, as in an index of its tags with their numbers."""
    body = find(root, "body")
    links, linked, length = 0, 0, 0
    for node in walk(body, _BESIDE | _UNSEEN) if body is not None else ():
        if node.is_text_node:
            length += len(folded(node.text_content or ""))
        elif node.tag == "a" and attribute(node, "href"):
            links += 1
            linked += len(text_of(node))
    return links >= FEWEST_LINKS and 3 * linked > 2 * length


def may_list(holders: list[Node], own: View) -> bool:
    """Whether a page may list posts although it has elements alike that look like comments: they may be its posts."""
    return len(holders) > 1 or not _is_below_home(own) or "?" in own.post.partition("/")[2][:1]


def has_list_address(addresses: Iterable[str], profiles: tuple[Profile, ...]) -> bool:
    """Whether a platform gives one of the addresses of a page to lists only."""
    patterns = [pattern for profile in profiles for pattern in profile.pages.list_address]
    if not patterns:
        return False
    parts = map(urls.split, addresses)
    paths = {f"{each.path}?{each.query}" if each.query else each.path for each in parts}
    return any(re.search(pattern, path) for path in paths for pattern in patterns)


def are_entries(
    root: Node, nodes: list[Node], profiles: tuple[Profile, ...], names: SelectorPrefilter
) -> bool:
    """Whether elements that look like comments are the posts of a list: each is in, or holds, another element of a post
    whose heading is a link."""
    scopes = tuple(selector for profile in profiles for selector in names.likely(profile.post.scope))
    posts = {node.mem_id for node in all_of(root, scopes) if _has_linked_heading(node)}
    if len(posts) < 2:
        return False
    around = {
        next(
            (
                element.mem_id
                for element in (node, *ancestors(node), *node.css("*"))
                if element.mem_id in posts
            ),
            0,
        )
        for node in nodes
    }
    return len(around - {0}) * 2 > len(nodes)


def _has_linked_heading(node: Node) -> bool:
    heading = find(node, _HEADINGS)
    link = find(heading, "a[href]") if heading is not None else None
    return link is not None and not attribute(link, "href").startswith("#")


def _titles(root: Node) -> list[str]:
    return [
        text_of(node) or attribute(node, "content")
        for node in root.css('head > title, meta[property="og:title"]')
    ]


def _is_own(heading: Node, titles: list[str], own: View, address: str) -> bool:
    """Whether a heading is a title of the page, or most of one, or all of it but the name of the site."""
    text = text_of(heading)
    if not text or leads_elsewhere(heading, own, address):
        return False
    return any(
        sameness(text, title) > SAME_TITLE or text in (part.strip() for part in _SEPARATOR.split(title))
        for title in titles
    )


def _is_below_home(own: View) -> bool:
    return bool(own.post.partition("/")[2])


def _has_own_text(root: Node, holders: list[Node], own: View, address: str) -> bool:
    """Whether paragraphs outside of these elements, of what is beside a text, and of other posts make a text.

    A heading that leads to another page of the site begins another post; one that has the title of the page, its own text.
    """
    length = 0
    is_other = False
    beside = {holder.mem_id for holder in holders}
    titles = _titles(root)
    for node in root.css(f"{_HEADINGS}, p"):
        if node.tag != "p":
            is_other = _begins_other(node, own, address) or (
                is_other and not _is_own(node, titles, own, address)
            )
            continue
        above = list(ancestors(node))
        if is_other or any(element.mem_id in beside or element.tag in _BESIDE for element in above):
            continue
        if not any(_SIDEBAR.search(f"{attribute(element, 'class')} {attribute(element, 'id')}") for element in above if element.tag not in ("body", "html")):  # fmt: skip
            length += len(text_of(node))
    return length >= OWN_TEXT


def _begins_other(heading: Node, own: View, address: str) -> bool:
    """Whether a heading is a link to another page of the site, which is not its home page."""
    link = find(heading, "a[href]")
    if link is None or not leads_elsewhere(heading, own, address):
        return False
    host, _, path = view(urls.join(address, attribute(link, "href"))).post.partition("/")
    return bool(path) and host == own.post.partition("/")[0]
