"""The fields of a page are those of its own post, in themes of every kind and languages of several."""

import json

import pytest

from converters.formats.html.reader import post as posts
from converters.formats.html.reader.dom import parsed, text_of
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ParsedPost
from tests.formats.html.theme_pages import ADDRESS, AUTHOR, BODY, OTHER, theme_pages

PAGES = list(theme_pages())


def read(html: str, **more: str) -> ParsedPost:
    found = posts.read(Page(place="page.html", address=ADDRESS, html=html, **more))
    assert isinstance(found, ParsedPost), found
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_fields_are_those_of_the_own_post(page):
    found = read(page.html)
    post = found.post
    assert post.title == page.title
    assert (found.author.name if found.author else "") == AUTHOR
    assert (post.date or "")[:10] == "2012-01-04"
    if "ghost" not in page.name:
        terms = {(term.taxonomy, term.name) for term in post.terms}
        assert terms == {("category", "Boats"), ("post_tag", "sea"), ("post_tag", "salt")}
    assert text_of(parsed(post.body.text)) == text_of(parsed(BODY))
    whole = json.dumps([post.title, post.date, *(term.name for term in post.terms), post.body.text])
    assert [word for word in OTHER if word in whole] == []


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ('<p><time itemprop="datePublished" datetime="2012-01-04">4 Jan</time></p>', "2012-01-04"),
        ('<ul><li><time itemprop="datePublished" datetime="2009-09-09">9 Sep</time></li></ul>', ""),
        ('<h3>Ropes</h3><time class="dt-published" datetime="2009-09-09">9 Sep</time>', ""),
    ],
    ids=["lines about the post", "a list", "another post"],
)
def test_an_aside_may_hold_the_lines_about_the_post(lines, day):
    article = (
        f'<article itemscope itemtype="http://schema.org/BlogPosting"><h2 itemprop="name">Crates</h2><section>{BODY}</section>'
        f"<aside>{lines}</aside></article>"
    )
    found = read(f"<title>Crates</title><body>{article}")
    assert (found.post.date or "")[:10] == day
