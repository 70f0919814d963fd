"""Splits a stream of bytes into records and the text between them.

Every item, author and term becomes its own chunk, so that damage in one cannot
touch another and memory holds one at a time. `<item>` and `</item>` can also stand in a
CDATA section (a post about feeds): a chunk that may have been cut there is scanned exactly.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from converters import lazy_re
from converters.formats.wxr.reader.encoding import Stream
from converters.formats.wxr.reader.namespaces import DOCUMENT, NamespaceScope

CHUNK = 1 << 18
"""Bytes that are read at once, at least: more where a record is larger."""

_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_RECORD = rb"(?:item|([A-Za-z_][\w.-]*):(?:wp_author|author|category|tag|term))"
_RECORD_START = lazy_re.compile(rb"<" + _RECORD + rb"(?=[\s/>])")
_RECORD_TAGS = lazy_re.compile(rb"<" + _RECORD + rb"(?:\s[^<>]*)?>(?=\s*<)|</" + _RECORD + rb"\s*>")
_BETWEEN = lazy_re.compile(rb"<!--|<!\[CDATA\[|<(?:rss|channel)(?=[\s>])[^<>]*>|" + _RECORD_START.pattern)
_ITEM, _ITEM_END = b"<item>", b"</item>"
_ITEM_OPENS, _ITEM_CLOSES = b"<item", b"</item"
_USUAL_START = lazy_re.compile(rb"\s*<item>")
_EMPTY = lazy_re.compile(rb"<[^<>]*/>")
_FOLLOWS = lazy_re.compile(rb"\s*(?:\Z|<(?!/)|</(?:channel|rss)\b)")
_TAG = 1 << 13
"""The longest tag in bytes; a tag that the end of the buffer cuts in two is found after the next read."""
_AHEAD = 1 << 15
"""More is read before so few bytes are left: nearly all items are whole then, and bytes are seldom copied."""
_TRIES = 16
"""How often a doubtful end is tried again: a hostile file must not cost more than its size."""


class TooLarge(Exception):
    """A record, or what is between two, goes on beyond the limit."""


class Chunk(NamedTuple):
    """`kind` is a record's element (`item`, `wp:author` …), or `""` between records.

    `line` counts from 1. `whole` is False where the end of the record was not found, `too_large` for a record beyond
    the limit, of which there is no data.
    """

    kind: str
    data: bytes
    line: int
    whole: bool = True
    too_large: bool = False


class _Tags:
    """The patterns for the start and end tags of one element."""

    def __init__(self, name: bytes) -> None:
        escaped = re.escape(name)
        self.opening = b"<" + name
        self.closing = b"</" + name
        self.end = re.compile(rb"</" + escaped + rb"\s*>")
        # An item may hold elements with the names of the others (`wp:author`), these hold no records at all.
        self.is_item = name == b"item"
        self.start = re.compile(rb"<item(?=[\s/>])") if self.is_item else _RECORD_START
        self.any = re.compile(rb"<!\[CDATA\[|</(?:" + escaped + rb"|channel)\s*>|" + self.start.pattern)


class RecordSplitter:
    """Splits one stream; `scope` learns its namespace prefixes."""

    def __init__(self, stream: Stream, scope: NamespaceScope, largest: int = 0) -> None:
        """`largest` is how many bytes a chunk may have; 0 for any number."""
        self._largest = largest
        self._stream = stream
        self._scope = scope
        self._buffer = b""
        self._at = 0  # what lies before has been given out
        self._line = 1
        self._ended = False
        self._tags: dict[bytes, _Tags] = {}
        self._none: dict[bytes, int] = {}  # what is not to be found from where on
        self._known_closing = (b"", 0, 0)  # of which element, none before it since where, where it ends

    def chunks(self) -> Iterator[Chunk]:
        """Yield all chunks, in the order of the file, but for white space between two records."""
        while True:
            # Only here: offsets stay what they are while a chunk is looked for.
            if len(self._buffer) - self._at < _AHEAD and not self._ended:
                self._trim()
                self._read(CHUNK)
            elif self._at >= CHUNK:
                self._trim()
            if chunk := self._usual_item():
                yield chunk
                continue
            record = self._next_record()
            start = record.start() if record else len(self._buffer)
            if start > self._at:
                if self._buffer[self._at : start].isspace():
                    self._pass_over(start)
                else:
                    yield self._take("", start)
            if not record:
                return
            name = record[0][1:]
            kind = self._scope.name(name.decode())
            try:
                end, whole = self._end_of_record(name)
            except TooLarge:
                yield self._skip(kind, name)
            else:
                yield self._take(kind, end, whole)

    def _usual_item(self) -> Chunk | None:
        """The next item, if nothing else comes before it, and all of it, and what follows, leaves no doubt of its end.

        That is nearly always so; all other cases are those of `_next_record` and `_end_of_record`.
        """
        buffer = self._buffer
        if not (start := _USUAL_START.match(buffer, self._at)):
            return None
        at = start.end() - len(_ITEM)
        closing = buffer.find(_ITEM_CLOSES, start.end())
        end = closing + len(_ITEM_END)
        if (
            closing < 0
            or len(buffer) - end < _TAG
            or not buffer.startswith(_ITEM_END, closing)
            or buffer.find(_ITEM_OPENS, start.end(), closing) >= 0
            or buffer.find(_CDATA, max(at, buffer.rfind(_CDATA_END, at, end)), end) >= 0
            or not _FOLLOWS.match(buffer, end)
        ):
            return None
        self._pass_over(at)
        return self._take("item", end)

    def _trim(self) -> None:
        """Drop what was given out."""
        name, since, end = self._known_closing
        self._known_closing = (name, since - self._at, end - self._at if end >= 0 else -1)
        self._none = {what: start - self._at for what, start in self._none.items()}
        self._buffer, self._at = self._buffer[self._at :], 0

    def _more(self) -> bool:
        """Read more bytes; returns False at the end of the stream."""
        if self._ended:
            return False
        if self._largest and len(self._buffer) - self._at > self._largest:
            raise TooLarge
        return self._read(max(CHUNK, len(self._buffer) - self._at))

    def _read(self, number: int) -> bool:
        data = self._stream.read(number)
        self._buffer += data
        self._ended = not data
        return not self._ended

    def _take(self, kind: str, end: int, whole: bool = True) -> Chunk:
        if kind and self._largest and end - self._at > self._largest:
            chunk = Chunk(kind, b"", self._line, whole, too_large=True)
        else:
            chunk = Chunk(kind, self._buffer[self._at : end], self._line, whole)
        self._pass_over(end)
        return chunk

    def _pass_over(self, end: int) -> None:
        self._line += self._buffer.count(b"\n", self._at, end)
        self._at = end

    def _skip(self, kind: str, name: bytes) -> Chunk:
        """Drop a record beyond the limit, up to the next tag that ends it or begins another, wherever that stands."""
        chunk = Chunk(kind, b"", self._line, False, too_large=True)
        tags = _Tags(name)
        boundary = re.compile(tags.end.pattern + rb"|" + tags.start.pattern)
        start = self._at + 1
        while not (found := boundary.search(self._buffer, start)):
            self._pass_over(max(self._at, len(self._buffer) - _TAG))
            self._buffer, self._at = self._buffer[self._at :], 0
            if not self._read(CHUNK):
                self._pass_over(len(self._buffer))
                break
            start = 0
        else:
            self._pass_over(found.end() if found[0].startswith(b"</") else found.start())
        self._none, self._known_closing = {}, (b"", 0, 0)
        return chunk

    def _find(self, what: bytes, scan: int) -> int:
        """The end of the next `what`; -1 if there is none."""
        since = self._none.get(what)
        if since is not None and since <= scan:
            return -1
        start = scan
        while (found := self._buffer.find(what, scan)) < 0:
            scan = max(scan, len(self._buffer) - len(what) + 1)
            if not self._more():
                self._none[what] = start
                return -1
        return found + len(what)

    def _search(self, pattern: re.Pattern[bytes], scan: int) -> re.Match[bytes] | None:
        while not (found := pattern.search(self._buffer, scan)):
            scan = max(scan, len(self._buffer) - _TAG)
            if not self._more():
                return None
        return found

    def _next_record(self) -> re.Match[bytes] | None:
        """The start tag of the next record outside comments and CDATA sections."""
        scan = self._at
        while found := self._search(_BETWEEN, scan):
            token = found[0]
            scan = found.end()
            if token == b"<item" or (found[1] and self._scope.is_wordpress(found[1].decode())):
                return found
            if token == _CDATA:
                scan = self._past_section(scan, _CDATA_END)
            elif token == b"<!--":
                scan = self._past_section(scan, b"-->")
            elif not found[1]:
                self._scope.learn(token)
        return None

    def _past_section(self, start: int, closing: bytes) -> int:
        """The end of a comment or CDATA section that starts here; `start` if it is not one.

        It is not one if it never ends, or ends in the middle of a record.
        """
        end = self._find(closing, start)
        if end < 0:
            return start
        depth = 0
        for tag in _RECORD_TAGS.finditer(self._buffer, start, end):
            depth += -1 if tag[0].startswith(b"</") else 1
            if depth < 0:
                return start
        return start if depth else end

    def _end_of_record(self, name: bytes) -> tuple[int, bool]:
        """The end of the current record, and whether it is its own end tag."""
        if (tags := self._tags.get(name)) is None:
            tags = self._tags[name] = _Tags(name)
        at = self._at
        closed = self._find(b">", at)
        if closed < 0:
            return len(self._buffer), False
        if self._buffer[closed - 2] == ord("/") and _EMPTY.match(self._buffer, at):
            return closed, True
        if not tags.is_item:
            end, whole = self._exact_end(tags, closed)
            inner = tags.start.search(self._buffer, at + 1, end)
            if inner and not self._scope.parses(self._buffer[at:end]):
                return inner.start(), False
            return end, whole
        end = self._closing(tags, closed)
        whole = end >= 0
        buffer = self._buffer
        if (
            not whole
            or buffer.find(tags.opening, closed, end) >= 0
            # the last section has no end before this one
            or buffer.find(_CDATA, max(at, buffer.rfind(_CDATA_END, at, end)), end) >= 0
        ):
            end, whole = self._exact_end(tags, closed)
        if whole:
            end = self._beyond_doubt(tags, end)
            return self._swallowed(tags, end)
        return self._next_document(end), False

    def _closing(self, tags: _Tags, scan: int) -> int:
        """The end of the next end tag, whether in text or not; -1 if there is none."""
        name, since, end = self._known_closing
        if name == tags.closing and since <= scan and (scan < end or end < 0):
            return end
        end = self._find_closing(tags, scan)
        self._known_closing = (tags.closing, scan, end)
        return end

    def _find_closing(self, tags: _Tags, scan: int) -> int:
        while (scan := self._find(tags.closing, scan)) >= 0:  # faster than a search for the pattern
            if self._find(b">", scan) >= 0 and (
                found := tags.end.match(self._buffer, scan - len(tags.closing))
            ):
                return found.end()
        return -1

    def _exact_end(self, tags: _Tags, scan: int) -> tuple[int, bool]:
        """As `_closing`, but CDATA sections are skipped. A record ends where another begins within it."""
        while found := self._search(tags.any, scan):
            if found[0] == _CDATA:
                scan = max(found.end(), self._find(_CDATA_END, found.end()))
            elif found[0].startswith(b"</channel"):
                return found.start(), False
            elif found[0].startswith(b"</"):
                return found.end(), True
            else:
                return found.start(), False
        return len(self._buffer), False

    def _beyond_doubt(self, tags: _Tags, end: int) -> int:
        """Skip end tags that are part of the text: a CDATA section about feeds with an unescaped `]]>`."""
        first = end
        for _ in range(_TRIES):
            if len(self._buffer) - end < _TAG:
                self._more()
            if _FOLLOWS.match(self._buffer, end):
                return end
            if end == first and self._scope.parses(self._buffer[self._at : end]):
                return end  # what follows is rubbish
            following = self._closing(tags, end)
            if following < 0 or tags.start.search(self._buffer, end, following):
                break
            end = following
        return first

    def _swallowed(self, tags: _Tags, end: int) -> tuple[int, bool]:
        """A CDATA section without an end runs on into the next record: cut before that."""
        if self._buffer.find(tags.opening, self._at + 1, end) < 0:
            return end, True
        data = self._buffer[self._at : end]
        starts = [found.start() for found in tags.start.finditer(data, 1)]
        if not starts or self._scope.parses(data):
            return end, True
        following = [start for start in starts if data[:start].rstrip().endswith(tags.closing + b">")]
        for start in starts[:_TRIES]:
            if self._scope.parses(data[start:]):
                return self._next_document(self._at + start), start in following
        if following:
            return self._next_document(self._at + following[0]), True
        return end, True

    def _next_document(self, end: int) -> int:
        """End a damaged record before the next export in the same file."""
        found = DOCUMENT.search(self._buffer, self._at, end)
        return found.start() if found else end
