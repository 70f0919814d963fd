"""The block editor itself opens what we write without "unexpected content"."""

import os
from pathlib import Path

import pytest

from converters.content.wordpress.writing import to_blocks
from tests.blocks.editor import judge, library
from tests.content.soup import Soup
from tests.content.test_blocks_writing import OURS
from tests.content.test_markdown_cases import ALL
from tests.content.wordpress_corpus import SOURCES, source

KINDS = (
    "paragraph heading list list-item quote pullquote code preformatted verse table image gallery embed separator "
    "more nextpage footnotes audio video file details group html"
).split()


@pytest.fixture(scope="module")
def editor() -> Path:
    folder = library()
    if folder is None:
        why = "no block editor here: .ci/run fetches it (Node, and @wordpress/block-library in BLOGPORT_BLOCK_LIBRARY)"
        if os.environ.get("BLOGPORT_REQUIRE_GENERATORS") == "1":
            pytest.fail(why)
        pytest.skip(why)
    return folder


def test_it_sees_what_is_wrong(editor: Path) -> None:
    wrong = {
        "level": "<!-- wp:heading -->\n<h3>x</h3>\n<!-- /wp:heading -->",
        "bare": "<p>x</p>",
        "unknown": "<!-- wp:core/nothing /-->",
        "inner": '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><p>x</p></blockquote><p>y</p>\n<!-- /wp:quote -->',
    }
    invalid, _ = judge(editor, wrong.items())
    assert {one["name"] for one in invalid} == {*wrong}


def test_our_cases_and_soup(editor: Path) -> None:
    texts = [str(case.values[0]) for case in (*OURS, *ALL)] + [Soup(seed).body() for seed in range(300)]
    posts = [(html, to_blocks(html).text) for html in texts]
    invalid, seen = judge(editor, posts)
    assert not invalid
    assert {f"core/{kind}" for kind in KINDS} <= set(seen)


def test_the_corpus(editor: Path, corpus: Path) -> None:
    posts = (
        (f"{name}: {key}", to_blocks(html, key).text)
        for name in SOURCES
        for key, html in source(corpus, name)
    )
    invalid, seen = judge(editor, posts)
    assert not invalid
    assert sum(seen.values()) > 20_000
