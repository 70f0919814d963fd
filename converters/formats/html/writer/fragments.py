"""Bodies within a page: valid HTML of today, relative links to other posts, nothing else changed.

An old post may leave an element open or use `<center>`; in its own page that would
swallow the comments below, and no validator would take it. So each body is parsed once, as a
browser does, legacy elements and attributes are replaced (`legacy_html`), and it is written out.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from html import escape
from typing import Final, NamedTuple
from urllib.parse import quote

from lxml import etree

from converters import lazy_re
from converters.formats.html.embedded_data import ANCHOR
from converters.formats.html.writer.legacy_html import RENAMED, modernize
from converters.io import urls
from converters.markup.html import HEADINGS, name_of, parse, serialise, text_of
from converters.markup.links import SRCSET_URL

LISTS: Final = frozenset({"ul", "ol", "menu"})
OURS: Final = frozenset(
    {"main", "comments", "search", "results", "top", "blogport", "dark", "words", "index"}
)
"""Ids that our templates use."""

_INVALID: Final = lazy_re.compile(r"[\s\\^`{}<>\"|]")
_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"
_COMMENT_ODD: Final = lazy_re.compile(
    rf"<(?:h[1-6]|li|img|table|t[dh]|{'|'.join(RENAMED)})\b|<a(?![^>]*\shref=)|"
    rf"""(?:href|cite)="[^"]*[\s\\^`{{}}<>|]"""
)
"""What a comment that was made safe may have that has to be changed for a page."""

SHOWS: Final = frozenset({"img", "video", "audio", "source", "track", "embed", "object", "input"})
"""Elements whose URL is that of a file, and not of a page."""
NESTED: Final = {
    "srcset": SRCSET_URL,
    "style": lazy_re.compile(r"""(?<=url\()[^\s"'()]+(?=\))|(?<=url\(["'])[^"'()]+(?=["']\))"""),
}
"""Attribute -> where in its value the URLs of images are."""

Link = Callable[[str], str | None]


class Fragment(NamedTuple):
    """A body for a page."""

    html: str
    words: str
    """What a reader sees, a line a block."""
    scripts: tuple[str, ...]
    """The sources of scripts that the policy of the page must allow (CSP)."""
    changed: bool
    """Whether the page shows another tree than a browser would make of the body."""


def fragment(
    html: str,
    link: Link = lambda url: None,
    image: Link = lambda url: None,
    *,
    prefix: str = "",
    level: int = 1,
    show: str = "",
) -> Fragment:
    """A body as part of a page.

    `link` gives the relative link for a URL that leads to another page or file of the target,
    `image` that for an image or another file that the body shows.
    `prefix` goes before every `id`, where several bodies are in one page. `level` is that of
    the heading that the body stands under. `show` is the word before the host of a frame, which
    is loaded when the link in its place is clicked; empty: it is loaded with the page.
    """
    body = parse(html)
    words = text_of(body)
    repair = _Repair(link, image, prefix, level, show)
    foreign = {element for top in body.iter("svg", "math") for element in top.iter()}
    for element in list(body.iter()):
        if (name := name_of(element)) and element not in foreign:
            repair.repair_element(element, name)
    text = serialise(body)
    text = text[text.find(">") + 1 : text.rfind("</body>")].strip("\n")
    return Fragment(text, words, tuple(dict.fromkeys(repair.scripts)), repair.changed)


def comment_fragment(
    html: str, level: int, link: Link = lambda url: None, image: Link = lambda url: None, home: str = ""
) -> tuple[str, bool]:
    """The sanitised body of a comment as part of a page (see `fragment`), and whether it had to be changed.

    `home` is the host of the site: a comment that names neither it nor a path has no link to change.
    """
    if not _COMMENT_ODD.search(html) and not ((home and home in html) or 'href="/' in html):
        return html.strip("\n"), False
    made = fragment(html, link, image, level=level)
    return made.html, made.changed


class _Repair:
    """Repairs one body."""

    def __init__(self, link: Link, image: Link, prefix: str, level: int, show: str) -> None:
        self.scripts: list[str] = []
        self.changed = False
        self._link, self._image, self._prefix, self._show = link, image, prefix, show
        self._ids: set[str] = set()
        self._levels = [(0, level)]
        """The open headings: the level in the source, and the new one."""

    def repair_element(self, element: etree._Element, name: str) -> None:
        if element.attrib or name in RENAMED:
            self.changed |= modernize(element, name)
            self._identity(element)
        if name in HEADINGS:
            self._heading(element, int(name[1]))
        elif name == "li":
            self._in_list(element)
        if name in ("a", "area") and (url := element.get("href")) is not None:
            self._set(element, "href", self._link_url(url))
        for attribute in ("src", "cite", "poster", "data"):
            if (url := element.get(attribute)) is not None:
                self._set(
                    element,
                    attribute,
                    (attribute != "cite" and name in SHOWS and self._image(url)) or _valid_url(url),
                )
        for attribute, pattern in NESTED.items():
            if (value := element.get(attribute)) is not None:
                self._set(element, attribute, pattern.sub(self._nested, value))
        if name == "img" and element.get("alt") is None:
            self._set(element, "alt", "")
        elif name == "iframe":
            self._frame(element)
        elif name == "script" and (source := _script(element)):
            self.scripts.append(source)

    def _frame(self, frame: etree._Element) -> None:
        """Name a frame, and show a link in its place: the other site learns of a visitor who clicks it, and of no other."""
        url = frame.get("src", "")
        host = _host(url)
        if not frame.get("title"):
            self._set(frame, "title", host or "Embedded page")
        if self._show and host and not frame.get("srcdoc"):
            scheme = "<meta name='color-scheme' content='light dark'>"
            self._set(frame, "srcdoc", f"{scheme}<a href='{escape(url)}'>{self._show}: {escape(host)}</a>")

    def _set(self, element: etree._Element, attribute: str, value: str) -> None:
        if element.get(attribute) != value:
            element.set(attribute, value)
            self.changed = True

    def _nested(self, found: re.Match[str]) -> str:
        """The link for a URL within the value of an attribute."""
        return self._image(found[0]) or found[0]

    def _in_list(self, item: etree._Element) -> None:
        """Put an item that is in no list into a new one, with the items that follow it."""
        parent = item.getparent()
        if parent is None or name_of(parent) in LISTS:
            return
        self.changed = True
        list_ = etree.Element("ul")
        item.addprevious(list_)
        following: etree._Element | None = item
        while following is not None and name_of(following) == "li":
            after = following.getnext() if not (following.tail or "").strip() else None
            list_.append(following)
            following = after
        list_.tail, list_[-1].tail = list_[-1].tail, None

    def _heading(self, element: etree._Element, own: int) -> None:
        """Set the level of a heading so that no level is skipped."""
        above = self._levels
        while above[-1][0] >= own:
            above.pop()
        new = min(above[-1][1] + 1, 6)
        above.append((own, new))
        if new != own:
            element.tag = f"h{new}"
            self.changed = True

    def _identity(self, element: etree._Element) -> None:
        """Remove an `id` that is taken, or that our templates use; replace white space in it."""
        own = element.get("id")
        if own is None:
            return
        own = re.sub(r"\s+", "-", own.strip())
        new = self._prefix + own
        if not own or new in self._ids or own in OURS or own.startswith(ANCHOR):
            del element.attrib["id"]
            self.changed = True
        else:
            self._set(element, "id", new)
            self._ids.add(new)

    def _link_url(self, url: str) -> str:
        if url.startswith("#"):
            part = url[1:]
            return f"#{self._prefix}{part}" if self._prefix and part else url
        bare, hash_, part = url.partition("#")
        to = self._link(bare)
        if not to:
            return _valid_url(url)
        if "#" in to:  # of an article in this very page
            return f"{to}-{part}" if part else to
        return f"{to}{hash_}{part}"


def _valid_url(url: str) -> str:
    """A URL with the characters encoded that no URL may have."""
    return quote(url.strip(), safe=_SAFE) if _INVALID.search(url) else url


def _script(element: etree._Element) -> str:
    """The source of CSP that allows this script, and no other; empty for data."""
    if (kind := element.get("type", "").lower()) and "javascript" not in kind and kind != "module":
        return ""  # data
    if src := element.get("src"):
        host = _host(src)
        return f"https://{host}" if re.fullmatch(r"[\w.-]+", host) else ""
    digest = hashlib.sha256((element.text or "").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _host(url: str) -> str:
    return urls.split(url).hostname or ""
