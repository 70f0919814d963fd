"""Where two likenesses are equal, so are the shapes: the quick proof proves no more than the slow one."""

import random
import re

import pytest

from converters.markup.html import browser_body, canonical, parse, tree
from converters.markup.markdown import FLAVORS, MarkdownFlavor, rendered, to_markdown
from converters.markup.markdown.verification import parts as likeness
from converters.markup.markdown.verification.fingerprint import fingerprint, written_out
from converters.markup.markdown.verification.normal_form import normal_form
from tests.markup.soup import Soup
from tests.markup.test_markdown_cases import ALL


def agrees(one: str, rendered: str) -> bool:
    """Whether the two are alike; if they are, they must have one shape."""
    source = canonical(one)
    alike = bool(fingerprint(source)) and fingerprint(source) == fingerprint(written_out(rendered))
    if alike:
        assert normal_form(tree(source)) == normal_form(parse(rendered)), (one, rendered)
    return alike


def agrees_by_parts(one: str, rendered: str) -> bool:
    """The same for the check part by part."""
    alike = likeness.alike(likeness.parts(browser_body(one)), likeness.parts(browser_body(rendered)))
    if alike:
        assert normal_form(parse(one)) == normal_form(parse(rendered)), (one, rendered)
    return alike


@pytest.mark.slow(reason="many random inputs")
@pytest.mark.long(share=4)
@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
def test_it_proves_what_the_shape_proves(flavor: MarkdownFlavor) -> None:
    count = by_parts = 0
    for html in (*(case.values[0] for case in ALL), *(Soup(seed).body() for seed in range(400))):
        shown = rendered(to_markdown(str(html), flavor).text, flavor)
        count += agrees(str(html), shown)
        by_parts += agrees_by_parts(str(html), shown)
    assert count > 40
    assert by_parts > 40


@pytest.mark.parametrize("seed", range(8))
def test_small_changes(seed: int) -> None:
    """Tags, spaces and breaks put in and taken out anywhere."""
    rng = random.Random(seed)
    pieces = ["<p>", "</p>", " ", "\n", "<br>", "<b>", "</b>", "x", "<li>", "</li>", '<a href="y">', "</a>"]
    pieces += [
        '<img src="i">',
        "<hr>",
        "<td>",
        "<ul>",
        "</ul>",
        "<em>",
        "</em>",
        "\u00a0",
        "\u3000",
        "<p></p>",
        "<figure>",
        "</figure>",
        "<figcaption>",
        "<pre>",
        "</pre>",
        "<code>",
        "<div>",
        "</div>",
        "<blockquote>",
        "<!--more-->",
        "<!-- a -->",
        "<iframe></iframe>",
        "<dl><dt>",
    ]
    for _ in range(1500):
        parts = rng.choices(pieces, k=rng.randint(2, 9))
        changed = [*parts]
        at = rng.randrange(len(parts))
        changed[at : at + rng.randint(0, 1)] = rng.choices(pieces, k=rng.randint(0, 1))
        shown = re.sub(r"</?body>", "", canonical("".join(changed)))
        agrees("".join(parts), shown)
        agrees_by_parts("".join(parts), shown)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"),
        ('<a href="x">a</a>', '<a href="y">a</a>'),
        ('<img src="x" alt="a">', '<img src="x" alt="b">'),
        ('<ol start="3"><li>a</li></ol>', "<ol><li>a</li></ol>"),
        ("<p>a<br>b</p>", "<p>a b</p>"),
        ("<p>a b</p>", "<p>ab</p>"),
        ("<p>a<b> b</b></p>", "<p>a<b>b</b></p>"),
        ("<p>a\u3000b</p>", "<p>a b</p>"),
        ("<p>a</p>", "<p>a</p><!--more-->"),
        ("<p>a</p><p></p><p>b</p>", "<p>ab</p>"),
        ("a&lt;b&gt;c", "a<b>c</b>"),
        ("<td>a</td>", "<th>a</th>"),
    ],
)
def test_what_differs_is_not_alike(one: str, other: str) -> None:
    assert not agrees(one, other)


def test_classes_names_of_emphasis_and_spaces_do_not_matter() -> None:
    assert agrees(
        '<p class="x">a <b>b </b>c</p>\n\n<ol start="1"><li> d </li></ol>',
        "<p>a <strong>b</strong> c</p><ol><li>d</li></ol>",
    )


def test_wrappers_classes_and_comments_do_not_matter_part_by_part() -> None:
    assert agrees_by_parts(
        '<div><figure class="x"><img src="a" class="y">\n<figcaption>b</figcaption></figure> c<!-- d --> e</div>',
        '<figure><img src="a"><figcaption>b</figcaption></figure><p>c e</p>',
    )
    assert agrees_by_parts(
        "<pre class='wp-block-code'><code>a\n b</code></pre>", "<pre><code>a\n b\n</code></pre>"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"),
        ('<a href="x">a</a>', '<a href="y">a</a>'),
        ("<p>a<br>b</p>", "<p>a b</p>"),
        ("<p>a b</p>", "<p>ab</p>"),
        ("<p>a<b> b</b></p>", "<p>a<b>b</b></p>"),
        ("<p>\u3000</p>", "<p></p>"),
        ("<p>a</p>", "<p>a</p><!--more-->"),
        ("<p>a</p><p></p><p>b</p>", "<p>ab</p>"),
        ("<pre>a\nb</pre>", "<pre>a b</pre>"),
        ('<pre><code class="language-c">a</code></pre>', "<pre><code>a</code></pre>"),
        ("<figure>a<figcaption>b</figcaption></figure>", "<p>a</p><p>b</p>"),
        ("<div><p>a</p></div><p>b</p>", "<p>a</p>"),
        ("a<div>b</div>c", "<p>a b c</p>"),
        ("<p>a</p><iframe src=b></iframe>", "<p>a</p><iframe src=c></iframe>"),
    ],
)
def test_parts_that_differ_are_not_alike(one: str, other: str) -> None:
    assert not agrees_by_parts(one, other)
