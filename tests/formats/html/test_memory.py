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
    kept = []
    for page in PAGES:
        before = trees()
        post.read(Page(place=page.name, address="", html=page.read_text("utf-8", "replace")))
        if trees() > before:
            kept.append(page.name)
    assert PAGES
    assert not kept


def trees() -> int:
    return sum(isinstance(each, LexborHTMLParser) for each in gc.get_objects())
