"""Splits an export into files of a size that a host accepts, each complete for the importer."""

from collections.abc import Sequence
from contextlib import suppress
from typing import BinaryIO

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.extra_keys import MENU_ITEM_OBJECT_ID, MENU_ITEM_PARENT
from converters.formats.wxr.writer.channel import END
from converters.io.limits import parse_size
from converters.io.output import Output
from converters.io.xml.fragments import CONTROL_BYTES
from converters.io.xml.text import NOT_XML
from converters.model import MENU_ITEM, Media, Post

SMALLEST = 10_000
"""Bytes below which a part makes no sense."""


def size(text: str) -> int:
    """Parse a size such as `2MB` to bytes; 0 if it is empty. Raises `UsageError` if it is invalid or too small."""
    if not text:
        return 0
    with suppress(ValueError):
        if (value := parse_size(text)) >= SMALLEST:
            return value
    raise UsageError(f"-o split={text}: it takes a size from 10KB on, such as 500KB or 2MB")


class Parts:
    """Writes items; begins a new part before one would exceed `limit` bytes (0: no limit)."""

    def __init__(self, out: Output, head: str, limit: int, diagnostics: Diagnostics) -> None:
        self._out = out
        self._head = legal(head)[0]
        self._limit = limit
        self._diagnostics = diagnostics
        self.number = 0
        """The part that is being written, from 1."""
        self._stream: BinaryIO
        self._size = 0
        self._places: dict[str, int] = {}
        """The part that each post is in, by id, where there are parts."""
        self._needed: list[tuple[int, str, str]] = []
        """A part, the type of an item in it, and the id of a post that it belongs to."""
        self._room = limit - len(self._head) - len(END)
        self._begin()

    def put(self, items: Sequence[tuple[str, Post | Media]]) -> None:
        """Write items with their comments, in one part if they fit."""
        if self._limit and len(items) > 1:
            self._make_room(sum(len(text.encode()) for text, _ in items))
        for text, record in items:
            self._put(text, record)

    def _put(self, text: str, record: Post | Media) -> None:
        data, illegal = legal(text)
        if illegal:
            self._diagnostics.report(messages.ILLEGAL_CHARACTERS, record, number=illegal)
        if self._limit:
            self._make_room(len(data))
            if len(data) > self._room:
                self._diagnostics.report(
                    messages.PART_TOO_LARGE, record, size=len(data) + len(self._head) + len(END)
                )
            self._note(record)
        self._stream.write(data)
        self._size += len(data)

    def _make_room(self, needed: int) -> None:
        """Begin another part if this one is not empty and has too little room."""
        if self._size and self._size + needed > self._room:
            self._end()
            self._begin()

    def _note(self, record: Post | Media) -> None:
        kind = record.type if isinstance(record, Post) else "attachment"
        if isinstance(record, Post):
            self._places[record.id] = self.number
        belongs = [record.parent]
        if kind == MENU_ITEM:
            for name in (MENU_ITEM_OBJECT_ID, MENU_ITEM_PARENT):
                stated = record.extra.get(name)
                belongs += stated if isinstance(stated, list) else ()
        self._needed += [(self.number, kind, str(name)) for name in belongs if name]

    def close(self) -> None:
        """End the last part."""
        self._end()
        for part, kind, post in self._needed:
            if self._places.get(post, part) != part:
                self._diagnostics.tally(messages.PARENT_ELSEWHERE, type=kind)
        if self._limit:
            self._diagnostics.report(messages.PARTS, number=self.number)

    def _begin(self) -> None:
        self.number += 1
        self._stream = self._out.open(str(self.number) if self._limit else "")
        self._stream.write(self._head)
        self._size = 0

    def _end(self) -> None:
        self._stream.write(END.encode())
        self._stream.close()


def legal(text: str) -> tuple[bytes, int]:
    """A text as XML allows it, in UTF-8, and how many characters that took away."""
    with suppress(UnicodeEncodeError):  # half a character
        data = text.encode()
        # Four times as fast as a search for `NOT_XML`, which nearly never finds anything.
        if len(data.translate(None, CONTROL_BYTES)) == len(data) and not (
            "\ufffe" in text or "\uffff" in text
        ):
            return data, 0
    text, number = NOT_XML.subn("", text)
    return text.encode(), number
