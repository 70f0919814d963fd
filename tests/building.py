"""Runs a writer on records made by hand, the way `convert` does."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from converters.diagnostics import Diagnostics
from converters.generators.site.writer import SsgWriter
from converters.io.output import FolderOutput
from converters.model import RECORD_TYPES, Author, Media, Post, Record, Site, record_type
from converters.site.index import SiteIndexBuilder
from converters.site.plan import Run, make_plan

Build = Callable[..., Path]


def write_tree(writer: SsgWriter, records: Iterable[Record], target: Path, diagnostics: Diagnostics) -> Path:
    records = sorted(records, key=lambda record: list(RECORD_TYPES).index(record_type(record)))
    index = SiteIndexBuilder()
    for record in records:
        diagnostics.read(record)
        match record:
            case Site():
                index.site = record
            case Author():
                index.add_author(record)
            case Media():
                index.add_media(record)
            case Post():
                index.add_post(record)
    run = Run(make_plan(writer, index.finish(), Diagnostics()))
    with FolderOutput(target, "test") as out:
        writer.write(iter(records), out, run, diagnostics)
        diagnostics.settle()
        out.commit()
    return target


@pytest.fixture
def diagnostics() -> Diagnostics:
    return Diagnostics()


@pytest.fixture
def build(tmp_path: Path, diagnostics: Diagnostics) -> Build:
    """`build(writer, *records)` gives the folder; findings are in `log`."""

    def run(writer: SsgWriter, *records: Record) -> Path:
        target = write_tree(writer, records, tmp_path / f"site-{len(list(tmp_path.iterdir()))}", diagnostics)
        assert all(account.balanced for account in diagnostics.accounts.values()), diagnostics.accounts
        return target

    return run
