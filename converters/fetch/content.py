"""What a file is, by its first bytes; neither its name nor its server is believed.

The signatures are those of the formats' specifications; for text the start of a document decides (WHATWG, MIME
Sniffing, sections 6 and 7).
"""

import re
from typing import Final

from converters import lazy_re
from converters.fetch.failures import A_PAGE
from converters.io.media_types import mime_of

HEAD: Final = 4096
"""How many bytes are looked at."""

_SIGNATURES: Final = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"\0\0\1\0", "image/x-icon"),
    (0, b"\xff\x0a", "image/jxl"),
    (4, b"JXL \r\n\x87\n", "image/jxl"),
    (4, b"ftypavi", "image/avif"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftyphev", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (4, b"moov", "video/quicktime"),
    (4, b"mdat", "video/quicktime"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (8, b"WAVE", "audio/x-wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"MThd", "audio/midi"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"FLV\1", "video/x-flv"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-wmv"),
    (0, b"\0\0\1\xba", "video/mpeg"),
    (0, b"\0\0\1\xb3", "video/mpeg"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\3\4", "application/zip"),
    (0, b"PK\5\6", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
)
"""Offset, bytes, media type; the first that fits."""
_RIFF: Final = frozenset({"image/webp", "audio/x-wav", "video/x-msvideo"})
"""The types whose signature stands after `RIFF`."""
_SYNC: Final = lazy_re.compile(rb"\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff\xf1\xf9]", re.DOTALL)
"""The start of a frame of MPEG audio, or of AAC (ADTS)."""
_SVG: Final = lazy_re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:(?:<!--.*?-->|<!DOCTYPE svg[^>\[]*(?:\[.*?\])?\s*>)\s*)*<(?:\w+:)?svg[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_HTML: Final = lazy_re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|script|iframe|meta|h1|div|p|style)"
    rb"[\s>/]",
    re.DOTALL | re.IGNORECASE,
)
_EXTENSIONS: Final = {
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/bmp": "bmp",
    "image/tiff": "tif", "image/x-icon": "ico", "image/jxl": "jxl", "image/avif": "avif", "image/heic": "heic",
    "image/svg+xml": "svg", "audio/mp4": "m4a", "audio/mpeg": "mp3", "audio/ogg": "ogg", "audio/flac": "flac",
    "audio/x-wav": "wav", "audio/midi": "mid", "video/quicktime": "mov", "video/mp4": "mp4", "video/x-msvideo": "avi",
    "video/webm": "webm", "video/x-flv": "flv", "video/x-ms-wmv": "wmv", "video/mpeg": "mpg",
    "application/pdf": "pdf", "application/zip": "zip", "application/gzip": "gz",
}  # fmt: skip
_ZIPPED: Final = frozenset("zip epub docx xlsx pptx odt ods".split())
"""Extensions of files that are packed as zip files."""
HTML_PAGE: Final = "text/html"


def type_of(head: bytes) -> str:
    """The media type of a file by its first bytes; `""` where they do not tell."""
    for offset, signature, media_type in _SIGNATURES:
        if head.startswith(signature, offset) and (media_type not in _RIFF or head.startswith(b"RIFF")):
            return media_type
    if _SYNC.match(head):
        return "audio/mpeg"
    text = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="ignore").encode()
    if _SVG.match(text):
        return "image/svg+xml"
    return HTML_PAGE if _HTML.match(text) else ""


def extension_of(media_type: str) -> str:
    """The extension of a media type that `type_of` tells; `""` for another."""
    return _EXTENSIONS.get(media_type, "")


def misfit(head: bytes, path: str, use: str) -> str:
    """Why a file is not what a page shows, or links to, at a path, as a clause; `""` where it is.

    `use` is `image`, `player` (audio and video) or `link`.
    """
    if not head:
        return "the answer is empty"
    found = type_of(head)
    kind = found.partition("/")[0]
    if found == HTML_PAGE:
        return A_PAGE
    if use == "image":
        return "" if kind == "image" else f"the answer is no image{f' but {found}' if found else ''}"
    if use == "player":
        return (
            "" if kind in ("audio", "video", "image", "") else f"the answer is no sound or film but {found}"
        )
    expected = mime_of(path)
    suffix = path.rpartition(".")[2].lower()
    if expected == "application/pdf" and b"%PDF-" not in head[:1024]:
        return "the answer is no PDF"
    if suffix in _ZIPPED and found != "application/zip":
        return f"the answer is no .{suffix} file"
    if expected.startswith("image/") and kind != "image":
        return "the answer is no image"
    return ""
