"""What stands between the items of a list goes into the item before it."""

import pytest

from converters.markup.list_items import adopt_strays

CASES = [
    ("<ul><li>a</li><pre>b</pre><li>c</li></ul>", "<ul><li>a<pre>b</pre></li><li>c</li></ul>"),
    (
        "<ol>\n<li>a</li>\n<pre>b</pre>\n<li>c</li>\n</ol>",
        "<ol>\n<li>a\n<pre>b</pre>\n</li><li>c</li>\n</ol>",
    ),
    ("<ul><pre>b</pre><li>c</li></ul>", "<ul><li><pre>b</pre></li><li>c</li></ul>"),
    ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    ("<ul><li>a</li><p>b</p><p>c</p></ul>d", "<ul><li>a<p>b</p><p>c</p></li></ul>d"),
    ('<ul><li>a</li><img alt="x"><li>c</li></ul>', '<ul><li>a<img alt="x"></li><li>c</li></ul>'),
    (
        "<ul><li>a<ol><li>b</li><pre>c</pre></ol></li><pre>d</pre></ul>",
        "<ul><li>a<ol><li>b<pre>c</pre></li></ol><pre>d</pre></li></ul>",
    ),
]


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_strays_go_into_the_item_before_them(html: str, expected: str) -> None:
    assert adopt_strays(html) == expected
    assert adopt_strays(expected) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>a</li><li>b <pre>c</pre></li></ul>",
        "<p>a</p><pre>&lt;ul&gt;&lt;li&gt;</pre>",
        "<ul><li>a</li><!-- b --><li>c</li></ul>",
        "<script>'<ul><li></li><p>'</script>",
        "<p>plain</p>",
    ],
)
def test_other_lists_stay_as_they_are(html: str) -> None:
    assert adopt_strays(html) == html
