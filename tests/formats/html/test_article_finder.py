"""The article of pages of which nothing is known, and the page's own post among teasers of others."""

import pytest

from converters.formats.html.reader import post
from converters.formats.html.reader.article_finder import find_article
from converters.formats.html.reader.boilerplate import Verdict, verdict
from converters.formats.html.reader.dom import parsed
from converters.formats.html.reader.other_posts import sameness
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ParsedPost
from tests.conftest import FIXTURES
from tests.formats.html.html_scores import likeness
from tests.formats.html.made_pages import LAYOUTS, TITLE, made_pages
from tests.growth.measure import steep_in_seconds

TEASERS = FIXTURES / "html" / "teasers"
TEXT = (
    "<p>The ferry left the quay at half past six, and nobody on deck had slept, because the wind had come round.</p>"
    "<p>We carried the boxes of glass down the ladder, one after the other, and counted them twice at noon.</p>"
)
HEAD = "<title>Crossing | Glass Notes</title>"


def article(body: str, title: str = "Crossing", **known: str) -> str:
    return find_article(parsed(f"<html><head>{HEAD}</head><body>{body}</body></html>"), title, **known).html


def read(html: str) -> ParsedPost:
    found = post.read(Page(place="page.html", address="", html=html))
    assert isinstance(found, ParsedPost), found
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_no_word_of_an_article_is_lost_in_any_layout(layout, seed):
    """Pages without a class or an id. Some keep the line below the text; none loses a word of it."""
    for page in made_pages(seed):
        if not page.name.endswith(f"in {layout}"):
            continue
        precision, recall, _ = likeness(find_article(parsed(page.html), TITLE).html, page.article)
        assert recall == 100, page.name
        assert precision > 80, page.name


@pytest.mark.parametrize("page", sorted(TEASERS.glob("*.html")), ids=lambda page: page.stem)
def test_a_teaser_of_another_post_is_not_the_post(page):
    found = read(page.read_text(encoding="utf-8"))
    assert found.post.title == "Crossing to the island"
    assert found.post.body.text.count("<p>") == 3
    assert "dog that barked" in found.post.body.text
    assert "kite" not in found.post.body.text.lower()
    assert "2019" not in (found.post.date or ""), "the teaser has one"


@pytest.mark.parametrize("number", [9, 77], ids=["its number", "the template's number"])
def test_a_post_around_a_teaser_is_not_a_teaser(number):
    """A theme may put everything into one element that is marked as a post, a logo and a teaser first."""
    html = (
        f'<html><head>{HEAD}<meta name="generator" content="WordPress 6.4"></head><body class="single postid-9">'
        f'<div class="post hentry post-{number}"><h2><a href="/">Glass Notes</a></h2><article class="post hentry post-4">'
        f'<h3><a href="/kites/">Kites</a></h3><p>Of kites.</p></article><h1>Crossing</h1><div>{TEXT}</div></div></body></html>'
    )
    body = read(html).post.body.text
    assert "boxes of glass" in body
    assert "kites" not in body


def test_a_post_with_another_number_than_the_page_is_not_lost():
    html = (
        f'<html><head><title>Elsewhere</title><meta name="generator" content="WordPress 6.4"></head><body class="page page-id-9">'
        f'<div class="post hentry post-77"><h2><a href="/x">Crossing</a></h2><div class="entry-content">{TEXT * 4}</div></div></body></html>'
    )
    assert "boxes of glass" in read(html).post.body.text


def test_a_list_of_posts_stays_a_list():
    one = '<article class="post hentry" id="post-{0}"><h2><a href="/{0}/">Kite {0}</a></h2><p>Text.</p></article>'
    html = (
        '<html><head><title>Glass Notes</title><meta name="generator" content="WordPress 6.4"></head>'
        f"<body><h1>Glass Notes</h1>{one.format(4)}{one.format(5)}</body></html>"
    )
    found = post.read(Page(place="page.html", address="", html=html))
    assert found.kind == "list"


@pytest.mark.parametrize(
    ("body", "kept", "gone"),
    [
        (f'<div><h1>Crossing</h1>{TEXT}</div><div class="sidebar"><p>{"Ropes are sold here. " * 9}</p></div>', "boxes of glass", "Ropes"),
        (f'<div class="no-sidebar"><h1>Crossing</h1>{TEXT}</div>', "boxes of glass", "Crossing"),
        (f'<form action="/"><h1>Crossing</h1>{TEXT}<input><button>Go</button></form>', "boxes of glass", "Go"),
        (f"<div><h1>Crossing</h1>{TEXT}<aside>A note on tides.</aside></div>", "A note on tides", "h1"),
        (f'<div><h1>Crossing</h1>{TEXT}<aside><a href="/x">Subscribe now</a></aside></div>', "counted them", "Subscribe"),
        (f"<div><h1>Crossing</h1>{TEXT}<blockquote>Wind.<footer>The clerk</footer></blockquote></div>", "The clerk", "h1"),
        (f'<div><h1>Crossing</h1>{TEXT}<ul><li><a href="https://a.example/">First source</a></li><li><a href="https://b.example/">Second source</a></li></ul></div>', "Second source", "h1"),
        (f'<div><h1>Crossing</h1>{TEXT}<ul><li><a href="/a">Before this</a></li><li><a href="/b">After this</a></li></ul></div>', "counted them", "After this"),
        (f'<div><h1>Crossing</h1>{TEXT}<p><a href="/next">One link alone</a></p></div>', "One link alone", "h1"),
        (f"<div><h1>Crossing</h1>{TEXT}<h3>2 comments</h3><div><p>{'I was there too. ' * 20}</p></div></div>", "counted them", "I was there"),
        (f'<div><h1>Crossing</h1>{TEXT}<iframe src="https://maps.example/quay"></iframe><iframe src="https://www.facebook.com/plugins/like.php"></iframe></div>', "maps.example", "facebook"),
        (f'<div><h1>Crossing</h1>{TEXT}<object data="film.swf"><embed src="film.swf"></object></div>', "<embed", "h1"),
        (f'<div><h1>Crossing</h1>{TEXT}<p style="display: none">Not shown</p></div>', "counted them", "Not shown"),
    ],
    ids=["sidebar", "layout word", "form around all", "note", "advertisement", "source of a quotation", "sources", "ways on", "one link", "comments", "frames", "a film of old", "hidden"],
)  # fmt: skip
def test_what_is_of_the_article_and_what_is_not(body, kept, gone):
    html = article(body)
    assert kept in html
    assert gone not in html


def test_a_paragraph_beside_a_box_with_nearly_all_text_is_not_lost():
    body = f"<div><h1>Crossing</h1><div><div>{TEXT * 5}</div><p>We came back in the spring, all of us.</p></div></div>"
    assert "came back" in article(body)


def test_links_to_the_site_itself_are_navigation():
    links = '<ul><li><a href="https://glass.example/a">Before this</a></li><li><a href="https://glass.example/b">After</a></li></ul>'
    assert "Before this" in article(f"<div><h1>Crossing</h1>{TEXT}{links}</div>")
    assert "Before this" not in article(
        f"<div><h1>Crossing</h1>{TEXT}{links}</div>", address="https://www.glass.example/crossing"
    )


def test_an_article_in_a_box_with_a_misleading_name_is_found_at_second_look():
    assert "boxes of glass" in article(f'<h1>Crossing</h1><div class="related">{TEXT}</div>')


def test_an_article_that_looks_like_a_teaser_is_found_at_second_look():
    """The page says another title; what is left without the article is a line at its end."""
    body = f'<div><h2><a href="/c/">Over the water</a></h2>{TEXT}</div><p>All rights reserved, 2012.</p>'
    assert "boxes of glass" in article(body, "Glass Notes")


def test_an_article_above_the_heading_with_its_title_is_found_at_second_look():
    assert "boxes of glass" in article(f"<div>{TEXT}</div><div><h4>Crossing</h4><p>Share it.</p></div>")


_NOTES = "".join(
    f'<h3><a href="/{name}.html">{name}</a></h3><p>The boats of {name} lay in the sun on the quay all day, and nobody asked for them.</p>'
    for name in ("lamps", "crates", "kites")
)


def test_a_sidebar_with_most_of_the_text_is_not_a_short_post():
    body = f'<div><h2>Crossing</h2><p>We came over at noon, all of us.</p></div><div id="sidebar"><div id="sidetext">{_NOTES}</div></div>'
    found = article(body)
    assert "We came over at noon" in found
    assert "boats of lamps" not in found


def test_a_heading_that_links_to_the_page_is_that_of_its_post():
    body = (
        '<div><h2><a href="https://glass.example/notes/crossing.html">Crossing</a></h2><p>We came over at noon, all of us.</p></div>'
        f'<div id="sidebar"><div id="sidetext">{_NOTES}</div></div>'
    )
    found = article(body, "Notes from the harbour and the sea: Crossing", address="/crossing.html")
    assert "We came over at noon" in found
    assert "boats of lamps" not in found


def test_a_post_of_one_picture_is_found_by_its_title():
    html = article('<div><a href="/">Home</a></div><div><h1>Crossing</h1><p><img src="/ferry.jpg"></p></div>')
    assert html == '<div><p><img src="/ferry.jpg"></p></div>'


@pytest.mark.parametrize(
    "body", ["", "<h1>Glass Notes</h1><ul><li><a href='/a'>Crossing the sea</a></li></ul>", "<p>Hello.</p>"]
)
def test_a_page_without_an_article_has_none(body):
    assert article(body, "Glass Notes") == ""


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<p>Posted by Ada Brandt on January 4, 2012</p>", ""),
        ("", "<p>Posted by Ada Brandt on January 4, 2012</p>"),
        ("", "<div><span>Posted by Ada Brandt on January 4, 2012</span><br></div>"),
    ],
)
def test_a_line_about_the_post_is_its_date_and_author(above, below):
    found = read(
        f"<html><head>{HEAD}</head><body><div><h1>Crossing</h1>{above}{TEXT}{below}</div></body></html>"
    )
    assert found.post.date == "2012-01-04T00:00:00"
    assert found.author.name == "Ada Brandt"
    assert {"date", "author"} <= set(found.guessed)
    assert "Posted by" not in found.post.body.text


@pytest.mark.parametrize(
    "last",
    [
        "By the way, we slept.",
        "On 5 May 2019 we sailed.",
        "By noon <time>12:00</time> it was a grey line, then a hill, then a harbour with boats.",
    ],
)
def test_a_short_sentence_is_not_a_line_about_the_post(last):
    assert last in article(f"<div><h1>Crossing</h1><p>{last}</p>{TEXT}<p>{last}</p></div>")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("entry-content", Verdict.NOTHING),
        ("post author-admin", Verdict.NOTHING),
        ("elementor-widget elementor-widget-theme-post-content", Verdict.NOTHING),
        ("layout-no-sidebar", Verdict.NOTHING),
        ("headline", Verdict.NOTHING),
        ("widget", Verdict.DOUBTFUL),
        ("tagCloud categories", Verdict.DOUBTFUL),
        ("post-footer", Verdict.BOILERPLATE),
        ("entry relatedPosts", Verdict.BOILERPLATE),
    ],
)
def test_what_names_say(names, expected):
    assert verdict(names) is expected


@pytest.mark.parametrize(
    ("heading", "title", "expected"),
    [("Three clocks", "Three clocks | The Attic", 0.58), ("The Attic", "Three clocks | The Attic", 0.42), ("Kites", "Three clocks", 0), ("", "Three clocks", 0)],
)  # fmt: skip
def test_how_much_of_a_title_a_heading_repeats(heading, title, expected):
    assert sameness(heading, title) == pytest.approx(expected, abs=0.01)


GROWING = {
    "nested boxes": lambda number: "<div>" * number + TEXT,
    "nested boxes with text": lambda number: "<div>Some words, and then some more of them." * number,
    "nested tables": lambda number: "<table><tr><td>" * number + TEXT,
    "nested lists of links": lambda number: TEXT + "<ul><li><a href='/x'>there</a>" * number,
    "nested links in boxes": lambda number: TEXT + "<div><a href='/x'>x y</a> <a href='/y'>z z</a>" * number,
    "nested headings in boxes": lambda number: "<div><h2><a href='/x'>x</a></h2>" * number + TEXT,
    "nested footers": lambda number: TEXT + "<footer>x" * number,
    "nested posts": lambda number: (
        "<div class='post hentry post-4'><h2><a href='/x'>x</a></h2>" * number + TEXT
    ),
    "paragraphs": lambda number: TEXT * number,
    "boxes": lambda number: TEXT + "<div>x <a href='/x'>y</a></div>" * 10 * number,
    "empty boxes": lambda number: TEXT + "<div></div>" * 10 * number,
    "boxes of tags": lambda number: TEXT + "<div><a rel=tag href='/x'>y</a></div>" * 10 * number,
    "teasers": lambda number: TEXT + "<div><h3><a href='/x'>k</a></h3><p>short</p></div>" * 10 * number,
    "headings of comments": lambda number: TEXT + "<div><h3>3 comments</h3><p>short</p></div>" * 10 * number,
    "headings with the title": lambda number: TEXT + "<h1>Crossing</h1>" * 10 * number,
}


@pytest.mark.slow(reason="pages of 50,000 elements")
@pytest.mark.long(share=4)
@pytest.mark.parametrize("kind", GROWING)
def test_time_grows_no_faster_than_the_page(kind):
    def prepare(number):
        html = f"<html><head>{HEAD}</head><body><h1>Crossing</h1>{GROWING[kind](number)}</body></html>"
        return lambda: post.read(Page(place="page.html", address="", html=html))

    assert not steep_in_seconds(prepare, 1250)
