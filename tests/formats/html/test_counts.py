"""What a page costs, counted and not timed: each thing is looked at once."""

from collections import Counter

import pytest

from converters.formats.html.reader import dom, post
from converters.formats.html.reader.comments import layout, rows, stating
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import ParsedPost
from converters.readers.page_words import phrases
from tests.growth.measure import steep_in_steps

PROSE = (
    "<p>The lamp keeper counts the ships, and writes each of them into her book before the night is over.</p>"
)
WIDGETS = "".join(f"<li><a href='/{year}/'>June {year}</a> ({year % 9})</li>" for year in range(2001, 2013))


def page_of(below: str, title: str = "Ships") -> Page:
    html = f"<html lang=en><head><title>{title}</title></head><body><div><h1>{title}</h1>{PROSE * 4}</div>{below}</body></html>"
    return Page(place="ships.html", address="https://lamp.example/ships/", html=html)


@pytest.fixture
def counted(monkeypatch):
    """Counts the calls of a function, by what `key` makes of its first argument."""

    def count(module: object, name: str, key=lambda argument: 0) -> Counter:
        calls = Counter()
        function = getattr(module, name)

        def called(first, *arguments, **named):
            calls[key(first)] += 1
            return function(first, *arguments, **named)

        monkeypatch.setattr(module, name, called)
        return calls

    return count


def test_a_page_is_parsed_once(counted):
    parses = counted(dom, "LexborHTMLParser", key=lambda html: html)
    assert isinstance(post.read(page_of(f"<ul>{WIDGETS}</ul>")), ParsedPost)
    assert list(parses.values()) == [1]


def test_comments_of_a_page_are_not_parsed_again(counted):
    comment = '<li class="comment" id="comment-{0}"><b class="fn"><a href="https://a.example">Ada</a></b><div class="comment-content"><p>An answer {0}.</p></div></li>'
    parses = counted(dom, "LexborHTMLParser")
    found = post.read(page_of(f'<ol class="comment-list">{"".join(map(comment.format, range(1, 9)))}</ol>'))
    assert len(found.post.comments) == 8
    assert parses[0] == 1


def test_a_search_for_comments_looks_at_each_element_once(counted):
    ends = counted(layout, "_is_end", key=lambda node: node.mem_id)
    boxes = "".join(f"<div><b>Ann {day}</b> May {day}, 2012<p>A remark.</p>" for day in range(1, 29))
    post.read(page_of(f"{boxes}<h3>Links</h3>"))
    assert ends
    assert set(ends.values()) == {1}


def test_rows_that_all_pages_have_are_read_once():
    for function in (rows._read, stating.stating):
        function.cache_clear()
    post.read(page_of(f"<ul>{WIDGETS}</ul>"))
    once = rows._read.cache_info().misses
    assert once
    for number in range(5):
        post.read(page_of(f"<ul>{WIDGETS}</ul>", f"Ships {'and ' * number}boats"))
    assert rows._read.cache_info().misses == once


def test_a_text_is_compared_with_the_phrases_only_that_it_shares_a_word_with():
    index = phrases._index()
    assert index.likely("The lamp keeper counts the ships") == {}
    likely = {form.phrase for form in index.likely("3 thoughts on ships")["heading"]}
    assert "{n} thoughts on {title}" in likely
    assert "{n} comments on {title}" not in likely


SHAPES = {
    "boxes with a date that nothing closes": lambda n: "".join(f"<div><b>Ann {k}</b> May 3, 2012<p>Hm" for k in range(n)),
    "headings and texts in turn": lambda n: "".join(f"<dt>Ann {k} on May 3, 2012</dt><dd>Hm</dd>" for k in range(n)),
    "lists side by side": lambda n: "<ul><li>Ann</li><li>May 3, 2012</li></ul>" * n,
    "names below a heading": lambda n: "<h3>Comments</h3>" + "".join(f"<b>Ann {k}</b><br>Hm<br>" for k in range(n)),
    "classes named like comments": lambda n: f'<p class="{" ".join(f"comment-{k}x" for k in range(n))}">Hm</p>',
    "targets named like comments": lambda n: '<a name="comments"></a><p>May 3, 2012</p>' * n,
    "links": lambda n: "".join(f'<a href="/{k}#c{k}">Ann</a> ' for k in range(n)),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_the_steps_grow_no_faster_than_what_looks_like_comments(shape):
    def prepare(number):
        page = page_of(SHAPES[shape](number))
        return lambda: post.read(page)

    assert not steep_in_steps(prepare, 100)
