"""Gets pages out of what they were saved in.

A file is a page, or holds pages (`CONTAINERS`: MHTML, WARC). A folder or zip holds files; where it is a
mirror (`mirror`) its links lead back to the addresses that the pages had. What a saver wrote into a
page is taken out again, and read (`MARKS`: HTTrack, browsers, SingleFile, the Wayback Machine).
"""

from collections.abc import Iterator, Mapping

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.saved import browser, httrack, mhtml, page_assets, warc, wayback
from converters.formats.html.reader.saved.captures import newest
from converters.formats.html.reader.saved.files import page_files
from converters.formats.html.reader.saved.mirror import Mirror, mirror_of
from converters.io.archives import unpack
from converters.io.charset import decoded
from converters.io.sources import Source
from converters.model import Asset
from converters.unsupported import find_platform

CONTAINERS = (mhtml, warc)
"""Each has `recognises(head)` and `pages(source, log)`, which yields the pages and files in it."""
STRIPPERS = (wayback.strip_toolbar, httrack.strip_marks, browser.by_browser, browser.by_singlefile)
"""Each gives the page without its saver's marks, the very same where it has none."""
_TAIL = 4096


def holds_pages(head: bytes) -> bool:
    """Whether the first bytes are those of a file that holds pages and is none itself."""
    return any(container.detects(head) for container in CONTAINERS)


def pages(source: Source, diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    """Yield the pages of a source, in the order of their places; of several captures of one, the best. And its files."""
    return newest(_all(source, diagnostics), diagnostics)


def _all(source: Source, diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    if not source.is_folder:
        near = page_assets.beside(source)
        yield from _of_file(source, None, near, diagnostics)
        yield from page_assets.at_hand(near)
        return
    mirror = mirror_of(source)
    near = {} if mirror else page_assets.media({file.place: file for file in source.files()})
    for file in page_files(source):
        try:
            inner = unpack(file)
            if inner.is_folder:
                yield from _packed(inner, diagnostics)
            else:
                yield from _of_file(inner, mirror, near, diagnostics)
        except FileError as error:
            diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
    yield from mirror.files() if mirror else page_assets.at_hand(near)


def _packed(folder: Source, diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    """The pages of a packed file that lies among pages; another platform's export is left out."""
    if found := find_platform(folder):
        diagnostics.report(
            messages.UNSUPPORTED_EXPORT, file=folder.name, why=found.sentence(folder.name).partition(": ")[2]
        )
        return
    for problem in folder.problems():
        diagnostics.report(messages.UNREADABLE_FILE, file=problem.file, why=problem.why)
    yield from _all(folder, diagnostics)


def _of_file(
    file: Source, mirror: Mirror | None, near: Mapping[str, Source], diagnostics: Diagnostics
) -> Iterator[Page | Asset]:
    container = next((one for one in CONTAINERS if one.detects(file.head())), None)
    if container:
        for one in container.pages(file, diagnostics):
            yield _unmarked(one, diagnostics) if isinstance(one, Page) else one
        return
    text = decoded(file.read())
    if file.truncation:
        diagnostics.report(messages.PACKED_DAMAGE, file=file.name, why=file.truncation)
    if text.lost:
        diagnostics.report(messages.UNDECODABLE, file=file.name, encoding=text.encoding)
    page = _unmarked(Page(place=file.name, address="", html=text.text), diagnostics)
    yield mirror.restored(page, file.place) if mirror else page_assets.led(page, file.place, near)


def _unmarked(page: Page, diagnostics: Diagnostics) -> Page:
    for unmarked in STRIPPERS:
        page = unmarked(page)
    if not is_whole(page.html):
        diagnostics.report(messages.PAGE_CUT_OFF, file=page.place)
    return page


def is_whole(html: str) -> bool:
    """Whether a page has its end; one that is no whole document has none to miss."""
    tail = html[-_TAIL:].lower()
    return "<html" not in html[:_TAIL].lower() or "</html" in tail or "</body" in tail
