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
        return _Writing(local_path(target), request, diagnostics).write(records)
    if request.comments:
        raise UsageError(
            "--comments writes a folder beside the site that holds e-mail addresses, and object storage may be public; "
            "write to a folder on this machine"
        )
    with placed_target(str(target), registry.writer(request.to, request.options)) as remote:
        return _Writing(remote.path, request, diagnostics, remote).write(records)


class _Writing:
    """Writes to a path; with `remote` it is the local copy of what is at an address."""

    def __init__(
        self,
        target: StrPath,
        request: WriteRequest,
        diagnostics: Diagnostics,
        remote: RemoteTarget | None = None,
    ) -> None:
        """Raises `UsageError` for what cannot be asked of the writer."""
        self._target, self._request, self._diagnostics, self._remote = target, request, diagnostics, remote
        to, include = request.to, request.include
        ensure_known("--include", sorted(include), privacy.INCLUDABLE, privacy.INCLUDE_HINTS)
        self._writer = writer = registry.writer(to, request.options)
        if writer.is_file and str(target).endswith("/"):
            raise UsageError(f"{target} is a folder, and {to} is written to one file; name a file in it")
        ensure_formats(request.redirects, to, writer.redirect_formats, is_site=writer.is_site)
        takes_comments = writer.is_site and writer.takes_comments
        ensure_systems(request.comments, to, is_site=takes_comments, target=str(target))
        for old, new in registry.renamed_options("writer", to, request.options).items():
            diagnostics.report(messages.RENAMED_OPTION, old=old, new=new)
        self._redacted = privacy.redacts(writer.public, include)

    def write(self, records: Iterable[Entity]) -> Result:
        """Write all records, and put the complete target into place."""
        target, request, writer, remote = self._target, self._request, self._writer, self._remote
        try:
            with ExitStack() as stack:
                out = stack.enter_context(output_of(writer, target, request.to, request.mode))
                ensure_place(writer, out, target, request.fetch)
                spool = stack.enter_context(Spool())
                beside = None
                if request.comments:
                    beside = stack.enter_context(CommentsBeside(request.comments, str(target), request.mode))
                site_index = self._ingest(records, spool, out, beside)
                files = files_output(writer, out, target, request.mode, stack, site_index)
                targets = Targets(out, files, beside, remote)
                run = self._write_all(spool, site_index, targets)
                targets.commit(dry_run=request.mode.dry_run)
                _report_changes(out.changes, self._diagnostics)
                if remote:
                    self._name_address(remote)
                volumes = targets.volumes(target)
                if request.afterwards:
                    with faults(ending=AS_BEFORE if request.mode.dry_run else COMPLETE):
                        request.afterwards(
                            Written(
                                request.to, writer, run, spool, volumes, self._diagnostics, self._redacted
                            )
                        )
        except OSError as error:
            raise target_error(target, error) from error
        steps = self._next_steps(targets.uploads, beside)
        first, last = volumes[0], volumes[-1]
        return Result(
            f"{shown(first)} to {PurePosixPath(last).name}" if len(volumes) > 1 else shown(first),
            request.to,
            "; ".join(remote.steps(steps) if remote else steps),
            self._diagnostics.accounts,
            self._diagnostics.findings,
            self._diagnostics.by_severity(),
            fetched=request.fetch is not None,
            dry_run=request.mode.dry_run,
            files=out.changes,
            drafts=writer.drafts,
            several=len(out.volumes) > 1 or targets.uploads is not None,
        )

    def _ingest(
        self, records: Iterable[Entity], spool: Spool, out: Output, beside: CommentsBeside | None
    ) -> SiteIndex:
        """Read all records into the spool, and download what they show; what is known of the whole site."""
        writer, request, diagnostics = self._writer, self._request, self._diagnostics
        threads = beside.threads if beside else None
        ingest = Ingest(writer, request.to, request.include, spool, diagnostics, threads)
        for record in counted(records, "reading", 0, request.tell):
            ingest.add(record)
        site_index = ingest.finish()
        del ingest  # what it remembers of each record is not needed any more
        if request.fetch:
            return with_downloads(site_index, spool, writer, out, request.fetch, diagnostics, request.tell)
        return site_index

    def _write_all(self, spool: Spool, site_index: SiteIndex, targets: Targets) -> Run:
        """Plan the target, and write all of it: records, files, redirects, comments beside it, report. Nothing is committed."""
        writer, request, diagnostics = self._writer, self._request, self._diagnostics
        to, out, beside = request.to, targets.out, targets.beside
        with _blamed(to):
            paths = file_path(writer, targets.files, request.include)
            run = Run(make_plan(writer, site_index, diagnostics, paths), request.sources)
            run.assets.searched = request.fetch is not None
            run.comments_beside = tuple(request.comments)
            run.comment_form = beside.page_form if beside else {}
            old_site = OldSite(site_index) if writer.is_site else None
            self._write_records(
                spool, out, Preparation(writer, to, run, diagnostics, old_site, redacted=self._redacted)
            )
        copy_files(run.assets, writer, targets.files, to, diagnostics)
        if old_site and isinstance(out, StagedOutput):
            with guard(diagnostics, "file", file="redirects"):
                write_redirects(
                    old_site, run, out, request.redirects or writer.default_redirects, diagnostics
                )
        if beside:
            beside.write(spool, run, diagnostics, _blamed)
        _settle(diagnostics)
        if writer.report:
            with out.open(writer.report) as report:
                for line in report_lines(diagnostics):
                    report.write(line)
        if isinstance(out, FolderOutput):
            out.hidden_names = site_index.hidden_names
        return run

    def _write_records(self, spool: Spool, out: Output, preparation: Preparation) -> None:
        """Hand the records to the writer: their lines as they were kept, or the records as the writer gets them."""
        writer, request, run = self._writer, self._request, preparation.run
        if isinstance(writer, LineWriter):
            writer.write_lines(_counted_lines(spool, len(run.site_index.summaries), request.tell), out)
            self._diagnostics.wrote_all(spool.numbers)
            return
        jobs = number_of_jobs(request.jobs, spool)
        records = PreparedRecords(spool, preparation, out, jobs, partial(_blamed, request.to), request.tell)
        writer.write(records, out, run, self._diagnostics)
        preparation.carried.report()

    def _name_address(self, remote: RemoteTarget) -> None:
        """Findings name the address, and not its local copy; and downloads are not kept there."""
        fetch, findings = self._request.fetch, self._diagnostics.findings
        findings[:] = [
            msgspec.structs.replace(
                finding, file=remote.in_words(finding.file), message=remote.in_words(finding.message)
            )
            for finding in findings
            if (fetch and fetch.store) or finding.kind != messages.DOWNLOADS_KEPT.name
        ]

    def _next_steps(self, uploads: StagedOutput | None, beside: CommentsBeside | None) -> Iterator[str]:
        """What the user does now, a clause each."""
        if uploads:
            folder = quote(str(Path(self._target).with_name(uploads.target.name)))
            yield f"copy what is in {folder} into wp-content/uploads of the new site"
        yield self._writer.next_step.format(target=quote(str(self._target)))
        if beside:
            yield beside.next_step


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
