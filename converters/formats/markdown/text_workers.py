"""Reads texts in worker processes. What comes of it is what one process makes, in the same order.

A worker reads slices of the content files. What it found and counted reaches the process of the run with each text, what
it noted for the whole site with each slice.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

from converters.border import is_sound
from converters.diagnostics import DiagnosticChanges
from converters.errors import BlogportError
from converters.formats.markdown.text_reader import ReadText, TextReader
from converters.generators.content_file import ContentFile
from converters.generators.first_findings import FirstFinding
from converters.io.sources import Source
from converters.model import Post
from converters.processes.workers import FORKS, Workers
from converters.storage.record_lines import decode, encode

FEW: Final = 128
"""Texts that one process reads sooner than others are started, and that it reads before them: they know then what it knows."""
_SLICE: Final = 32
"""Texts that a worker reads at a time."""


class _Sent(NamedTuple):
    """A text as a worker sends it: its post is a line of an archive where that says all of it."""

    text: ReadText
    line: bytes
    changes: DiagnosticChanges
    first: list[FirstFinding]


class _Slice(NamedTuple):
    """The texts of a slice, up to one that the process of the run must read itself; and what was noted of them."""

    texts: list[_Sent]
    noted: Any


class _Reading:
    """The reading of slices in one worker."""

    def __init__(self, reader: TextReader, files: Sequence[ContentFile]) -> None:
        self._reader, self._files = reader, files
        self._has_begun = False

    def slice(self, start: int) -> _Slice:
        if not self._has_begun:  # what the process of the run noted is not for it
            self._has_begun = True
            self._changes()
            self._reader.take_changes()
        sent: list[_Sent] = []
        with suppress(BlogportError, OSError):  # the process of the run reads the text again, and raises it
            sent.extend(map(self._sent, self._files[start : start + _SLICE]))
        return _Slice(sent, self._reader.take_changes())

    def _sent(self, file: ContentFile) -> _Sent:
        text, line = self._reader.read(file), b""
        if text.post and is_sound(text.post):
            line, text = encode(text.post), text._replace(post=None)
        return _Sent(text, line, *self._changes())

    def _changes(self) -> tuple[DiagnosticChanges, list[FirstFinding]]:
        site = self._reader.site
        return site.diagnostics.take_changes(), site.context.first.take_changes()


def read_texts(
    reader: TextReader, files: Sequence[ContentFile], source: Source, jobs: int
) -> Iterator[tuple[ContentFile, ReadText]]:
    """Yield each content file with what comes of it; of many files most are read by `jobs` processes."""
    here = FEW if jobs > 1 and _can_be_shared(reader, files, source) else len(files)
    for file in files[:here]:
        yield file, reader.read(file)
    if here >= len(files):
        return
    starts = range(here, len(files), _SLICE)
    with Workers(jobs, _read, _Reading(reader, files)) as pool:
        for start, read in zip(starts, pool.map(starts), strict=True):
            slice_ = files[start : start + _SLICE]
            for file, sent in zip(slice_, read.texts, strict=False):
                yield file, _received(reader, sent)
            for file in slice_[len(read.texts) :]:
                yield file, reader.read(file)
            reader.merge(read.noted)


def _can_be_shared(reader: TextReader, files: Sequence[ContentFile], source: Source) -> bool:
    """What is unpacked while it is read counts for the whole run, and is read in one process."""
    on_disk = source.is_folder and source.path is not None and source.path.is_dir()
    return FORKS and on_disk and len(files) > 2 * FEW and not reader.depends_on_order


def _received(reader: TextReader, sent: _Sent) -> ReadText:
    site = reader.site
    findings, tallies, accounts = sent.changes
    site.diagnostics.join(site.context.first.merge(sent.first, findings), tallies, accounts)
    if not sent.line:
        return sent.text
    post = decode(sent.line)
    assert isinstance(post, Post)  # as it was encoded
    return sent.text._replace(post=post)


def _read(reading: _Reading, start: int) -> _Slice:
    return reading.slice(start)
