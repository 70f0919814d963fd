"""Web pages of our own, one for each kind of platform, and what is read of each."""

import json
from pathlib import Path

import pytest

import converters
from tests.conftest import FIXTURES

PAGES = FIXTURES / "html" / "pages"
READ = FIXTURES / "html" / "read"


def read(source: Path, folder: Path):
    target = folder / "archive.jsonl"
    result = converters.convert(source, target, to="archive", force=True)
    found = [f"{one.severity} {one.kind}: {one.message}" for one in result.findings]
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()], found


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_pages_of_platforms(page, tmp_path, expect):
    """What is read of each page, as a person can check it against the page."""
    records, findings = read(page, tmp_path)
    lines = [json.dumps(record, indent=1, ensure_ascii=False) for record in records]
    expect("\n".join([*lines, *findings, ""]), READ / f"{page.stem}.txt")
