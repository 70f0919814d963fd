"""Reads pages from the formats that they are saved in.

A file is a page, or a container of pages (`CONTAINERS`: MHTML, WARC, Safari's web archive, JSON). A folder or zip file has page files;
in a mirror (`mirror`), links become the URLs again that the pages had. Of the copies that ArchiveBox has of a page, one
is read (`archivebox`). What a program wrote into a page
when it saved it is read and removed (`STRIPPERS`: HTTrack, browsers, SingleFile, the Wayback Machine, archive.today,
other programs that note the time).

Each page, and each member of a container, stands under the guard of last resort (`converters.guard`).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError, UnsupportedError
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import SKIPPED
from converters.formats.html.reader.saved import (
    archive_today,
    browser,
    httrack,
    json_pages,
    mhtml,
    notes,
    page_assets,
    warc,
    wayback,
    webarchive,
)
from converters.formats.html.reader.saved.archivebox import Snapshots
from converters.formats.html.reader.saved.captures import newest
from converters.formats.html.reader.saved.files import frame_files, page_files
from converters.formats.html.reader.saved.frames import with_frames
from converters.formats.html.reader.saved.mirror import Mirror, mirror_of
from converters.formats.html.reader.server_pages import is_program
from converters.formats.html.reader.urls import draft_folder
from converters.generators.text_files import is_of_program, may_be_text
from converters.guard import guard
from converters.io.archives import unpack
from converters.io.charset import decoded
from converters.io.sources import Source
from converters.model import Asset
from converters.readers.platform_exports import export_in, find_platform

CONTAINERS = (mhtml, warc, webarchive, json_pages)
"""Each has `detects(head)` and `pages(source, diagnostics)`, which yields the pages and files in it."""
STRIPPERS = (
    notes.strip_http_header,
    wayback.strip_toolbar,
    archive_today.strip_frame,
    httrack.strip_marks,
    browser.strip_browser_comment,
    browser.strip_singlefile_comment,
    notes.read_note,
)
"""Each returns the page without the marks of one program, and a page without them unchanged."""
_TAIL = 4096
"""Characters of the start and the end of a page in which its first and last tags are looked for."""
_TOKENS = lazy_re.compile(
    r"<!--|-->|<(?P<end>/?)(?P<name>article|aside|div|footer|form|header|main|nav|ol|script|section|style|table|ul)\b",
    re.IGNORECASE,
)
"""Comments, and the tags of elements that HTML never closes by itself."""
_RAW = frozenset({"script", "style"})
"""Elements whose text has no tags."""


def holds_pages(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a container of pages."""
    return any(container.detects(head) for container in CONTAINERS)


def pages(source: Source, diagnostics: Diagnostics, site: str = "") -> Iterator[Page | Asset]:
    """Yield the pages and files of a source, in the order of their paths; of several captures of a page, the best.

    `site` is the URL of the site, where the user stated it.
    """
    return newest(_all(source, diagnostics, site), diagnostics)


def _all(source: Source, diagnostics: Diagnostics, site: str) -> Iterator[Page | Asset]:
    if source.is_folder:
        yield from _of_folder(source, diagnostics, site)
        return
    beside = page_assets.beside(source)
    near = page_assets.media(beside)
    with guard(diagnostics, "post", file=source.name):
        yield from _of_file(source, None, near, beside, diagnostics)
    yield from page_assets.local_assets(near)


def _of_folder(source: Source, diagnostics: Diagnostics, site: str) -> Iterator[Page | Asset]:
    files, snapshots = _chosen(source, diagnostics)
    mirror = mirror_of(source, [file for file in files if not snapshots.of(file.place)], site)
    near = {} if mirror else page_assets.media({file.place: file for file in source.files()})
    frames = frame_files(source)
    refused: UnsupportedError | None = None
    anything = False
    for file in files:
        snapshot = snapshots.of(file.place)
        try:
            with guard(diagnostics, "post", file=file.name):
                inner = unpack(file)
                if inner.is_folder:
                    yield from _packed(inner, diagnostics, site)
                elif snapshot:
                    yield from map(snapshot.of, _of_file(inner, None, near, frames, diagnostics))
                else:
                    yield from _of_file(inner, mirror, near, frames, diagnostics)
            anything = True
        except FileError as error:
            diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
        except UnsupportedError as error:
            refused = refused or error
            why = str(error).partition(": ")[2]
            diagnostics.report(messages.UNSUPPORTED_EXPORT, file=file.name, why=why)
    if refused and not anything:
        raise refused
    yield from mirror.files() if mirror else page_assets.local_assets(near)


def _chosen(folder: Source, diagnostics: Diagnostics) -> tuple[list[Source], Snapshots]:
    """The files of a folder that are read as pages, and the snapshots of ArchiveBox among them; what is left out is reported."""
    every = page_files(folder)
    found = [file for file in every if not is_program(file.place)]
    answers = _report_texts(folder, every, diagnostics)
    snapshots = Snapshots(folder, found)
    files = [file for file in found if not snapshots.is_copy(file.place)]
    for kind, left in (("program", len(every) - len(found) + answers), ("copy", len(found) - len(files))):
        if left:
            diagnostics.tally(messages.NO_POST, left, what=SKIPPED[kind])
    return files, snapshots


def _report_texts(source: Source, pages: Sequence[Source], diagnostics: Diagnostics) -> int:
    """Report the texts of a blog that stand beside pages: those of a program (Kirby) that made no pages on disk.

    Returns how many are answers of WordPress's program, as a mirror has many.

    A text beside a page of its name was made of that page, or the page of it; `a.jpg.txt` is about an image.
    """
    read = {page.place for page in pages}
    made = {place.rpartition(".")[0] for place in read} | {file.place for file in source.files()}
    answers = 0
    for file in source.files():
        place = file.place
        if place in read or place.rpartition(".")[0] in made or is_of_program(place):
            continue
        if may_be_text(place, file):
            if is_program(place):
                answers += 1
                continue
            why = "the folder is read as saved web pages, and this is no such page"
            diagnostics.report(messages.UNREAD_TEXT, file=file.name, line=1, why=why)
    return answers


def _packed(folder: Source, diagnostics: Diagnostics, site: str) -> Iterator[Page | Asset]:
    """The pages of a zip file among pages. The export of another platform is reported and not read."""
    if found := find_platform(folder):
        diagnostics.report(
            messages.UNSUPPORTED_EXPORT, file=folder.name, why=found.sentence(folder.name).partition(": ")[2]
        )
        return
    for problem in folder.problems():
        diagnostics.report(messages.UNREADABLE_FILE, file=problem.file, why=problem.why)
    yield from _all(folder, diagnostics, site)


def _of_file(
    file: Source,
    mirror: Mirror | None,
    near: Mapping[str, Source],
    frames: Mapping[str, Source],
    diagnostics: Diagnostics,
) -> Iterator[Page | Asset]:
    container = next((module for module in CONTAINERS if module.detects(file.head())), None)
    if container:
        for member in container.pages(file, diagnostics):
            if isinstance(member, Asset):
                yield member
                continue
            stripped: Page | None = None
            with guard(diagnostics, "post", file=member.place):
                stripped = _stripped(member, diagnostics)
            if stripped:
                yield stripped
        return
    text = decoded(file.read())
    if file.truncation:
        diagnostics.report(messages.PACKED_DAMAGE, file=file.name, why=file.truncation)
    if text.lost:
        diagnostics.report(messages.UNDECODABLE, file=file.name, encoding=text.encoding)
    if why := export_in(text.text):
        raise UnsupportedError(f"{file.name}: {why}")
    page = Page(place=file.name, address="", html=text.text, is_draft=bool(draft_folder(file.place)))
    page = _stripped(page, diagnostics, page_assets.frame_of(file.place, frames))
    yield (
        mirror.restored(page, file.place) if mirror else page_assets.with_local_links(page, file.place, near)
    )


def _stripped(page: Page, diagnostics: Diagnostics, frame_of: Callable[[str], str] = lambda link: "") -> Page:
    for strip in STRIPPERS:
        page = strip(page)
    page = with_frames(page, frame_of)
    if not is_whole(page.html):
        diagnostics.report(messages.PAGE_CUT_OFF, file=page.place)
    return page


def is_whole(html: str) -> bool:
    """Whether a page has its end. A fragment, without a start tag, counts as whole, and so does a page whose last tags
    were left out, as HTML allows: it ends with a tag, and each box in it is closed."""
    tail = html[-_TAIL:].lower()
    if "<html" not in html[:_TAIL].lower() or "</html" in tail or "</body" in tail:
        return True
    return tail.rstrip().endswith(">") and _is_closed(html)


def _is_closed(html: str) -> bool:
    """Whether a page has boxes, and as many end tags of each kind as start tags. Each character is looked at once."""
    opened: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    within = ""
    for token in _TOKENS.finditer(html):
        name = (token["name"] or "").lower()
        if within:
            is_end = token[0] == "-->" if within == "<!--" else name == within and bool(token["end"])
            if not is_end:
                continue
            within = ""
        elif token[0] == "<!--" or (name in _RAW and not token["end"]):
            within = name or "<!--"
        if name:
            (closed if token["end"] else opened)[name] += 1
    return bool(opened) and opened == closed
