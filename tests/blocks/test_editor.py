"""The block editor itself opens what we write without "unexpected content"."""

from pathlib import Path

import pytest

from converters.markup.wordpress.serialize import to_blocks
from tests.blocks.editor import judge, library
from tests.conftest import missing
from tests.markup.soup import Soup
from tests.markup.test_blocks_writing import OURS
from tests.markup.test_markdown_cases import ALL
from tests.markup.wordpress_corpus import SOURCES, written

KINDS = (
    "paragraph heading list list-item quote pullquote code preformatted verse table image gallery embed separator "
    "more nextpage footnotes audio video file details group html"
).split()


@pytest.fixture(scope="module")
def editor() -> Path:
    folder = library()
    if folder is None:
        missing("the block editor (Node, and @wordpress/block-library in BLOGPORT_BLOCK_LIBRARY)")
    return folder


WRONG = {
    "level": "<!-- wp:heading -->\n<h3>x</h3>\n<!-- /wp:heading -->",
    "bare": "<p>x</p>",
    "unknown": "<!-- wp:core/nothing /-->",
    "inner": '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><p>x</p></blockquote><p>y</p>\n<!-- /wp:quote -->',
}
"""What the editor would complain of: so that we know that it looks."""


def test_our_cases_and_soup(editor: Path) -> None:
    texts = [str(case.values[0]) for case in (*OURS, *ALL)] + [Soup(seed).body() for seed in range(100)]
    invalid, seen = judge(editor, [*WRONG.items(), *((html, to_blocks(html).text) for html in texts)])
    assert {one["name"] for one in invalid} == {*WRONG}
    assert {f"core/{kind}" for kind in KINDS} <= set(seen)


@pytest.mark.long(share=8, reason="the editor parses and validates every block of a real blog")
@pytest.mark.parametrize("name", SOURCES)
def test_the_corpus(editor: Path, corpus: Path, name: str) -> None:
    posts = [(body.key, body.made.text) for body in written(corpus, name)]
    invalid, seen = judge(editor, posts)
    assert not invalid
    assert sum(seen.values()) >= len(posts)
