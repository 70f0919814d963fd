"""HTML and what WordPress stores of it: small hard cases, in fixtures/content/to_wordpress.

A case is `=== name`, the HTML, `--- blocks` and block markup, `--- classic` and classic content,
`--- comment` where that of a comment differs. `pytest --accept` writes what comes out.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from converters.markup.html import plain
from converters.markup.lazy_images import load
from converters.markup.wordpress import render_comment
from converters.markup.wordpress.serialize import to_blocks, to_classic, to_comment
from converters.markup.wordpress.serialize.verify import shown
from tests.conftest import FIXTURES
from tests.growth.measure import steep_in_seconds, steep_in_steps
from tests.markup import case_files
from tests.markup.same_in_wordpress import means, things, words
from tests.markup.soup import Soup
from tests.markup.test_markdown_cases import ALL

FILES = sorted((FIXTURES / "content" / "to_wordpress").glob("*.txt"))
SECTIONS = ("blocks", "classic", "comment", "footnotes")


class Case(NamedTuple):
    name: str
    html: str
    stored: dict[str, str]


def cases(path: Path) -> list[Case]:
    return [Case(*case) for case in case_files.read(path, SECTIONS)]


def converted(html: str) -> dict[str, str]:
    blocks = to_blocks(html, "1")
    stored = {"blocks": blocks.text, "classic": to_classic(html).text, "comment": to_comment(html).text}
    if stored["comment"] == stored["classic"]:
        del stored["comment"]
    if blocks.footnotes:
        stored["footnotes"] = blocks.footnotes
    return {key: text.rstrip("\n") for key, text in stored.items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_as_expected(path: Path, request: pytest.FixtureRequest) -> None:
    expected = cases(path)
    got = [case._replace(stored=converted(case.html)) for case in expected]
    if got != expected and request.config.getoption("--accept"):
        text = "\n".join(
            f"=== {case.name}\n{case.html}\n"
            + "".join(f"--- {key}\n{text}\n" for key, text in case.stored.items())
            for case in got
        )
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{path} was rewritten; look at it, then run again without --accept")
    for one, other in zip(got, expected, strict=True):
        assert one == other


OURS = [pytest.param(case.html, id=f"{path.stem}: {case.name}") for path in FILES for case in cases(path)]


@pytest.mark.parametrize("html", [*OURS, *ALL])
def test_blocks_mean_the_same(html: str) -> None:
    made = to_blocks(html)
    back = shown(made.text, made.footnotes)
    assert made.verified
    if made.footnotes:  # links to notes are other ones, on purpose
        assert words(back) == words(html)
        assert things(back) == things(html)
    else:
        assert means(back) == means(load(html))  # of lazy images the files are shown


@pytest.mark.parametrize("html", [*OURS, *ALL])
def test_classic_content_and_comments_mean_the_same(html: str) -> None:
    for made, back in (
        (text := to_classic(html), shown(text.text)),
        (text := to_comment(html), render_comment(text.text)),
    ):
        assert words(back) == words(html)
        if made.verified:
            assert means(back) == means(load(html))


@pytest.mark.slow(reason="many random inputs")
@pytest.mark.parametrize("seed", range(150))
def test_soup(seed: int) -> None:
    html = Soup(seed).body()
    made = to_blocks(html)
    assert made.verified
    assert means(shown(made.text)) == means(html)
    classic, comment = to_classic(html), to_comment(html)
    for what, back in ((classic, shown(classic.text)), (comment, render_comment(comment.text))):
        if what.verified:
            assert means(back) == means(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>[gallery] and [caption id='x']y[/caption]</p>",
        "<pre>[gallery]</pre><p><code>[audio src='x.mp3']</code></p>",
        "<p>[<b>gallery</b>] [gallery<i>]</i></p>",
        "<form>[gallery]</form><p title='[gallery]'><a title='[embed]' href='?[video]'>x</a></p>",
        "<p>&lt;!-- wp:latest-posts /--&gt;</p><!-- wp:latest-posts /-->",
        "<form title='<!-- wp:latest-posts /-->'>x</form>",
        "<p>https://www.youtube.com/watch?v=abcdefghijk</p>",
        "<pre>a\nhttps://www.youtube.com/watch?v=abcdefghijk\nb</pre>",
        "<form>\nhttps://www.youtube.com/watch?v=abcdefghijk\n</form>",
    ],
)
def test_what_wordpress_would_run_is_only_shown(html: str) -> None:
    for text in (to_blocks(html).text, to_classic(html).text):
        assert not re.search(r"\[/?(gallery|caption|audio|embed|video)", text)
        assert "wp:latest-posts" not in re.sub(r"&lt;!-- wp:latest-posts /--(&gt;|>)", "", text)
        assert not re.search(r"(?m)^\s*(<p>)?https://\S+$", text)
        assert words(shown(text)) == words(html)


def test_ids_of_footnotes_differ_between_posts_and_not_between_runs() -> None:
    html = (
        '<p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></p><section class="footnotes">'
        '<ol><li id="fn-1"><p>note <a href="#fnref-1" class="footnote-backref">↩</a></p></li></ol></section>'
    )
    one, again, other = to_blocks(html, "1"), to_blocks(html, "1"), to_blocks(html, "2")
    assert one == again
    assert one.footnotes
    assert one.footnotes != other.footnotes
    assert not to_blocks(html, None).footnotes


MANY = {
    **{
        tag: (lambda number, tag=tag: f"<{tag}>" * number + "innermost", lambda _: "innermost")
        for tag in ("b", "span", "blockquote", "ul><li", "div", "pre><i")
    },
    "brackets": (lambda number: "[[" * 10 * number, lambda number: "[[" * 10 * number),
    "images": (
        lambda number: "<div class='gallery'>" + "<img src='a'>" * number + "end</div>",
        lambda _: "end",
    ),
    "items": (lambda number: "<ul>" + "<li>a</li>" * number + "</ul>", lambda number: "a" * number),
}
"""HTML of a size, and the text that it shows."""


@pytest.mark.slow(reason="a very large input")
@pytest.mark.long(share=4)
@pytest.mark.parametrize("name", MANY)
def test_nothing_is_too_deep_or_too_much(name: str) -> None:
    make, shown_text = MANY[name]

    def prepare(number: int) -> Callable[[], list[str]]:
        html = make(number)

        def there_and_back() -> list[str]:
            blocks, classic, comment = to_blocks(html), to_classic(html), to_comment(html)
            return [shown(blocks.text), shown(classic.text), render_comment(comment.text)]

        return there_and_back

    for back in prepare(2000)():
        assert "".join(plain(back).split()) == shown_text(2000)
    assert not steep_in_steps(prepare, 50)
    assert not steep_in_seconds(prepare, 500)
