"""The search index: a script with a line a post, since pages opened from disk cannot fetch data."""

import json
from typing import Any, BinaryIO, Final, Self

from converters.formats.html.writer.lists import Entry
from converters.formats.html.writer.page_paths import HOME, relative

SEARCHED_LENGTH: Final = 1500
"""Characters of each post that can be searched."""


class Search:
    """The index of one run, a context manager: it ends the script and closes the stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._first = True
        self._waiting: list[bytes] | None = None
        """In a worker the lines of the script, which the process of the run writes."""

    def __enter__(self) -> Self:
        self._stream.write(b"blogportIndex([\n")
        return self

    def __exit__(self, *_: object) -> None:
        with self._stream:
            self._stream.write(b"\n]);\n")

    def add(self, entry: Entry, article: dict[str, Any]) -> None:
        """Write the line of a post: link from the home page, name, date, words."""
        terms = " ".join(ref.name for ref in article["terms"])
        text = f"{article['words'][: SEARCHED_LENGTH * 2]} {terms} {entry.author}"
        words = " ".join(text.split())[-SEARCHED_LENGTH:]
        line = json.dumps(
            [relative(HOME, entry.file), entry.name, entry.date[:10], words], ensure_ascii=False
        )
        self._write(line.replace("<", "\\u003c").encode(errors="replace"))

    def _write(self, line: bytes) -> None:
        if self._waiting is not None:
            self._waiting.append(line)
            return
        self._stream.write(b"" if self._first else b",\n")
        self._stream.write(line)
        self._first = False

    def take_changes(self) -> list[bytes]:
        """The lines since the last call (see `side_by_side.Shared`)."""
        changes, self._waiting = self._waiting or [], []
        return changes

    def merge(self, changes: list[bytes]) -> None:
        """Write the lines of a worker."""
        for line in changes:
            self._write(line)
