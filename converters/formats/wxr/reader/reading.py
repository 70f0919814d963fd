"""Reads one source: decode, split, parse strictly, repair what does not parse, report."""

import codecs
from collections.abc import Iterator

from lxml import etree

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.extra_keys import UNREAD
from converters.formats.wxr.reader import layout, sections
from converters.formats.wxr.reader.always_stated import always_stated
from converters.formats.wxr.reader.channel import Channel, Finding, without_document_tags
from converters.formats.wxr.reader.encoding import (
    REPLACED,
    Stream,
    Transcoded,
    decode,
    encoding_of,
    holds_ascii,
    without_half_character,
)
from converters.formats.wxr.reader.fields import shortened
from converters.formats.wxr.reader.namespaces import DOCUMENT_OR_RSS, NamespaceScope
from converters.formats.wxr.reader.parts import parts_of
from converters.formats.wxr.reader.repair import repair
from converters.formats.wxr.reader.salvage import salvage
from converters.formats.wxr.reader.splitter import Chunk, RecordSplitter, TooLarge
from converters.formats.wxr.reader.terms import read_author, read_term
from converters.formats.wxr.reader.two_items import begins_as_another, guids_have_ids, links_have_slugs
from converters.guard import guard, unreadable_item
from converters.io.limits import over_limit, too_large
from converters.io.sources import Source
from converters.io.xml.fragments import CONTROL, CONTROL_BYTES
from converters.model import Record
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.fields import PendingFindings
from converters.readers.wordpress.items import read_item
from converters.readers.wordpress.languages import Languages
from converters.readers.wordpress.parts import ItemParts

_FEED = lazy_re.compile(rb"<(?:rss|channel)[\s>]|<wp:")
_DOCUMENT = lazy_re.compile(rb"<rss\b|</channel\b|</rss\b")
_STATUS = lazy_re.compile(rb"<[\w.-]+:status[\s>]")
_ITEM_END = lazy_re.compile(rb"</item\s*>")
_AUTHORS = ("wp:author", "wp:wp_author")


def _record_type(chunk: Chunk) -> str:
    return "post" if chunk.kind == "item" else "author" if chunk.kind in _AUTHORS else "term"


def _with_lost_items(chunk: Chunk, *, at_start: bool) -> Iterator[Chunk]:
    """What is between two records, and the items in it whose start tags are lost: each from its title to its end tag.

    Else its texts would be the channel's. `at_start`: the channel's own title may stand before it.
    """
    start, line = 0, chunk.line
    for end in _ITEM_END.finditer(chunk.data):
        title = chunk.data.rfind(b"<title", start, end.start())
        if title < 0 and (at_start or not chunk.data[start : end.start()].strip()):
            continue  # a stray end tag
        begins = max(title, start)
        if chunk.data[start:begins].strip():
            yield Chunk("", chunk.data[start:begins], line)
        line += chunk.data.count(b"\n", start, begins)
        yield Chunk("item", b"<item>" + chunk.data[begins : end.end()], line)
        line += chunk.data.count(b"\n", begins, end.end())
        start, at_start = end.end(), False
    if start < len(chunk.data) or not start:
        yield Chunk("", chunk.data[start:], line) if start else chunk


def _is_salvaged(findings: list[Finding]) -> bool:
    return any(kind is messages.SALVAGED for kind, *_ in findings)


def read(source: Source, diagnostics: Diagnostics, language: str = "") -> Iterator[Record]:
    """Yield the records of one source; `language` is the only one that is wanted, empty: all.

    Raises `SourceError` if there are none, `FileError` if all are too large.
    """
    limit, skipped = source.limits.record, False
    head = source.head()
    encoding = encoding_of(head)
    if not holds_ascii(encoding):
        head = head.decode(encoding, "ignore").encode("utf-8", "ignore")
    reading = _Reading(
        source.name,
        encoding,
        diagnostics,
        Languages(language, diagnostics),
        always_said=always_stated(head),
        says_status=bool(_STATUS.search(head)),
        sections_are_text=sections.are_text(head),
        guids_have_ids=guids_have_ids(head),
        links_have_slugs=links_have_slugs(head),
    )
    reading.scope.guess(head)
    with source.open() as stream:
        readable: Stream = stream if holds_ascii(encoding) else Transcoded(stream, encoding)
        chunks = RecordSplitter(readable, reading.scope, limit).chunks()
        while chunk := _next(chunks, source):
            if chunk.too_large:
                skipped = True
                why = f"it {over_limit(limit)}"
                unreadable_item(diagnostics, _record_type(chunk), why, file=source.name, line=chunk.line)
            else:
                yield from reading.records(chunk)
        if isinstance(readable, Transcoded) and readable.damaged:
            diagnostics.report(messages.UNDECODABLE, file=source.name, line=1, encoding=encoding)
    if skipped and not reading.found:
        raise too_large(source.name, limit)
    yield from reading.site()
    reading.end()
    if not reading.found:
        raise SourceError(f"{source.name}: there is no WordPress export in it; is it the right file?")


def _next(chunks: Iterator[Chunk], source: Source) -> Chunk | None:
    """The next chunk, None at the end. Raises `FileError` if what is between two records is beyond the limit."""
    try:
        return next(chunks, None)
    except TooLarge:
        raise too_large(source.name, source.limits.record) from None


class _Reading:
    def __init__(
        self,
        file: str,
        encoding: str,
        diagnostics: Diagnostics,
        languages: Languages,
        *,
        always_said: frozenset[str],
        says_status: bool,
        sections_are_text: bool,
        guids_have_ids: bool,
        links_have_slugs: bool,
    ) -> None:
        self._languages = languages
        self.scope = NamespaceScope()
        self._always_said, self._says_status = always_said, says_status
        self._sections_are_text = sections_are_text
        self._guids_have_ids, self._links_have_slugs = guids_have_ids, links_have_slugs
        self.found = False
        self._feed = False
        self._file = file
        self._diagnostics = diagnostics
        self._channel = Channel()
        self._at_start = True
        self._single_byte = "cp1252"
        self._legacy = ""
        self._open = False  # whether `<rss>` has begun and not ended
        self._last: Chunk | None = None
        if holds_ascii(encoding) and encoding != "utf-8":
            self._legacy = encoding
            if codecs.lookup(encoding).name.startswith(("cp125", "iso8859", "koi8", "mac")):
                self._single_byte = encoding

    def records(self, chunk: Chunk) -> Iterator[Record]:
        """The records in a chunk."""
        self._last = chunk
        if not chunk.kind:
            for part in _with_lost_items(chunk, at_start=self._at_start):
                if part.kind:
                    self._diagnostics.report(messages.LOST_START, file=self._file, line=part.line)
                    yield from self.records(part)
                else:
                    with guard(self._diagnostics, "site", file=self._file, line=part.line):
                        yield from self._between(part)
            return
        with guard(self._diagnostics, _record_type(chunk), file=self._file, line=chunk.line) as reading:
            yield from self._record(chunk)
        self.found = self.found or reading.failed

    def _record(self, chunk: Chunk) -> Iterator[Record]:
        """The record of an element, if it is one."""
        findings: list[Finding] = []
        data = self._text(chunk, findings)
        pending = PendingFindings()
        record: Record
        if (parts := self._parts(chunk, data)) is None:
            element = self._parse(chunk, data, findings)
            if element is None or not len(element):
                self._report(findings)
                return
            if chunk.kind == "item":
                if (tail := element[0].tail) and not tail.isspace():
                    pending(messages.STRAY_TEXT, text=shortened(tail))
                element[0].extend(element[1:])  # what stands after an end tag in its midst
                parts = parts_of(element[0], pending)
            elif chunk.kind in _AUTHORS:
                record = read_author(element[0], pending)
                if vocabulary.ADDED_AUTHOR in record.extra:
                    return
            else:
                record = read_term(element[0], chunk.kind, pending)
        if parts is not None:
            if (self._guids_have_ids or self._links_have_slugs) and begins_as_another(
                parts,
                self._channel.url,
                guids_have_ids=self._guids_have_ids,
                links_have_slugs=self._links_have_slugs,
            ):
                parts = parts._replace(run_together=True)
            must_say = self._always_said
            if self._says_status and findings:
                must_say |= {"status"}
            lost_all = bool(findings and must_say) and must_say.isdisjoint(parts.values)  # more than a tag
            whole = chunk.whole and not _is_salvaged(findings) and not lost_all
            record = read_item(parts, pending, whole, must_say, chunk.whole)
        self.found = True
        self._diagnostics.locate(record, self._file, chunk.line)
        self._report(findings, record)
        pending.report(record, self._diagnostics, self._file, chunk.line)
        for made in self._languages.records(record, self._channel.language, self._channel.url):
            if made is not record:
                self._diagnostics.locate(made, self._file, chunk.line)
            yield made

    def site(self) -> Iterator[Record]:
        """The site, if the document has any elements about it."""
        if self._channel and (self.found or self._feed):  # any other XML or HTML has titles and links too
            site = self._channel.site()
            self.found = True
            for name in site.extra.get(UNREAD, ()):
                self._diagnostics.report(
                    messages.UNREAD_FIELD, site, file=self._file, field=name, what="site"
                )
            for made in self._languages.records(site, self._channel.language, self._channel.url):
                self._diagnostics.locate(made, self._file, 1)
                yield made
        self._channel = Channel()

    def end(self) -> None:
        """Report a last document without an end tag, unless its last record was reported as cut off."""
        if self._open and self._last and self._last.whole:
            line = self._last.line + self._last.data.rstrip().count(b"\n")
            self._diagnostics.report(messages.TRUNCATED, file=self._file, line=line, root="rss")

    def _between(self, chunk: Chunk) -> Iterator[Record]:
        """Read elements of the channel; the start of another document ends the current one (`cat a.xml b.xml`)."""
        starts = [found.start() for found in DOCUMENT_OR_RSS.finditer(chunk.data)]
        ends = [*(starts[1:] if self._at_start else starts), len(chunk.data)]
        start, line = 0, chunk.line
        for end in ends:
            data = chunk.data[start:end]
            self._read_channel(data, line)
            start, line = end, line + data.count(b"\n")
            if end < len(chunk.data):
                yield from self.site()

    def _read_channel(self, data: bytes, line: int) -> None:
        """Read the elements of the channel in a part between two records."""
        self._feed = self._feed or bool(_FEED.search(data))
        if tags := _DOCUMENT.findall(data):
            self._open = tags[-1] == b"<rss"
        data, found = without_document_tags(data, self._at_start)
        self._at_start = False
        findings = [(kind, line + at, words) for kind, at, words in found]
        if data.strip():
            part = Chunk("", data, line)
            element = self._parse(part, self._text(part, findings), findings)
            if element is not None:
                pending = PendingFindings()
                self._channel.take(element, pending)
                findings.extend((kind, line, words) for kind, _, words in pending.findings)
        self._report(findings)

    def _report(self, findings: list[Finding], record: Record | None = None) -> None:
        for kind, line, words in findings:
            self._diagnostics.report(kind, record, file=self._file, line=line, **words)

    def _text(self, chunk: Chunk, findings: list[Finding]) -> bytes:
        """The text of a chunk in UTF-8 without control characters."""
        data = chunk.data.translate(None, CONTROL_BYTES)
        if deleted := len(chunk.data) - len(data):
            first = CONTROL.search(chunk.data)
            line = chunk.line + chunk.data.count(b"\n", 0, first.start() if first else 0)
            findings.append((messages.ILLEGAL_CHARACTERS, line, {"number": deleted}))
        if self._legacy and not data.isascii():
            data = self._decoded(data, chunk.line, findings)
        return sections.without_inner(data) if self._sections_are_text else data

    def _parts(self, chunk: Chunk, data: bytes) -> ItemParts | None:
        """The parts of an item that can be read without a parser."""
        whole_item = chunk.kind == "item" and chunk.whole
        return layout.parts_in(data) if whole_item and layout.has_usual_prefixes(self.scope) else None

    def _parse(self, chunk: Chunk, data: bytes, findings: list[Finding]) -> etree._Element | None:
        """Parse the text of a chunk into an element around its contents; None if nothing can be read."""
        if chunk.whole:
            try:
                return self.scope.parse(data)
            except etree.XMLSyntaxError:
                pass
        return self._repaired(chunk, data, findings)

    def _decoded(self, data: bytes, line: int, findings: list[Finding]) -> bytes:
        """Recode from the declared encoding to UTF-8, unless the bytes are UTF-8 already (WordPress writes that)."""
        if self._single_byte == self._legacy:
            return decode(data, self._legacy)[0].encode()
        try:
            data.decode()
        except UnicodeDecodeError:
            text = data.decode(self._legacy, "replace")
            if REPLACED in text:
                findings.append((messages.UNDECODABLE, line, {"encoding": self._legacy}))
            return text.encode()
        return data

    def _repaired(self, chunk: Chunk, data: bytes, findings: list[Finding]) -> etree._Element | None:
        text, wrong, surrogates = decode(data if chunk.whole else without_half_character(data))
        if wrong:
            findings.append((messages.ENCODING, chunk.line, {"number": wrong}))
        if surrogates:
            findings.append((messages.ILLEGAL_CHARACTERS, chunk.line, {"number": surrogates}))
        text, repairs = repair(text, self.scope, "" if chunk.kind else "channel", chunk.whole)
        for kind, line, number, which in repairs:
            findings.append((kind, chunk.line + line, {"number": number, "which": ", ".join(which)}))
        if not chunk.whole:
            findings.append((messages.CUT_OFF, chunk.line + data.count(b"\n"), {}))
        try:
            return self.scope.parse(text.encode())
        except etree.XMLSyntaxError:
            pass
        rest, fields = salvage(text, chunk.kind, self.scope)
        try:
            element = self.scope.parse(rest.encode())
        except etree.XMLSyntaxError:
            fields = []
        if not fields:
            name = chunk.kind or "part of the channel"
            findings.append((messages.UNREADABLE, chunk.line, {"name": name, "text": text.strip()[:80]}))
            return None
        findings.append((messages.SALVAGED, chunk.line, {"fields": ", ".join(fields)}))
        return element
