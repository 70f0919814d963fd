"""The one way through: read, ingest, plan, convert bodies, write.

`convert` is `read` into `write`; the command line and a script in Python use the same three.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from os.path import realpath
from pathlib import Path, PurePosixPath
from shlex import quote
from typing import Any, Final

import msgspec

from converters import border, messages, privacy, registry, threads
from converters.base import AssetWriter, LineWriter, Writer
from converters.clock import watched
from converters.comments_beside import CommentsBeside, ensure_systems, options_of
from converters.diagnostics import Account, Diagnostics, Finding, lost_to_faults
from converters.errors import BlogportError, SourceError, UsageError
from converters.faults import AS_BEFORE, COMPLETE, faults
from converters.fetch.options import Fetch
from converters.guard import error_text
from converters.ingest import Ingest
from converters.ingest.exclusion import OTHER_LANGUAGE
from converters.inputs import StrPath, open_inputs, source_paths
from converters.io.limits import Limits
from converters.io.output import Changes, FileOutput, FolderOutput, Output, target_error
from converters.io.sources import Source
from converters.last_run import LastRun, Outcome, can_be_foreseen, last_run
from converters.model import Entity, Post, UnwantedPost
from converters.plan import Run, make_plan
from converters.prepared import Preparation, PreparedRecords, Progress, counted, number_of_jobs
from converters.reading import read_opened
from converters.redirects.old_site import OldSite
from converters.redirects.writing import ensure_formats, write_redirects
from converters.selection import Selection, selected
from converters.site_index import SiteIndex
from converters.spool import Spool
from converters.target_files import (
    copy_files,
    ensure_place,
    file_path,
    files_output,
    with_downloads,
    without_network,
)
from converters.workers import processors

_MOST_NAMES: Final = 100
"""Files that a finding names."""


@dataclass(frozen=True)
class Result:
    """What a run did: the account of each kind of record, and the findings."""

    target: str
    format: str
    next_step: str
    accounts: Mapping[str, Account]
    findings: list[Finding]
    by_severity: Mapping[str, int]
    fetched: bool = False
    """Whether files were downloaded, or would have been."""
    dry_run: bool = False
    """Whether nothing was written."""
    files: Changes = field(default_factory=Changes)
    """What was changed in the target, or would have been."""
    several: bool = False
    """Whether the target is more than one file or folder: it was split, or has a folder of uploads beside it."""

    @property
    def lost_to_faults(self) -> int:
        """How many records a fault in blogport, or in a plug-in, cost; those that a writer dropped silently too."""
        return lost_to_faults(self.accounts) + sum(each.lost_silently for each in self.accounts.values())

    @property
    def losses(self) -> int:
        """How many findings say that something of the source is not in the target."""
        return self.by_severity["loss"] + self.by_severity["error"]


@dataclass(frozen=True)
class Written:
    """A run whose target is complete (or would be), while its records are still on disk."""

    format: str
    writer: Writer
    run: Run
    spool: Spool
    """What the target may show, as it was read."""
    volumes: list[Path]
    """The target, or the files that it was split into."""
    diagnostics: Diagnostics
    redacted: bool

    @property
    def site_index(self) -> SiteIndex:
        """The index of the records that were written."""
        return self.run.site_index


Afterwards = Callable[[Written], None]
"""What looks at a complete target and at what it was made of (see `compare.verification`)."""


@dataclass(frozen=True)
class _Wanted:
    """What a caller asks of the writing; see `convert`."""

    to: str
    options: Mapping[str, str]
    include: Collection[str]
    redirects: Sequence[str]
    comments: Mapping[str, Mapping[str, str]]
    """The comment systems, each with its options."""
    force: bool
    jobs: int | None
    progress: Progress | None
    fetch: Fetch | None
    prune: bool = False
    merge: bool = False
    dry_run: bool = False
    afterwards: Afterwards | None = None
    sources: Sequence[Path] = ()


def convert(
    source: StrPath | Iterable[StrPath],
    target: StrPath,
    *,
    to: str,
    from_: str | None = None,
    options: Mapping[str, str] | None = None,
    include: Collection[str] = (),
    redirects: Sequence[str] = (),
    comments: Sequence[str] = (),
    force: bool = False,
    jobs: int | None = 1,
    progress: Progress | None = None,
    limits: Limits | None = None,
    fetch: Fetch | None = None,
    select: Selection | None = None,
    prune: bool = False,
    merge: bool = False,
    dry_run: bool = False,
    afterwards: Afterwards | None = None,
    diagnostics: Diagnostics | None = None,
    remember: bool = False,
) -> Result:
    """Convert one source, or several that are one site, into `target` in format `to`.

    `include` takes the words of `privacy.INCLUDABLE`, `redirects` those of `redirects.names.FORMATS`, `comments` those of
    `comment_writers.names.SYSTEMS`, `options` the options of all these formats, `jobs` is how many processes convert posts (None: one for each processor, if there is enough to do),
    `limits` what may be unpacked and how large a record may be (see `Limits`). With `fetch` the files that are not local
    are downloaded; without it no host is asked. `select` chooses posts. Files of an earlier run that this one does not write
    stay, unless `prune` removes them. Files that the user changed stay, and with `merge` get what is new where no field or block
    was changed on both sides. With `dry_run` all is done but the writing, and the result says what would be.
    `afterwards` is called when the target is complete, before what was read is forgotten. Findings and counts go to
    `diagnostics`, for a caller that wants them of a run that stops. With `remember` the result is kept for the next run into
    the same target, and returned there without doing anything if nothing changed (see `last_run`). Raises `SourceError`, `TargetError`,
    and `UsageError` for arguments that
    make no sense; the target is then as it was before.
    """
    with faults(ending=AS_BEFORE):
        paths = source_paths(source)
        _refuse_own_source(paths, target)
        diagnostics = diagnostics if diagnostics is not None else Diagnostics()
        settings = (to, from_, sorted(include), list(redirects), force, prune, merge, limits, select)
        alone = not fetch and not comments and not diagnostics.findings and not diagnostics.accounts
        last = last_run(paths, target, options or {}, settings) if remember and alone else None
        if last and not afterwards and (outcome := last.outcome()):
            return _again(outcome, to, dry_run, diagnostics)
        found = open_inputs(paths, from_, diagnostics, target, limits)
        writing, reading = _share_out(options or {}, to, found)
        commenting = options_of(comments, writing)
        writing = _without_options(writing, to, commenting)
        records = selected(
            read_opened(found, reading, diagnostics, jobs or processors()), select, diagnostics
        )
        if fetch and dry_run:
            fetch = without_network(fetch, target)
        wanted = _Wanted(
            to,
            writing,
            include,
            redirects,
            commenting,
            force,
            jobs,
            progress,
            fetch,
            prune,
            merge,
            dry_run,
            afterwards,
            [Path(path) for path in paths],
        )
        with watched() as watch:
            result = _write(records, target, wanted, diagnostics)
        if last and not dry_run:
            with faults(ending=COMPLETE):
                _keep(last, result, found, watch.until)
        return result


def _again(outcome: Outcome, to: str, dry_run: bool, diagnostics: Diagnostics) -> Result:
    """The result of a run that would do what the last one did."""
    diagnostics.join(outcome.findings, Counter(), outcome.accounts)
    return Result(
        outcome.target,
        to,
        outcome.next_step,
        diagnostics.accounts,
        diagnostics.findings,
        diagnostics.by_severity(),
        dry_run=dry_run,
        files=outcome.files,
    )


def _keep(last: LastRun, result: Result, found: Iterable[tuple[str, Source]], until: datetime | None) -> None:
    """Keep what a run did, if the next one would do the same."""
    if result.several or result.lost_to_faults or not can_be_foreseen(result.format, found):
        last.forget()
        return
    outcome = Outcome(
        target=result.target,
        next_step=result.next_step,
        accounts=dict(result.accounts),
        findings=result.findings,
        files=result.files,
    )
    last.keep(outcome, until)


def read(
    source: StrPath | Iterable[StrPath],
    *,
    from_: str | None = None,
    options: Mapping[str, str] | None = None,
    diagnostics: Diagnostics | None = None,
    limits: Limits | None = None,
    log: Diagnostics | None = None,
) -> Iterator[Entity]:
    """Yield the records of one source, or of several that are one site, with their threads sound; and its files.

    `log` gets the findings, and the accounts: what is yielded counts as read and written, what is not has its reason there.
    It is complete when the iterator ends. `diagnostics` gets the findings alone, for who hands records on to what counts
    them, such as `write` with the same `diagnostics`. Raises `UsageError` for both. Raises `SourceError` where a source cannot be read at all,
    `FormatError` where its format cannot be detected, `InternalError` for what should not happen.
    """
    if log is not None and diagnostics is not None:
        raise UsageError("read takes log, or diagnostics, which get the same findings")
    diagnostics = diagnostics if diagnostics is not None else log if log is not None else Diagnostics()
    with faults():
        found = open_inputs(source, from_, diagnostics, limits=limits)
    records = read_opened(found, options or {}, diagnostics)
    for record in records:
        unwanted = isinstance(record, UnwantedPost)
        if log is not None:
            log.read(record)
            if unwanted:
                log.leave_out(record, OTHER_LANGUAGE)
            else:
                log.wrote(record)
        if not unwanted:
            yield record
    if log is not None:
        log.settle()


def write(
    records: Iterable[Entity],
    target: StrPath,
    *,
    to: str,
    options: Mapping[str, str] | None = None,
    include: Collection[str] = (),
    redirects: Sequence[str] = (),
    comments: Sequence[str] = (),
    force: bool = False,
    jobs: int | None = 1,
    progress: Progress | None = None,
    diagnostics: Diagnostics | None = None,
    fetch: Fetch | None = None,
    prune: bool = False,
    merge: bool = False,
) -> Result:
    """Write records and files, in any order, to `target` in format `to`; see `convert`.

    What in `records` does not fit the model becomes a finding (see `border`), whatever it is.
    """
    diagnostics = diagnostics if diagnostics is not None else Diagnostics()
    with faults(ending=AS_BEFORE):
        sound = (
            threads.repair_threads(record, diagnostics) if isinstance(record, Post) else record
            for record in border.admitted(_given(records), diagnostics, "the caller")
        )
        commenting = options_of(comments, options or {})
        writing = _without_options(options or {}, to, commenting)
        wanted = _Wanted(
            to, writing, include, redirects, commenting, force, jobs, progress, fetch, prune, merge
        )
        return _write(sound, target, wanted, diagnostics)


def _write(records: Iterable[Entity], target: StrPath, wanted: _Wanted, diagnostics: Diagnostics) -> Result:
    """The same of records that the border let in."""
    tell = wanted.progress or (lambda phase, done, total: None)
    to, include = wanted.to, frozenset(wanted.include)
    if unknown := include - set(privacy.INCLUDABLE):
        raise UsageError(f"--include {min(unknown)}: it takes {', '.join(privacy.INCLUDABLE)}")
    writer = registry.writer(to, wanted.options)
    is_site = getattr(writer, "is_site", False)
    ensure_formats(wanted.redirects, to, is_site=is_site)
    ensure_systems(wanted.comments, to, is_site=is_site, target=str(target))
    for old, new in registry.renamed_options("writer", to, wanted.options).items():
        diagnostics.report(messages.RENAMED_OPTION, old=old, new=new)
    try:
        with ExitStack() as stack:
            out = stack.enter_context(_output(writer, target, wanted))
            ensure_place(writer, out, target, wanted.fetch)
            spool = stack.enter_context(Spool())
            beside = _comments_beside(target, wanted, stack)
            ingest = Ingest(writer, to, include, spool, diagnostics, beside.threads if beside else None)
            for record in counted(records, "reading", 0, tell):
                ingest.add(record)
            site_index = ingest.finish()
            del ingest  # what it remembers of each record is not needed any more
            if wanted.fetch:
                site_index = with_downloads(site_index, spool, writer, out, wanted.fetch, diagnostics, tell)
            files = files_output(writer, out, target, wanted.force, stack, site_index)
            writing = partial(_writing, to)
            redacted = privacy.redacts(writer.public, include)
            with writing():
                plan = make_plan(writer, site_index, diagnostics, file_path(writer, files, include))
                run = Run(plan, wanted.sources)
                run.assets.searched = wanted.fetch is not None
                run.comments_beside = wanted.comments.keys()
                run.comment_form = beside.page_form if beside else {}
                old_site = OldSite(site_index) if is_site else None
                if isinstance(writer, LineWriter):
                    writer.write_lines(_counted_lines(spool, len(site_index.summaries), tell), out)
                    diagnostics.wrote_all(spool.numbers)
                else:
                    preparation = Preparation(writer, to, run, diagnostics, old_site, redacted=redacted)
                    ready = PreparedRecords(
                        spool, preparation, out, number_of_jobs(wanted.jobs, spool), writing, tell
                    )
                    writer.write(ready, out, run, diagnostics)
                    preparation.carried.report()
                step = writer.next_step.format(target=quote(str(target)))
                if files and files is not out:
                    folder = quote(str(Path(target).with_name(files.target.name)))
                    step = f"copy what is in {folder} into wp-content/uploads of the new site; {step}"
            copy_files(run.assets, writer, files, to, diagnostics)
            if old_site and isinstance(out, FolderOutput):
                wished = wanted.redirects or getattr(writer, "default_redirects", ())
                write_redirects(old_site, run, out, wished, diagnostics)
            if beside:
                beside.write(spool, run, diagnostics, _writing)
                step = f"{step}; {beside.next_step}"
            _settle(diagnostics)
            if kept := getattr(writer, "report", ""):
                with out.open(kept) as report:
                    for line in report_lines(diagnostics):
                        report.write(line)
            if isinstance(out, FolderOutput):
                out.hidden_names = site_index.hidden_names
            if wanted.dry_run:
                out.rehearse()
            else:
                if files and files is not out:
                    files.commit()
                out.commit()
            if beside:
                beside.commit()
            _report_changes(out.changes, diagnostics)
            if wanted.afterwards:
                volumes = out.volumes or [Path(target)]
                with faults(ending=AS_BEFORE if wanted.dry_run else COMPLETE):
                    wanted.afterwards(Written(to, writer, run, spool, volumes, diagnostics, redacted))
    except OSError as error:
        raise target_error(target, error) from error
    first, last = (out.volumes[0], out.volumes[-1]) if out.volumes else (target, target)
    where = f"{first} to {Path(last).name}" if len(out.volumes) > 1 else str(first)
    return Result(
        where,
        to,
        step,
        diagnostics.accounts,
        diagnostics.findings,
        diagnostics.by_severity(),
        wanted.fetch is not None,
        wanted.dry_run,
        out.changes,
        len(out.volumes) > 1 or (files is not None and files is not out),
    )


def _comments_beside(target: StrPath, wanted: _Wanted, stack: ExitStack) -> CommentsBeside | None:
    """What writes for comment systems beside the target; None where none is asked for."""
    if not wanted.comments:
        return None
    beside = CommentsBeside(
        wanted.comments, str(target), force=wanted.force, prune=wanted.prune, dry_run=wanted.dry_run
    )
    return stack.enter_context(beside)


def _writing(name: str) -> AbstractContextManager[None]:
    """What names the writer of this name in errors."""
    return faults(f"the writer {name}", registry.owner("writer", name), AS_BEFORE)


def _without_options(
    given: Mapping[str, str], to: str, systems: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """The options of the target: all but those that only comment systems have."""
    own = registry.options("writer", to)
    theirs = set().union(*systems.values()) - own
    return {name: text for name, text in given.items() if name not in theirs}


def _report_changes(changes: Changes, diagnostics: Diagnostics) -> None:
    """Report the files that are not what a new target would have."""
    for path in changes.merged:
        diagnostics.report(messages.MERGED_FILE, file=path)
    for path in changes.edited:
        diagnostics.report(messages.EDITED_FILE, file=path, name=PurePosixPath(path).name)
    for path in changes.edited_gone:
        diagnostics.report(messages.EDITED_GONE, file=path)
    for message, paths in (
        (messages.GONE, changes.gone),
        (messages.DAMAGED_IN_BACKUP, changes.damaged),
        (messages.WITHDRAWN, changes.withdrawn),
        (messages.REMOVED, [path for path in changes.removed if path not in changes.withdrawn]),
    ):
        if paths:
            diagnostics.report(message, number=len(paths), example=paths[0], files=_named(paths))


def _named(paths: Sequence[str]) -> str:
    """Paths in a sentence."""
    more = f" and {len(paths) - _MOST_NAMES} more" if len(paths) > _MOST_NAMES else ""
    return f"{', '.join(paths[:_MOST_NAMES])}{more}"


def _output(writer: Writer, target: StrPath, wanted: _Wanted) -> Output:
    to, force = wanted.to, wanted.force
    if target == "":
        raise UsageError("the target has no name")
    if wanted.merge and (force or writer.single_file):
        why = "--force overwrites what you changed" if force else f"{to} is one file, which is replaced"
        raise UsageError(f"--merge keeps what you changed in a folder; {why}")
    if writer.single_file:
        return FileOutput(target, writer.signature, force=force, dry_run=wanted.dry_run)
    if str(target) == "-":
        raise UsageError(f"{to} is written to a folder; standard output takes only formats of one file")
    folder = writer.folder if isinstance(writer, AssetWriter) else FolderOutput
    return folder(target, to, force=force, prune=wanted.prune, merge=wanted.merge, dry_run=wanted.dry_run)


def report_lines(diagnostics: Diagnostics) -> Iterator[bytes]:
    """The lines of a report: a finding each, and the counts last (see the page `scripts` of the manual)."""
    for finding in diagnostics.findings:
        yield msgspec.json.encode(finding) + b"\n"
    counts = counts_of(diagnostics.accounts, diagnostics.by_severity())
    yield msgspec.json.encode({"summary": counts}) + b"\n"


def counts_of(accounts: Mapping[str, Account], by_severity: Mapping[str, int]) -> dict[str, Any]:
    """For each record type how many were read, written and left out, by reason; findings by severity."""
    counts: dict[str, Any] = {
        what: {"read": account.read, "written": account.written, "left_out": account.left_out}
        for what, account in accounts.items()
    }
    return {**counts, "diagnostics": dict(by_severity)}


def _counted_lines(spool: Spool, total: int, tell: Progress) -> Iterator[bytes]:
    """The lines of the records as they were kept; `tell` as in `counted`."""
    posts = 0
    for kind, line in spool.lines_by_kind():
        yield line
        if kind == "post":
            posts += 1
            tell("writing", posts, total)


def _given(records: Iterable[object]) -> Iterator[object]:
    """What a caller hands over. Raises `SourceError` where that breaks off, or is nothing to go through."""
    try:
        yield from records
    except BlogportError:
        raise
    except Exception as error:  # of the caller's own code
        raise SourceError(f"the records handed over to be written broke off: {error_text(error)}") from error


def _settle(diagnostics: Diagnostics) -> None:
    """Every record read must be accounted for."""
    diagnostics.settle()
    for what, account in diagnostics.accounts.items():
        if not account.balanced:
            left_out = sum(account.left_out.values())
            diagnostics.report(
                messages.UNACCOUNTED,
                what=f"{what}s",
                read=account.read,
                written=account.written,
                left_out=left_out,
            )


def _share_out(
    options: Mapping[str, str], to: str, found: Iterable[tuple[str, Source]]
) -> tuple[dict[str, str], dict[str, str]]:
    """The options of the writer and those of the readers; what none has is the writer's to refuse."""
    own = registry.options("writer", to)
    known = set().union(*(registry.options("reader", name) for name, _ in found)) - own
    reading = {name: text for name, text in options.items() if name in known}
    return {name: text for name, text in options.items() if name not in reading}, reading


def _refuse_own_source(paths: Iterable[StrPath], target: StrPath) -> None:
    for path in paths:
        if str(path) != "-" and str(target) != "-" and realpath(path) == realpath(target):
            raise UsageError(f"{target} is the source too; write to another place")
