"""MHTML (RFC 2557), a page saved as one file: a mail message whose first HTML part is the page."""

import io
import quopri
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.formats.html.reader.dates import mailed
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.saved.frames import with_frames
from converters.io.charset import decoded
from converters.io.media_types import SHOWN
from converters.io.sources import Source
from converters.io.temporary.blobs import SpooledBlobs
from converters.model import Asset

_HEADERS = lazy_re.compile(rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,30}", re.IGNORECASE)
_TYPE = lazy_re.compile(
    rb"^content-type:\s*multipart/related|^snapshot-content-location:", re.IGNORECASE | re.MULTILINE
)


def detects(head: bytes) -> bool:
    """Whether a file begins with the headers of a `multipart/related` message."""
    headers = _HEADERS.match(head.lstrip())
    return bool(headers and b"mime-version" in headers[0].lower() and _TYPE.search(headers[0]))


def pages(source: Source, diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    """Yield the page, with its frames of comments, and its files."""
    message = message_from_bytes(source.read().lstrip(), policy=policy.default)
    part = next(
        (
            candidate
            for candidate in message.walk()
            if candidate.get_content_type() in ("text/html", "application/xhtml+xml")
        ),
        None,
    )
    if not isinstance(part, EmailMessage):
        return
    text = decoded(_document(part), part.get_content_charset() or "")
    if text.lost:
        diagnostics.report(messages.UNDECODABLE, file=source.name, encoding=text.encoding)
    address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    page = Page(
        place=source.name,
        address=address if address.startswith(("http:", "https:")) else "",
        html=text.text,
        captured=mailed(str(message.get("Date") or "")),
    )
    yield with_frames(page, lambda link: _frame(message, part, link))
    kept = SpooledBlobs()
    for attachment in message.walk():
        url = str(attachment.get("Content-Location") or "").strip()
        data = (
            attachment.get_payload(decode=True)
            if attachment.get_content_maintype() in SHOWN and url
            else None
        )
        if isinstance(data, bytes):
            yield Asset(url, f"{source.name}/{url}", kept.put(io.BytesIO(data)))


def _frame(message: EmailMessage, page: EmailMessage, link: str) -> str:
    """The document of a frame of a page, by its `cid:` (RFC 2392) or its URL; empty where it is not in the message."""
    for part in message.walk():
        named = (
            f"cid:{str(part.get('Content-ID') or '').strip('<> ')}",
            str(part.get("Content-Location") or "").strip(),
        )
        if part is not page and link in named and part.get_content_type() == "text/html":
            return decoded(_document(part), part.get_content_charset() or "").text
    return ""


def _document(part: EmailMessage) -> bytes:
    """The document in a part. Base64 has no tags (RFC 2045, 6.8): a part with tags is quoted-printable, or as it stands."""
    stated = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
    raw = part.get_payload() if stated == "base64" else None
    if isinstance(raw, str) and "<" in raw:
        found = raw.encode("utf-8", "surrogateescape")
        return quopri.decodestring(found) if b"=3D" in found else found
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
