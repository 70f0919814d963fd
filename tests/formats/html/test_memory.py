"""A page that is read leaves nothing behind: the collector of cycles does not see how large a tree is, and comes late."""

import gc

import pytest
from selectolax.lexbor import LexborHTMLParser

from converters.formats.html.reader import post
from converters.formats.html.reader.page import Page
from tests.conftest import FIXTURES

PAGES = sorted((FIXTURES / "html" / "pages").rglob("*.html"))


@pytest.fixture
def without_collector():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("without_collector")
def test_the_tree_of_a_page_is_freed_when_it_is_read():
    assert PAGES
    if keep_trees(PAGES):  # to ask after each page takes a minute
        assert not [page.name for page in PAGES if keep_trees([page])]


def keep_trees(pages):
    """Whether trees of these pages are left when all are read."""
    before = trees()
    for page in pages:
        post.read(Page(place=page.name, address="", html=page.read_text("utf-8", "replace")))
    return trees() > before


def trees() -> int:
    return sum(isinstance(each, LexborHTMLParser) for each in gc.get_objects())
