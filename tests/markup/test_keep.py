"""`-o keep=…`: classes and attributes that the user wants to keep stay, and nothing else does."""

from pathlib import Path

import pytest

from converters import Markup, Post, convert, write
from converters.markup.html import browser_body, canonical, parse
from converters.markup.markdown import FLAVORS, MarkdownFlavor, rendered, to_markdown
from converters.markup.markdown.hints import kept_in
from converters.markup.markdown.verification.parts import alike, parts
from tests.markup import meaning
from tests.markup.flavors import meant
from tests.markup.soup import Soup
from tests.markup.test_markdown_cases import ALL

CASES = {
    "paragraph": ('<p class="lead x">a <b>b</b></p><p class="y">c</p>', "lead", ["lead"]),
    "image in a line": (
        '<p>a <img class="alignright size-full" src="i"> b</p>',
        "alignright",
        ["alignright"],
    ),
    "wrapper": ('<div class="columns"><p>a</p><p>b</p></div><p>c</p>', "columns", ["columns"]),
    "span": ('<p>a <span style="color:red">b</span> c</p>', "style", ["color:red"]),
    "figure without caption": (
        '<figure class="alignleft"><img src="i"></figure>',
        "alignleft",
        ["alignleft"],
    ),
    "list": ('<ul class="checks"><li>a</li><li class="z">b</li></ul>', "checks", ["checks"]),
    "item": ('<ul><li class="done">a</li></ul>', "done", ["done"]),
    "heading": ('<h2 class="big">a</h2>', "big", ["big"]),
    "code": ('<pre class="wide"><code>a</code></pre>', "wide", ["wide"]),
    "cell": ('<table><tr><th>a</th></tr><tr><td class="sum">1</td></tr></table>', "sum", ["sum"]),
    "two": ('<p id="a">x</p><p class="b">y</p>', "id,b", ['id="a"', "b"]),
    "link": ('<p><a class="button" href="x">go</a></p>', "button", ["button"]),
    "emphasis": ('<p>a <em class="hot">b</em></p>', "hot", ["hot"]),
}


@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
@pytest.mark.parametrize("name", CASES)
def test_what_is_wanted_stays(name: str, flavor: MarkdownFlavor) -> None:
    html, keep, stays = CASES[name]
    result = to_markdown(html, flavor, frozenset(keep.split(",")))
    back = rendered(result.text, flavor)
    assert result.verified
    for text in stays:
        assert text in back
    assert meaning.meaning(back) == meaning.meaning(html)
    assert not any(text in to_markdown(html, flavor).text for text in stays if "table" not in html)


@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
def test_what_is_not_wanted_changes_nothing(flavor: MarkdownFlavor) -> None:
    for case in ALL:
        html = str(case.values[0])
        assert to_markdown(html, flavor, frozenset({"no-such-class"})) == to_markdown(html, flavor)


@pytest.mark.slow(reason="many random inputs")
def test_in_any_soup_they_stay() -> None:
    keep = frozenset({"class", "id", "style"})
    for seed in range(150):
        html = Soup(seed).body().replace("<p>", '<p class="k">').replace("<span", '<span style="x"')
        result = to_markdown(html, FLAVORS["commonmark"], keep)
        back = rendered(result.text, FLAVORS["commonmark"])
        assert meant(back, FLAVORS["commonmark"]) == meant(html, FLAVORS["commonmark"])
        for name in ("class", "style"):
            shown = [
                el.get(name) for el in parse(html).iter() if el.get(name) and "".join(el.itertext()).strip()
            ]
            found = [el.get(name) for el in parse(back).iter() if el.get(name)]
            assert (
                not [one for one in set(shown) if found.count(one) < shown.count(one)] or not result.verified
            )


def test_the_option_reaches_the_text(tmp_path: Path, example: Path) -> None:
    convert(example, tmp_path / "plain", to="hugo")
    convert(
        example,
        tmp_path / "kept",
        to="hugo",
        options={"keep": "class"},
    )

    def texts(name: str) -> str:
        return "".join(path.read_text("utf-8") for path in sorted((tmp_path / name).rglob("*.md")))

    assert texts("plain").count("class=") < texts("kept").count("class=")


@pytest.mark.parametrize(
    ("keep", "dropped"), [("", ["alignleft", "wp-block-gallery"]), ("alignleft", ["wp-block-gallery"])]
)
def test_floats_and_galleries_that_are_dropped_are_reported(
    tmp_path: Path, keep: str, dropped: list[str]
) -> None:
    body = (
        '<!-- wp:image --><figure class="wp-block-image alignleft"><img src="/a.jpg" alt=""/></figure><!-- /wp:image -->'
        '<!-- wp:gallery --><figure class="wp-block-gallery has-nested-images"><figure><img src="/b.jpg" alt=""/></figure>'
        "</figure><!-- /wp:gallery --><!-- wp:paragraph --><p>alignleft</p><!-- /wp:paragraph -->"
    )
    post = Post(id="1", date="2024-05-01T10:00:00+00:00", body=Markup(text=body, dialect="wordpress"))
    options = {"theme": "none", **({"keep": keep} if keep else {})}
    result = write([post], tmp_path / "out", to="hugo", options=options)
    found = [finding.message for finding in result.findings if finding.kind == "dropped-layout"]
    assert [next(name for name in dropped if f": {name} (1 time)" in message) for message in found] == dropped


@pytest.mark.parametrize(
    ("keep", "html", "found"),
    [
        ("lead", '<p class="lead x">a</p>', {"lead"}),
        ("lead", "<p>lead</p>", set()),
        ("lead", '<p title="lead">a</p>', set()),
        ("a&b", '<p class="a&amp;b">a</p>', {"a&b"}),
        ("style", '<p style="color:red">a</p>', {"style"}),
        ("data-x", '<p data-x="">a</p>', {"data-x"}),
        ("b", '<p class="a\nb\u00a0c">a</p>', {"b"}),
    ],
)
def test_what_html_has_of_the_names_to_keep(keep: str, html: str, found: set[str]) -> None:
    assert kept_in(canonical(html), frozenset({keep, "other"})) == found


@pytest.mark.parametrize(
    "lost",
    [
        '<p>a</p><div class="columns"><p>b</p></div>',
        '<p>a</p><figure class="columns"><img src="i" alt=""></figure>',
        '<p>a</p><div class="x"><section class="columns"><p>b</p></section></div>',
        '<p>a</p><p class="columns">b <b>c</b></p>',
    ],
)
def test_the_quick_check_sees_that_a_class_to_keep_is_lost(lost: str) -> None:
    keep = frozenset({"columns"})
    source = parts(browser_body(lost), keep)
    assert alike(source, parts(browser_body(lost), keep), keep=keep)
    without = parts(browser_body(lost.replace(' class="columns"', "")), keep)
    assert not alike(source, without, keep=keep)
