"""The table of words that say who may see a thing, which front matter and custom fields share."""

from pathlib import Path

import pytest

import converters
from converters import Markup, Post
from converters.privacy import visibility_words as words
from tests.marked_blog import everything_in


@pytest.mark.parametrize("where", words.Where)
def test_a_word_means_one_thing_in_a_place(where: words.Where) -> None:
    found = [word for row in words._STATES if row.where & where for word in row.words.split()]
    assert len(found) == len(set(found))


def test_all_words_are_plain() -> None:
    rows = (*words._STATES, *words._IF_FALSE)
    assert [word for row in rows for word in row.words.split() if words.plain(word) != word] == []


def test_no_key_keeps_a_text_back_whether_it_is_true_or_false() -> None:
    assert words.KEYS.keys() & words.KEYS_IF_FALSE.keys() == set()


@pytest.mark.parametrize("word", sorted(words.VALUES))
def test_no_word_that_keeps_back_is_one_for_everyone(word: str) -> None:
    assert word not in words.EVERYONE


@pytest.mark.parametrize("group", ["params", "extra", "frontmatter"])
def test_a_field_in_a_group_of_front_matter_closes_the_text(tmp_path: Path, group: str) -> None:
    fields = {group: {"membersOnly": True, "title": "x"}}
    posts = [
        Post(id=name, title=name, slug=name, body=Markup(text=f"zq{name}", dialect="markdown"), extra=extra)
        for name, extra in (("closed", fields), ("open", {group: {"membersOnly": False}}))
    ]
    source = tmp_path / "blog.jsonl"
    converters.write(posts, source, to="archive")
    converters.convert(source, tmp_path / "site", to="hugo")
    shown = everything_in(tmp_path / "site")
    assert "zqopen" in shown
    assert "zqclosed" not in shown
