"""Pages that are large, deep or cut off: nothing is lost, and time grows no faster than the page."""

import json
import random

import pytest

import converters
from converters.formats.html.reader import post
from converters.formats.html.reader.comments.text import standalone_text
from converters.formats.html.reader.dom import find, parsed
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ParsedPost
from tests.conftest import FIXTURES
from tests.growth.measure import steep_in_seconds

pytestmark = pytest.mark.slow(reason="megabytes of pages")

HEAD = """<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>Crowded – Pier</title>
<meta name="generator" content="WordPress 6.1"><link rel="canonical" href="https://pier.example/crowded/"></head>
<body class="single single-post postid-9"><article id="post-9" class="post-9 post type-post status-publish hentry">
<h1 class="entry-title">Crowded</h1><div class="entry-content"><p>Everyone came.</p></div></article>
<div id="comments"><h2 class="comments-title">{number} thoughts on &ldquo;Crowded&rdquo;</h2><ol class="comment-list">"""
COMMENT = """<li id="comment-{id}" class="comment depth-{depth}"><article id="div-comment-{id}" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Guest {id}</b></div><div class="comment-metadata">
<a href="#comment-{id}"><time datetime="2021-03-04T05:06:07+00:00">March 4, 2021</time></a></div></footer>
<div class="comment-content"><p>Remark number {id}.</p></div></article>"""
TAIL = "</ol></div></body></html>"


def crowded(number: int, *, deep: bool) -> str:
    made = [COMMENT.format(id=at, depth=at if deep else 1) for at in range(1, number + 1)]
    if deep:
        return HEAD.format(number=number) + '<ol class="children">'.join(made) + "</li></ol>" * number + TAIL
    return HEAD.format(number=number) + "</li>".join(made) + "</li>" + TAIL


def read(html: str) -> ParsedPost:
    found = post.read(Page(place="page.html", address="", html=html))
    assert isinstance(found, ParsedPost)
    return found


@pytest.mark.parametrize("deep", [False, True], ids=["beside", "nested"])
def test_a_page_with_two_thousand_comments(deep):
    comments = read(crowded(2000, deep=deep)).post.comments
    assert [one.id for one in comments] == [str(at) for at in range(1, 2001)]
    assert [one.parent for one in comments] == ["", *(str(at) if deep else "" for at in range(1, 2000))]
    assert all(one.body.text == f"<p>Remark number {one.id}.</p>" and one.date for one in comments)
    assert all(one.author.name == f"Guest {one.id}" for one in comments)


@pytest.mark.parametrize("deep", [False, True], ids=["beside", "nested"])
def test_time_grows_no_faster_than_the_page(deep):
    def prepare(number):
        html = crowded(number, deep=deep)
        return lambda: read(html)

    assert not steep_in_seconds(prepare, 1000)


def test_time_grows_no_faster_than_the_spaces_within_a_comment():
    def prepare(number):
        item = find(parsed(f"<p>Left{'&nbsp;' * number}right.</p>"), "p")
        return lambda: standalone_text(item)

    assert not steep_in_seconds(prepare, 1000)


def test_a_page_that_breaks_off_has_what_came_before():
    html = crowded(30, deep=False)
    for share in (0.95, 0.7, 0.5):
        cut = html[: int(len(html) * share)]
        found = read(cut)
        whole = cut.count("</article>") - 1  # the post is one too
        assert found.post.title == "Crowded"
        assert found.post.body.text == "<p>Everyone came.</p>"
        assert len(found.post.comments) in (whole, whole + 1)
        assert [one.author.name for one in found.post.comments[:whole]] == [
            f"Guest {at}" for at in range(1, whole + 1)
        ]
        assert found.declared == 30


def test_a_page_that_breaks_off_is_reported(tmp_path):
    (tmp_path / "page.html").write_text(crowded(30, deep=False)[:9000], encoding="utf-8")
    result = converters.convert(tmp_path / "page.html", tmp_path / "a.jsonl", to="archive")
    assert "comment-count" in {one.kind for one in result.findings}


@pytest.mark.long(share=4, reason="pages of many megabytes")
@pytest.mark.parametrize("known", [True, False], ids=["wordpress", "unknown"])
def test_a_page_of_twelve_megabytes_and_one_of_five(known, tmp_path):
    """More than the ten megabytes above which parsers of XML and HTML refuse or cut a text, if they are let."""
    paragraph = (
        "<p>Nothing of this may be lost, says the clerk, and counts, and counts, and counts once more.</p>\n"
    )
    number = (12_000_000 if known else 5_000_000) // len(paragraph) + 1
    body = paragraph * (number - 1) + "<p>The last word.</p>"
    if known:
        html = HEAD.format(number=0).replace("<p>Everyone came.</p>", body) + TAIL
    else:
        html = f"<html><head><title>Long</title></head><body><div><h1>Long</h1>{body}</div></body></html>"
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    converters.convert(tmp_path / "page.html", tmp_path / "a.jsonl", to="archive")
    (made,) = [
        record
        for line in (tmp_path / "a.jsonl").open(encoding="utf-8")
        if (record := json.loads(line))["record"] == "post"
    ]
    assert made["body"]["text"].count("<p>Nothing of this") == number - 1
    assert "<p>The last word.</p>" in made["body"]["text"]


def test_damaged_pages_are_read_as_far_as_they_go():
    """Pieces of pages missing, doubled and in the wrong place: never an error, and quickly."""
    chance = random.Random(4)
    pages = [
        path.read_text(encoding="utf-8") for path in sorted((FIXTURES / "html" / "pages").glob("*.html"))
    ]
    for _ in range(300):
        html = chance.choice(pages)
        for _ in range(chance.randint(1, 4)):
            start = chance.randrange(len(html))
            piece = html[start : start + chance.randrange(1, 900)]
            at = chance.randrange(len(html))
            html = html.replace(piece, "", 1) if chance.random() < 0.5 else html[:at] + piece + html[at:]
        post.read(Page(place="page.html", address="", html=html))


PROSE = "<p>Nothing of this may be lost, says the clerk, and counts, and counts once more.</p>"
NESTED_COMMENT = (
    '<ol class="commentlist"><li class="comment" id="comment-1"><cite class="fn">Ada</cite>{}</li></ol>'
)
GROWING = {
    "boxes in a comment": lambda n: PROSE + NESTED_COMMENT.format("<div>" * n + "x" + "</div>" * n),
    "words in boxes in a comment": lambda n: PROSE + NESTED_COMMENT.format("<div>x" * n + "</div>" * n),
    "names in names": lambda n: PROSE + NESTED_COMMENT.format("<b class=fn>" * n + "x" + "</b>" * n),
    "tables in tables": lambda n: "<table><tr><td>" * (n // 4) + PROSE + "</td></tr></table>" * (n // 4),
    "tables below a heading with a date": lambda n: (
        "<h2>2014-03-09</h2>" + "<table><tr><td>" * (n // 4) + PROSE
    ),
    "boxes named like comments": lambda n: PROSE + '<div class="comments">' * n + "x" + "</div>" * n,
    "links": lambda n: PROSE + '<a href="/x">y</a> ' * n,
}


@pytest.mark.parametrize("shape", GROWING)
def test_time_grows_no_faster_than_what_is_nested(shape):
    def prepare(number):
        html = f"<html><head><title>X</title></head><body><div><h1>X</h1>{GROWING[shape](number)}</div></body></html>"
        return lambda: post.read(Page(place="page.html", address="https://a.example/x/", html=html))

    assert not steep_in_seconds(prepare, 4000)
