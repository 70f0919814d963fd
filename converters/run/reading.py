"""Reads opened sources, each by its reader; the comments of a comment system are joined with the posts of the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from errno import ENOSPC
from functools import partial

from converters import border, messages, registry
from converters.base import Reader
from converters.comment_systems import page_comments
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.guard import faults, guard
from converters.io.sources import Source
from converters.model import Asset, Entity, Media, Post, Site
from converters.processes.read_ahead import is_worthwhile, read_ahead
from converters.run import threads


def read_opened(
    found: Iterable[tuple[str, Source]], options: Mapping[str, str], diagnostics: Diagnostics, jobs: int = 1
) -> Iterator[Entity]:
    """Yield the records and files of opened sources, threads sound; each reader takes those `options` that it has, and may
    read in `jobs` processes.

    Sources of comments alone are read first (`Reader.reads_comments`), and each post gets the comments of its pages. A
    file that cannot be read, or not to its end, is a finding. Raises `SourceError` for the first where nothing but a site
    was read.
    """
    reading = _Reading(options, diagnostics, jobs)
    sources = list(found)
    of_comments = {name for name in dict(sources) if reading.reads_comments(name)}
    comments = [(name, source) for name, source in sources if name in of_comments]
    posts = [(name, source) for name, source in sources if name not in of_comments]
    records = reading.records(posts)
    if comments:
        records = page_comments.joined(reading.records(comments), records if posts else (), diagnostics)
    for record in records:
        if isinstance(record, Post):
            with guard(diagnostics, "post", named=record) as repairing:
                record = threads.repair_threads(record, diagnostics)
            if repairing.failed:
                continue
        yield record
    reading.finish()


class _Reading:
    """The sources of a run on their way through their readers."""

    def __init__(self, options: Mapping[str, str], diagnostics: Diagnostics, jobs: int) -> None:
        self._options, self._diagnostics, self._jobs = options, diagnostics, jobs
        self._failed: SourceError | None = None
        self._anything = self._content = False
        self._reported: set[str] = set()
        self._files_alone = True
        """Whether no reader reads more than files."""
        self._first = ""
        """The name of the first source."""

    def reads_comments(self, name: str) -> bool:
        """Whether a reader reads comments alone."""
        return registry.reader(name, self._given(name)).reads_comments

    def records(self, found: Sequence[tuple[str, Source]]) -> Iterator[Entity]:
        """What the readers yield, admitted at the border."""
        diagnostics = self._diagnostics
        readers: dict[str, Reader] = {}
        for name, source in found:
            given = self._given(name)
            self._first = self._first or source.name
            if name not in readers:
                readers[name] = _together(
                    name, registry.reader(name, given), [each for of, each in found if of == name], self._jobs
                )
            for old, new in registry.renamed_options("reader", name, given).items():
                if old not in self._reported:
                    diagnostics.report(messages.RENAMED_OPTION, old=old, new=new)
                    self._reported.add(old)
            self._files_alone &= readers[name].reads_files
            content = Post | Media | Asset if readers[name].reads_files else Post | Media
            read = partial(_admitted, name, readers[name], source)
            ahead = self._jobs > 1 and readers[name].reads_ahead and is_worthwhile(source)
            try:
                for record in read_ahead(read, diagnostics) if ahead else read(diagnostics):
                    self._anything = self._anything or not isinstance(record, Site)
                    self._content = self._content or isinstance(record, content)
                    yield record
            except FileError as error:
                diagnostics.report(messages.UNREADABLE_FILE, file=error.name, why=error.why)
                self._failed = self._failed or error
            if source.truncation and not diagnostics.has(messages.PACKED_DAMAGE, source.name):
                diagnostics.report(messages.PACKED_DAMAGE, file=source.name, why=source.truncation)

    def finish(self) -> None:
        """Raise `SourceError` if nothing but a site was read; report a source that has neither a post nor a file, or files alone."""
        if not self._anything and (failed := self._failed or _first_unreadable(self._diagnostics)):
            raise failed
        if self._first and not self._content:
            self._diagnostics.report(messages.NOTHING_IN_SOURCE, file=self._first)
        elif self._first and self._files_alone:
            self._diagnostics.report(messages.FILES_ALONE, file=self._first)

    def _given(self, name: str) -> dict[str, str]:
        return {key: self._options[key] for key in self._options if key in registry.options("reader", name)}


def _together(name: str, reader: Reader, sources: Sequence[Source], jobs: int) -> Reader:
    """The reader for all its sources of a run."""
    with faults(f"the reader {name}", registry.owner("reader", name)):
        if len(sources) > 1:
            reader = reader.together(sources)
        if jobs > 1:
            reader = reader.with_jobs(jobs)
    return reader


def _first_unreadable(diagnostics: Diagnostics) -> SourceError | None:
    """The error for the first file of a folder that its reader could not read."""
    name = messages.UNREADABLE_FILE.name
    finding = next((finding for finding in diagnostics.findings if finding.kind == name), None)
    return SourceError(f"{finding.file}: {finding.message.removeprefix('it ')}") if finding else None


def _admitted(name: str, reader: Reader, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
    """What a reader yields, admitted at the border: in the process that reads, which has less to do."""
    return border.admitted(
        _items(name, reader, source, diagnostics), diagnostics, registry.called("reader", name)
    )


def _items(name: str, reader: Reader, source: Source, diagnostics: Diagnostics) -> Iterator[object]:
    """What a reader yields, which may be anything, and its exceptions in its name.

    Raises `FileError` for an error of the system, which is about the source; a full disk is not.
    """
    with faults(f"the reader {name}", registry.owner("reader", name)):
        try:
            yield from reader.read(source, diagnostics)
        except OSError as error:
            if error.errno == ENOSPC:
                raise
            raise FileError(source.name, error.strerror or str(error)) from error
