"""Placeholders never collide with what a text holds."""

import pytest

from converters.diagnostics import Diagnostics
from converters.markup.markdown import ANY, read
from converters.markup.placeholders import HiddenCharacters, TagPlaceholders, WordPlaceholders, unused_word
from converters.markup.wordpress import Context, render
from converters.model import Post
from converters.site.index import SiteIndex
from tests.growth.measure import steep_in_seconds
from tests.markup.flavors import ALL_TAGS


@pytest.mark.parametrize("text", ["", "kept", "keptx kept", "keptxxx", "akeptxxb keptx"])
def test_a_word_is_not_in_the_text(text: str) -> None:
    assert unused_word(text, "kept") not in text


@pytest.mark.slow(reason="measures how its cost grows")
def test_a_word_is_found_in_linear_time() -> None:
    assert len(unused_word("kept" + "x" * 1_000_000, "kept")) == 1_000_005
    assert not steep_in_seconds(lambda number: lambda: unused_word("kept" + "x" * number, "kept"), 250_000)


def test_parts_within_parts_are_restored() -> None:
    placeholders = TagPlaceholders("a <pre kept=0></pre> b")
    inner = placeholders.inline("<code>x</code>")
    outer = placeholders.block(f"<pre>{inner}</pre>")
    assert placeholders.restore(f"<pre kept=0></pre>{outer}") == "<pre kept=0></pre><pre><code>x</code></pre>"


def test_words_differ_from_each_other_and_from_the_text() -> None:
    text = "q5x1q5 q5xx2q5"
    placeholders = WordPlaceholders(text)
    words = {placeholders.add() for _ in range(3)}
    assert len(words) == 3
    assert not any(word in text for word in words)


def test_characters_of_the_text_are_not_used() -> None:
    text = "[a] \ufdd0 \ufdd1 \ufdd2"
    brackets = HiddenCharacters(text, "[]")
    hidden = brackets.hide(text)
    assert "[" not in hidden
    assert brackets.show(hidden) == text


def test_wordpress_content_keeps_such_characters() -> None:
    text = '<a title="[x] \ufdd0">b</a> \ufdd1 [gallery]'
    html = render(text, Context(Post(id="1"), SiteIndex(), Diagnostics()))
    assert 'title="[x] \ufdd0"' in html
    assert "\ufdd1" in html


def test_markdown_keeps_words_like_placeholders() -> None:
    made = read("q5x1q5 $a_b_c$ q5xx1q5 {{< toc >}}\n", ANY, ALL_TAGS)
    assert made.text == "<p>q5x1q5 $a_b_c$ q5xx1q5 {{&lt; toc &gt;}}</p>\n"


def test_an_attribute_list_in_a_title_stays_text() -> None:
    assert "q5" not in read('[a](/b "c{: .x}")\n', ANY, ALL_TAGS).text
