"""Several posts in one text, each with its comments."""

import pytest

import converters
from converters import Post
from converters.diagnostics import Diagnostics

SALT = ("It is from the sea.", "The sea is no answer.")
LANTERN = ("I saw it.", "It was green.", "No, red it was.")


def post(title, day, said, *, heading="{number} thoughts on “{title}”"):
    text = f"{title}\n\nPosted on May {day}, 2012 by Ann\n\nThe quay was full of it this morning, and nobody could say where it came from.\n\n"
    text += heading.format(number=len(said), title=title) + "\n\n"
    for number, line in enumerate(said):
        text += f"Bo says:\nMay {day + number}, 2012 at 9:40 am\n\n{line}\n\nReply\n\n"
    return f"{text}Leave a Reply\n\nYour email address will not be published.\n\n"


def read(text, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    records = list(converters.read(path, from_="text", diagnostics=diagnostics))
    found = [record for record in records if isinstance(record, Post)]
    assert len(records) - len(found) <= 1, "the author once"
    return [(one.title, len(one.comments)) for one in found], {
        finding.kind for finding in diagnostics.findings
    }


@pytest.mark.parametrize("between", ["", "-----\n\n", "* * * * *\n\n", "\f"])
def test_headings_with_titles_tell_posts_apart(between, tmp_path):
    text = between.join((post("Salt", 4, SALT), post("The lantern", 14, LANTERN)))
    assert read(text, tmp_path)[0] == [("Salt", 2), ("The lantern", 3)]


def test_rules_tell_posts_apart_where_each_has_comments(tmp_path):
    plain = {"heading": "{number} Comments"}
    text = "==========\n\n".join((post("Salt", 4, SALT, **plain), post("The lantern", 14, LANTERN, **plain)))
    assert read(text, tmp_path)[0] == [("Salt", 2), ("The lantern", 3)]


def test_a_rule_in_a_post_is_none(tmp_path):
    text = post("Salt", 4, SALT).replace("The quay", "Before.\n\n-----\n\nThe quay")
    assert read(text, tmp_path)[0] == [("Salt", 2)]


def test_comments_of_posts_that_nothing_tells_apart_are_reported(tmp_path):
    plain = {"heading": "{number} Comments"}
    found, kinds = read(post("Salt", 4, SALT, **plain) + post("The lantern", 14, LANTERN, **plain), tmp_path)
    assert len(found) == 1
    assert "comments-missed" in kinds
