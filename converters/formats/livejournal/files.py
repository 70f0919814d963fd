"""Finds the files of a journal, by their names in a folder: only entries and comments are opened.

Beside them ljdump keeps `user.map` and `comment.meta` (pickles, which are programs), pictures, and its configuration with a
password.
"""

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from converters import lazy_re
from converters.io.sources import Source
from converters.readers.platform_exports import is_export_of

_DUMPED = lazy_re.compile(r"[LC]-\d+")
RENAMED = lazy_re.compile(r"(?<![\w-])[LC]-\d+(?!\d)")
"""What the name of a dumped file has that somebody renamed."""
_ENTRY = lazy_re.compile(rb"<(?:entry|event)[\s>]")
_COMMENT = lazy_re.compile(rb"<comment[\s>]")


class JournalFiles(NamedTuple):
    """The files of a journal. `user` is its name, where a folder has it."""

    entries: list[Source]
    comments: list[Source]
    user: str = ""
    beside: tuple[str, ...] = ()
    """The names of other exports in a folder of ljdump, which are not read: they have the same entries again."""


def find_files(sources: Sequence[Source]) -> JournalFiles:
    """The files in folders, and files that are sources themselves: what they are is in their first bytes."""
    found = JournalFiles([], [])
    users: set[str] = set()
    beside: list[str] = []
    for source in sources:
        files = source.files()
        dumped = [file for file in files if _DUMPED.fullmatch(_name(file))] if source.is_folder else []
        for file in dumped:
            (found.entries if _name(file).startswith("L") else found.comments).append(file)
            users.add(_folder(file) or _last(source.name))
        for file in files:
            if dumped:
                if file not in dumped and _is_export(file):
                    beside.append(file.name)
            elif not source.is_folder or _is_export(file):
                _sort(file, found)
    return found._replace(user=users.pop() if len(users) == 1 else "", beside=tuple(beside))


def _sort(file: Source, found: JournalFiles) -> None:
    head = file.head()
    if _ENTRY.search(head) or not _COMMENT.search(head):
        found.entries.append(file)
    if _COMMENT.search(head) and not _ENTRY.search(head):
        found.comments.append(file)


def _is_export(file: Source) -> bool:
    if not file.place.lower().endswith(".xml") or _name(file).lower() == "userpics.xml":
        return False
    return is_export_of(file, "livejournal")


def _name(file: Source) -> str:
    return normalize("NFC", file.place.rpartition("/")[2])


def _folder(file: Source) -> str:
    return file.place.rpartition("/")[0].rpartition("/")[2]


def _last(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2].partition(".")[0]
