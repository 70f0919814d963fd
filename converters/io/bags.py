"""BagIt bags (RFC 8493) that hold the states of a backup: names of files in them, manifests, and the table of a state.

A state has a folder `data/states/TIME/`. Its table `contents.csv` lists all its files, and where in the bag the bytes of each
are: what an earlier state has already is not stored again.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from converters import lazy_re

DECLARATION: Final = "bagit.txt"
"""What makes a folder a bag (section 2.1.1)."""
INFO: Final = "bag-info.txt"
ALGORITHM: Final = "sha512"
"""The algorithm of all checksums; the one that section 2.4 recommends."""
MANIFEST: Final = f"manifest-{ALGORITHM}.txt"
"""The checksums of the files in `data/` (section 2.1.3)."""
TAG_MANIFEST: Final = f"tagmanifest-{ALGORITHM}.txt"
"""The checksums of the files beside `data/` (section 2.2.1)."""
PAYLOAD: Final = "data/"
STATES: Final = "data/states/"
CONTENTS: Final = "contents.csv"
"""The table of a state, in its folder."""
VERSION: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE: Final = lazy_re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_ENCODED: Final = {"%": "%25", "\n": "%0A", "\r": "%0D"}
_DECODED: Final = {encoded: decoded for decoded, encoded in _ENCODED.items()}


class Item(NamedTuple):
    """A file of a state: a line of its table."""

    name: str
    """Its path in the state, such as `media/2020/walk.jpg`."""
    stored: str
    """Where its bytes are, relative to the bag."""
    bytes: int
    sha512: str
    url: str = ""
    """The address of a media file on the blog; empty for other files."""
    other_urls: str = ""
    """Other addresses that mean the same file, with spaces between."""
    published: str = ""
    """`yes` for a file that the blog publishes whether a page shows it or not."""


def manifest_text(checksums: Mapping[str, str]) -> str:
    """A manifest of the checksums of files, by path."""
    return "".join(f"{digest}  {_encode(path)}\n" for path, digest in sorted(checksums.items()))


def read_manifest(text: str) -> dict[str, str]:
    """The checksums of files by path, composed (NFC): some systems name files with letter and accent apart.

    A line that is no entry is skipped.
    """
    lines = filter(None, map(_LINE.fullmatch, text.removeprefix("\ufeff").splitlines()))
    return {composed(_decode(line[2].removeprefix("./"))): line[1].lower() for line in lines}


def composed(path: str) -> str:
    """A path in the form in which paths are compared."""
    return unicodedata.normalize("NFC", path)


def contents_text(items: Iterable[Item]) -> str:
    """The table of a state."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(Item._fields)
    table.writerows(sorted(items))
    return text.getvalue()


def read_contents(text: str) -> list[Item]:
    """The files of a state. Raises `ValueError` for a text that is no such table."""
    items = []
    try:
        rows = list(csv.DictReader(io.StringIO(text)))
    except csv.Error as error:  # a field of more than 128 KB, a character that no table has
        raise ValueError(str(error)) from error
    for row in rows:
        if not row.get("name") or not row.get("stored"):
            raise ValueError("a line names no file")
        fields = {field: row.get(field) or "" for field in Item._fields}
        items.append(Item(**{**fields, "bytes": int(fields["bytes"] or 0)}))  # type: ignore[arg-type] # all others are texts
    return items


def info_text(fields: Mapping[str, str]) -> str:
    """`bag-info.txt`: a line for each field that has a value (section 2.2.2)."""
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields.items() if value.strip())


def states_in(paths: Iterable[str]) -> list[str]:
    """The names of the states that have files, the oldest first; `paths` are relative to the bag."""
    parts = (path.removeprefix(STATES).split("/") for path in paths if path.startswith(STATES))
    return sorted({part[0] for part in parts if len(part) > 1})


def _encode(path: str) -> str:
    return re.sub("[%\n\r]", lambda found: _ENCODED[found[0]], path)


def _decode(path: str) -> str:
    return re.sub("%(?:25|0A|0D)", lambda found: _DECODED[found[0].upper()], path, flags=re.IGNORECASE)
