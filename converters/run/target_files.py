"""Images and other files of a target: the folder that they are copied to, their paths, and the copying.

With `--fetch` files that are not local are downloaded first. An export for WordPress, which is one file, gets a folder of
uploads beside it.
"""

from collections.abc import Callable, Set
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from converters import messages, privacy
from converters.base import AssetWriter, Writer
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError, UsageError
from converters.fetch.options import Fetch
from converters.io.media_types import safe_extension
from converters.io.output import FolderOutput, Output, StagedOutput, WriteMode
from converters.io.output.beside import uploads_name
from converters.personal.names import public_path
from converters.privacy.hidden import visible_records
from converters.site.assets import UPLOADS
from converters.site.assets.used import UsedAssets
from converters.site.index import SiteIndex
from converters.storage.spool import Spool


def ensure_place(writer: Writer, out: Output, target: str | Path, fetch: Fetch | None) -> None:
    """Raises `UsageError` for `fetch` into a target that has no place for files."""
    if not fetch or (isinstance(writer, AssetWriter) and isinstance(out, StagedOutput)):
        return
    if not writer.uploads_beside:
        raise UsageError("--fetch: this format has no place for images and other files")
    if str(target) == "-":
        raise UsageError("--fetch writes a folder of uploads beside the target; name a file instead of -")


def files_output(
    writer: Writer, out: Output, target: str | Path, mode: WriteMode, stack: ExitStack, site_index: SiteIndex
) -> StagedOutput | None:
    """The folder that local files are copied to: the target, or one beside a target of one file; None for none."""
    if isinstance(writer, AssetWriter) and isinstance(out, StagedOutput):
        return out
    if not writer.uploads_beside or str(target) == "-" or not site_index.assets:
        return None
    beside = Path(target).with_name(uploads_name(Path(target).name))
    return stack.enter_context(FolderOutput(beside, "uploads", WriteMode(force=mode.force)))


def with_downloads(
    site_index: SiteIndex,
    spool: Spool,
    writer: Writer,
    out: Output,
    fetch: Fetch,
    diagnostics: Diagnostics,
    tell: Callable[[str, int, int], None],
) -> SiteIndex:
    """The index with the files that were downloaded for what the target shows."""
    from converters.fetch.site_files import Demand, add_downloads
    from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES

    shown = visible_records(spool.records(), site_index, Diagnostics())
    demand = Demand(library=writer.uploads_beside, template_syntaxes=TEMPLATE_SYNTAXES)
    return add_downloads(site_index, shown, demand, fetch, out.target, diagnostics, tell)


def without_network(fetch: Fetch, target: str | Path) -> Fetch | None:
    """The same downloads without asking any host: what earlier runs have; None where there were none."""
    from converters.fetch.site_files import SUFFIX

    store = Path(fetch.store) if fetch.store else Path(f"{target}{SUFFIX}")
    return replace(fetch, offline=True) if store.is_dir() else None


def file_path(writer: Writer, out: Output | None, include: Set[str]) -> Callable[[str], str] | None:
    """What makes the path of a file in the target of the one that it had on the site; None where none is copied."""
    public = public_path if privacy.redacts(writer.public, include) else str
    if isinstance(writer, AssetWriter) and out:
        return lambda path: writer.file_path(safe_extension(public(path)))
    return (lambda path: safe_extension(public(path)).removeprefix(UPLOADS[1:])) if out else None


def copy_files(
    files: UsedAssets, writer: Writer, out: StagedOutput | None, to: str, diagnostics: Diagnostics
) -> None:
    """Copy the files that something shows; all others are counted and reported."""
    if out:
        public, drafts = (writer.files, writer.draft_files) if isinstance(writer, AssetWriter) else ("", "")
        for path, draft, file in files.to_copy():
            folder = drafts if draft else public
            try:
                with file.open() as stream:
                    out.copy(folder + path, stream)
            except SourceError as error:
                why = error.why if isinstance(error, FileError) else error
                diagnostics.report(messages.UNREADABLE_FILE, file, why=why)
                diagnostics.leave_out(file, "unreadable")
                continue
            diagnostics.wrote(file)
            if folder != public:
                diagnostics.tally(messages.FILES_OF_DRAFTS, folder=folder)
    if rest := files.rest():
        here = files.assigned
        what = messages.FILES_NOT_SHOWN if here else messages.NO_PLACE_FOR_FILES
        diagnostics.tally(what, len(rest), format=to, example=rest[0].name)
        for file in rest:
            diagnostics.leave_out(file, "shown nowhere" if here else "no place")
