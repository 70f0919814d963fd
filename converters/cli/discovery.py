"""What lies in a folder, as far as blogport knows it: for `blogport` alone, and for what `guide` offers."""

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from converters import registry
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError, UnsupportedError
from converters.io.folders import walk
from converters.io.limits import size
from converters.io.manifest import MANIFEST
from converters.io.opening import open_source
from converters.io.sources import Source
from converters.io.upload_folders import without_program
from converters.model import Entity, Post, Site
from converters.run.inputs import open_inputs
from converters.run.pipeline import read

SECONDS: Final = 5.0
"""How long a folder is looked at. Nobody waits longer for a hint."""
LARGEST: Final = 50_000_000
"""Bytes of the largest file that is read to be counted; of others the size is said."""
MOST: Final = 200
"""Entries of a folder that are looked at."""
MOST_FILES: Final = 10_000
"""Files in a folder that is looked into: somebody may type `blogport` where the photos of a life are."""
FEW_FILES: Final = 200
"""Files in a folder whose files are looked at one by one, if it is nothing as a whole."""
_SKIPPED: Final = frozenset({"node_modules", "venv", "__pycache__", "blogport.toml"})


@dataclass
class Seen:
    """A source that was recognized, with its counts if it was read."""

    path: str
    format: str
    counted: bool = False
    site: Site = field(default_factory=Site)
    types: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    comments: int = 0
    years: set[str] = field(default_factory=set)

    @property
    def is_blog(self) -> bool:
        """Whether it has posts: it is neither files alone nor comments alone."""
        reader = registry.reader(self.format)
        return not self.is_files and not reader.reads_comments

    @property
    def is_files(self) -> bool:
        """Whether it has files alone."""
        return registry.reader(self.format).reads_files

    def count(self, record: Entity) -> None:
        """Count a record."""
        match record:
            case Site():
                self.site = self.site if self.site != Site() else record
            case Post():
                self.types[record.type] += 1
                self.statuses[record.status] += 1
                self.comments += len(record.comments)
                self.years |= {record.date[:4]} if record.date else set()

    def __str__(self) -> str:
        """`export.xml: a WordPress export, 223 posts, 81 comments, 2006 to 2012`."""
        noun = registry.reader(self.format).source_noun
        parts = [f"{self.path}: {noun or f'a source of the format {self.format}'}"]
        if not self.counted:
            path = Path(self.path)
            return f"{parts[0]}, {size(path.stat().st_size)}" if path.is_file() else parts[0]
        for number, one, many in (
            (self.types["post"], "post", "posts"),
            (self.types["page"], "page", "pages"),
            (self.comments, "comment", "comments"),
        ):
            if number:
                parts.append(f"{number:,} {one if number == 1 else many}")
        if self.years:
            first, last = min(self.years), max(self.years)
            parts.append(first if first == last else f"{first} to {last}")
        return ", ".join(parts)


@dataclass
class Folder:
    """What was found: sources, folders that blogport wrote, exports that nothing reads, folders that are too large, and
    whether everything was counted."""

    sources: list[Seen] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    whole: bool = True

    def blogs(self) -> list[Seen]:
        """The sources that have posts."""
        return [seen for seen in self.sources if seen.is_blog]

    def beside(self) -> list[Seen]:
        """Files and comments, which go with a blog."""
        return [seen for seen in self.sources if not seen.is_blog]


def look(folder: Path) -> Folder:
    """Recognize what lies in a folder; if none of it is of a platform, the folder itself or pages and texts in it."""
    end = time.monotonic() + SECONDS
    found = Folder()
    general: list[Seen] = []
    for entry in _entries(folder):
        if time.monotonic() > end:
            found.whole = False
            break
        if entry.is_dir() and (entry / MANIFEST).exists():
            found.written.append(entry.name)
            continue
        seen = _recognized(str(entry), found, end)
        if seen:
            (general if seen.format in registry.GENERAL else found.sources).append(seen)
    if not found.blogs():
        whole = _recognized(str(folder), found, end)
        found.sources += [whole] if whole else [seen for seen in general if not seen.is_files]
    if not any(seen.path == str(folder) for seen in found.sources):
        found.sources += [seen for seen in general if seen.is_files]
    for seen in found.sources:
        found.whole = _count(seen, end) and found.whole
    return found


def recognized(path: str) -> Seen:
    """The source at a path, counted. Raises `BlogportError` where there is none."""
    source = _opened(path)
    seen = Seen(path, registry.detect(source) or _of_files(path))
    _count(seen, time.monotonic() + SECONDS)
    return seen


def _of_files(path: str) -> str:
    """The format of the files of a folder that no reader takes as a whole. Raises `SourceError` if none has one."""
    return open_inputs(path, None, Diagnostics())[0][0]


def _entries(folder: Path) -> Iterator[Path]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name.lower())
    shown = [entry for entry in entries if not entry.name.startswith(".") and entry.name not in _SKIPPED]
    yield from shown[:MOST]


def _has_few_files(folder: str, end: float) -> bool:
    """Whether a folder can be looked into: it is not too large, and time is not up."""
    number = 0
    for _, folders, files in walk(folder, lambda _error: None):
        number += len(folders) + len(files)
        if number > MOST_FILES or time.monotonic() > end:
            return False
    return True


def _recognized(path: str, found: Folder, end: float) -> Seen | None:
    if Path(path).is_dir() and not _has_few_files(path, end):
        found.large.append(path)
        return None
    try:
        source = _opened(path)
        name = registry.detect(source)
        if not name and path != os.curdir and len(source.files()) <= FEW_FILES:
            name = _of_files(path)
    except UnsupportedError as error:
        found.unreadable.append(str(error))
        return None
    except BlogportError:  # of no format, or not readable: it is not what we look for
        return None
    return Seen(path, name) if name else None


def _opened(path: str) -> Source:
    """A source as a run takes it: a copy of a whole WordPress without the program."""
    source = open_source(path)
    return without_program(source)[0] if source.is_folder else source


def _count(seen: Seen, end: float) -> bool:
    """Read a source and count it, unless it is large or time is up; whether it was counted, or need not be."""
    path = Path(seen.path)
    if seen.is_files:
        return True
    if path.is_file() and path.stat().st_size > LARGEST:
        return False
    try:
        for record in _until(end, read(seen.path, diagnostics=Diagnostics())):
            seen.count(record)
    except (BlogportError, TimeoutError):
        return False
    seen.counted = True
    return True


def _until(end: float, records: Iterable[Entity]) -> Iterator[Entity]:
    for record in records:
        yield record
        if time.monotonic() > end:
            raise TimeoutError
