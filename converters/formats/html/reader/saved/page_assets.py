"""Local files beside pages: saved with a page by a browser, or put into the same folder.

Links to them become their paths in the folder (`/NAME_files/a.png`), which serve as their URLs: the URLs
that they had on the web are not known.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from html import escape
from posixpath import normpath
from urllib.parse import quote, unquote

from converters import lazy_re
from converters.errors import SourceError
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.saved.links import restore_links
from converters.io.character_references import unescape
from converters.io.charset import decoded
from converters.io.media_types import is_copied
from converters.io.opening import open_source
from converters.io.sources import Source
from converters.model import Asset

_SAVED = lazy_re.compile(r"(.+)[_-][^\W\d_]{4,12}")
"""`NAME_files`, `NAME-Dateien`, … beside `NAME.html`, in any language."""


def belongs(folder: str, pages: Set[str]) -> bool:
    """Whether a folder holds the assets of a saved page; `pages` are paths without extension."""
    found = _SAVED.fullmatch(folder)
    return bool(found and found[1] in pages)


def beside(page: Source) -> Mapping[str, Source]:
    """The files that a browser saved with a single page, by their paths from its folder: media, and frames."""
    if page.path is None:
        return {}
    stem = page.path.name.rpartition(".")[0]
    found: dict[str, Source] = {}
    try:
        for folder in sorted(page.path.parent.iterdir()):
            if belongs(folder.name, {stem}) and folder.is_dir() and not folder.is_symlink():
                found |= {f"{folder.name}/{file.place}": file for file in open_source(folder).files()}
    except (OSError, SourceError):  # a folder that cannot be listed gives no files
        return {}
    return found


def media(files: Mapping[str, Source]) -> Mapping[str, Source]:
    """Those of the files that posts may show or link to."""
    return {place: file for place, file in files.items() if is_copied(place)}


def frame_of(place: str, frames: Mapping[str, Source]) -> Callable[[str], str]:
    """What gives the document of a frame beside a page, by the link in the page; empty where there is none."""
    above = place.rpartition("/")[0]

    def document(link: str) -> str:
        path = unquote(link.strip().partition("#")[0].partition("?")[0])
        file = frames.get(normpath(f"{above}/{path}").lstrip("/")) if path else None
        return decoded(file.read()).text if file else ""

    return document


def with_local_links(page: Page, place: str, files: Mapping[str, Source]) -> Page:
    """The page with its links to these files replaced by their paths."""
    if not files:
        return page
    above = place.rpartition("/")[0]
    found: set[str] = set()

    def local_url(link: str) -> str:
        bare = unescape(link.strip()).partition("#")[0]
        for name in (unquote(bare), unquote(bare.partition("?")[0])):
            where = normpath(f"{above}/{name}".lstrip("/")) if name else ""
            if where in files:
                found.add(address(where))
                return escape(address(where))
        return link

    html = restore_links(page.html, local_url)
    return page._replace(html=html, assets=frozenset(found))


def address(place: str) -> str:
    """The URL of a file that is known by its path only."""
    return f"/{quote(place)}"


def local_assets(files: Mapping[str, Source]) -> Iterator[Asset]:
    """Yield these files by their paths."""
    for place, file in files.items():
        yield Asset(address(place), file.name, file.open)
