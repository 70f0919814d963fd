"""URLs in HTML and in whole texts, rewritten in place: nothing else of the text changes."""

import re
from collections.abc import Callable
from html import escape
from typing import Final
from urllib.parse import SplitResult, unquote

from converters import lazy_re
from converters.errors import UsageError
from converters.io import urls
from converters.io.character_references import unescape
from converters.io.extensions import TEXTS

_TAG: Final = lazy_re.compile(
    r"""<(?:a|area|audio|embed|iframe|img|source|track|video)\s(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE,
)
_ADDRESS: Final = lazy_re.compile(
    r"""(\s)(src|href|poster)=(["'])([^"'{}\s]++(?: ++[^"'{}\s]++)*+)\3""", re.IGNORECASE
)
_SET: Final = lazy_re.compile(r"""(?<=\s)(srcset)=(["'])([^"'{}]+)\2""", re.IGNORECASE)
_STYLED: Final = lazy_re.compile(
    r"""<[a-z][\w-]*+(?:[^<>"']|"[^"]*+"|'[^']*+')*?(?<=\s)style=(?:"[^"]*+"|'[^']*+')(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE,
)
_STYLE: Final = lazy_re.compile(r"""(?<=\s)(style)=(["'])((?:(?!\2).)*)\2""", re.IGNORECASE | re.DOTALL)
_BEHIND: Final = lazy_re.compile(
    r"""(?<=url\()(\s*(?:&quot;|&#0?3[49];|["'])?)([^\s"'()&]+(?:&amp;[^\s"'()&]+)*)""", re.IGNORECASE
)
_RELATIVE_ELSEWHERE: Final = lazy_re.compile(r"""=["']\s*(?://|\#)|srcset|url\(""", re.IGNORECASE)
"""The signs of URLs that are relative in another way than by their path, or that stand in lists."""
_PLACE: Final = lazy_re.compile(r"""\s(?:id|name)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
ABSOLUTE_OR_FRAGMENT: Final = lazy_re.compile(r"[a-z][a-z0-9+.-]*:|//|\#", re.IGNORECASE)
"""The start of a URL that is absolute, or a fragment of the page itself; all others are relative."""
SRCSET_URL: Final = lazy_re.compile(r"(?<![^\s,])(?!\d+(?:\.\d+)?[wx](?:[\s,]|$))[^\s,]\S*[^\s,](?=[\s,]|$)")
"""The URLs in a `srcset`, without the widths; a URL may hold commas (HTML, 4.8.4.2.1)."""


def rewrite_urls(html: str, change: Callable[[str, str], str | None]) -> str:
    """HTML with rewritten URLs: `change` gets an attribute's name and the URL, and returns another URL, or None.

    URLs with braces or line breaks in them stay. Background images come with the name `style`.
    """

    def one(found: re.Match[str]) -> str:
        space, name, quote, url = found.groups()
        new = change(name.lower(), unescape(url))
        return found[0] if new is None else f"{space}{name}={quote}{escape(new)}{quote}"

    def several(found: re.Match[str]) -> str:
        name, quote, value = found.groups()
        new = SRCSET_URL.sub(
            lambda part: escape(change("srcset", unescape(part[0])) or unescape(part[0])), value
        )
        return f"{name}={quote}{new}{quote}"

    def in_tag(tag: re.Match[str]) -> str:
        text = _ADDRESS.sub(one, tag[0])
        return _SET.sub(several, text) if "srcset" in text else text

    def behind(found: re.Match[str]) -> str:
        new = change("style", unescape(found[2]))
        return found[0] if new is None else f"{found[1]}{escape(new)}"

    if "=" not in html:  # no attribute has a value
        return html
    html = _TAG.sub(in_tag, html)
    if "url(" not in html:
        return html
    return _STYLED.sub(lambda tag: _STYLE.sub(lambda style: _BEHIND.sub(behind, style[0]), tag[0]), html)


def absolute(html: str, page: str, site: str) -> str:
    """HTML with absolute URLs. Relative ones are resolved against the URL of the page, if known, else of the site."""
    base = page if _split(page) else ""
    if not base and not _split(site):
        return html

    def full(found: re.Match[str]) -> str:
        space, name, quote, url = found.groups()
        if ABSOLUTE_OR_FRAGMENT.match(url) or not (base or url.startswith("/")):
            return found[0]
        if urls.split(url).path.lower().endswith(TEXTS):
            return found[0]
        return f"{space}{name}={quote}{urls.join(base or site, url)}{quote}"

    return _TAG.sub(lambda tag: _ADDRESS.sub(full, tag[0]), html)


def detached(html: str, page: str, site: str, own: str = "") -> str:
    """HTML that stands on no page, as in a feed: as `absolute`, and also images in a `srcset` or a style, and URLs without a
    scheme. A link to a place that the text itself does not have leads to that of its page, where `own` is its URL."""
    html = absolute(html, page, site)
    base = next(filter(_split, (page, site)), "")
    if not base or not _RELATIVE_ELSEWHERE.search(html):
        return html
    places = {unescape(place) for place in _PLACE.findall(html)}

    def full(name: str, url: str) -> str | None:
        if url.startswith("#"):
            lost = name == "href" and own and len(url) > 1 and unquote(url[1:]) not in places
            return f"{own.partition('#')[0]}{url}" if lost else None
        is_list = name in ("srcset", "style") and not ABSOLUTE_OR_FRAGMENT.match(url)
        return urls.join(base, url) if is_list or url.startswith("//") else None

    return rewrite_urls(html, full)


class SiteMove:
    """From one home page to another. Knows the old one with http, https and no scheme, with and without `www.`.

    `example.org.evil.example`, `example.organic` and the copies in a web archive are other places.
    """

    def __init__(self, old: str, new: str) -> None:
        """Raises `UsageError` if the new URL is invalid."""
        target = _split(new)
        if not target or target.scheme not in ("http", "https") or target.query or target.fragment:
            raise UsageError(f"-o base-url={new}: it takes the URL of a site, such as https://new.example")
        source = _split(old)
        self._new = new.strip().rstrip("/")
        self._pattern: re.Pattern[str] | None = None
        self._hint = ""
        if source:
            host = re.sub(r"^www\.", "", source.netloc, flags=re.IGNORECASE)
            place = re.escape(host + source.path.rstrip("/")).replace("/", r"\\?/")
            self._pattern = re.compile(
                rf"(?<![\w/.:\\@-])(https?:)?(\\?)/\\?/(?:www\.)?{place}(?![A-Za-z0-9_@-]|\.\w|:\d)",
                re.IGNORECASE,
            )
            self._hint = host.partition(":")[0].lower()

    def __call__(self, text: str) -> str:
        """The text in which URLs of the old site are those of the new one."""
        if not self._pattern or "/" not in text:
            return text
        return self._pattern.sub(self._replaced, text)

    def concerns(self, text: str) -> bool:
        """Whether the URL of the old site is in a text, escaped or not."""
        return bool(self._hint) and self._hint in text.lower()

    def _replaced(self, found: re.Match[str]) -> str:
        scheme, escape = found.groups()
        new = self._new if scheme else self._new.partition(":")[2]
        return new.replace("/", "\\/") if escape else new


def _split(url: str) -> SplitResult | None:
    parts = urls.split(url)
    return parts if parts.netloc else None
