"""Mirrors made by wget or HTTrack: the URLs that their files had.

A mirror has a folder for each host, and in it the paths of the site. Links between files of the mirror
are rewritten to the URLs again.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import quote, unquote

from converters.formats.html.reader.page import Page
from converters.formats.html.reader.saved import page_assets
from converters.formats.html.reader.saved.files import PAGE, page_files
from converters.formats.html.reader.saved.httrack import MIRRORED, address
from converters.formats.html.reader.saved.links import restore_links
from converters.io import urls
from converters.io.charset import decoded
from converters.io.media_types import is_copied
from converters.io.page_extensions import CONTAINERS, HTML, SERVED
from converters.io.sources import Source
from converters.model import Asset

_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,24}|\d{1,3})(?:[:+_]\d{2,5})?|localhost(?:[:+_]\d{2,5})?",
    re.IGNORECASE,
)
_FILE_ENDINGS = (*HTML, *SERVED, *CONTAINERS, ".gz", ".zip", ".xml", ".txt", ".css", ".js", ".json", ".md")
_INDEX = re.compile(r"(?:^|(?<=/))index\.(?:html?|php)$", re.IGNORECASE)


class Mirror:
    """The URLs that the files of a folder had, by their paths and by HTTrack's comments."""

    def __init__(self, folder: Source, host: str | None) -> None:
        """`host` is that of the whole folder; `""` where each of its folders is one; None if it is unknown."""
        self._host = host
        self._places = {file.place: file for file in folder.files()}
        self._addresses: dict[str, str] = {}

    def restored(self, page: Page, place: str) -> Page:
        """The page with its URL, and with the URLs of its links to other files of the mirror."""
        own = page.address or self._address(place, page.html)
        if not own:
            return page
        return page._replace(address=own, html=self._relinked(page.html, place, own))

    def files(self) -> Iterator[Asset]:
        """Yield the files that posts may show or link to, by URL, or by path if the URL is unknown."""
        for place, file in self._places.items():
            if is_copied(place):
                yield Asset(self._address(place, "") or page_assets.address(place), file.name, file.open)

    def _address(self, place: str, html: str) -> str:
        """The URL of a file, by its folders."""
        known = self._addresses.get(place)
        if known is None and (self._host is None or not (self._host or "/" in place)):
            return ""
        if known is None:
            path = place if not self._host else f"{self._host}/{place}"
            host, _, rest = path.partition("/")
            known = self._addresses[place] = address(
                f"{re.sub(r'[+_](?=[0-9]+$)', ':', host)}/{_path(rest)}", html
            )
        return known

    def _linked(self, place: str, html: str) -> str:
        """The URL of a linked file; HTTrack wrote it into the file."""
        if place not in self._addresses and place.endswith((".html", ".htm")):
            found = MIRRORED.search(decoded(self._places[place].head()[:8192]).text)
            if found:
                self._addresses[place] = address(found["address"], html)
        return self._address(place, html)

    def _relinked(self, html: str, place: str, own: str) -> str:
        above = place.rpartition("/")[0]
        known: dict[str, str] = {}

        def restore(link: str) -> str:
            text = unescape(link.strip())
            if text not in known:
                known[text] = self._led(text, above, html, own)
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


def mirror_of(folder: Source) -> Mirror | None:
    """The folder as a mirror, if it, or each of its folders, is named like a host; None for other folders."""
    tops = {file.place.partition("/")[0] for file in page_files(folder) if "/" in file.place}
    if tops and all(_is_host(top) for top in tops):
        return Mirror(folder, "")
    name = PurePosixPath(folder.name.replace("\\", "/")).name
    if _is_host(name) and _spoken_of(folder, name):
        return Mirror(folder, name)
    if any(MIRRORED.search(decoded(file.head()[:8192]).text) for file in _some(folder)):
        return Mirror(folder, None)
    return None


def _is_host(name: str) -> bool:
    return bool(_HOST.fullmatch(name)) and not name.lower().endswith(_FILE_ENDINGS)


def _spoken_of(folder: Source, host: str) -> bool:
    """Whether one of the first pages has a URL of that host."""
    return any(f"//{host}".encode() in file.head() for file in _some(folder))


def _some(folder: Source) -> Iterator[Source]:
    yield from [file for file in folder.files() if PAGE.search(file.place)][:5]


def _path(place: str) -> str:
    """The path and query that a file was fetched from: `index.html?p=1.html` is `?p=1`."""
    path = _unquoted(place)
    for mark in ("?", "@"):
        before, found, query = path.partition(mark)
        if found and "=" in query and (mark == "?" or re.search(r"\.\w+$", before)):
            return _quoted(_INDEX.sub("", before)) + "?" + query.removesuffix(".html")
    return _quoted(_INDEX.sub("", path))


def _unquoted(place: str) -> str:
    return place.replace("%3F", "?").replace("%3f", "?")


def _quoted(path: str) -> str:
    return quote(path, safe="/%:@!$&'()*+,;=~-._")
