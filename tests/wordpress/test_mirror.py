"""A real WordPress shows the theme unit test, wget mirrors it, and the archive of the mirror is as the export."""

import json
import shutil
from pathlib import Path

import pytest

import converters
from tests.conftest import missing
from tests.formats.html import html_scores
from tests.wordpress import mirror
from tests.wordpress.conftest import Importing

SETTINGS = {
    "kubrick": {"thread_comments": "1", "thread_comments_depth": "10"},
    "twentytwentyone": {"thread_comments": "1", "page_comments": "1", "comments_per_page": "5"},
    "twentytwentyfour": {"thread_comments": "1", "page_comments": "1", "comments_per_page": "5"},
    "twentytwentyfive": {"thread_comments": "1"},
}
"""Themes (the first two classic, the others of blocks), and how comments are set."""


@pytest.mark.parametrize("theme", SETTINGS)
def test_the_archive_of_a_mirror_is_as_the_export(
    theme: str, corpus: Path, imported: Importing, tmp_path: Path
) -> None:
    if not shutil.which("wget"):
        missing("wget")
    export = corpus / "html" / "tut" / "twentyseventeen-497" / "truth.xml"
    site = imported(export).again()
    addresses = {"permalink_structure": "/%year%/%monthnum%/%day%/%postname%/"}
    if not mirror.wear(site, theme, SETTINGS[theme] | addresses):
        pytest.skip(
            f"no {theme} here: BLOGPORT_THEMES names a folder with it (Debian: wordpress-theme-{theme})"
        )
    folder = mirror.mirrored(site, tmp_path / "mirror")
    target = tmp_path / "archive.jsonl"
    result = converters.convert(folder, target, to="archive")
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    scores = html_scores.judge(records, export)
    assert scores["comments found"].of >= 20
    for name in ("comments found", "comments false", "parents", "authors", "types"):
        assert scores[name].share >= 99, (name, scores[name], [str(one) for one in result.findings])
