"""WARC (ISO 28500), the container of web archives and `wget --warc-file`."""

import io
from collections.abc import Iterator
from typing import Any

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.formats.html.reader.page import Page
from converters.guard import guard
from converters.io.charset import decoded
from converters.io.limits import too_large
from converters.io.media_types import SHOWN, is_copied
from converters.io.sources import Source
from converters.io.temporary.blobs import SpooledBlobs
from converters.model import Asset

_HTML = ("text/html", "application/xhtml+xml")


def detects(head: bytes) -> bool:
    """Whether an unpacked file begins like a WARC."""
    return head.startswith(b"WARC/")


def pages(source: Source, diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    """Yield HTML pages, and files that posts may show or link to, with HTTP status 200, in the order of the file."""
    from warcio.archiveiterator import ArchiveIterator  # a third of the start for each page that is no WARC

    kept = SpooledBlobs()
    with source.open() as stream:
        records = iter(ArchiveIterator(stream, arc2warc=True))
        while True:
            page: Page | Asset | None = None
            try:
                record = next(records, None)
                with guard(diagnostics, "post", file=source.name):
                    page = _page(record, source, kept, diagnostics) if record else None
            except FileError as error:
                diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
                continue
            except OSError:
                raise
            except Exception as error:  # warcio raises its own, and what the URL and mail parsers raise
                diagnostics.report(
                    messages.BROKEN_RECORD, file=source.name, why=str(error) or type(error).__name__
                )
                return
            if record is None:
                break
            if page:
                yield page
    if source.truncation:
        diagnostics.report(messages.BROKEN_RECORD, file=source.name, why=source.truncation)


def _page(record: Any, source: Source, kept: SpooledBlobs, diagnostics: Diagnostics) -> Page | Asset | None:
    """The page or file in a record, if any. The limit for a record applies to the unpacked content."""
    name = source.name
    head = record.http_headers
    if record.rec_type not in ("response", "resource"):
        return None
    stated = (
        head.get_header("Content-Type") if head else record.rec_headers.get_header("Content-Type")
    ) or ""
    kind, _, rest = stated.partition(";")
    kind = kind.strip().lower()
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if not address or (head and head.get_statuscode() != "200"):
        return None
    place = f"{name}/{address}"
    if kind not in _HTML:
        if kind.partition("/")[0] not in SHOWN and not is_copied(address.partition("?")[0]):
            return None
        return Asset(address, place, kept.put(io.BytesIO(_content(record, place, source.limits.record))))
    charset = rest.partition("charset=")[2].strip(" \"'").partition(";")[0]
    text = decoded(_content(record, place, source.limits.record), charset)
    if text.lost:
        diagnostics.report(messages.UNDECODABLE, file=place, encoding=text.encoding)
    date = record.rec_headers.get_header("WARC-Date") or ""
    return Page(place=place, address=address, html=text.text, captured=date.replace("Z", "+00:00"))


def _content(record: Any, name: str, limit: int) -> bytes:
    """The unpacked content of a record. Raises `FileError` beyond the limit."""
    stream = record.content_stream()
    data = bytearray()
    while chunk := stream.read(1 << 20):
        data += chunk
        if len(data) > limit:
            raise too_large(name, limit)
    return bytes(data)
