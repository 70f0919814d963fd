"""Runs a writer on records made by hand, the way `convert` does."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from converters.diagnostics import Diagnostics
from converters.generators.site.writer import MarkdownTree
from converters.io import filenames
from converters.io.output import FolderOutput
from converters.model import KINDS, Author, Media, Post, Record, Site, kind
from converters.site_index import Catalogue

Build = Callable[..., Path]


def write_tree(writer: MarkdownTree, records: Iterable[Record], target: Path, log: Diagnostics) -> Path:
    records = sorted(records, key=lambda record: list(KINDS).index(kind(record)))
    catalogue = Catalogue()
    for record in records:
        log.read(record)
        match record:
            case Site():
                catalogue.site = record
            case Author():
                catalogue.add_author(record)
            case Media():
                catalogue.add_media(record)
            case Post():
                catalogue.add_post(record)
    catalogue.paths = filenames.assign(
        {key: writer.path(one, catalogue.ancestors(one)) for key, one in catalogue.outlines.items()}
    )
    with FolderOutput(target, "test") as out:
        writer.write(iter(records), out, catalogue, log)
        log.settle()
        out.commit()
    return target


@pytest.fixture
def log() -> Diagnostics:
    return Diagnostics()


@pytest.fixture
def build(tmp_path: Path, log: Diagnostics) -> Build:
    """`build(writer, *records)` gives the folder; findings are in `log`."""

    def run(writer: MarkdownTree, *records: Record) -> Path:
        target = write_tree(writer, records, tmp_path / f"site-{len(list(tmp_path.iterdir()))}", log)
        assert all(account.balanced for account in log.accounts.values()), log.accounts
        return target

    return run
