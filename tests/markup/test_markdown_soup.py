"""Whatever HTML comes: nothing is lost, nothing crashes, nothing takes forever."""

import json
import re
from pathlib import Path

import pytest

from converters.markup import html
from converters.markup.markdown import (
    COMMONMARK_GFM,
    FLAVORS,
    GOLDMARK,
    MarkdownFlavor,
    rendered,
    to_markdown,
)
from tests.growth.measure import steep_in_seconds
from tests.markup import meaning
from tests.markup.flavors import meant
from tests.markup.soup import Soup

# html5lib keeps the newline that starts a `pre` in a cell; the standard and browsers do not.
WRONG_IN_HTML5LIB = "<table><tr><td>\n<pre>\n**Hello**"


@pytest.mark.slow(reason="many random inputs")
@pytest.mark.parametrize("seed", range(0, 300, 10))
def test_random_soup_means_the_same(seed: int) -> None:
    """All flavors of one source in turn: most give the same HTML back, which is judged once (`meaning`)."""
    for one in range(seed, seed + 10):
        source = Soup(one).body()
        for flavor in FLAVORS.values():
            if flavor.renderer == "comrak" or one < seed + 3:
                result = to_markdown(source, flavor)
                back = rendered(result.text, flavor)
                assert result.verified, (flavor.name, one)
                assert meant(back, flavor) == meant(source, flavor), (flavor.name, one)


@pytest.mark.slow(reason="a very large input")
@pytest.mark.long(share=3, reason="eight flavors of Markdown")
@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "ul><li", "em", "span", "table><tr><td", "p><b", "q"]
)
@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
def test_a_thousand_levels(tag: str, flavor: MarkdownFlavor) -> None:
    for levels in (30, 300, 1000, 4000):
        text = to_markdown(f"<{tag}>" * levels + "innermost", flavor).text
        assert "innermost" in text


@pytest.mark.slow(reason="a very large input")
def test_ten_megabytes() -> None:
    text = to_markdown(f"<p>{'word ' * 2_000_000}</p>", COMMONMARK_GFM).text
    assert len(text) == 10_000_000


@pytest.mark.slow(reason="a very large input")
@pytest.mark.parametrize(
    "unit",
    [
        "<b>",
        "[",
        "`",
        "<p>",
        "<a href=x>",
        "&lt;!--",
        "*a _b ",
        "![",
        "<table>",
        "</div>",
        "<!--",
        "a<br>",
        "&nbsp;",
    ],
)
@pytest.mark.long(share=3)
def test_no_quadratic_time(unit: str) -> None:
    assert not steep_in_seconds(lambda number: lambda: to_markdown(unit * number, COMMONMARK_GFM), 5_000)


def test_control_characters_and_surrogates() -> None:
    assert to_markdown("a\x00b\x0b\ud800c\ufffe", COMMONMARK_GFM).text == "abc\n"


def test_nothing_gives_nothing() -> None:
    assert to_markdown("", COMMONMARK_GFM).text == ""
    assert to_markdown("<p> </p><!-- x -->", COMMONMARK_GFM).text == ""


@pytest.mark.parametrize("part", range(8))
def test_suites_of_others(corpus: Path, part: int) -> None:
    """The examples of CommonMark, GFM and turndown: HTML -> Markdown -> HTML, compared as trees, in each flavor."""
    sources = [
        case["html"]
        for name in ("commonmark/spec.json", "gfm/gfm-spec.json")
        for case in json.loads((corpus / "suites" / name).read_text(encoding="utf-8"))
    ]
    page = (corpus / "suites/turndown/test/index.html").read_text(encoding="utf-8")
    sources += re.findall(r'<div class="input">(.*?)</div>\s*<pre class="expected">', page, re.S)
    assert len(sources) > 1300
    for source in sources[part::8]:
        for flavor in FLAVORS.values():
            result = to_markdown(source, flavor)
            back = rendered(result.text, flavor)
            assert result.verified, (flavor.name, source)
            assert meaning.text(back) == meaning.text(source), flavor.name
            if WRONG_IN_HTML5LIB not in source and "textarea" not in source:
                assert meant(back, flavor) == meant(source, flavor), flavor.name


@pytest.mark.slow(reason="many random inputs")
@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
def test_links_within_a_body_lead_somewhere(flavor: MarkdownFlavor) -> None:
    for seed in range(60 if flavor.renderer == "comrak" else 20):
        names: list[str] = []

        def named(tag: re.Match[str], names: list[str] = names) -> str:
            names.append(f"n{len(names)}")
            return f'{tag[0]} id="{names[-1]}"'

        source = re.sub(
            "<(?:p|div|ul|ol|li|table|h[1-6]|em|b|span|img|a href|pre)(?=[ >])", named, Soup(seed).body()
        )
        source = re.sub("<a href id=(.*?)=", r"<a id=\1 href=", source)
        links = "".join(f'<a href="#{name}">{name}</a> ' for name in names)
        result = to_markdown(f"<p>{links}</p>{source}", flavor)
        back = rendered(result.text, flavor) + re.sub(r"\{#(n\d+)\}", r'id="\1"', result.text)
        assert result.verified
        there = [
            el.get("id")
            for el in html.parse(source).iter()
            if el.get("id") and "".join(el.itertext()).strip()
        ]
        assert len(there) > 2 or len(names) < 5
        assert not [name for name in there if f'id="{name}"' not in back], result.text


FOOTNOTES = (
    '<p>One<sup data-fn="a" class="fn"><a href="#a" id="a-link">1</a></sup> and '
    'two<sup data-fn="b" class="fn"><a href="#b" id="b-link">2</a></sup>.</p>'
    '<ol class="wp-block-footnotes"><li id="a">First <em>note</em>. <a href="#a-link">↩︎</a></li>'
    '<li id="b">Second. <a href="#b-link">↩︎</a></li></ol>'
)


@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
def test_footnotes(flavor: MarkdownFlavor) -> None:
    made = to_markdown(FOOTNOTES, flavor).text
    if flavor.footnotes:
        assert made == "One[^1] and two[^2].\n\n[^1]: First *note*.\n\n[^2]: Second.\n"
    else:  # a list below the text, and links there and back
        assert "[^" not in made
        assert "[1](#a)" in made
        assert "First *note*. [↩" in made


def test_footnotes_that_do_not_fit_stay() -> None:
    lonely = FOOTNOTES.partition("<ol")[0]
    assert "[^" not in to_markdown(lonely, GOLDMARK).text
    swapped = FOOTNOTES.replace(">1</a>", ">2</a>", 1)
    result = to_markdown(swapped, GOLDMARK)
    assert result.verified
    assert "First" in result.text


def test_more_text_is_told() -> None:
    assert to_markdown("<p>a</p><!--more Read on --><p>b</p>", COMMONMARK_GFM).more == "Read on"
    assert to_markdown("<p>a</p><!--more--><p>b</p>", COMMONMARK_GFM).more == ""


def test_plain_text() -> None:
    assert html.plain("<p>a <b>b</b>\n c</p><ul><li>d<li>e</ul><script>x</script>") == "a b c\nd\ne"


def test_sanitised_comments_cannot_do_harm() -> None:
    dirty = (
        '<p onclick="x()">hi <a href="javascript:x()" target=_blank>a</a> <a href="http://x.org">b</a>'
        '<script>x()</script><iframe src="http://x.org"></iframe><img src=x onerror=y><style>p{}</style></p>'
    )
    clean, _ = html.sanitise(dirty)
    assert 'href="http://x.org" rel="nofollow ugc"' in clean
    for bad in ("script", "onclick", "onerror", "iframe", "style", "target"):
        assert bad not in clean


def test_html_is_read_as_browsers_read_it() -> None:
    body = html.parse("<p>text <strong>b</p><p>c</strong> d</p>x</div>y</body>z")
    assert html.serialise(body) == "<body><p>text <strong>b</strong></p><p><strong>c</strong> d</p>xyz</body>"
