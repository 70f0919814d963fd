"""Talkyard: people and pages behind posts, texts that wait, private messages of the forum."""

import json

from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "talkyard/fog.typatch.json"


def test_a_site_is_read():
    (tide,), _ = read(EXPORT)
    assert (tide.url, tide.title) == ("https://fog.example/2019/tide/", "Tide")
    first, _, third, *_ = tide.comments
    assert (first.author.name, first.date, first.likes) == ("Cem", "2019-05-04T12:00:00+00:00", 3)
    assert first.extra == {"edited": "2019-05-04T12:30:00+00:00", "pinned": True}
    assert (third.author.name, third.extra) == ("Ada", {"badge": "admin"})
    assert "private message" not in json.dumps([str(comment.body) for comment in tide.comments])


def test_posts_of_the_forum_are_counted(tmp_path):
    data = json.loads(EXPORT.read_text())
    for page in data["pages"]:
        page["pageType"] = 17
    (tmp_path / "forum.json").write_text(json.dumps(data))
    posts, _ = read(tmp_path / "forum.json")
    assert posts == []


def test_counts_are_those_of_the_json():
    data = json.loads(EXPORT.read_text())
    embedded = {page["id"] for page in data["pages"] if page["pageType"] == 5}
    rows = [row for row in data["posts"] if row["nr"] > 1 and row["pageId"] in embedded]
    posts, _ = read(EXPORT)
    found = [comment for post in posts for comment in post.comments]
    assert len(found) == len(rows)
    assert sum(bool(comment.parent) for comment in found) == sum(row.get("parentNr", 1) > 1 for row in rows)
    assert sum(comment.status == "trash" for comment in found) == sum("deletedAt" in row for row in rows)
