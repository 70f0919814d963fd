"""A target that is an EPUB file: a zip whose first member says what it is (EPUB Open Container Format 3.3, 4.2)."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import BinaryIO, ClassVar, Final

from converters.io.output import PackedFile
from converters.io.output.zip_members import add_member

TEXT: Final = "blog/"
"""The folder in the zip for all that is the book's."""
PACKAGE: Final = f"{TEXT}package.opf"
FILES: Final = "files/"
"""The folder for the images before they are packed; in the zip they have the names that `EpubOutput.names` says."""
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
            add_member(book, "mimetype", BytesIO(b"application/epub+zip"), compressed=False)
            add_member(book, "META-INF/container.xml", BytesIO(_CONTAINER.encode()), compressed=False)
            for path in sorted(paths, key=lambda path: (path != PACKAGE, path)):
                name = self.names.get(path) if path.startswith(FILES) else path
                if name:
                    with self.read(path) as file:
                        add_member(book, name, file, compressed=not path.startswith(FILES))
