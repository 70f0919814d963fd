"""Folders that wget or HTTrack filled: the addresses that their files had.

A mirror is a folder for each host, and in it the paths of the site. Links to what was fetched lead to
the files; they are made to lead to the addresses again.
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
    """The addresses that the files of a folder had, as far as their places and marks say."""

    def __init__(self, folder: Source, host: str | None) -> None:
        """`host` is that of the whole folder; `""` where each of its folders is one, None where no one knows."""
        self._host = host
        self._places = {one.place: one for one in folder.files()}
        self._addresses: dict[str, str] = {}

    def restored(self, page: Page, place: str) -> Page:
        """The page with its address, and its links to other files of the mirror as they were."""
        own = page.address or self._address(place, page.html)
        if not own:
            return page
        return page._replace(address=own, html=self._relinked(page.html, place, own))

    def files(self) -> Iterator[Asset]:
        """The files that posts may show or link to, by their addresses; by their places where nobody knows these."""
        for place, file in self._places.items():
            if is_copied(place):
                yield Asset(self._address(place, "") or page_assets.address(place), file.name, file.open)

    def _address(self, place: str, html: str) -> str:
        """The address of a file, by the folders it is in."""
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
        """The address of a file that is linked to; HTTrack wrote it into the file."""
        if place not in self._addresses and place.endswith((".html", ".htm")):
            found = MIRRORED.search(decoded(self._places[place].head()[:8192]).text)
            if found:
                self._addresses[place] = address(found["address"], html)
        return self._address(place, html)

    def _relinked(self, html: str, place: str, own: str) -> str:
        above = place.rpartition("/")[0]
        known: dict[str, str] = {}

        def led(link: str) -> str:
            text = unescape(link.strip())
            if text not in known:
                known[text] = self._led(text, above, html, own)
            return escape(known[text], quote=True)

        return restore_links(html, led)

    def _led(self, link: str, above: str, html: str, own: str) -> str:
        """Where a link led. To a file that is there: its address; else as if the page were at its own."""
        bare, mark, fragment = link.partition("#")
        for name in (bare, bare.partition("?")[0]):
            place = normpath(f"{above}/{unquote(name)}".lstrip("/"))
            for one in (place, f"{place}/index.html"):
                if one in self._places and (led := self._linked(one, html)):
                    return led + mark + fragment
        return urls.join(own, link)


def mirror_of(folder: Source) -> Mirror | None:
    """The folder as a mirror, if its folders are those of hosts, or it is one's itself; None where it is none."""
    tops = {one.place.partition("/")[0] for one in page_files(folder) if "/" in one.place}
    if tops and all(_is_host(top) for top in tops):
        return Mirror(folder, "")
    name = PurePosixPath(folder.name.replace("\\", "/")).name
    if _is_host(name) and _spoken_of(folder, name):
        return Mirror(folder, name)
    if any(MIRRORED.search(decoded(one.head()[:8192]).text) for one in _some(folder)):
        return Mirror(folder, None)
    return None


def _is_host(name: str) -> bool:
    return bool(_HOST.fullmatch(name)) and not name.lower().endswith(_FILE_ENDINGS)


def _spoken_of(folder: Source, host: str) -> bool:
    """Whether some page has an address of that host in it."""
    return any(f"//{host}".encode() in one.head() for one in _some(folder))


def _some(folder: Source) -> Iterator[Source]:
    yield from [one for one in folder.files() if PAGE.search(one.place)][:5]


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
