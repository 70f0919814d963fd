"""WordPress export -> archive -> export -> archive: the two archives are equal, record by record; the export is valid."""

from pathlib import Path

import pytest
from lxml import etree

import converters
from tests.conftest import CORPUS, FIXTURES
from tests.formats.wxr.exports import SCHEMA

FILES = sorted((CORPUS / "wxr").rglob("*.xml")) if CORPUS.is_dir() else []
OURS = [FIXTURES / "example.xml", *sorted((FIXTURES / "wxr").glob("*.xml"))]


def same_again(path: Path, folder: Path) -> None:
    converters.convert(path, folder / "first.jsonl", to="archive")
    written = converters.convert(folder / "first.jsonl", folder / "again.xml", to="wxr")
    assert all(account.read == account.written for account in written.accounts.values())
    document = etree.parse(folder / "again.xml", etree.XMLParser(huge_tree=True))
    assert SCHEMA.validate(document), SCHEMA.error_log
    converters.convert(folder / "again.xml", folder / "second.jsonl", to="archive")
    first, second = (list(converters.read(folder / name)) for name in ("first.jsonl", "second.jsonl"))
    for one, other in zip(first, second, strict=True):
        assert one == other


@pytest.mark.corpus
@pytest.mark.skipif(not FILES, reason=f"the corpus of real exports is not at {CORPUS}")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_real_exports(path, tmp_path):
    same_again(path, tmp_path)


@pytest.mark.slow(reason="converts several times")
@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_exports(path, tmp_path):
    same_again(path, tmp_path)
