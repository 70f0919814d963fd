"""What the conversion of a body does once, counted by calls: nothing is parsed, rendered, cleaned or proven in vain."""

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from converters import registry
from converters.diagnostics import Diagnostics
from converters.markup import bodies, html
from converters.markup.markdown import GOLDMARK, conversion, to_markdown, verify
from converters.markup.markdown.verification import parts
from converters.markup.wordpress import render_comment
from converters.markup.wordpress.autop import autop
from converters.model import Comment, Markup, Post
from converters.site.plan import Plan, Run

PLAIN = "<h2>Boots</h2>\n\n<p>It rained all day.</p>\n\n<ul>\n<li>wool</li>\n<li>wax</li>\n</ul>\n"
WHOLE = f'{PLAIN}<p><a href="#top">Up</a></p>\n'
"""A body that has to be converted as a whole: a link leads to a place in it."""
FIGURE = '<figure class="wp-caption"><img src="/a.png" alt="" class="size-full"><figcaption>A gate</figcaption></figure>'


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str], Counter[str]]:
    """Counts the calls of functions of modules, which are called all the same."""
    calls: Counter[str] = Counter()

    def count(module: Any, name: str) -> Counter[str]:
        function = getattr(module, name)

        def counting(*given: Any, **named: Any) -> Any:
            calls[name] += 1
            return function(*given, **named)

        monkeypatch.setattr(module, name, counting)
        return calls

    return count


def test_a_body_is_parsed_once_and_what_is_rendered_once(counted: Callable[[Any, str], Counter[str]]) -> None:
    for name in ("browser_body", "tree", "normal_form", "fingerprint"):
        calls = counted(verify, name)
    counted(parts, "normal_form")
    result = to_markdown(WHOLE, GOLDMARK)
    assert result.text == "## Boots\n\nIt rained all day.\n\n- wool\n- wax\n\n[Up](#top)\n"
    assert calls == {"browser_body": 2, "tree": 1}


def test_a_body_of_common_blocks_is_not_parsed(counted: Callable[[Any, str], Counter[str]]) -> None:
    for module, name in ((verify, "browser_body"), (verify, "tree"), (conversion, "alone")):
        calls = counted(module, name)
    result = to_markdown(PLAIN + FIGURE, GOLDMARK, frozenset({"aligncenter"}))
    assert result.text.startswith("## Boots\n\nIt rained all day.\n\n- wool\n- wax\n\n<figure>")
    assert result.raw == {"figure": 1}
    assert not calls


def test_of_a_body_only_what_is_not_common_is_parsed(counted: Callable[[Any, str], Counter[str]]) -> None:
    calls = counted(conversion, "alone")
    counted(verify, "tree")
    counted(verify, "browser_body")
    result = to_markdown(f"{PLAIN}<dl><dt>Wool</dt><dd>From sheep</dd></dl>\n{PLAIN}", GOLDMARK)
    assert result.raw == {"dl": 1}
    assert calls == {"alone": 2, "tree": 1, "browser_body": 1}


def test_a_part_that_was_proven_is_not_proven_again(counted: Callable[[Any, str], Counter[str]]) -> None:
    calls = counted(parts, "fingerprint")
    parts.is_proven.cache_clear()
    assert to_markdown(FIGURE + WHOLE, GOLDMARK).raw == {"figure": 1}
    assert calls["fingerprint"] == 2
    for _ in range(3):
        to_markdown(f"<p>Another post.</p>{FIGURE}<p>More.</p>{WHOLE}", GOLDMARK)
    assert calls["fingerprint"] == 2


def test_what_is_proven_of_one_part_is_not_of_another() -> None:
    parts.is_proven.cache_clear()
    other = FIGURE.replace("A gate", "A gate")
    assert parts.alike([FIGURE], [other])
    assert not parts.alike([FIGURE], [other.replace("gate", "wall")])
    assert not parts.alike([FIGURE], [other.replace("/a.png", "/b.png")])


def test_the_memory_of_proofs_has_an_end() -> None:
    most = parts.is_proven.cache_info().maxsize
    assert most
    for number in range(most + 10):
        parts.alike([f"<p>{number} <b>a</b></p>"], [f"<p>{number} <strong>a</strong></p>"])
    assert parts.is_proven.cache_info().currsize == most
    long = "<p><b>a</b>" + "b" * 100_000 + "</p>"
    before = parts.is_proven.cache_info()
    assert parts.alike([long], [long])
    assert parts.is_proven.cache_info() == before


def test_a_comment_without_markup_is_neither_parsed_nor_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    class Cleaner:
        calls = 0

        def clean(self, text: str) -> str:
            Cleaner.calls += 1
            return text

    monkeypatch.setattr(html, "_CLEANER", Cleaner())
    for text in ("Nice walk.", "One\n\ntwo &amp; three\nfour", "it's \"so\" &amp; 'so'"):
        made, removed = html.sanitise(render_comment(text))
        assert "<br />" not in made
        assert not removed
    assert Cleaner.calls == 0
    html.sanitise(render_comment("<script>a</script>"))
    assert Cleaner.calls == 1


@pytest.mark.parametrize("seed", range(4))
def test_text_in_paragraphs_is_clean_as_it_is(seed: int) -> None:
    """The quick answer is that of the cleaner."""
    rng = random.Random(seed)
    pieces = [
        "<p>",
        "</p>",
        "\n",
        "<br />",
        "<br>",
        "a",
        " b ",
        '"',
        "'",
        "&amp;",
        "&",
        "&lt;",
        "&#8217;",
        "\u00a0",
        ">",
        "é",
    ]
    known = 0
    for _ in range(3000):
        text = "<p>" + "".join(rng.choices(pieces, k=rng.randint(0, 6))) + "</p>"
        known += html._PARAGRAPHS.fullmatch(text) is not None
        assert html.sanitise(text)[0] == html._CLEANER.clean(text)
    assert known > 300


@pytest.mark.parametrize("seed", range(4))
def test_words_alone_get_their_paragraphs_without_tokens(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick way gives what the long one gives."""
    rng = random.Random(seed)
    pieces = [
        "a",
        "b c",
        "\n",
        "\n\n",
        "\n\n\n",
        " ",
        "\t",
        "\r\n",
        "<b>d</b>",
        '<a href="e">',
        "<br />",
        "<p>",
        "<!-- f -->",
    ]
    pieces += ["&amp;", "\u00a0", "\x0b", "\x0c", "<i\n>", "[audio]", ">"]
    texts = ["".join(rng.choices(pieces, k=rng.randint(1, 9))) for _ in range(3000)]
    quick = [autop(text) for text in texts]
    monkeypatch.setitem(autop.__globals__, "is_words", lambda text: False)
    assert [autop(text) for text in texts] == quick


def test_each_body_and_comment_of_a_post_is_converted_once(
    counted: Callable[[Any, str], Counter[str]],
) -> None:
    comment = Comment(id="2", body=Markup(text="Well <em>done</em>", dialect="wordpress"))
    post = Post(id="1", body=Markup(text="A\n\nB", dialect="wordpress"), comments=(comment, comment))
    for module, name in (("body_targets", "to_html"), ("comment_targets", "to_html")):
        calls = counted(__import__(f"converters.markup.{module}", fromlist=["x"]), name)
    writer = registry.writer("hugo", {})
    bodies.Bodies(writer, Run(Plan())).post(post, Diagnostics())
    assert calls == {"to_html": 3}


def test_classes_that_a_body_does_not_have_cost_it_nothing(
    counted: Callable[[Any, str], Counter[str]],
) -> None:
    for module, name in ((verify, "tree"), (verify, "normal_form"), (parts, "normal_form")):
        calls = counted(module, name)
    assert to_markdown(WHOLE, GOLDMARK, frozenset({"aligncenter", "columns-2"})) == to_markdown(
        WHOLE, GOLDMARK
    )
    assert calls == {"tree": 2}


def test_a_body_with_a_class_to_keep_is_proven_part_by_part(
    counted: Callable[[Any, str], Counter[str]],
) -> None:
    parts.is_proven.cache_clear()
    calls = counted(parts, "normal_form")
    counted(verify, "normal_form")
    body = f'{PLAIN}<p class="lead">A <b class="x">gate</b>.</p><p>A <b class="x">wall</b>.</p>'
    result = to_markdown(body, GOLDMARK, frozenset({"lead"}))
    assert '<p class="lead">' in result.text
    assert "A **wall**." in result.text
    assert not calls
