"""Odd input: nothing is raised, and nothing takes longer than it must."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.diagnostics import Diagnostics
from converters.markup.wordpress import Context, autop, render, render_comment
from converters.markup.wordpress.blocks import parse
from converters.markup.wordpress.shortcodes.code import escape_once
from converters.model import Post
from converters.site.index import SiteIndexBuilder
from tests.growth.measure import steep_in_steps

PIECES = [
    "<", ">", "[", "]", "[[", "]]", "/", "\\", '"', "'", "=", "\n", "\n\n", "\r\n", " ", "\u00a0", "&nbsp;", "&amp;",
    "<p>", "</p>", "<pre>", "</pre>", "<pre lang='x'>", "<div>", "</div>", "<br>", "<blockquote>", "<li>", "<a href='x'>",
    "</a>", "<!--", "-->", "<!--more-->", "<!--nextpage-->", "<![CDATA[", "<script>", "</script>", "word", "https://x.y/z",
    "[caption]", "[caption width='1']", "[/caption]", "[gallery]", "[gallery ids='1,x']", "[code]", "[/code]", "[php]",
    "[embed]", "[/embed]", "[audio]", "[/audio]", "[youtube 1]", "[slide]", "[/slide]", "[vc_row a='b']", "[/vc_row]",
    "$latex x$", "<!-- wp:x -->", "<!-- /wp:x -->", "<!-- wp:x /-->", '<!-- wp:x {"a":1} -->', "<!-- wp:x {", "<img src='x'>",
    '<!-- wp:block {"ref":1} /-->', "<!-- wp:footnotes /-->", "<!-- wp:embed -->", "<!-- wp:gallery -->", "data-fn=",
    "\ufdd0", "\ufdd1", "kept=0", "<pre kept=0></pre>", "<kept=0>", "<!-- wpnl -->",
]  # fmt: skip


def shown(text: str) -> str:
    index = SiteIndexBuilder()
    index.blocks["1"] = '<p>again</p><!-- wp:block {"ref":1} /-->'
    return render(text, Context(Post(id="1", extra={"footnotes": ["[1"]}), index.finish(), Diagnostics()))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_nothing_is_raised_and_no_word_is_lost(text: str) -> None:
    html = shown(text)
    render_comment(text)
    if not any(sign in text for sign in ("<", "[", "&", "$", '"', "'")):
        seen = re.sub(r"<[^>]*>", " ", html)  # a URL that became a link stands in its tag too
        assert seen.count("word") == text.count("word")


@pytest.mark.slow(reason="many random inputs")
@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_at_all(text: str) -> None:
    shown(text)
    autop(render_comment(text))


@given(st.text(alphabet="ab<>&;#ltgmp \n\"'[]/$\\", min_size=1).map(lambda code: f"x{code}x"))
@settings(deadline=None)
def test_code_is_kept_to_the_byte(code: str) -> None:
    if "[/code]" in code or "\r" in code:
        return
    html = shown(f"[code]{code}[/code]")
    assert html.strip() == f"<pre><code>{escape_once(code)}</code></pre>"
    assert "<" in code or unescape(html.strip()[11:-13]) in (code, unescape(code))


@pytest.mark.slow(reason="measures how its cost grows")
@pytest.mark.parametrize(
    "unit",
    ["[", "[[", "<pre ", "<pre lang='x'>", "<script ", "<svg", "<!--", "<!-- wp:x {", "<!-- wp:x -->", "[gallery]",
     "[gallery ", "[code]", "[caption]", "<p>[caption]", "\n", " ", "<br>", "<figcaption", "http://a(", "a@", "www.",
     "<!--more", "$latex ", "[x y=1]", "<blockquote>", "[vc_row", "\nhttps://x.y/", "<code>", "<a ",
     "<p>", "</p>", "<p></p>", "<pre>", "<br> ", "<a\n", "<div x='y' ", "<p><li>", "</div>", "<track>[video ",
     "<option> ", "<![CDATA[", "x\n", "&", "(http://a.b ", "x@y.", "<a x>"],
)  # fmt: skip
def test_steps_grow_with_length_only(unit: str) -> None:
    def prepare(size: int):
        text = unit * size
        return lambda: (shown(text), render_comment(text))

    assert not steep_in_steps(prepare, 300)


def test_blocks_within_blocks_without_end() -> None:
    assert "deep" in shown("<!-- wp:group -->" * 5000 + "deep")


def test_block_grammar() -> None:
    outer, text, void = parse(
        '<!-- wp:a {"b":"\\u003cc\\u003e } --"} -->x<!-- wp:n/i /--><!-- /wp:a -->y<!--\nwp:v\n/-->'
    )
    assert (outer.name, outer.attributes) == ("core/a", {"b": "<c> } --"})
    assert outer.content[0] == "x"
    assert outer.content[1].name == "n/i"  # type: ignore[union-attr]
    assert (text.name, text.content) == ("", ["y"])
    assert (void.name, void.void) == ("core/v", True)


@pytest.mark.parametrize(
    "embed", ['<script src="https://kiln.example/1.js" />', '<iframe src="https://kiln.example/1"/>']
)
def test_an_embed_that_ends_as_in_xml_holds_nothing(embed: str) -> None:
    html = shown(f"one\n\n{embed}\n\ntwo")
    assert re.search(r"></(?:script|iframe)>", html)
    assert "<p>two</p>" in html


def test_an_embed_whose_address_ends_in_a_slash_stays() -> None:
    embed = "<iframe src=https://kiln.example/>x</iframe>"
    assert embed in shown(f"<div>{embed}</div>")
