"""Pages in JSON: one object a page, as crawlers write them, or what a browser recorded of the network (HAR 1.2).

Crawlers write a list of objects, or one object a line. The value that begins like a page is the page.
"""

import base64
import binascii
import codecs
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from converters import dates, lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import SKIPPED
from converters.io.charset import decoded
from converters.io.json.parts import objects_at, text_at, value_at
from converters.io.json.rows import Row, UnreadableRow, outermost_rows, rows, values
from converters.io.media_types import SHOWN
from converters.io.sources import Source
from converters.io.temporary.blobs import SpooledBlobs
from converters.io.urls import of_web, server_of
from converters.model import Asset

_RECORDED: Final = lazy_re.compile(rb'\s*\{\s*"log"\s*:\s*\{')
"""How a HAR file begins."""
_PAGE_IN_JSON: Final = lazy_re.compile(
    rb'"[\w-]+"\s*:\s*"(?:\\[nrt]|\s)*(?:<|\\u003c)(?:!doctype\s+html|html|head|body)\b', re.IGNORECASE
)
_URL_IN_JSON: Final = lazy_re.compile(rb'"[\w-]+"\s*:\s*"https?:\\?/\\?/', re.IGNORECASE)
_PAGE: Final = lazy_re.compile(r"[\s\ufeff]*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ADDRESSES: Final = (
    "final_url",
    "finalUrl",
    "loadedUrl",
    "url",
    "URL",
    "uri",
    "address",
    "link",
    "sourceURL",
)
"""Keys for the URL of a page; what it was redirected to comes first."""
_MOMENTS: Final = (
    "fetched_at",
    "crawled_at",
    "scraped_at",
    "retrieved_at",
    "fetchedAt",
    "crawledAt",
    "timestamp",
)
_STATUSES: Final = ("status", "status_code", "statusCode", "http_status")
_ANSWERED: Final = ("", "200", "304", "ok")
"""What the status of a page says that a server gave out; a crawler may write none."""

_PAGES: Final = ("text/html", "application/xhtml+xml")
_FRAMES: Final = ("iframe", "frame", "embed", "object")


class _Answer(NamedTuple):
    """What a server answered to a browser."""

    url: str
    data: bytes
    charset: str
    captured: str
    """ISO 8601 date, where known."""
    is_page: bool
    """Whether it is a page; else it is a media file."""


def detects(head: bytes) -> bool:
    """Whether a file begins like JSON with pages and URLs in it."""
    start = head.removeprefix(codecs.BOM_UTF8)
    if _RECORDED.match(start):
        return True
    is_json = start.lstrip()[:1] in (b"[", b"{")
    return bool(is_json and _PAGE_IN_JSON.search(start) and _URL_IN_JSON.search(start))


def pages(source: Source, diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    """Yield the pages, and the media files of a record of the network, in the order of the file.

    An object without a page, or whose page has no URL or was not given out, is reported. Of a record of the network, the
    pages of the site with the most pages are read: whoever recorded it may have looked at others meanwhile.
    """
    if _RECORDED.match(source.head().removeprefix(codecs.BOM_UTF8)):
        yield from _of_network(source, diagnostics)
        return
    with source.open() as stream:
        for row in outermost_rows(stream, source.limits.record):
            try:
                page = _crawled(values(row, source.limits.record), source)
            except UnreadableRow as error:
                _report(error, row, source, diagnostics)
                continue
            if page:
                yield page
            else:
                diagnostics.tally(messages.NO_POST, what=SKIPPED["empty"])


def _of_network(source: Source, diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    kept = SpooledBlobs()
    answers = [
        (one._replace(data=b""), kept.put(io.BytesIO(one.data))) for one in _answers(source, diagnostics)
    ]
    hosts = Counter(server_of(one.url) for one, _ in answers if one.is_page)
    home = next((host for host, _ in hosts.most_common(1)), "")
    for one, opened in answers:
        place = f"{source.name}/{one.url}"
        if not one.is_page:
            yield Asset(one.url, place, opened)
        elif server_of(one.url) == home:
            with opened() as stream:
                html = decoded(stream.read(), one.charset).text
            yield Page(place, one.url, html, one.captured)
        else:
            diagnostics.tally(messages.NO_POST, what=SKIPPED["elsewhere"])


def _answers(source: Source, diagnostics: Diagnostics) -> Iterator[_Answer]:
    """The pages and media files that a browser recorded; an entry that cannot be read, and a page that was not given out, is
    reported."""
    with source.open() as stream:
        for row in rows(stream, "log", ("entries",), source.limits.record):
            try:
                said = values(row, source.limits.record)
                answer = _answer(said)
            except UnreadableRow as error:
                _report(error, row, source, diagnostics)
                continue
            if answer:
                yield answer
            elif kind := _withheld(said):
                diagnostics.tally(messages.NO_POST, what=SKIPPED[kind])


def _report(error: UnreadableRow, row: Row, source: Source, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        messages.UNREADABLE_ROW, file=source.name, what="page", number=row.number, why=str(error)
    )


def _crawled(said: Mapping[str, Any], source: Source) -> Page | None:
    """The page of an object of a crawler. Raises `UnreadableRow` for one that was not given out at a URL."""
    html = next((value for value in said.values() if isinstance(value, str) and _PAGE.match(value)), "")
    if not html:
        return None
    url = _first(said, _ADDRESSES) or _first(said.get("metadata"), _ADDRESSES)
    if not of_web(url):
        raise UnreadableRow("it has no address (url) of the web, which tells a page that was fetched")
    status = _first(said, _STATUSES)
    if status.lower() not in _ANSWERED:
        raise UnreadableRow(f"its status is {status}, and only a page that a server gave out is read")
    moment = dates.parsed(_first(said, _MOMENTS))
    return Page(f"{source.name}/{url}", of_web(url), html, moment.isoformat() if moment else "")


def _answer(said: Mapping[str, Any]) -> _Answer | None:
    """The page or media file of an entry of a HAR file; None for any other answer, as one to a form."""
    url = of_web(text_at(said, "request", "url"))
    kind = text_at(said, "response", "content", "mimeType").lower()
    text = value_at(said, "response", "content", "text")
    if not url or text_at(said, "response", "status") not in _ANSWERED or not _is_asked_for(said):
        return None
    is_page = kind.startswith(_PAGES)
    if not is_page and (kind.partition("/")[0] not in SHOWN or not isinstance(text, str)):
        return None
    if not isinstance(text, str):
        if text_at(said, "response", "content", "size") == "0" or _destination(said) not in ("", "document"):
            return None
        raise UnreadableRow("it is a page, and its text was not recorded")
    is_packed = text_at(said, "response", "content", "encoding") == "base64"
    data = _unpacked(text) if is_packed else text.encode("utf-8", "replace")
    charset = kind.partition("charset=")[2] if is_packed else "utf-8"
    moment = dates.parsed(text_at(said, "startedDateTime"))
    return _Answer(url, data, charset, moment.isoformat() if moment else "", is_page=is_page)


def _withheld(said: object) -> str:
    """What a server answered where a browser asked for a page and got none, one of `SKIPPED`; empty for other answers."""
    status = text_at(said, "response", "status")
    if not _is_asked_for(said) or not text_at(said, "response", "content", "mimeType").lower().startswith(_PAGES):  # fmt: skip
        return ""
    return {"3": "redirect", "4": "missing", "5": "missing"}.get(status[:1], "") if status != "304" else ""


def _is_asked_for(said: object) -> bool:
    """Whether a browser asked for something to show as part of the site, and did not send a form."""
    return text_at(said, "request", "method").upper() in ("", "GET") and not _is_foreign_frame(said)


def _is_foreign_frame(said: object) -> bool:
    """Whether a browser asked for what the page of another site shows in a frame."""
    return _destination(said) in _FRAMES and _header(said, "sec-fetch-site") == "cross-site"


def _destination(said: object) -> str:
    """What a browser asked for something as (Fetch Metadata); empty where it did not say so."""
    return _header(said, "sec-fetch-dest")


def _header(said: object, name: str) -> str:
    headers = objects_at(said, "request", "headers")
    return next(
        (text_at(one, "value").lower() for one in headers if text_at(one, "name").lower() == name), ""
    )


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError) as error:
        raise UnreadableRow(f"its content is no base64 ({error})") from error


def _first(said: object, names: tuple[str, ...]) -> str:
    """The first of these values that is a text or a number, as text."""
    return next(filter(None, (text_at(said, name).strip() for name in names)), "")
