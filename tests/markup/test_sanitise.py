"""What strangers wrote: nothing that runs, and nothing taken away without a word."""

import pytest

from converters.markup.html import sanitise


@pytest.mark.parametrize(
    "html",
    [
        "<p>H<sub>2</sub>O, E = MC<sup>2</sup></p>",
        "<table><tbody><tr><th>a</th><td colspan=\"2\">b</td></tr></tbody></table>",
        "<h3>A heading</h3><dl><dt>x</dt><dd>y</dd></dl><hr>",
        '<p><kbd>Ctrl</kbd> &amp; <img src="https://a.example/x.png" alt="x"></p>',
        '<ol start="8"><li>eight</li></ol>',
    ],
)  # fmt: skip
def test_text_markup_stays(html):
    assert sanitise(html) == (html, [])


@pytest.mark.parametrize(
    ("html", "clean", "removed"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>", ["script"]),
        ('<p onclick="x()">a</p>', "<p>a</p>", []),
        ('<a href="javascript:x()">a</a>', '<a rel="nofollow ugc">a</a>', ["href"]),
        ('<a href="hhttps://a.example">a</a>', '<a rel="nofollow ugc">a</a>', ["href"]),
        ('<iframe src="https://a.example"></iframe>x', "x", ["iframe", "src"]),
        ('<img src="data:image/svg+xml,x" alt="y">', '<img alt="y">', ["src"]),
        ('<form action="/x"><input name="y">z</form>', "z", ["form", "input"]),
        ("<style>p{}</style>x", "x", ["style"]),
        ("<svg><p>x", "<p>x</p>", ["svg"]),
    ],
)
def test_what_could_harm_goes_and_is_named(html, clean, removed):
    assert sanitise(html) == (clean, removed)
