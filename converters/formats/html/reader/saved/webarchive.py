"""A web archive of Safari (`.webarchive`): a property list with the page, its frames and its files.

`WebMainResource` is the page, `WebSubresources` are its files, and each of `WebSubframeArchives` is such an archive
of a frame (WebKit, `LegacyWebArchive`). The list is binary, or XML where a program made it so.
"""

import io
import plistlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.saved.frames import with_frames
from converters.io.charset import decoded
from converters.io.media_types import SHOWN
from converters.io.sources import Source
from converters.io.temporary.blobs import SpooledBlobs
from converters.io.urls import join, of_web
from converters.model import Asset

_HTML: Final = ("", "text/html", "application/xhtml+xml")
"""The media types of a page; one without a type is taken for one."""
_DEEPEST: Final = 3
"""How many levels of nested frames are read. The list of a damaged file may hold itself."""


class _Resource(NamedTuple):
    """A document or file of an archive."""

    url: str
    kind: str
    """Its media type in small letters."""
    charset: str
    data: bytes


def detects(head: bytes) -> bool:
    """Whether a file begins like a property list with a page."""
    return b"WebMainResource" in head and (head.startswith(b"bplist") or b"<plist" in head)


def pages(source: Source, diagnostics: Diagnostics) -> Iterator[Page | Asset]:
    """Yield the page, with its frames of comments, and its files. Raises `FileError` for a damaged archive."""
    archive = _archive(source)
    main = _resource(archive.get("WebMainResource"))
    if main is None or main.kind not in _HTML:
        raise FileError(
            source.name, "it is a web archive of Safari without a page in it; save the page again"
        )
    text = decoded(main.data, main.charset)
    if text.lost:
        diagnostics.report(messages.UNDECODABLE, file=source.name, encoding=text.encoding)
    frames = {frame.url: frame for frame in _frames(archive, _DEEPEST)}

    def frame_of(link: str) -> str:
        frame = frames.get(join(main.url, link))
        return decoded(frame.data, frame.charset).text if frame else ""

    yield with_frames(Page(place=source.name, address=of_web(main.url), html=text.text), frame_of)
    kept = SpooledBlobs()
    for item in _listed(archive, "WebSubresources"):
        file = _resource(item)
        if file and file.url and file.kind.partition("/")[0] in SHOWN:
            yield Asset(file.url, f"{source.name}/{file.url}", kept.put(io.BytesIO(file.data)))


def _archive(source: Source) -> dict[str, Any]:
    """The property list of a file. Raises `FileError` where it is damaged."""
    try:
        archive = plistlib.loads(source.read())
    except Exception as error:  # plistlib raises its own, and what expat, struct and datetime raise
        raise FileError(source.name, "it is a damaged web archive of Safari; save the page again") from error
    return archive if isinstance(archive, dict) else {}


def _frames(archive: dict[str, Any], deepest: int) -> Iterator[_Resource]:
    """The documents of the frames of an archive, and of the frames in them."""
    for inner in _listed(archive, "WebSubframeArchives"):
        if not isinstance(inner, dict) or not deepest:
            continue
        frame = _resource(inner.get("WebMainResource"))
        if frame and frame.kind in _HTML:
            yield frame
        yield from _frames(inner, deepest - 1)


def _resource(value: object) -> _Resource | None:
    """The resource that a dictionary of an archive is; None where it has no data."""
    data = value.get("WebResourceData") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(data, bytes):
        return None
    url, kind, charset = (
        str(value.get(f"WebResource{name}") or "") for name in ("URL", "MIMEType", "TextEncodingName")
    )
    return _Resource(url, kind.lower(), charset, data)


def _listed(archive: dict[str, Any], name: str) -> list[Any]:
    """The entries of a list in an archive."""
    value = archive.get(name)
    return value if isinstance(value, list) else []
