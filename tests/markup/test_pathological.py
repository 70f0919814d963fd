"""Input that breaks parsers: the whole road, WordPress content -> HTML -> Markdown -> HTML, loses nothing and ends soon."""

import re
import time
from typing import NamedTuple

import pytest

from converters.diagnostics import Diagnostics
from converters.markup import html, wordpress
from converters.markup.markdown import FLAVORS, MarkdownFlavor, to_markdown
from converters.markup.markdown.render import renderer
from converters.model import Post
from converters.site_index import SiteIndex
from tests.markup.growth import CONSTRUCTS, ROADS

pytestmark = pytest.mark.slow(reason="megabytes of hostile markup")

SECONDS = 25
"""Far more than it takes (the slowest 5 s), for machines are slow and busy; what is quadratic takes hours."""


class Case(NamedTuple):
    text: str
    shown: int
    """How many characters a reader sees, white space aside."""


def seen(text: str) -> int:
    return len(re.sub(r"\s+", "", text))


CASES = {
    **{
        f"2,000 nested {tag}": Case(f"<{tag}>" * 2000 + "innermost", 9)
        for tag in (
            "div",
            "b",
            "blockquote",
            "span",
            "ul><li",
            "ol><li><p",
            "table><tr><td",
            "div><p",
            "q",
            "sup",
        )
    },
    "300 unclosed fonts": Case('<p><font color="red">a word</p>' * 300, 300 * 5),
    "10 MB in one text node": Case("word " * 2_000_000, 8_000_000),
    "10 MB in one word": Case("w" * 10_000_000, 10_000_000),
    "100,000 unclosed paragraphs": Case("<p>a" * 100_000, 100_000),
    "100,000 breaks": Case("a<br>" * 100_000, 100_000),
    "1 MB of spaces": Case("a" + " " * 1_000_000 + "b", 2),
    "1 MB of empty lines": Case("a\n" + " \n" * 500_000 + "b", 2),
    **{
        f"5,000 nested {tag}": Case(f"<{tag}>" * 5000 + "innermost", 9)
        for tag in ("b", "blockquote", "ul", "ul><li")
    },
    "50,000 attributes": Case(f"<p {' '.join(f'a{n}=' for n in range(50_000))}>a</p>", 1),
    "50,000 attributes in a line": Case(f"x <kbd {'/'.join(f'a{n}' for n in range(50_000))}>a</kbd>", 2),
    "20,000 quotes": Case("<blockquote>a</blockquote>" * 20_000, 20_000),
    "20,000 pre": Case("<pre>a\n\nb</pre>" * 20_000, 40_000),
    "10,000 captions that nothing closes": Case("[caption]" * 10_000, 90_000),
    "20,000 galleries": Case("[gallery " * 20_000, 160_000),
    "2 MB of asterisks": Case("*" * 2_000_000, 2_000_000),
    "1 MB of backticks": Case("`" * 1_000_000, 1_000_000),
    **{
        f"20,000 {text}": Case(text * 20_000, seen(text) * 20_000)
        for text in (*"[]*_`<&\\~", "[[", "[x](", "![", "*a ", "_a ", "~~a ", "http://x.org ")
    },
}


@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
@pytest.mark.parametrize("name", CASES)
def test_nothing_is_lost_and_it_ends(name: str, flavor: MarkdownFlavor) -> None:
    case = CASES[name]
    begin = time.process_time()
    diagnostics = Diagnostics()
    shown = wordpress.render(case.text, wordpress.Context(Post(id="1"), SiteIndex(), diagnostics))
    result = to_markdown(shown, flavor)
    took = time.process_time() - begin
    assert took < SECONDS, f"{took:.0f} s"
    assert seen(html.plain(shown)) == case.shown
    assert result.text.count("innermost") == case.text.count("innermost")
    if result.verified:
        return  # it was rendered again, and its shape compared
    if "innermost" not in case.text:
        assert seen(html.plain(renderer(flavor)(result.text))) == case.shown


@pytest.mark.parametrize(
    "unit",
    [
        "<b>",
        "[",
        "`",
        "<p>",
        "<a href=x>",
        "*a _b ",
        "![",
        "<table>",
        "</div>",
        "<!--",
        "a<br>",
        "&nbsp;",
        "|",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    def cost(number: int) -> float:
        best = float("inf")
        for _ in range(2):
            begin = time.process_time()
            shown = wordpress.render(
                unit * number, wordpress.Context(Post(id="1"), SiteIndex(), Diagnostics())
            )
            to_markdown(shown, FLAVORS["commonmark"])
            best = min(best, time.process_time() - begin)
        return best

    assert cost(32_000) < 40 * cost(4_000) + 0.5  # eight times the text: 8 if linear, 64 if quadratic


SIZE = 1000
RATIO = 10
"""Four times the text takes four times the time if that is linear, 16 times if it is quadratic."""
FLOOR = 0.8
"""Seconds that are too few to say anything about."""


@pytest.mark.long(share=12)
@pytest.mark.parametrize("construct", CONSTRUCTS)
@pytest.mark.parametrize("road", ROADS)
def test_time_is_linear(road: str, construct: str) -> None:
    def seconds(text: str) -> float:
        begin = time.process_time()
        ROADS[road](text)
        return time.process_time() - begin

    small, large = CONSTRUCTS[construct](SIZE), CONSTRUCTS[construct](4 * SIZE)
    took = seconds(large)
    if took > FLOOR:  # machines are busy: the best of three counts
        before = min(seconds(small) for _ in range(3))
        took = min(took, seconds(large), seconds(large))
        assert took < RATIO * before or took < FLOOR, f"{before:.2f} s, four times the text {took:.2f} s"
