"""Opens the sources of a run, unpacks them and detects their formats; skips what blogport wrote into them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from os.path import realpath
from pathlib import Path, PurePosixPath

from converters import messages, registry
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError, UnsupportedError, UsageError
from converters.io import upload_folders
from converters.io.addresses.download import expanded
from converters.io.addresses.names import StrPath, is_address, local_path
from converters.io.archives import unpack
from converters.io.extensions import DATABASES, OTHER_TEXTS, TEXTS
from converters.io.limits import Budget, Limits
from converters.io.opening import open_source
from converters.io.page_extensions import CONTAINERS, HTML
from converters.io.sources import Source
from converters.readers.platform_exports import find_platform
from converters.run.exports_beside import report_beside

_CLAIMED = ("archive", "wxr")
"""Formats of one file that are detected even in an unsupported export: their first bytes leave no doubt."""
_EXPORTS = (".xml", ".wxr", ".jsonl")
"""Extensions of the files that may have these formats."""
_SOURCES = (
    *TEXTS,
    *OTHER_TEXTS,
    *HTML,
    *CONTAINERS,
    *DATABASES,
    ".xml",
    ".jsonl",
    ".gz",
    ".bz2",
    ".xz",
    ".zip",
)
"""Extensions of sources. A folder that has no such file besides our own output is read whole."""


def source_paths(source: StrPath | Iterable[StrPath]) -> list[StrPath]:
    """One source or several, as a list. Raises `UsageError` for none, and for what is no path or a name that no file has."""
    found = list(source) if isinstance(source, Iterable) and not isinstance(source, str | bytes) else [source]
    if not found:
        raise UsageError("no source is named")
    if unfit := [path for path in found if not isinstance(path, str | Path)]:
        raise UsageError(f"{unfit[0]!r} is no source; name a file, a folder or an address")
    if "" in found:  # a variable of a script that is not set; it would mean the current folder
        raise UsageError("a source has no name")
    if any("\0" in str(path) for path in found):
        raise UsageError("the name of a source has a NUL character, which no file has in its name")
    return found


def open_inputs(
    sources: StrPath | Iterable[StrPath],
    from_: str | None,
    diagnostics: Diagnostics,
    target: StrPath = "",
    limits: Limits | None = None,
) -> list[tuple[str, Source]]:
    """The sources, each with the name of its format. Raises `SourceError`, or `FormatError` for an unknown format.

    A folder goes to a reader of folders that detects it, or that is given in `from_`; else each of its files
    is a source, and the uploads in it are one source. The target, and what earlier runs wrote, are skipped
    in a folder that has other sources too; so is a file in it that is named as a source itself. Files that
    cannot be read are findings, as long as others can be. `limits` hold for all sources together.
    """
    budget = Budget(limits)
    try:
        paths = list(expanded(source_paths(sources)))
        opened = (_skip_own_output(open_source(path, budget), target, diagnostics) for path in paths)
        return [
            pair
            for source in opened
            for pair in _resolve(_without_others(source, paths, diagnostics), from_, diagnostics)
        ]
    except BaseException:
        budget.release()
        raise


def release(found: Iterable[tuple[str, Source]]) -> None:
    """Remove the local copies of opened sources that are at an address. Else they go when nobody holds a source any more."""
    for _, source in found:
        source.budget.release()


def local_paths(paths: Iterable[StrPath], found: Iterable[tuple[str, Source]]) -> list[Path]:
    """The paths of opened sources on this machine."""
    copies = {address: copy for _, source in found for address, copy in source.budget.copies.items()}
    return [copies[str(path)].path if str(path) in copies else Path(local_path(path)) for path in paths]


def _resolve(source: Source, from_: str | None, diagnostics: Diagnostics) -> list[tuple[str, Source]]:
    """A source with the name of its format; a folder that nothing reads as a whole, file by file."""
    if source.is_folder and not source.files():
        why = (
            f"cannot be read: {source.problems()[0].why}"
            if source.problems()
            else "there is no file in it; give the export, or the folder with the files of the blog"
        )
        raise SourceError(f"{source.name}: {why}")
    try:
        name = _format_of(source, from_)
    except UnsupportedError as refusal:
        if not source.is_folder:
            raise
        return _readable_within(source, refusal, diagnostics)
    if name and (not source.is_folder or registry.reader(name).reads_directories):
        _report_problems(source, diagnostics)
        if source.is_folder:
            report_beside(name, source, diagnostics)
        return [(name, source)]
    aside, files = upload_folders.split_uploads(source)
    pairs = _file_by_file(files, from_, diagnostics)
    _report_problems(source, diagnostics)
    return [*pairs, *(_resolve(aside, None, diagnostics) if aside else ())]


def _format_of(source: Source, from_: str | None) -> str:
    """The format that was asked for, or the detected one.

    Raises `UnsupportedError` for a file that other readers detect and this one does not. It also does so for a folder that is
    another platform's export, if the format has no statuses: what is private there, only the reader of that platform knows.
    """
    if from_ is None:
        return registry.detect(source)
    if source.is_folder:
        if from_ in registry.WITHOUT_STATUS and (found := find_platform(source, forced=True)):
            raise UnsupportedError(found.sentence(source.name))
    elif names := registry.other_formats(source, from_):
        raise UnsupportedError(
            f"{source.name}: it is of the format {names[0]}, and --from {from_} would publish what is private in it; leave "
            f"--from out, or say --from {names[0]}"
        )
    return from_


def _file_by_file(
    files: list[Source], from_: str | None, diagnostics: Diagnostics
) -> list[tuple[str, Source]]:
    """The files of a folder as sources. Raises `SourceError` where none can be read; a file without a format is a finding."""
    found: list[tuple[str, Source]] = []
    refused: list[tuple[Source, SourceError]] = []
    unknown: list[tuple[Source, SourceError]] = []
    for file in files:
        try:
            with file.with_head():
                found += _resolve(unpack(file), from_, diagnostics)
        except (FileError, UnsupportedError) as error:
            refused.append((file, error))
        except SourceError as error:
            unknown.append((file, error))
    unsupported = [error for _, error in refused if isinstance(error, UnsupportedError)]
    if not found and (errors := [*unsupported, *(why for _, why in unknown), *(why for _, why in refused)]):
        raise errors[0]
    unread = next((file for file, _ in unknown if file.place.lower().endswith(OTHER_TEXTS)), None)
    if found and unread and _are_about_folder(source for _, source in found):
        raise SourceError(
            f"{unread.name}: no reader knows texts with the ending {PurePosixPath(unread.place).suffix}, and besides a README the "
            "folder has no others; give the pages of the built site as the source instead"
        )
    for file, why in refused:
        if isinstance(why, FileError):
            diagnostics.report(messages.UNREADABLE_FILE, file=file.name, why=why.why)
        else:
            diagnostics.report(messages.UNSUPPORTED_EXPORT, file=file.name, why=_clause(why))
    _report_unknown(unknown, diagnostics)
    return found


def _report_unknown(unknown: Iterable[tuple[Source, SourceError]], diagnostics: Diagnostics) -> None:
    """Report the files beside a source that have no format: by name what may hold posts, all others by extension."""
    others: defaultdict[str, list[Source]] = defaultdict(list)
    for file, error in unknown:
        if file.place.lower().endswith(_SOURCES):
            diagnostics.report(messages.UNKNOWN_FORMAT, file=file.name, why=_clause(error))
        else:
            others[PurePosixPath(file.place).suffix.lower() or "no extension"].append(file)
    for what, left in sorted(others.items()):
        diagnostics.tally(messages.NOT_TAKEN, len(left), what=what, example=left[0].name)


def _readable_within(
    source: Source, refusal: UnsupportedError, diagnostics: Diagnostics
) -> list[tuple[str, Source]]:
    """WordPress exports and archives that lie in another platform's export; raises `refusal` where there are none.

    Only files that have such a name are opened.
    """
    files = [file for file in source.files() if file.place.lower().endswith(_EXPORTS)]
    readers = {name: registry.reader(name) for name in _CLAIMED}
    found = [(name, file) for file in files for name, reader in readers.items() if reader.detects(file)]
    if not found:
        raise refusal
    diagnostics.report(messages.UNSUPPORTED_EXPORT, file=source.name, why=_clause(refusal))
    return found


def _are_about_folder(files: Iterable[Source]) -> bool:
    """Whether files say what a folder is, as a README does, and are no texts of a blog."""
    from converters.generators.about_folder import is_about_folder  # most sources need nothing of generators

    return all(is_about_folder(file.place) for file in files)


def _clause(error: SourceError) -> str:
    """The sentence of an error without the name of its source."""
    return str(error).partition(": ")[2]


def _report_problems(folder: Source, diagnostics: Diagnostics) -> None:
    for problem in folder.problems():
        what = messages.LINK_NOT_FOLLOWED if problem.harmless else messages.UNREADABLE_FILE
        diagnostics.report(what, file=problem.file, why=problem.why)


def _without_others(source: Source, paths: Iterable[StrPath], diagnostics: Diagnostics) -> Source:
    """A folder without the files that are sources by themselves (`paths`), and without those of a WordPress in it."""
    if not source.is_folder:
        return source
    named = {_path_within(source, path) for path in paths}
    files = [file for file in source.files() if file.place not in named]
    if files and len(files) < len(source.files()):
        source = source.subset(files, source.problems())
    rest, program = upload_folders.without_program(source)
    if program:
        what = "WordPress, its themes and plug-ins"
        diagnostics.tally(messages.NOT_TAKEN, len(program), what=what, example=program[0].name)
    return rest


def _skip_own_output(source: Source, target: StrPath, diagnostics: Diagnostics) -> Source:
    """A folder without the target, and without the folders in it that blogport wrote."""
    if not source.is_folder:
        return source
    target_path, files = _path_within(source, target), source.files()
    ours = source.generated_dirs.keys() - {""}
    if not ours and not target_path:
        return source
    target_files = _target_files(target_path) if target_path else None
    rest: list[Source] = []
    left: dict[str, None] = {}
    for file in files:
        folder = next((above for above in _folders(file.place) if above in ours), "")
        if folder and folder != target_path:
            left.setdefault(folder)
        elif not folder and not (target_files and target_files.match(file.place)):
            rest.append(file)
    if not any(file.place.lower().endswith(_SOURCES) for file in rest):
        return source  # nothing else is in it: the user wants what blogport wrote
    for folder in left:
        diagnostics.report(messages.OWN_OUTPUT, file=f"{source.name}/{folder}")
    problems = [
        problem
        for problem in source.problems()
        if not any(problem.file.startswith(f"{source.name}/{folder}/") for folder in ours)
    ]
    return source.subset(rest, problems)


def _folders(place: str) -> list[str]:
    """The folders above a file, the topmost first."""
    return list(accumulate(place.split("/")[:-1], "{}/{}".format))


def _path_within(folder: Source, path: StrPath) -> str:
    """The path of a target or another source within a folder; empty where it is outside."""
    if folder.path is None or str(path) in ("", "-") or is_address(path):
        return ""
    above, below = Path(realpath(folder.path)), Path(realpath(path))
    return below.relative_to(above).as_posix() if below.is_relative_to(above) else ""


def _target_files(target: str) -> re.Pattern[str]:
    """A pattern of the files of the target, also where it has several parts (`blog-2.xml`)."""
    stem, dot, ending = target.rpartition(".")
    part = rf"|{re.escape(stem)}-\d+{re.escape(dot + ending)}$" if dot else ""
    return re.compile(rf"{re.escape(target)}(?:/|$){part}")
