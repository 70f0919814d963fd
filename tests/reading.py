"""What tests of readers ask of a source: its records, its posts by id, and the kinds of the findings."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import converters
from converters.diagnostics import Diagnostics
from converters.model import Entity, Post


def read(source: Path | str | Sequence[Path], **options: str) -> tuple[list[Entity], list[str]]:
    """The records, and the kind of each finding. Options are those of the reader, with `_` for `-`."""
    diagnostics = Diagnostics()
    records = list(converters.read(source, options=options, diagnostics=diagnostics))
    diagnostics.settle()
    return records, [finding.kind for finding in diagnostics.findings]


def posts(records: Iterable[object]) -> dict[str, Post]:
    return {record.id: record for record in records if isinstance(record, Post)}


def everything(folder: Path) -> str:
    """The text of all files of a folder, for what must not be in any of them."""
    return "".join(file.read_text("utf-8", "replace") for file in folder.rglob("*") if file.is_file())
