"""From records to a complete target: ingest, plan, convert bodies, write, commit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path, PurePosixPath
from shlex import quote
from typing import Final

import msgspec
from msgspec import Struct

from converters import messages, privacy, registry
from converters.base import LineWriter, Writer
from converters.diagnostics import Diagnostics
from converters.errors import UsageError, ensure_known
from converters.fetch.options import Fetch
from converters.guard import AS_BEFORE, COMPLETE, faults, guard
from converters.io.addresses.names import StrPath, is_address, local_path, shown
from converters.io.addresses.targets import RemoteTarget
from converters.io.output import Changes, FolderOutput, Output, StagedOutput, WriteMode, target_error
from converters.model import Entity
from converters.redirects.old_site import OldSite
from converters.redirects.writing import ensure_formats, write_redirects
from converters.run.comments_beside import CommentsBeside, ensure_systems
from converters.run.ingest import Ingest
from converters.run.prepared import Preparation, PreparedRecords, Progress, counted, number_of_jobs
from converters.run.result import Result, report_lines
from converters.run.target_files import copy_files, ensure_place, file_path, files_output, with_downloads
from converters.run.targets import Targets, output_of, placed_target
from converters.site.index import SiteIndex
from converters.site.plan import Run, make_plan
from converters.storage.spool import Spool

_MOST_NAMES: Final = 100
"""Files that a finding names."""


class Written(Struct, frozen=True):
    """A run whose target is complete (or would be), while its records are still on disk."""

    format: str
    writer: Writer
    run: Run
    spool: Spool
    """What the target may show, as it was read."""
    volumes: list[StrPath]
    """The target, or the files that it was split into; at an address their addresses."""
    diagnostics: Diagnostics
    redacted: bool

    @property
    def site_index(self) -> SiteIndex:
        """The index of the records that were written."""
        return self.run.site_index


Afterwards = Callable[[Written], None]
"""What looks at a complete target and at what it was made of (see `compare.verification`)."""


class WriteRequest(Struct, frozen=True):
    """What a caller asks of the writing; see `pipeline.convert`."""

    to: str
    options: Mapping[str, str]
    include: frozenset[str]
    redirects: Sequence[str]
    comments: Mapping[str, Mapping[str, str]]
    """The comment systems, each with its options."""
    mode: WriteMode
    jobs: int | None
    progress: Progress | None
    fetch: Fetch | None
    afterwards: Afterwards | None = None
    sources: Sequence[Path] = ()

    @property
    def tell(self) -> Progress:
        """Gets how far the run is; does nothing where nobody looks."""
        return self.progress or (lambda phase, done, total: None)


def write_target(
    records: Iterable[Entity], target: StrPath, request: WriteRequest, diagnostics: Diagnostics
) -> Result:
    """Write records that the border let in; see `pipeline.convert`.

    What is written to an address is written to a local copy first, and sent when it is complete.
    """
    if not is_address(target):
        return _write_local(records, local_path(target), request, diagnostics)
    if request.comments:
        raise UsageError(
            "--comments writes a folder beside the site that holds e-mail addresses, and object storage may be public; "
            "write to a folder on this machine"
        )
    with placed_target(str(target), registry.writer(request.to, request.options)) as remote:
        return _write_local(records, remote.path, request, diagnostics, remote)


def _write_local(
    records: Iterable[Entity],
    target: StrPath,
    request: WriteRequest,
    diagnostics: Diagnostics,
    remote: RemoteTarget | None = None,
) -> Result:
    """Write to a path; with `remote` it is the local copy of what is at an address."""
    writer = _writer_of(target, request, diagnostics)
    try:
        with ExitStack() as stack:
            out = stack.enter_context(output_of(writer, target, request.to, request.mode))
            ensure_place(writer, out, target, request.fetch)
            spool = stack.enter_context(Spool())
            beside = _comments_beside(target, request, stack)
            site_index = _ingest(records, writer, spool, out, beside, request, diagnostics)
            files = files_output(writer, out, target, request.mode, stack, site_index)
            targets = Targets(out, files, beside, remote)
            run = _write_all(writer, spool, site_index, targets, request, diagnostics)
            targets.commit(dry_run=request.mode.dry_run)
            _report_changes(out.changes, diagnostics)
            if remote:
                _name_address(remote, request, diagnostics)
            volumes = targets.volumes(target)
            if request.afterwards:
                redacted = privacy.redacts(writer.public, request.include)
                with faults(ending=AS_BEFORE if request.mode.dry_run else COMPLETE):
                    request.afterwards(
                        Written(request.to, writer, run, spool, volumes, diagnostics, redacted)
                    )
    except OSError as error:
        raise target_error(target, error) from error
    steps = _next_steps(writer, target, targets.uploads, beside)
    first, last = volumes[0], volumes[-1]
    return Result(
        f"{shown(first)} to {PurePosixPath(last).name}" if len(volumes) > 1 else shown(first),
        request.to,
        "; ".join(remote.steps(steps) if remote else steps),
        diagnostics.accounts,
        diagnostics.findings,
        diagnostics.by_severity(),
        fetched=request.fetch is not None,
        dry_run=request.mode.dry_run,
        files=out.changes,
        drafts=writer.drafts,
        several=len(out.volumes) > 1 or targets.uploads is not None,
    )


def _ingest(
    records: Iterable[Entity],
    writer: Writer,
    spool: Spool,
    out: Output,
    beside: CommentsBeside | None,
    request: WriteRequest,
    diagnostics: Diagnostics,
) -> SiteIndex:
    """Read all records into the spool, and download what they show; what is known of the whole site."""
    threads = beside.threads if beside else None
    ingest = Ingest(writer, request.to, request.include, spool, diagnostics, threads)
    for record in counted(records, "reading", 0, request.tell):
        ingest.add(record)
    site_index = ingest.finish()
    del ingest  # what it remembers of each record is not needed any more
    if request.fetch:
        return with_downloads(site_index, spool, writer, out, request.fetch, diagnostics, request.tell)
    return site_index


def _write_all(
    writer: Writer,
    spool: Spool,
    site_index: SiteIndex,
    targets: Targets,
    request: WriteRequest,
    diagnostics: Diagnostics,
) -> Run:
    """Plan the target, and write all of it: records, files, redirects, comments beside it, report. Nothing is committed."""
    to, include, out, beside = request.to, request.include, targets.out, targets.beside
    with _blamed(to):
        plan = make_plan(writer, site_index, diagnostics, file_path(writer, targets.files, include))
        run = Run(plan, request.sources)
        run.assets.searched = request.fetch is not None
        run.comments_beside = tuple(request.comments)
        run.comment_form = beside.page_form if beside else {}
        old_site = OldSite(site_index) if writer.is_site else None
        redacted = privacy.redacts(writer.public, include)
        preparation = Preparation(writer, to, run, diagnostics, old_site, redacted=redacted)
        _write_records(writer, spool, preparation, out, request)
    copy_files(run.assets, writer, targets.files, to, diagnostics)
    if old_site and isinstance(out, StagedOutput):
        with guard(diagnostics, "file", file="redirects"):
            write_redirects(old_site, run, out, request.redirects or writer.default_redirects, diagnostics)
    if beside:
        beside.write(spool, run, diagnostics, _blamed)
    _settle(diagnostics)
    if writer.report:
        _write_report(out, writer.report, diagnostics)
    if isinstance(out, FolderOutput):
        out.hidden_names = site_index.hidden_names
    return run


def _name_address(remote: RemoteTarget, request: WriteRequest, diagnostics: Diagnostics) -> None:
    """Findings name the address, and not its local copy; and downloads are not kept there."""
    kept = (
        diagnostics.findings
        if request.fetch and request.fetch.store
        else [finding for finding in diagnostics.findings if finding.kind != messages.DOWNLOADS_KEPT.name]
    )
    diagnostics.findings[:] = [
        msgspec.structs.replace(
            finding, file=remote.in_words(finding.file), message=remote.in_words(finding.message)
        )
        for finding in kept
    ]


def _write_records(
    writer: Writer, spool: Spool, preparation: Preparation, out: Output, request: WriteRequest
) -> None:
    """Hand the records to the writer: their lines as they were kept, or the records as the writer gets them."""
    run, diagnostics = preparation.run, preparation.diagnostics
    if isinstance(writer, LineWriter):
        writer.write_lines(_counted_lines(spool, len(run.site_index.summaries), request.tell), out)
        diagnostics.wrote_all(spool.numbers)
        return
    jobs = number_of_jobs(request.jobs, spool)
    writer.write(
        PreparedRecords(spool, preparation, out, jobs, partial(_blamed, request.to), request.tell),
        out,
        run,
        diagnostics,
    )
    preparation.carried.report()


def _next_steps(
    writer: Writer, target: StrPath, uploads: StagedOutput | None, beside: CommentsBeside | None
) -> Iterator[str]:
    """What the user does now, a clause each."""
    if uploads:
        folder = quote(str(Path(target).with_name(uploads.target.name)))
        yield f"copy what is in {folder} into wp-content/uploads of the new site"
    yield writer.next_step.format(target=quote(str(target)))
    if beside:
        yield beside.next_step


def _writer_of(target: StrPath, request: WriteRequest, diagnostics: Diagnostics) -> Writer:
    """The writer. Raises `UsageError` for what cannot be asked of it."""
    to, include = request.to, request.include
    ensure_known("--include", sorted(include), privacy.INCLUDABLE)
    writer = registry.writer(to, request.options)
    if writer.is_file and str(target).endswith("/"):
        raise UsageError(f"{target} is a folder, and {to} is written to one file; name a file in it")
    ensure_formats(request.redirects, to, writer.redirect_formats, is_site=writer.is_site)
    ensure_systems(request.comments, to, is_site=writer.is_site and writer.takes_comments, target=str(target))
    for old, new in registry.renamed_options("writer", to, request.options).items():
        diagnostics.report(messages.RENAMED_OPTION, old=old, new=new)
    return writer


def _write_report(out: Output, path: str, diagnostics: Diagnostics) -> None:
    """Keep the report of the run in the target."""
    with out.open(path) as report:
        for line in report_lines(diagnostics):
            report.write(line)


def _comments_beside(target: StrPath, request: WriteRequest, stack: ExitStack) -> CommentsBeside | None:
    """What writes for comment systems beside the target; None where none is asked for."""
    if not request.comments:
        return None
    return stack.enter_context(CommentsBeside(request.comments, str(target), request.mode))


def _blamed(name: str) -> AbstractContextManager[None]:
    """A block in which an exception is a fault of the writer of this name."""
    return faults(f"the writer {name}", registry.owner("writer", name), AS_BEFORE)


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


def _counted_lines(spool: Spool, total: int, tell: Progress) -> Iterator[bytes]:
    """The lines of the records as they were kept; `tell` as in `counted`."""
    posts = 0
    for kind, line in spool.lines_by_kind():
        yield line
        if kind == "post":
            posts += 1
            tell("writing", posts, total)


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
