"""Blocks that are read without a parser: they become what a parser's tree becomes, and are proven no less."""

import random
from collections.abc import Iterator

import pytest

from converters.markup.emphasis import within_blocks
from converters.markup.html import alone, parse
from converters.markup.markdown import FLAVORS, GOLDMARK, conversion, rendered, to_markdown
from converters.markup.markdown.verification.normal_form import normal_form
from converters.markup.markdown.verify import as_a_whole
from tests.markup.soup import Soup
from tests.markup.test_markdown_cases import ALL

KEPT = frozenset({"alignleft", "aligncenter", "lead"})
READ = ("commonmark", "goldmark", "kramdown", "markdown-it")

WRAPS = [
    ("<p>", "</p>"),
    ('<p class="lead">', "</p>"),
    ("<h2>", "</h2>"),
    ("<ul><li>", "</li></ul>"),
    ("<ol>\n<li>", "</li>\n</ol>"),
    ("<ul><li>a<ul><li>", "</li></ul></li></ul>"),
    ("<blockquote><p>", "</p></blockquote>"),
    ("<pre><code>", "</code></pre>"),
    ("<div><p>", "</p></div>"),
    ("<div>", "</div>"),
    ('<figure class="aligncenter"><img src="/i.jpg" alt=""/><figcaption>', "</figcaption></figure>"),
    ('<figure><ul class="gallery"><li><figure><img src="/i.jpg" alt=""/>', "</figure></li></ul></figure>"),
    ("<b>", "</b>"),
    ("<em>", "</em>"),
    ('<a href="https://u.example/?a=1&amp;b=2">', "</a>"),
    ("<span>", "</span>"),
    ("<code>", "</code>"),
]
TEXTS = [
    "x",
    "Hills and rain.",
    "a b ",
    " c",
    "d*e",
    "f_g_h",
    "&amp; i",
    "&nbsp;",
    "&lt;b&gt;",
    "!",
    '"j"',
    "<br />\n",
    "1. k",
]
BLOCKS = 12
"""How many of them are blocks."""
PIECES = [
    "x", "Hills and rain.", "a b ", " c", "d*e", "f_g_h", "[i]", "&amp;", "&nbsp;", "&lt;b&gt;", "!", '"j"', "1. ", "# ", "- ",
    "> ", "`", "~~", "$5", "{k}", "|", "\\", "\u3000", "\n", "\n\n", "  ", "<br>", "<br />\n", "<hr />", "<!--more-->", "<!-- l -->",
    '<img src="/m.jpg" alt="n [o]" class="alignleft" />', '<img src="/m.jpg">', '<sup>2</sup>', '<abbr title="p q">r</abbr>',
    "<a href='/s'>t</a>", "www.u.example", "v@w.example", "<p>", "</p>", "</div>", "<table>", "<td>", "<i>", "</a>", "<input>",
]  # fmt: skip


def bodies(number: int) -> Iterator[str]:
    """So many bodies of common blocks, some of them broken."""
    rng = random.Random(11)

    def inner(depth: int) -> str:
        if depth > 3 or rng.random() < 0.5:
            return rng.choice(PIECES if rng.random() < 0.15 else TEXTS)
        start, end = rng.choice(WRAPS if rng.random() < 0.3 else WRAPS[BLOCKS:])
        return start + "".join(inner(depth + 1) for _ in range(rng.randint(1, 3))) + end

    for _ in range(number):
        wraps = rng.choices(WRAPS[:BLOCKS], k=rng.randint(1, 4))
        yield "\n\n".join(
            start + "".join(inner(2) for _ in range(rng.randint(1, 3))) + end for start, end in wraps
        )


def differing(texts: Iterator[str]) -> tuple[int, list[str]]:
    """How often blocks were read alone, and the texts of which that gave something else."""
    read, found = 0, []
    for html in texts:
        for name in READ:
            for keep in (frozenset[str](), KEPT):
                made = conversion._by_blocks(html, FLAVORS[name], keep)
                if made is None:
                    continue
                read += 1
                if made != as_a_whole(html, FLAVORS[name], keep):
                    found.append(html)
    return read, found


def test_cases_become_the_same() -> None:
    read, found = differing(str(case.values[0]) for case in ALL)
    assert read > 1000
    assert not found


@pytest.mark.slow(reason="many random inputs")
def test_soup_becomes_the_same() -> None:
    read, found = differing(Soup(seed).body() for seed in range(200))
    assert read > 300
    assert not found


@pytest.mark.slow(reason="many random inputs")
def test_random_blocks_become_the_same() -> None:
    read, found = differing(bodies(1500))
    assert read > 2000
    assert not found


def test_what_is_rendered_means_what_the_source_means() -> None:
    """The normal form is not used for common blocks: it agrees all the same."""
    read = 0
    for html in bodies(400):
        made = conversion._by_blocks(html, GOLDMARK, KEPT)
        if made is None:
            continue
        read += 1
        source = parse(html)
        within_blocks(source)
        assert normal_form(source, keep=KEPT) == normal_form(
            parse(rendered(made.text, GOLDMARK)), keep=KEPT
        ), html
    assert read > 100


BODY = (
    '<p>Rain <b>on</b> the <a href="/hill">hill</a>.</p>\n<ul><li>wool</li><li>wax</li></ul>\n<pre>a = 1</pre>\n'
    '<figure><img src="/i.jpg" alt="b"><figcaption>A gate</figcaption></figure>'
)


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("Rain", "Snow"),
        ("**on**", "on"),
        ("/hill", "/wall"),
        ("- wax", "- wax, wool"),
        ("\n- wax", ""),
        ("- wool", "1. wool"),
        ("a = 1", "a = 2"),
        ("A gate", "A wall"),
        ("/i.jpg", "/j.jpg"),
        ('alt="b"', 'alt=""'),
        ("```\n\n", "```\n\nmore\n\n"),
    ],
)
def test_a_change_is_noticed(monkeypatch: pytest.MonkeyPatch, written: str, changed: str) -> None:
    """Where the Markdown of a block says something else than the block, the body is not taken for proven."""
    made = conversion._by_blocks(BODY, GOLDMARK, frozenset())
    assert made
    assert written in made.text
    whole_text = conversion.whole_text
    monkeypatch.setattr(conversion, "whole_text", lambda *given: whole_text(*given).replace(written, changed))
    assert conversion._by_blocks(BODY, GOLDMARK, frozenset()) is None


@pytest.mark.parametrize(
    "html",
    ["<div>a", "<b>a", "<div title='", "<table><tr>", "<dl><dt>a</dt>", "<!-- a", "<p>a</p><b>", "<pre>a"],
)
def test_html_that_changes_what_follows_is_not_alone(html: str) -> None:
    assert alone(html) is None


def test_html_that_changes_nothing_after_it_is_alone() -> None:
    body = alone("<div><b>a</b></div> <dl><dt>b</dt></dl>")
    assert body is not None
    assert body.html == "<body><div><b>a</b></div> <dl><dt>b</dt></dl></body>"


def test_two_lists_side_by_side_stay_two() -> None:
    html = "<ul><li>a</li></ul>\n<ul><li>b</li></ul>"
    assert to_markdown(html, GOLDMARK).text == "- a\n\n* b\n"


@pytest.mark.parametrize("element", ["div", "blockquote", "ul><li", "b", "b> "])
def test_deep_nesting_is_left_to_the_parser(element: str) -> None:
    names = element.split("><")
    ends = "".join(f"</{name.strip('> ')}>" for name in reversed(names))
    html = (
        f"<p>{f'<{element}>' * 3000}a{ends * 3000}</p>"
        if element[0] == "b"
        else f"<{element}>" * 3000 + "<p>a</p>" + ends * 3000
    )
    assert "a" in to_markdown(f"<p>First.</p>{html}<p>Last.</p>", GOLDMARK).text
