"""The custom fields that front matter is no place for, in one data file: long or encoded values, state of plug-ins.

A line of JSON for each post, so that a reader need not hold them all. Keys and values are as in an archive.
"""

from contextlib import ExitStack
from typing import Final

from converters import messages
from converters.diagnostics import Diagnostics
from converters.generators.site.data_files import ListFile, item_text
from converters.io.output import FolderOutput
from converters.model import Extra, Post

POST: Final = "post"
"""The id of the post, or the path of its file without the extension."""
FIELDS: Final = "fields"


class FieldsBeside:
    """Writes the file as the posts come; there is none if no post has such fields."""

    def __init__(self, out: FolderOutput, path: str) -> None:
        self._out, self._path = out, path
        self._streams = ExitStack()
        self._file: ListFile | None = None
        self._number = 0
        self._waiting: list[str] | None = None
        """In a worker the items of the file, which the process of the run writes."""

    def add(self, post: Post, path: str, fields: Extra) -> None:
        """Write the fields of the post that is at `path`."""
        if not fields:
            return
        item = {POST: post.id or path.rpartition(".")[0], FIELDS: fields}
        self._write(item_text(item, json_=self._path.endswith(".json")))
        self._number += len(fields)

    def _write(self, text: str) -> None:
        if self._waiting is not None:
            self._waiting.append(text)
            return
        if self._file is None:
            self._file = self._streams.enter_context(ListFile(self._out.open(self._path), self._path))
        self._file.add_text(text)

    def take_changes(self) -> tuple[list[str], int]:
        """The items since the last call, and how many fields are in them (see `side_by_side.Shared`)."""
        changes = self._waiting or [], self._number
        self._waiting, self._number = [], 0
        return changes

    def merge(self, changes: tuple[list[str], int]) -> None:
        """Write the items of a worker."""
        items, number = changes
        for text in items:
            self._write(text)
        self._number += number

    def close(self, diagnostics: Diagnostics) -> None:
        """End the file, and report how many fields are in it."""
        self._streams.close()
        if self._number:
            diagnostics.tally(messages.FIELDS_BESIDE, self._number, path=self._path)
