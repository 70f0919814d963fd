"""The official importer takes what we write, and makes of it what it makes of the original."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import CORPUS
from tests.wordpress.conftest import Importing, Rewrite
from tests.wordpress.database import compare
from tests.wordpress.mended import MENDED, mended

EXPORTS = sorted((CORPUS / "wxr").glob("*/*.xml"))

# What is other than in the original (a pattern for each line), because the original makes the importer stumble.
BETTER: dict[str, dict[str, str]] = {
    "creativecommons-labs.scrubbed": {
        "post Summary of current licensing tools .*: comments: .*au.xa0": "an address has no no-break space at its end",
    },
    "isso-wordpress": {
        "category uncategorized: count": "the two posts below are in it",
        "post (No comments|[.]{3}) .*: too many": "no type is stated; the importer takes no such item, we take it for a post",
        "post Hello, World… .*: comments: .*0000-00-00 00:00:00.* ->": "only the date in GMT is stated",
    },
    "nikola-export-example": {
        "tibonihoo: too many": "a file's author is in no list of authors, and so the importer becomes it",
        "attachment NoirsEtPleinsDeLumière .*: post_author": "see above",
    },
    "wpimporter-authors-multiline": {"post Sample .*: post_author": "the author's login stands on a line of its own"},
    **{
        f"wpimporter-{name}": {
            "author: too many": "nobody is named: the importer complains of each post; we name an author",
            "post .*: post_author": "see above",
        }
        for name in ("blank-lines", "cdata-edge", "chunked-meta", "missing-tags", "multiple-cdata")
    },
    "wpimporter-wxr-with-sub-data": {
        "post Post with sub data .*: comment": "no status is stated: the importer hides the comment for ever, we show it",
    },
}  # fmt: skip


@pytest.mark.long(share=3, reason="WordPress imports each export twice")
@pytest.mark.parametrize("export", EXPORTS, ids=[path.stem for path in EXPORTS])
def test_is_imported_like_the_original(
    export: Path, imported: Importing, rewrite: Rewrite, tmp_path: Path
) -> None:
    original = export
    if export.stem in MENDED:
        original = tmp_path / f"{export.stem}.original.xml"
        original.write_bytes(mended(export.read_bytes(), export.stem))
    theirs, ours = imported(original), imported(rewrite(export), words_of=export)
    assert list((Counter(ours.said) - Counter(theirs.said)).elements()) == []
    expected = BETTER.get(export.stem, {})
    lines = compare(theirs.database, ours.database)
    unexplained = [line for line in lines if not any(re.match(start, line) for start in expected)]
    assert unexplained == [], "\n".join(unexplained)
    assert [start for start in expected if not any(re.match(start, line) for line in lines)] == []
