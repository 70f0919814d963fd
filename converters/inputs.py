"""What a run reads: each source opened, unpacked, and with the name of its format; not what blogport wrote there."""

import re
from collections.abc import Iterable
from os.path import realpath
from pathlib import Path, PurePosixPath

from converters import messages, registry
from converters.diagnostics import Diagnostics
from converters.errors import SourceError, UsageError
from converters.io import upload_folders
from converters.io.extensions import TEXTS
from converters.io.page_extensions import CONTAINERS, HTML
from converters.sources import Source, opened

StrPath = str | Path
DEEPEST = 3
"""How many packed files within one another are opened."""
_SOURCES = (*TEXTS, *HTML, *CONTAINERS, ".xml", ".jsonl", ".gz", ".zip")
"""Endings of what somebody means to have read, where an earlier run wrote into the same folder."""


def source_paths(source: StrPath | Iterable[StrPath]) -> list[StrPath]:
    """One source or several, as a list. Raises `UsageError` for one without a name."""
    found = [source] if isinstance(source, str | Path) else list(source)
    if "" in found:  # a variable of a script that is not set; it would mean the current folder
        raise UsageError("a source has no name")
    return found


def open_inputs(
    sources: StrPath | Iterable[StrPath], from_: str | None, diagnostics: Diagnostics, target: StrPath = ""
) -> list[tuple[str, Source]]:
    """The sources, each with the name of its format. Raises `SourceError`, or `FormatError` where that cannot be told.

    A folder goes to a reader of folders that recognises it, or that is asked for; else its
    files are sources of their own, but for uploads in it, which are one. What is written to `target`, and
    what earlier runs wrote, is no source, where it lies in one that has more.
    """
    return [
        pair
        for path in source_paths(sources)
        for pair in _resolve(_skip_own_output(opened(path), target, diagnostics), from_)
    ]


def _resolve(one: Source, from_: str | None, depth: int = 0) -> list[tuple[str, Source]]:
    name = from_ or registry.detect(one)
    if name and (not one.is_folder or registry.reader(name).reads_directories):
        return [(name, one)]
    if depth > DEEPEST:
        raise SourceError(f"{one.name}: it is packed within packed files; unpack it first")
    if not one.files():
        raise SourceError(f"{one.name}: there is no file in it")
    aside, files = upload_folders.split_uploads(one)
    found = [pair for file in files for pair in _resolve(file.unpacked(), from_, depth + 1)]
    return [*found, *(_resolve(aside, None, depth + 1) if aside else ())]


def _skip_own_output(one: Source, target: StrPath, diagnostics: Diagnostics) -> Source:
    """A folder without the folders in it that blogport wrote, and without the target."""
    if not one.is_folder:
        return one
    target_place, files = _place_in(one, target), one.files()
    ours = one.written - {""}
    if not ours and not target_place:
        return one
    again = _again(target_place) if target_place else None
    rest: list[Source] = []
    left: dict[str, None] = {}
    for file in files:
        folder = next((above for above in _folders(file.place) if above in ours), "")
        if folder and folder != target_place:
            left.setdefault(folder)
        elif not folder and not (again and again.match(file.place)):
            rest.append(file)
    if not any(file.place.lower().endswith(_SOURCES) for file in rest):
        return one  # nothing else is in it: somebody wants what blogport wrote
    for folder in left:
        diagnostics.report(messages.OWN_OUTPUT, file=f"{one.name}/{folder}")
    return one.only(rest)


def _folders(place: str) -> list[str]:
    """The folders that a file is in, the topmost first."""
    return [parent.as_posix() for parent in reversed(PurePosixPath(place).parents)][1:]


def _place_in(folder: Source, target: StrPath) -> str:
    """Where in a folder the target is; empty where it is not in it."""
    if folder.path is None or str(target) in ("", "-"):
        return ""
    above, written = Path(realpath(folder.path)), Path(realpath(target))
    return written.relative_to(above).as_posix() if written.is_relative_to(above) else ""


def _again(target: str) -> re.Pattern[str]:
    """The places that the target has, in itself or in parts (`blog-2.xml`)."""
    stem, dot, ending = target.rpartition(".")
    part = rf"|{re.escape(stem)}-\d+{re.escape(dot + ending)}$" if dot else ""
    return re.compile(rf"{re.escape(target)}(?:/|$){part}")
