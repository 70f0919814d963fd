"""Reads a target back and compares it with what was read of the source: `convert --verify`, and `diff --public`."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from converters import messages, registry
from converters.compare.judgement import Explained, Judgement
from converters.compare.pair import Pair
from converters.compare.result import Comparison, Count
from converters.diagnostics import Diagnostics, Finding
from converters.errors import BlogportError, FormatError, InternalError
from converters.io.addresses.names import StrPath, is_address, is_storage, joined, local_path, shown
from converters.io.addresses.upload import read_bytes
from converters.io.limits import Limits
from converters.io.manifest import MANIFEST
from converters.io.output.installed import format_in, written_format
from converters.model import Record
from converters.privacy.hidden import visible_records
from converters.run.inputs import open_inputs
from converters.run.load import LoadedBlog, load_blog
from converters.run.not_carried import CarriedRecords
from converters.run.pipeline import convert
from converters.run.prepared import Progress
from converters.run.writing import Written
from converters.site.index import SiteIndex
from converters.storage.spool import Spool

PUBLIC: Final = "html"
"""The public format that has a place for everything: by it the public part of an export is compared with another."""


class Verification:
    """What `convert(afterwards=…)` calls: it compares the target with what was read, by one `Judgement`.

    `target` names another blog to compare with, for `diff --public`; without it the target of the run is read.
    `as_for`: what a target of this format may show of it. Nothing is compared that `ignore` names (see `diff`).
    """

    def __init__(
        self,
        target: StrPath | None = None,
        ignore: Collection[str] = (),
        as_for: str = "archive",
        limits: Limits | None = None,
    ) -> None:
        self._target, self._ignore, self._as_for, self._limits = target, ignore, as_for, limits
        self.counts: Mapping[str, Count] = {}
        self.explained: Mapping[Explained, int] = {}
        self.comparison = Comparison(counts={}, differences=[])
        self.unreadable = ""
        """Why the target cannot be read back, if it cannot."""

    @property
    def equal(self) -> bool:
        """Whether the target was read, and no difference is unaccounted for."""
        return not self.unreadable and self.comparison.equal

    def __call__(self, written: Written) -> None:
        """Compare the target of a run with what was read."""
        if not written.spool.numbers["post"] and not written.spool.numbers["media"]:
            return  # no reader reads a target that holds nothing
        targets = [self._target] if self._target is not None else [*written.volumes]
        try:
            with (
                _shown("the source", written.spool, written.site_index, written, addressed=True) as expected,
                load_blog(targets, limits=self._limits, as_for=self._as_for) as read,
                _shown(read.name, read.spool, read.site_index, written) as found,
            ):
                self._compare(written, expected, found)
        except BlogportError as error:
            if self._target is not None or isinstance(error, InternalError):
                raise
            self.unreadable = str(error)
        self._report(written.diagnostics)

    def _compare(self, written: Written, expected: LoadedBlog, found: LoadedBlog) -> None:
        from converters.compare.written_texts import WrittenTexts  # waits for what understands markup

        texts = WrittenTexts(written, found)
        judgement = Judgement(
            written.writer,
            written.diagnostics.findings,
            texts.reason,
            written.run.plan.permalinks,
            (written.site_index.site.language, found.site_index.site.language, "en"),
            texts.made,
        )
        pair = Pair(expected, found, self._ignore, judgement)
        differences = list(pair.differences())
        self.explained, self.counts = judgement.counts, pair.counts
        self.comparison = Comparison(counts=pair.counts, differences=differences)

    def _report(self, diagnostics: Diagnostics) -> None:
        """Add what is not accounted for to the findings of the run."""
        if self.unreadable:
            diagnostics.report(messages.NOT_READ_BACK, why=self.unreadable)
        for difference in self.comparison.differences:
            what = "it is only in the source" if difference.only == "a" else "it is only in the target"
            diagnostics.findings.append(
                Finding(
                    severity=messages.READ_BACK_OTHERWISE.severity,
                    kind=messages.READ_BACK_OTHERWISE.name,
                    record=difference.record,
                    id=difference.id,
                    message=messages.READ_BACK_OTHERWISE.format(
                        {"what": f"{difference.field} is not as it was read" if difference.field else what}
                    ),
                )
            )


def verify(
    source: StrPath | Iterable[StrPath],
    target: StrPath,
    *,
    to: str | None = None,
    from_: str | None = None,
    options: Mapping[str, str] | None = None,
    include: Collection[str] = (),
    ignore: Collection[str] = (),
    limits: Limits | None = None,
) -> Verification:
    """Read a target back, and compare it with what its source would give now: `blogport convert --verify` afterwards.

    `to`, `options` and `include` are those of the run that wrote it; without `to` the format is detected. Nothing is written.
    Nothing is compared that `ignore` names (see `diff`). What is by design is in `Verification.explained`. Raises what
    `convert` and `diff` raise, and `FormatError` for a target in a format that is not written.
    """
    name = to or _written_as(target, limits)
    ensure_verifiable(name)
    found = Verification(target, ignore, limits=limits)
    with TemporaryDirectory(prefix="blogport-") as folder:
        convert(
            source,
            Path(folder, "copy"),
            to=name,
            from_=from_,
            options=options,
            include=include,
            limits=limits,
            dry_run=True,
            afterwards=found,
        )
    return found


def ensure_verifiable(to: str) -> None:
    """Raise `FormatError` for a format whose targets are another form of a blog (`Writer.can_verify`)."""
    if not registry.writer(to).can_verify:
        raise FormatError(
            f"verification compares whole blogs, and what {to} takes is another form of one; look at it in the program that reads it"
        )


def _written_as(target: StrPath, limits: Limits | None) -> str:
    """The format of a target. Raises `FormatError` for one that is not written."""
    if known := _format_as_written(target):
        return known
    names = {name for name, _ in open_inputs(target, None, Diagnostics(), limits=limits)}
    if len(names) == 1 and (name := min(names)) in registry.names("writer"):
        return name
    raise FormatError(
        f"{shown(target)}: blogport does not write {' and '.join(sorted(names))}; say with `to` how it was written"
    )


def _format_as_written(target: StrPath) -> str:
    """The format of a folder that blogport wrote, on this machine or at an address; empty for anything else."""
    if not is_address(target):
        return written_format(Path(local_path(target)))
    return format_in(read_bytes(joined(str(target), MANIFEST)) or b"") if is_storage(str(target)) else ""


def compare_public(
    a: StrPath,
    b: StrPath,
    *,
    from_: str | None = None,
    ignore: Collection[str] = (),
    options: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Verification:
    """Compare what a public target shows of `a` with `b`, by the judgement of `convert --verify`.

    A folder that blogport wrote is compared with what it would write now; of any other blog what is public. Raises what
    `diff` raises.
    """
    to = _public_format(b, limits)
    found = Verification(b, ignore, "archive" if to else PUBLIC, limits)
    with TemporaryDirectory(prefix="blogport-") as folder:
        convert(
            a,
            Path(folder, "public"),
            to=to or PUBLIC,
            from_=from_,
            options=options,
            limits=limits,
            progress=progress,
            dry_run=True,
            afterwards=found,
        )
    return found


def _public_format(blog: StrPath, limits: Limits | None) -> str:
    """The public format that a blog is in, if one can be written like it; empty for an export or archive."""
    names = {_format_as_written(blog)} - {""}
    if not names:
        names = {name for name, _ in open_inputs(blog, None, Diagnostics(), limits=limits)}
    name = min(names)
    known = len(names) == 1 and name in registry.names("writer")
    return name if known and registry.writer(name).public else ""


@contextmanager
def _shown(
    name: str, records: Spool, site_index: SiteIndex, written: Written, *, addressed: bool = False
) -> Iterator[LoadedBlog]:
    """The records of a blog that the target of a run may show and has a place for, as they were read; or `addressed`, with
    the addresses of the target."""
    nobody = Diagnostics()
    with Spool() as spool:
        carried = CarriedRecords(written.writer, written.format, nobody)
        visible = visible_records(records.records(), site_index, nobody)
        shown: Iterable[Record] = (
            found for record in visible if (found := carried.carried(record)) is not None
        )
        if addressed:
            shown = written.writer.addressed(shown, written.run, nobody)
        for number, record in enumerate(shown):
            spool.add(record, str(number))
        yield LoadedBlog(name, spool, site_index, nobody)
