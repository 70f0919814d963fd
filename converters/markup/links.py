"""Addresses within a site, when it moves: they change on the spans of text that they are, and nothing else does."""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Final
from urllib.parse import SplitResult

from converters.errors import UsageError
from converters.io import urls
from converters.io.extensions import TEXTS

_TAG: Final = re.compile(
    r"""<(?:a|area|audio|embed|iframe|img|source|track|video)\s(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"""(?<=\s)(src|href|poster)=(["'])([^"'{}\s]+)\2""", re.IGNORECASE)
_SET: Final = re.compile(r"""(?<=\s)(srcset)=(["'])([^"'{}]+)\2""", re.IGNORECASE)
_STYLED: Final = re.compile(
    r"""<[a-z][\w-]*+(?:[^<>"']|"[^"]*+"|'[^']*+')*?(?<=\s)style=(?:"[^"]*+"|'[^']*+')(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE,
)
_STYLE: Final = re.compile(r"""(?<=\s)(style)=(["'])((?:(?!\2).)*)\2""", re.IGNORECASE | re.DOTALL)
_BEHIND: Final = re.compile(
    r"""(?<=url\()(\s*(?:&quot;|&#0?3[49];|["'])?)([^\s"'()&]+(?:&amp;[^\s"'()&]+)*)""", re.IGNORECASE
)
ABSOLUTE_OR_FRAGMENT: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|\#", re.IGNORECASE)
"""How an address begins that is whole, or of a part of the page itself: all others are relative."""
SRCSET_URL: Final = re.compile(r"(?<![^\s,])(?!\d+(?:\.\d+)?[wx](?:[\s,]|$))[^\s,]\S*[^\s,](?=[\s,]|$)")
"""The addresses in a `srcset`: not the widths, and with the commas in them (HTML, 4.8.4.2.1)."""


def rewrite_urls(html: str, change: Callable[[str, str], str | None]) -> str:
    """HTML with other addresses in it: `change` has an attribute's name and the address, and gives another, or None.

    Addresses with white space or braces in them are left alone. Pictures behind a text are those of `style`.
    """

    def one(found: re.Match[str]) -> str:
        name, quote, url = found.groups()
        new = change(name.lower(), unescape(url))
        return found[0] if new is None else f"{name}={quote}{escape(new)}{quote}"

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

    html = _TAG.sub(in_tag, html)
    if "url(" not in html:
        return html
    return _STYLED.sub(lambda tag: _STYLE.sub(lambda style: _BEHIND.sub(behind, style[0]), tag[0]), html)


def absolute(html: str, page: str, site: str) -> str:
    """HTML with its addresses in full, as they are from a page; without its address, those from the root of the site."""
    base = page if _split(page) else ""
    if not base and not _split(site):
        return html

    def full(found: re.Match[str]) -> str:
        name, quote, url = found.groups()
        if ABSOLUTE_OR_FRAGMENT.match(url) or not (base or url.startswith("/")):
            return found[0]
        if urls.split(url).path.lower().endswith(TEXTS):
            return found[0]
        return f"{name}={quote}{urls.join(base or site, url)}{quote}"

    return _TAG.sub(lambda tag: _ADDRESS.sub(full, tag[0]), html)


class SiteMove:
    """From one home page to another. Knows the old one with http, https and no scheme, with and without `www.`.

    `example.org.evil.example`, `example.organic` and the copies in a web archive are other places.
    """

    def __init__(self, old: str, new: str) -> None:
        """Raises `UsageError` for a new address that is none."""
        target = _split(new)
        if not target or target.scheme not in ("http", "https") or target.query or target.fragment:
            raise UsageError(
                f"-o base-url={new}: it takes the address of a site, such as https://new.example"
            )
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
        """The text with the addresses of the old site as those of the new one."""
        if not self._pattern or "/" not in text:
            return text
        return self._pattern.sub(self._replaced, text)

    def concerns(self, text: str) -> bool:
        """Whether the address of the old site is in a text, escaped or not."""
        return bool(self._hint) and self._hint in text.lower()

    def _replaced(self, found: re.Match[str]) -> str:
        scheme, escape = found.groups()
        new = self._new if scheme else self._new.partition(":")[2]
        return new.replace("/", "\\/") if escape else new


def _split(url: str) -> SplitResult | None:
    parts = urls.split(url)
    return parts if parts.netloc else None
