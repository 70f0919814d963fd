"""Exports that lie beside the one that a folder is read as: they are named, for its reader does not look at them.

Of other platforms' folders the names tell. A file is looked at only where it lies beside the export, directly in the
folder that was given, and has no name of other people's data in an export: nobody's private files are opened.
"""

from collections.abc import Iterator
from typing import Final

from converters import lazy_re, messages, registry
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError
from converters.io.archives import unpack
from converters.io.extensions import DATABASES
from converters.io.sources import Source
from converters.readers.platform_exports import PLATFORMS, find_platform

_FILES: Final = (
    *DATABASES,
    ".json",
    ".jsonl",
    ".xml",
    ".wxr",
    ".atom",
    ".rss",
    ".csv",
    ".txt",
    ".gz",
    ".bz2",
    ".xz",
    ".zip",
)
"""Extensions of the files that may be an export."""
_PRIVATE: Final = lazy_re.compile(
    r"(?i)(?:likes|bookmarks|actor|payload-\d+|userpics|lists|profile|followers|email_list|subscribers|members|blocked|muted|following)\b.*|.*_accounts\.csv"
)
_OF_SITES: Final = frozenset({"feed", "archive"})
"""Formats of files that sites of pages and texts have themselves: feeds, and what blogport wrote there."""
_MOST: Final = 40
"""Files that are looked at."""


def report_beside(reader: str, folder: Source, diagnostics: Diagnostics) -> None:
    """Report what lies in a folder that `reader` takes as a whole, and is another export."""
    if registry.reader(reader).holds_sources:
        return
    found = dict(_files(reader, folder))
    if reader not in registry.GENERAL:
        found |= dict(_trees(reader, folder))
    for what, where in found.items():
        diagnostics.report(messages.EXPORT_BESIDE, file=folder.name, what=what, where=where)


def _files(reader: str, folder: Source) -> Iterator[tuple[str, str]]:
    """The formats of files that lie in the folder itself, each with the name of one."""
    beside = [
        file
        for file in folder.files()
        if "/" not in file.place and file.place.lower().endswith(_FILES) and not _PRIVATE.match(file.place)
    ]
    for file in beside[:_MOST]:
        try:
            name = registry.detect(unpack(file))
        except BlogportError:
            continue
        of_site = reader in registry.GENERAL and name in _OF_SITES
        if (
            name
            and name != reader
            and name not in registry.GENERAL
            and not of_site
            and not _is_part(reader, name)
        ):
            yield f"the format {name}", file.place


def _is_part(reader: str, name: str) -> bool:
    """Whether a file of one format may be a part of the export of another (`Reader.file_formats`)."""
    return any(
        other in registry.reader(whole).file_formats for whole, other in ((reader, name), (name, reader))
    )


def _trees(reader: str, folder: Source) -> Iterator[tuple[str, str]]:
    """The platforms whose folders lie in it, by the names of their files, each with the place of its folder."""
    known = find_platform(folder)
    files = {file.place: file for file in folder.files()}
    for platform in PLATFORMS:
        if platform.reader and platform.reader != reader and (not known or platform != known.platform):
            for root in sorted(platform.roots(files))[:1]:
                yield platform.name, root or "."
