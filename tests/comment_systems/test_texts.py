"""Bodies that a system stores as HTML or as Markdown: which it is, and line breaks that stay."""

import pytest

from converters.comment_systems.readers.texts import hard_breaks, html_or_markdown, html_with_lines


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("<p>Fog</p>", "html"),
        ("\n<pre><code>a\n  b</code></pre>", "html"),
        ("Fog *today*", "markdown"),
        ("Fog <b>today</b>", "markdown"),
        ("<bobby@fog.example>", "markdown"),
    ],
)
def test_what_begins_with_a_block_is_html(text, dialect):
    body = html_or_markdown(text)
    assert body
    assert (body.dialect, body.text) == (dialect, text)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_is_no_body(text):
    assert html_or_markdown(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n\nc", "a  \nb\n\nc"),
        ("a  \nb\\\nc", "a  \nb\\\nc"),
        ("> a\n> b", "> a  \n> b"),
        ("- a\n- b\n  c", "- a\n- b  \n  c"),
        ("```\na\nb\n```\nc\nd", "```\na\nb\n```\nc  \nd"),
        ("~~~\na\n```\nb\n~~~\n", "~~~\na\n```\nb\n~~~\n"),
        ("    a\n    b", "    a\n    b"),
        ("a\n\n\tb\n\tc", "a\n\n\tb\n\tc"),
        ("Title\n===\na", "Title\n===\na"),
        ("# a\nb", "# a\nb"),
        ("| a |\n|---|\n| b |", "| a |\n|---|\n| b |"),
        ("<pre>\na\nb\n</pre>\nc\nd", "<pre>\na\nb\n</pre>\nc  \nd"),
        ("a\r\nb", "a  \nb"),
    ],
)
def test_line_breaks_stay_in_paragraphs_alone(text, expected):
    assert hard_breaks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p><a class="at" href="#5f0c">@Cem </a> Fog</p>', "<p>@Cem  Fog</p>"),
        ("[@Cem](#5f0c): Fog", "@Cem: Fog"),
        ("![@Cem](#5f0c) [Cem](#5f0c)", "![@Cem](#5f0c) [Cem](#5f0c)"),
        ('<p><a href="https://fog.example/#5f0c">@Cem</a></p>', '<p><a href="https://fog.example/#5f0c">@Cem</a></p>'),
    ],
)  # fmt: skip
def test_a_link_to_who_is_answered_becomes_the_name(text, expected):
    body = html_or_markdown(text)
    assert body
    assert body.text == expected


@pytest.mark.parametrize(
    ("text", "dialect"),
    [("One\n\n<a href='#'>two</a>", "wordpress"), ("<p>One\ntwo</p>", "html"), ("One", "html")],
)
def test_lines_of_html_without_blocks_stay(text, dialect):
    body = html_with_lines(text)
    assert body
    assert (body.text, body.dialect) == (text, dialect)
