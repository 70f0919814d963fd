"""A target that is an EPUB file: a zip whose first member says what it is (EPUB Open Container Format 3.3, 4.2)."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, ClassVar, Final

from converters.io.output import PackedFile

TEXT: Final = "blog/"
"""The folder in the zip for all that is the book's."""
PACKAGE: Final = f"{TEXT}package.opf"
FILES: Final = "files/"
"""The folder for the images before they are packed; in the zip they have the names that `EpubOutput.names` says."""

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The date of all members: the same book is the same bytes on every run."""
_CHUNK: Final = 1 << 20
_CONTAINER: Final = f"""\
<?xml version="1.0" encoding="utf-8"?>
<!-- made by blogport -->
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


class EpubOutput(PackedFile):
    """An EPUB file of the files that are written."""

    signature: ClassVar[bytes] = b"<!-- made by blogport -->"

    names: Mapping[str, str] = {}
    """The path in the zip of each image, by the path that it is copied to. One that is not here is not packed."""

    def pack(self, stream: BinaryIO, paths: Sequence[str]) -> None:
        """Write the zip, a file at a time."""
        with zipfile.ZipFile(stream, "w") as book:
            _add(book, "mimetype", [b"application/epub+zip"], packed=False)
            _add(book, "META-INF/container.xml", [_CONTAINER.encode()], packed=False)
            for path in sorted(paths, key=lambda path: (path != PACKAGE, path)):
                name = self.names.get(path) if path.startswith(FILES) else path
                if name:
                    with self.read(path) as file:
                        _add(book, name, _chunks(file), packed=not path.startswith(FILES))


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _add(book: zipfile.ZipFile, name: str, chunks: Iterable[bytes], *, packed: bool) -> None:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with book.open(entry, "w") as member:
        for chunk in chunks:
            member.write(chunk)
