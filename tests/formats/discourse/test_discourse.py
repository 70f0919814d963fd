"""Discourse: the address in the first post, likes, whispers and hidden posts, topics in several answers."""

import json

import pytest

from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "discourse/t-15.json"


def test_a_topic_is_read():
    (tide,), diagnostics = read(EXPORT)
    assert not diagnostics.findings
    assert (tide.url, tide.title, tide.comments_open) == ("https://fog.example/2019/tide/", "Tide", False)
    first, second, *_ = tide.comments
    assert (first.author.name, first.likes, first.extra) == (
        "Cem",
        4,
        {"edited": "2019-05-04T12:30:00+00:00", "badge": "admin"},
    )
    assert second.body
    assert second.body.text == "<p>@cem Second of <em>three</em></p>"


def test_the_rest_of_a_topic_is_in_another_answer(tmp_path):
    topic = json.loads(EXPORT.read_text())
    posts = topic["post_stream"]["posts"]
    topic["post_stream"]["posts"] = posts[:3]
    (tmp_path / "a.json").write_text(json.dumps(topic))
    (tmp_path / "b.json").write_text(json.dumps({"post_stream": {"posts": posts[3:]}, "id": 15}))
    (tide,), diagnostics = read(tmp_path)
    assert len(tide.comments) == 5
    assert {finding.kind for finding in diagnostics.findings} <= {"comments-not-saved"}


def test_posts_that_are_not_in_it_are_said(tmp_path):
    topic = json.loads(EXPORT.read_text())
    topic["post_stream"]["posts"] = topic["post_stream"]["posts"][:3]
    (tmp_path / "a.json").write_text(json.dumps(topic))
    _, diagnostics = read(tmp_path / "a.json")
    (found,) = diagnostics.findings
    assert found.kind == "comments-not-saved"
    assert found.message.startswith("4 comments on the page https://fog.example/2019/tide/")


def test_counts_of_the_sample_are_those_of_its_json(corpus):
    path = corpus / "exports/made-here/discourse/t-15.json"
    rows = json.loads(path.read_text())["post_stream"]["posts"][1:]
    (post,), _ = read(path)
    assert len(post.comments) == len(rows)
    assert sum(bool(comment.parent) for comment in post.comments) == sum(
        bool(row["reply_to_post_number"]) for row in rows
    )


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        ({"post_type": 9}, "private"),
        ({"post_type": "whisper"}, "private"),
        ({"post_type": 2}, "approved"),
        ({"deleted_by": {"id": 1}}, "trash"),
        ({"hidden": "maybe"}, "pending"),
    ],
)
def test_what_not_everybody_sees(tmp_path, mark, status):
    topic = json.loads(EXPORT.read_text())
    topic["post_stream"]["posts"][1] |= mark
    (tmp_path / "t.json").write_text(json.dumps(topic))
    (tide,), _ = read(tmp_path / "t.json")
    assert {comment.id: comment.status for comment in tide.comments}["2"] == status


@pytest.mark.parametrize("mark", [{"archetype": "private_message"}, {"deleted_at": "2019-05-05T00:00:00Z"}])
def test_a_topic_that_not_everybody_sees(tmp_path, mark):
    topic = json.loads(EXPORT.read_text()) | mark
    (tmp_path / "t.json").write_text(json.dumps(topic))
    (tide,), _ = read(tmp_path / "t.json")
    assert tide.status == "trash"
