"""A target that is a WARC file (ISO 28500, version 1.1): a record for each file, with its address.

The records are of the type `resource`: there are bytes and an address, and no server that answered. They are in the
order of the addresses, each compressed by itself if the name of the target ends in `.gz`, and the same in every run: their ids are
made of address and content.
"""

import base64
import hashlib
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import BinaryIO, ClassVar, Final
from urllib.parse import quote

from converters.dates import NO_DATE
from converters.io.media_types import mime_of
from converters.io.output import PackedFile

_INDEX: Final = "index.html"
_CHUNK: Final = 1 << 20
_TYPES: Final = {
    "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8", "xml": "application/xml",
    "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8",
}  # fmt: skip
"""The media types of the files that we make."""
_MOVED: Final = """\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>{to}</title>
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{to}">
</head>
<body><p><a href="{to}">{to}</a></p></body>
</html>
"""


class WarcOutput(PackedFile):
    """A WARC file of the files that are written. What their writer says of them is set before `commit`."""

    signature: ClassVar[bytes] = b"software: blogport"

    home: str = ""
    """The address of the home page, without its last slash."""
    title: str = ""
    """The title of the blog."""
    date: str = NO_DATE
    """The date of all records."""
    pages: Mapping[str, str] = {}
    """Other addresses of pages, and the address where each is."""
    files: Mapping[str, str] = {}
    """Other addresses of files, and the path of each."""

    def pack(self, stream: BinaryIO, paths: Sequence[str]) -> None:
        """Write the records: what made them, the files by their addresses, and what only leads to them."""
        warc = _Warc(stream, self.date, compressed=self.target.suffix == ".gz")
        warc.write_info(self.target.name, self._about())
        taken = set()
        for path in paths:
            address = self._address(path)
            taken.add(address)
            with self.read(path) as file:
                warc.write(address, _type(path), file)
        written = set(paths)
        for address, path in sorted(self.files.items()):
            if address not in taken and path in written:
                taken.add(address)
                with self.read(path) as file:
                    warc.write(address, _type(path), file)
        for address, to in sorted(self.pages.items()):
            if address not in taken:
                html = _MOVED.format(to=escape(to)).encode()
                warc.write(address, _TYPES["html"], BytesIO(html))

    def _address(self, path: str) -> str:
        shown = path[: -len(_INDEX)] if path == _INDEX or path.endswith(f"/{_INDEX}") else path
        return f"{self.home}/{quote(shown)}"

    def _about(self) -> Iterator[tuple[str, str]]:
        yield "software", "blogport"
        yield "format", "WARC File Format 1.1"
        yield (
            "conformsTo",
            "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        )
        if self.title:
            yield "isPartOf", self.title
        yield (
            "description",
            f"Pages made of the posts and comments of {self.home}/, not captured from it; "
            "the date of all records is that of its newest post",
        )


class _Warc:
    """Writes records to a stream."""

    def __init__(self, stream: BinaryIO, date: str, *, compressed: bool) -> None:
        self._stream, self._date, self._compressed = stream, date, compressed

    def write_info(self, name: str, fields: Iterable[tuple[str, str]]) -> None:
        """Write the record that says what made the file."""
        block = "".join(f"{field}: {text}\r\n" for field, text in fields).encode(errors="replace")
        self._write(
            [("WARC-Type", "warcinfo"), ("WARC-Filename", quote(name))],
            "application/warc-fields",
            BytesIO(block),
        )

    def write(self, address: str, type_: str, content: BinaryIO) -> None:
        """Write a resource: `content` is read twice."""
        self._write([("WARC-Type", "resource"), ("WARC-Target-URI", address)], type_, content)

    def _write(self, fields: list[tuple[str, str]], type_: str, content: BinaryIO) -> None:
        digest, length = hashlib.sha1(usedforsecurity=False), 0  # what tools for WARC compare by
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
            length += len(chunk)
        content.seek(0)
        stated = f"sha1:{base64.b32encode(digest.digest()).decode()}"
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"{fields} {self._date} {stated}")
        fields += [
            ("WARC-Date", self._date),
            ("WARC-Record-ID", f"<urn:uuid:{name}>"),
            ("WARC-Block-Digest", stated),
            ("WARC-Payload-Digest", stated),
            ("Content-Type", type_),
            ("Content-Length", str(length)),
        ]
        head = "".join(f"{field}: {text}\r\n" for field, text in fields)
        packer = zlib.compressobj(wbits=31) if self._compressed else None  # a member of gzip, without a time

        def write(data: bytes) -> None:
            self._stream.write(packer.compress(data) if packer else data)

        write(f"WARC/1.1\r\n{head}\r\n".encode())
        while chunk := content.read(_CHUNK):
            write(chunk)
        write(b"\r\n\r\n")
        if packer:
            self._stream.write(packer.flush())


def _type(path: str) -> str:
    """The media type of a file, by its ending."""
    return _TYPES.get(path.rpartition(".")[2].lower()) or mime_of(path) or "application/octet-stream"
