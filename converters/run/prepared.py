"""The records of a run as its writer gets them: what the target may show, with bodies in a dialect that it holds.

With worker processes each takes a batch of posts out of the spool, prepares them, and writes them, or sends them back to
a writer that writes in one process. All that a post depends on is decided before (`plan`), and so in every worker.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from msgspec.structs import replace

from converters.base import Writer, stores_as_read
from converters.diagnostics import DiagnosticChanges, Diagnostics
from converters.guard import AS_BEFORE, faults, guarded
from converters.io.output import Output, StagedOutput
from converters.model import RECORD_TYPES, Entity, Media, Post, Record, record_type
from converters.privacy.hidden import visible
from converters.privacy.redaction import without_personal_pages
from converters.processes import workers
from converters.processes.side_by_side import Shared
from converters.processes.workers import Workers
from converters.run.not_carried import CarriedRecords
from converters.site.plan import Run
from converters.site.post_summaries import key
from converters.storage.record_lines import decode, encode
from converters.storage.spool import Batch, Spool

if TYPE_CHECKING:
    from converters.markup.markdown.template_syntax import TemplateSyntax

Counted = TypeVar("Counted", bound=Entity)
Progress = Callable[[str, int, int], None]
"""Called with "reading" or "writing", the posts done, and how many there are (0: not known yet); with "fetching" of files."""

_POST = record_type(Post())
_OTHERS = tuple(name for name in RECORD_TYPES if name != _POST)

LITTLE = 1 << 20
"""Bytes of posts that one process converts sooner than others are started."""
_LARGEST_BATCH, _SMALLEST_BATCH = 1 << 18, 1 << 14
"""Bytes of posts that a worker takes at a time: few enough that all end together, enough that handing out is cheap."""
_BATCHES = 8
"""Batches that a worker takes at least, as far as they are not too small."""


def counted(records: Iterable[Counted], phase: str, total: int, tell: Progress) -> Iterator[Counted]:
    """Yield the records, and tell of each post that has passed; `total` is 0 where it is not known."""
    posts = 0
    for record in records:
        yield record
        if isinstance(record, Post):
            posts += 1
            tell(phase, posts, total)


class Watcher(Shared, Protocol):
    """What notes something of the records that pass, as they were read."""

    def note(self, record: Record) -> None:
        """Note what is needed of a record."""


class Preparation:
    """What happens to records between the spool and the writer: `watcher` sees those that the target may show;
    `redacted` for a public target.

    Where workers are no copies of this process, it is sent to them.
    """

    def __init__(
        self,
        writer: Writer,
        format_name: str,
        run: Run,
        diagnostics: Diagnostics,
        watcher: Watcher | None = None,
        *,
        redacted: bool,
    ) -> None:
        self.diagnostics, self.run = diagnostics, run
        self.carried = CarriedRecords(writer, format_name, diagnostics, run.comments_beside)
        self._drafts, self._needs_originals = writer.drafts, writer.needs_originals
        self._redacted, self._watcher = redacted, watcher
        self._bodies = None
        if not stores_as_read(writer, run.site_index.dialects):
            # A writer that takes all texts as they are does not wait for what understands markup.
            from converters.markup.bodies import Bodies

            self._bodies = Bodies(writer, run, _template_syntaxes(run.site_index.dialects))

    @property
    def shared(self) -> tuple[Shared, ...]:
        """What changes while records are prepared."""
        return self.diagnostics, self.run, self.carried, *filter(None, [self._watcher])

    @property
    def converts(self) -> bool:
        """Whether bodies are converted at all."""
        return self._bodies is not None

    def records(self, spooled: Iterable[Record]) -> Iterator[Record]:
        """The records that the writer gets of those in the spool."""
        with faults(ending=AS_BEFORE):  # what fails here is no fault of the writer
            for record in spooled:
                prepared: Record | None = None
                with guarded(self.diagnostics, record):
                    prepared = self._prepared(record)
                if prepared is not None:
                    yield prepared

    def _prepared(self, record: Record) -> Record | None:
        """One record as the writer gets it; None for one that it does not get, which is counted as left out."""
        shown = visible(record, self.run.site_index, self.diagnostics)
        if shown is None:
            return None
        if self._watcher:
            self._watcher.note(shown)
        if isinstance(shown, Media):
            self._use_draft_file(shown)
        carried = self.carried.carried(shown)
        if carried is None:
            return None
        if self._needs_originals and isinstance(carried, Post):
            self._keep_original(carried)
        return self._bodies.converted(carried, self.diagnostics) if self._bodies else carried

    def _use_draft_file(self, media: Media) -> None:
        """The files of a written draft are copied with it; of all others, only those a public post shows."""
        above = self.run.site_index.summaries.get(media.parent)
        if above and above.status != "publish" and self._drafts:
            self.run.assets.use_media(media, draft=True)

    def _keep_original(self, post: Post) -> None:
        """Until it is written the original of a post is in `run.originals`."""
        extra = without_personal_pages(post.extra) if self._redacted else post.extra
        self.run.originals[key(post)] = post if extra is post.extra else replace(post, extra=extra)


def _template_syntaxes(dialects: Set[str]) -> "tuple[TemplateSyntax, ...]":
    """What texts in these dialects may have tags of; where none can have any, the languages are not loaded."""
    if dialects.isdisjoint(("markdown", "html")):
        return ()
    from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES

    return TEMPLATE_SYNTAXES


class PreparedRecords:
    """An iterable of the records, which can also be written side by side (see `side_by_side.write_each`).

    `writing` is the context that names the writer in errors.
    """

    def __init__(
        self,
        spool: Spool,
        preparation: Preparation,
        out: Output,
        jobs: int,
        writing: Callable[[], AbstractContextManager[None]],
        tell: Progress,
    ) -> None:
        self._spool, self._preparation = spool, preparation
        self._jobs = jobs if preparation.converts else 1
        self._out, self._writing, self._tell = out, writing, tell
        self._total = len(preparation.run.site_index.summaries)

    def __iter__(self) -> Iterator[Record]:
        yield from self._preparation.records(self._spool.records(_OTHERS))
        yield from self._posts()

    def write_each(
        self, write: Callable[[Record], None], shared: Sequence[Shared], before_posts: Callable[[], None]
    ) -> None:
        """See `side_by_side.write_each`."""
        for record in self._preparation.records(self._spool.records(_OTHERS)):
            write(record)
        before_posts()
        if self._jobs == 1 or not workers.FORKS or not isinstance(self._out, StagedOutput):
            for record in self._posts():
                write(record)
            return
        done, shared = 0, (*self._preparation.shared, self._out, *shared)
        for number in self._run(_Job(self._preparation, write, shared, self._spool, self._writing)):
            done += number
            self._tell("writing", done, self._total)

    def _posts(self) -> Iterator[Record]:
        """The posts; with several jobs, workers prepare them and send them back."""
        if self._jobs > 1:
            posts = self._sent_back()
        else:
            posts = self._preparation.records(self._spool.records((_POST,)))
        return counted(posts, "writing", self._total, self._tell)

    def _sent_back(self) -> Iterator[Record]:
        """Findings come in the order of one process: those of a post before the writer gets it, those of the next after it."""
        preparation = self._preparation
        posts = _SentBack(preparation.diagnostics)
        spool = self._spool if workers.FORKS else None
        for _ in self._run(_Job(preparation, posts.add, (posts, *preparation.shared), spool, faults)):
            for line, changes in posts.arrived():
                if changes:
                    preparation.diagnostics.merge(changes)
                if line:
                    yield decode(line)

    def _run(self, job: "_Job") -> Iterator[int]:
        """Let workers do the batches, and merge what they changed; the number of posts of each batch."""
        spool = self._spool
        size = min(max(spool.size(_POST) // (self._jobs * _BATCHES), _SMALLEST_BATCH), _LARGEST_BATCH)
        batches = spool.batches(_POST, size)
        tasks: Iterable[_Task] = batches if job.spool else map(spool.lines_of, batches)
        with Workers(self._jobs, _do, job) as pool:
            for number, changes in pool.map(tasks):
                for shared, change in zip(job.shared, changes, strict=True):
                    shared.merge(change)
                yield number


class _Job(NamedTuple):
    """What a worker is given once. Without a `spool` it is sent the lines of each batch."""

    preparation: Preparation
    write: Callable[[Record], None]
    shared: Sequence[Shared]
    spool: Spool | None
    writing: Callable[[], AbstractContextManager[None]]


_Task = Batch | list[bytes]
_Step = tuple[bytes, DiagnosticChanges | None]


def _do(job: _Job, task: _Task) -> tuple[int, list[Any]]:
    """Prepare and write a batch of posts; their number, and the changes to what is shared."""
    for shared in job.shared:
        shared.take_changes()  # of the process that this one is a copy of
    lines = task if isinstance(task, list) else job.spool.lines_of(task) if job.spool else []
    for record in job.preparation.records(map(decode, lines)):
        with job.writing():
            job.write(record)
    return len(lines), [shared.take_changes() for shared in job.shared]


class _SentBack:
    """Posts on their way back: the line of each, with what was found and counted since the one before. The last has no line.

    It takes its changes before the diagnostics do.
    """

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._steps: list[_Step] = []

    def add(self, record: Record) -> None:
        self._steps.append((encode(record), self._noted()))

    def take_changes(self) -> list[_Step]:
        if rest := self._noted():
            self._steps.append((b"", rest))
        return self.arrived()

    def merge(self, changes: list[_Step]) -> None:
        self._steps += changes

    def arrived(self) -> list[_Step]:
        """What was merged since the last call."""
        found, self._steps = self._steps, []
        return found

    def _noted(self) -> DiagnosticChanges | None:
        changes = self._diagnostics.take_changes()
        return changes if any(changes) else None


def number_of_jobs(asked: int | None, spool: Spool) -> int:
    """How many processes convert posts: as many as asked for, or else one for each processor, if there is enough to do."""
    return asked or (workers.processors() if spool.size(_POST) > LITTLE else 1)
