"""Comments: nothing in them runs, and what is removed is named."""

from html import escape, unescape

import pytest

from converters.markup.html import _without_odd_schemes, sanitise


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


SCHEMES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01\x1fjavascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6a;avascript&colon;alert(1)",
    "java&Tab;script&NewLine;:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "feed:javascript:alert(1)",
    "blob:https://a.example/x",
]
URL_ATTRIBUTES = (
    "action archive background cite classid codebase data dynsrc formaction href icon imagesrcset longdesc lowsrc "
    "manifest ping poster profile src srcset usemap xlink:href"
).split()
ELEMENTS = (
    "a applet area audio blockquote body button del embed form frame html iframe img input ins link object q source svg "
    "table td track use video"
).split()


@pytest.mark.parametrize("url", SCHEMES)
@pytest.mark.parametrize("attribute", URL_ATTRIBUTES)
def test_no_attribute_holds_a_url_that_runs(attribute, url):
    for element in ELEMENTS:
        clean, _ = sanitise(
            f'<{element} {attribute}="{escape(url, quote=True).replace("&amp;", "&")}">x</{element}>'
        )
        assert f"{attribute}=" not in clean


@pytest.mark.parametrize("url", SCHEMES)
def test_a_list_of_urls_is_checked_whole(url):
    url = unescape(url)
    assert _without_odd_schemes("img", "srcset", f"a.png 1x, {url} 2x") is None
    if len(url.split()) == 1:  # white space separates the URLs of `ping`
        assert _without_odd_schemes("a", "ping", f"https://a.example {url.strip()}") is None
    assert _without_odd_schemes("img", "srcset", "a.png 1x, https://a.example/b.png 2x") is not None


def test_cite_is_named_when_it_goes_and_stays_when_it_is_harmless():
    assert sanitise('<q cite="javascript:x">a</q>') == ("<q>a</q>", ["cite"])
    assert sanitise('<q cite="https://a.example/b">a</q>') == ('<q cite="https://a.example/b">a</q>', [])
    assert sanitise('<blockquote cite="/b?c:d">a</blockquote>') == (
        '<blockquote cite="/b?c:d">a</blockquote>',
        [],
    )
