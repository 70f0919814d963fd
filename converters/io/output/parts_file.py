"""What blogport knows of the parts of the texts that it wrote into a folder: the file `.blogport/parts.json` in it.

It has digests and the names of fields, and no text. A file whose new version lies beside as `NAME.new` has two entries: the
version that the user's text is of, and the new one.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from converters.io.output.text_parts import Digests, digests, split
from converters.io.temporary.disk_map import DiskMap, blobs

PATH: Final = ".blogport/parts.json"
"""The file in a target; no generator reads a folder whose name begins with a dot."""
_TEXTS: Final = (".md", ".markdown")
_LINES: Final = 100
"""Lines that are written at once."""
_BRACES: Final = (b"{", b"}")
"""The lines around the entries."""


def is_text(path: str) -> bool:
    """Whether a file may have front matter, and blocks that can be merged."""
    return path.endswith(_TEXTS)


Entry = bytes
"""The digests of the parts of a text, as the file has them."""


def entry_of(data: bytes) -> Entry | None:
    """The digests of the parts of a text that is written; None if it has no front matter."""
    parts = split(data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n"))
    return msgspec.json.encode(digests(parts)) if parts.fields else None


def digests_in(entry: Entry) -> Digests | None:
    """The digests of an entry; None where somebody changed the file, and they cannot be read."""
    try:
        return msgspec.json.decode(entry, type=Digests)
    except msgspec.DecodeError:
        return None


class PartsFile:
    """The digests that earlier runs left in a target, and those of this run."""

    def __init__(self, target: Path) -> None:
        self._file = target / PATH
        self.entries = blobs()
        """What the next run will know."""

    @cached_property
    def _old(self) -> DiskMap[bytes]:
        """What earlier runs left: read if it is asked for, which is only for texts that this run does not write as they were."""
        return _read(self._file)

    def base(self, path: str, beside: str, *, unresolved: bool) -> Entry | None:
        """The version that a text of the user is of; None if it is not known.

        Who deletes the new version `beside` has taken what they want of it: theirs is of that version then. As long as it
        lies there, it is `unresolved`.
        """
        taken = None if unresolved else self._old.get(beside)
        return taken or self._old.get(path)

    def keep(self, path: str) -> bool:
        """Keep what is known of a text; whether anything is."""
        known = self._old.get(path)
        if known:
            self.entries[path] = known
        return bool(known)

    def pieces(self) -> Iterator[bytes]:
        """The file, with an entry a line, in pieces of many lines: as one text it would be the most memory of a run."""
        lines = (msgspec.json.encode(path) + b": " + entry for path, entry in self.entries.sorted_pairs())
        yield b"{"
        before = b"\n"
        while text := b",\n".join(islice(lines, _LINES)):
            yield before + text
            before = b",\n"
        yield b"\n}\n"


def _read(path: Path) -> DiskMap[bytes]:
    """The entries of the file; line by line as `pieces` makes them, and as a whole where somebody changed that."""
    entries = blobs()
    with suppress(OSError):
        with suppress(msgspec.DecodeError), path.open("rb") as lines:
            for line in lines:
                if line.strip() not in _BRACES:
                    entries.update(_entries(b"{%b}" % line.rstrip(b",\n")))
            return entries
        entries.clear()
        with suppress(msgspec.DecodeError):
            entries.update(_entries(path.read_bytes()))
    return entries


def _entries(data: bytes) -> Iterator[tuple[str, Entry]]:
    return (
        (name, bytes(entry)) for name, entry in msgspec.json.decode(data, type=dict[str, msgspec.Raw]).items()
    )
