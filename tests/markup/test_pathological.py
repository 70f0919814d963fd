"""Input that breaks parsers: the whole road, WordPress content -> HTML -> Markdown -> HTML, loses nothing.

How long it takes is the business of `tests/growth`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

import pytest

from converters.diagnostics import Diagnostics
from converters.markup import html, wordpress
from converters.markup.markdown import FLAVORS, MarkdownFlavor, to_markdown
from converters.markup.markdown.render import renderer
from converters.model import Post
from converters.site.index import SiteIndex

pytestmark = pytest.mark.slow(reason="megabytes of hostile markup")


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


@lru_cache(maxsize=1)
def rendered(name: str) -> str:
    """The HTML of a case, which shows all of it; the flavors of one case come one after another."""
    case = CASES[name]
    shown = wordpress.render(case.text, wordpress.Context(Post(id="1"), SiteIndex(), Diagnostics()))
    assert seen(html.plain(shown)) == case.shown
    return shown


@pytest.mark.long(share=12, reason="texts of 100 KB, in each flavor of Markdown")
@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
@pytest.mark.parametrize("name", CASES)
def test_nothing_is_lost_and_it_ends(name: str, flavor: MarkdownFlavor) -> None:
    case, shown = CASES[name], rendered(name)
    result = to_markdown(shown, flavor)
    assert result.text.count("innermost") == case.text.count("innermost")
    if result.verified:
        return  # it was rendered again, and its shape compared
    if "innermost" not in case.text:
        assert seen(html.plain(renderer(flavor)(result.text))) == case.shown
