"""Selects the files of a folder that are pages."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from converters import lazy_re
from converters.formats.html.reader.saved.page_assets import belongs
from converters.io.page_extensions import CONTAINERS
from converters.io.sources import Source

PAGE = lazy_re.compile(
    r"\.(?:x?html?|shtml|php\d?|aspx?|mht|mhtml|warc|webarchive)(?:\.gz)?$|\.zip$|[?@][^/]*$", re.IGNORECASE
)
_NOPAGE = lazy_re.compile(
    r"\.(?:css|js|json|xml|rss|atom|txt|png|jpe?g|gif|webp|svg|ico|woff2?|ttf|eot|pdf|mp[34]|zip)(?:[?@][^/]*)?$",
    re.IGNORECASE,
)
_OTHER = lazy_re.compile(
    rb"[\[{]\s*[\"{\[\]}]"  # JSON
    rb"|<\?xml(?![^>]*>\s*(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+html|html))"
    rb"|<(?:rss|feed|rsd|urlset|sitemapindex|oembed|service)\b"
    rb"|GIF8|\x89PNG|\xff\xd8\xff|RIFF....WEBP|%PDF-|PK\x03\x04",
    re.IGNORECASE | re.DOTALL,
)
"""How a file begins that a mirror saved under the name of a page: an answer of an API, a feed, an image."""
_FEED = lazy_re.compile(
    r"(?:^|/)feed/?(?:index\.\w+)?$|(?:^|/)(?:comments-)?(?:rss|atom|feed)\d?\.xml$", re.IGNORECASE
)


_FEED_WITHIN = lazy_re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
"""A feed, also one with messages of the server above it."""
_PAGE_WITHIN = lazy_re.compile(rb"<(?:!DOCTYPE|html|body)\b", re.IGNORECASE)


def page_files(folder: Source) -> list[Source]:
    """The pages and containers of pages in a folder, in the order of their paths.

    The asset folders of pages that a browser saved, and the caches of fetchers, are skipped. Of a page that
    wget keeps twice, the one as it was fetched (`.orig`) is used.
    """
    files = {file.place: file for file in folder.files()}
    belonging = _belonging(files)
    chosen = []
    for place, file in files.items():
        if (belonging and any(above in belonging for above in _above(place))) or "hts-cache/" in place:
            continue
        if place.endswith(".orig"):
            continue
        if _is_page(place, file):
            original = files.get(f"{place}.orig") or files.get(f"{place.removesuffix('.html')}.orig")
            chosen.append(_renamed(original, place) if original else file)
    return chosen


def frame_files(folder: Source) -> dict[str, Source]:
    """The documents of frames that a browser saved beside the pages of a folder, by their paths."""
    files = {file.place: file for file in folder.files()}
    belonging = _belonging(files)
    return {
        place: file
        for place, file in files.items()
        if belonging and PAGE.search(place) and any(above in belonging for above in _above(place))
    }


def _is_page(place: str, file: Source) -> bool:
    if _NOPAGE.search(place) and not place.endswith(".zip"):
        return False
    if "/" not in place and b"<title>Local index" in file.head() and b"HTTrack Website Copier" in file.head():
        return False
    if PAGE.search(place):
        if _OTHER.match(file.head().lstrip(b"\xef\xbb\xbf \t\r\n")) and not _is_container(place):
            return False
        if (
            _FEED_WITHIN.search(file.head())
            and not _PAGE_WITHIN.search(file.head())
            and not _is_container(place)
        ):
            return False
        return not _FEED.search(place) or b"<html" in file.head()[:2000].lower()
    ending = PurePosixPath(place).name.rpartition(".")[1:]
    return (not ending[0] or ending[1].isdecimal()) and b"<html" in file.head()[:2000].lower()


def _is_container(place: str) -> bool:
    return place.lower().endswith((".zip", ".gz", ".bz2", ".xz", *CONTAINERS))


def _renamed(file: Source, place: str) -> Source:
    file.place = place
    return file


def _above(place: str) -> Iterator[str]:
    """The folders above a path, the nearest first."""
    while place := place.rpartition("/")[0]:
        yield place


def _belonging(files: dict[str, Source]) -> set[str]:
    """The asset folders that browsers saved beside pages."""
    pages = {place.rpartition(".")[0] for place in files if re.search(r"\.x?html?$", place, re.IGNORECASE)}
    folders: set[str] = set()
    for place in files:
        for folder in _above(place):
            if folder in folders:  # and so are those above it
                break
            folders.add(folder)
    return {folder for folder in folders if belongs(folder, pages) and f"{folder}/index.html" not in files}
