"""Mirrors made by wget or HTTrack: the URLs that their files had.

`roots` determines where the folders of a mirror were on the web. Links between files of the mirror are rewritten to
the URLs again.
"""

import re
from collections.abc import Iterator
from html import escape
from posixpath import normpath
from urllib.parse import unquote

from converters import lazy_re
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.saved import page_assets
from converters.formats.html.reader.saved.files import PAGE
from converters.formats.html.reader.saved.httrack import MIRRORED, address
from converters.formats.html.reader.saved.links import restore_links
from converters.formats.html.reader.saved.roots import Roots, find_roots, numbered
from converters.io import urls
from converters.io.character_references import unescape
from converters.io.charset import decoded
from converters.io.media_types import is_copied
from converters.io.sources import Source
from converters.model import Asset

_BASE = lazy_re.compile(r"""<base\b[^>]*\shref\s*=\s*["']?(?P<url>[^"'\s>]+)""", re.IGNORECASE)


class Mirror:
    """The URLs that the files of a folder had, by their paths and by HTTrack's comments."""

    def __init__(self, folder: Source, roots: Roots, *, of_httrack: bool) -> None:
        self._roots = roots
        self._of_httrack = of_httrack
        self._places = {file.place: file for file in folder.files()}
        self._marked: dict[str, str] = {}
        """The URLs that HTTrack wrote into its files, by path."""

    def restored(self, page: Page, place: str) -> Page:
        """The page with its URL, and with the URLs of its links to other files of the mirror."""
        own = page.address or self._roots.address(place)
        if not own:
            return page
        return page._replace(address=own, html=self._relinked(page.html, place, own))

    def files(self) -> Iterator[Asset]:
        """Yield the files that posts may show or link to, by URL, or by path if the URL is unknown."""
        for place, file in self._places.items():
            if is_copied(place):
                yield Asset(self._roots.address(place) or page_assets.address(place), file.name, file.open)

    def _linked(self, place: str, html: str) -> str:
        """The URL of a linked file; HTTrack wrote it into the file."""
        if self._of_httrack and place.endswith((".html", ".htm")):
            if place not in self._marked:
                found = MIRRORED.search(decoded(self._places[place].head()[:8192]).text)
                self._marked[place] = address(found["address"], html) if found else ""
            if self._marked[place]:
                return self._marked[place]
        return self._roots.address(place)

    def _relinked(self, html: str, place: str, own: str) -> str:
        above = place.rpartition("/")[0]
        known: dict[str, str] = {}
        base = _BASE.search(html)

        def restore(link: str) -> str:
            text = unescape(link.strip())
            if text not in known:
                known[text] = (
                    urls.join(urls.join(own, base["url"]), text)
                    if base
                    else self._led(text, above, html, own)
                )
            return escape(known[text], quote=True)

        return restore_links(html, restore)

    def _led(self, link: str, above: str, html: str, own: str) -> str:
        """The URL of a link: that of the file in the mirror, else resolved against the URL of the page."""
        bare, mark, fragment = link.partition("#")
        for name in (bare, bare.partition("?")[0]):
            place = normpath(f"{above}/{unquote(name)}".lstrip("/"))
            for candidate in (place, f"{place}/index.html"):
                if candidate in self._places and (url := self._linked(candidate, html)):
                    return url + mark + fragment
        return urls.join(own, link)


def mirror_of(folder: Source, pages: list[Source], site: str = "") -> Mirror | None:
    """The folder with these pages as a mirror; None for one whose folders say nothing about URLs.

    `site` is the URL of the site that the user stated.
    """
    roots = find_roots(pages, folder.name, site)
    roots.numbered = numbered(file.place for file in folder.files())
    of_httrack = any(MIRRORED.search(decoded(file.head()[:8192]).text) for file in _some(pages))
    return Mirror(folder, roots, of_httrack=of_httrack) if roots.bases or of_httrack else None


def _some(pages: list[Source]) -> list[Source]:
    return [file for file in pages if PAGE.search(file.place)][:5]
