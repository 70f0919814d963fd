"""Every core block as the current block library saves it: each word that a visitor reads is on the page, or its block is reported."""

import re
from typing import Any

import pytest

from converters.diagnostics import Diagnostics
from converters.markup import markdown
from converters.markup.markdown.flavors import COMMONMARK_GFM
from converters.markup.wordpress import Context, render
from converters.model import Post
from converters.site.index import SiteIndex
from tests.blocks.editor import library, samples
from tests.conftest import missing

WORD = re.compile(r"\bword\d+x\b")
BLOCK = re.compile(r"<!-- wp:([\w/-]+)")
NEW = {
    "accordion",
    "accordion-heading",
    "breadcrumbs",
    "details",
    "footnotes",
    "icon",
    "math",
    "playlist",
    "tabs",
    "terms-query",
}
"""Some blocks of WordPress 6.9 to 7.1, so that we know that the library is recent."""
REPEATED = re.compile(r'<a [^>]*class="wp-block-file__button[^>]*>[^<]*</a>')
"""The button of a file is a second link to it: one is enough."""


@pytest.fixture(scope="module")
def saved() -> list[dict[str, Any]]:
    folder = library()
    if folder is None:
        missing("the block editor (Node, and @wordpress/block-library in BLOGPORT_BLOCK_LIBRARY)")
    return samples(folder)


def lost(sample: dict[str, Any], text: str, reported: set[str]) -> set[str]:
    """The words of a sample that a text lacks; none if the site fills one of its blocks, which was reported."""
    saved = REPEATED.sub("", sample["text"])
    seen = {*WORD.findall(re.sub(r"<!--.*?-->|<[^>]*>", " ", saved, flags=re.DOTALL)), *sample["words"]}
    held = {f"core/{name}" for name in BLOCK.findall(sample["text"])}
    return set() if held & reported else {word for word in seen if word not in text}


def test_every_block(saved: list[dict[str, Any]]) -> None:
    assert {f"core/{name}" for name in NEW} <= {sample["name"] for sample in saved}
    failures: list[tuple[str, str, set[str]]] = []
    for sample in saved:
        diagnostics = Diagnostics()
        html = render(sample["text"], Context(Post(id="1"), SiteIndex(), diagnostics))
        reported = {
            name
            for finding in diagnostics.findings
            if finding.kind in ("dynamic-block", "unknown-block")
            for name in re.findall(r"core/[\w-]+", finding.message)
        }
        made = markdown.to_markdown(html, COMMONMARK_GFM).text
        for target, text in (("html", html), ("markdown", made)):
            if words := lost(sample, text, reported):
                failures.append((sample["name"], target, words))
    assert not failures


def test_what_is_read_is_shown_and_not_only_reported(saved: list[dict[str, Any]]) -> None:
    """Blocks that hold texts of their own are no matter of the site."""
    for sample in saved:
        if sample["name"].removeprefix("core/") in (
            "accordion",
            "details",
            "playlist",
            "tabs",
            "math",
            "table",
            "pullquote",
            "file",
        ):
            diagnostics = Diagnostics()
            render(sample["text"], Context(Post(id="1"), SiteIndex(), diagnostics))
            assert not diagnostics.findings, sample["name"]
