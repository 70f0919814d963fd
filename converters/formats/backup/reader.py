"""Reads backups: one state of a bag, after all its checksums were verified."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Final
from urllib.parse import quote

from converters import messages
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.errors import FileError, SourceError
from converters.formats.backup.writer import ARCHIVE
from converters.io import bags
from converters.io.bags import Item
from converters.io.sources import Source
from converters.model import Asset, Entity
from converters.storage.archive_lines import read_archive

_MEDIA: Final = "media/"
_TAG_FILES: Final = frozenset({bags.DECLARATION, bags.INFO, bags.MANIFEST})
"""What the list of the files beside `data/` must name."""
_CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class BackupReader(Reader):
    """A backup that blogport wrote: a BagIt bag, as a folder or packed. Its checksums are verified."""

    source_noun: ClassVar[str] = "a backup of blogport"
    reads_directories: ClassVar[bool] = True
    holds_sources: ClassVar[bool] = True
    as_of: str = field(
        default="",
        metadata={
            "help": "the state to read: the last one of this year, month, day or time, or before it (default: the newest)",
            "takes": "date",
        },
    )

    def detects(self, source: Source) -> bool:
        """Whether it is a bag with states."""
        return source.is_folder and _root(source) is not None

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Verify the whole bag, and yield the records and media files of a state.

        Raises `SourceError` where there is no such state, or its archive is gone.
        """
        root = _root(source)
        if root is None:
            raise SourceError(f"{source.name}: this is no backup; it has no {bags.STATES}")
        files = {
            bags.composed(file.place.removeprefix(root)): file
            for file in source.files()
            if file.place.startswith(root)
        }
        _verify(source.name, root, files, diagnostics)
        state = _chosen(self.as_of, bags.states_in(files), source.name)
        items = _contents(state, files)
        archive = items.get(ARCHIVE)
        if not archive or archive.stored not in files:
            states = ", ".join(bags.states_in(files))
            raise SourceError(
                f"{source.name}: the archive of the state {state} is gone; the states are {states}"
            )
        yield from read_archive(files[archive.stored], diagnostics)
        for name, item in items.items():
            if name.startswith(_MEDIA) and (file := files.get(bags.composed(item.stored))):
                yield Asset(
                    item.url, file.name, file.open, bool(item.published), tuple(item.other_urls.split())
                )


def _root(source: Source) -> str | None:
    """The path of the bag in a source, with its slash: empty for the source itself, `name/` in a packed folder."""
    places = [file.place for file in source.files()]
    for place in sorted(places, key=len):
        root = place.removesuffix(bags.DECLARATION)
        if place in (bags.DECLARATION, f"{root.strip('/')}/{bags.DECLARATION}"):
            whole = all(other.startswith(root) for other in places)
            states = any(other.startswith(f"{root}{bags.STATES}") for other in places)
            return root if whole and states else None
    return None


def _verify(name: str, root: str, files: dict[str, Source], diagnostics: Diagnostics) -> None:
    """Report each file that is gone, changed, or not listed."""
    listed: dict[str, str] = {}
    unlisted: set[str] = set()
    sound = True
    for manifest, listable in (
        (bags.MANIFEST, {path for path in files if path.startswith(bags.PAYLOAD)}),
        (bags.TAG_MANIFEST, files.keys() & _TAG_FILES),
    ):
        checksums, why = _checksums(manifest, files)
        listed |= checksums
        if why:
            sound = False
            diagnostics.report(messages.NO_BAG_LIST, file=f"{name}/{root}{manifest}", why=why)
        else:
            unlisted |= listable - checksums.keys()
    for path, digest in sorted(listed.items()):
        file = files.get(path)
        found = _digest(file) if file else ""
        if found != digest:
            sound = False
            what = messages.BAG_FILE_CHANGED if file else messages.BAG_FILE_GONE
            diagnostics.report(what, file=f"{name}/{root}{path}")
    for path in sorted(unlisted):
        sound = False
        diagnostics.report(messages.BAG_FILE_ADDED, file=f"{name}/{root}{path}")
    if sound:
        diagnostics.report(messages.BAG_SOUND, file=name, number=len(listed))


def _checksums(manifest: str, files: dict[str, Source]) -> tuple[dict[str, str], str]:
    """The entries of a manifest, or why they cannot be read."""
    if manifest not in files:
        return {}, "it is gone"
    try:
        return bags.read_manifest(files[manifest].read().decode()), ""
    except FileError as error:
        return {}, error.why
    except UnicodeDecodeError:
        return {}, "it is not UTF-8"


def _digest(file: Source) -> str:
    """The checksum of a file; empty where it cannot be read."""
    digest = hashlib.new(bags.ALGORITHM)
    try:
        with file.open() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except FileError:
        return ""
    return digest.hexdigest()


def _chosen(wanted: str, states: list[str], name: str) -> str:
    """The last state of a date, or before it. Raises `SourceError` where there is none."""
    date = re.sub("[:]", "-", wanted.strip().upper().replace(" ", "T"))
    if not date and states:
        return states[-1]
    known = [state for state in states if state[: len(date)] <= date]
    if not known:
        there = f"the states are {', '.join(states)}" if states else "it has none at all"
        raise SourceError(f"{name}: there is no state of {wanted} or before it; {there}")
    return known[-1]


def _contents(state: str, files: dict[str, Source]) -> dict[str, Item]:
    """The files of a state by name: as its table says, or what lies in its folder where the table cannot be read."""
    folder = f"{bags.STATES}{state}/"
    try:
        items = bags.read_contents(files[f"{folder}{bags.CONTENTS}"].read().decode())
        return {item.name: item for item in items}
    except (KeyError, ValueError, FileError):
        names = {path.removeprefix(folder): path for path in files if path.startswith(folder)}
        return {
            name: Item(name, path, 0, "", quote(f"/{name.removeprefix(_MEDIA)}"))
            for name, path in names.items()
        }
