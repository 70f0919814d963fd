"""Paragraphs of classic content: what is described of `wpautop`, and what holds for any text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.markup.wordpress import autop
from tests.markup.test_wordpress_odd_input import PIECES


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\nb", "<p>a<br />\nb</p>\n"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("  a", "<p>  a</p>\n"),
        ("x<br>y", "<p>x<br />y</p>\n"),
        ("x<br><br>y", "<p>x</p>\n<p>y</p>\n"),
        ("<div>a\n\nb</div>", "<div>a</p>\n<p>b</p></div>\n"),
        ("a</div>", "<p>a</p></div>\n"),
        ("<p>a</p>b", "<p>a</p>\n<p>b</p>\n"),
        ("<ul><li>a\nb</li></ul>", "<ul>\n<li>a<br />\nb</li>\n</ul>\n"),
        ("<blockquote>\na\n</blockquote>", "<blockquote><p>\na\n</p></blockquote>\n"),
        ("<BLOCKQUOTE>a</BLOCKQUOTE>", "<blockquote><p>a</BLOCKQUOTE></p>\n"),
        ("<script>\nx\n\ny\n</script>", "<p><script>\nx</p>\n<p>y\n</script></p>\n"),
        ("a&nbsp;\n\n&nbsp;\n\nb", "<p>a&nbsp;</p>\n<p>&nbsp;</p>\n<p>b</p>\n"),
        ("<hr>a<hr/>b", "<hr>\n<p>a</p>\n<hr/>\n<p>b</p>\n"),
        ("<hr class='x'>a", "<hr class='x'>a</p>\n"),
        ("<DIV>a</DIV>", "<p><DIV>a</DIV></p>\n"),
        ("<details><summary>s</summary>t</details>", "<details>\n<summary>s</summary>\n<p>t</details>\n"),
        ("a\r\nb\rc", "<p>a<br />\nb<br />\nc</p>\n"),
        ("<pre>a\r\n\r\n<br>b</pre>", "<pre>a\r\n\r\n<br>b</pre>\n"),
        ("<select> <option>a</option> <option>b</option> </select>",
         "<p><select><option>a</option><option>b</option></select></p>\n"),
        ("<video>\n\n<source src='a'>\n\n</video>", "<p><video><source src='a'></video></p>\n"),
        ("[video]\n\n<track>\n\n[/video]", "<p>[video]<track>[/video]</p>\n"),
    ],
)  # fmt: skip
def test_as_described(text: str, html: str) -> None:
    assert autop(text) == html


@pytest.mark.parametrize(
    "text",
    ["<a href='x'\n\ntitle='y'>z</a>", "<!-- a\n\nb -->", "<![CDATA[a\n\nb]]>", "<a title='<div>' x>y</a>"],
)
def test_tags_and_comments_are_not_broken(text: str) -> None:
    assert "<br" not in autop(text)
    assert autop(text).count("</p>") <= 1


def test_a_quote_may_begin_on_two_lines() -> None:
    assert autop("<blockquote\ncite='x'>a</blockquote>") == "<blockquote\ncite='x'><p>a</p></blockquote>\n"


@pytest.mark.parametrize("word", ["<!-- wpnl -->", "<WPPreserveNewline />", "<pre set-aside></pre>"])
def test_no_text_is_taken_for_a_mark(word: str) -> None:
    assert word in autop(f"<pre>x</pre>\n\na {word} b\n\n<pre>\n\n</pre>")


ADDED = re.compile(r"</?p>|<br ?/?>|\s|</pre>")


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PIECES, "<track>", "[video", "<option>", "</figcaption>", "<hr>"]), max_size=20
    )
)
def test_only_paragraphs_breaks_and_space_differ(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert ADDED.sub("", autop(text)) == ADDED.sub("", text)
