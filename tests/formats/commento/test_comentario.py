"""Exports of Comentario: pages with ids and titles, what a moderator did, and the form of its second version."""

import json
from collections import Counter

from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "commento/comentario.json"


def test_an_export_is_read():
    (tide,), diagnostics = read(EXPORT)
    assert (tide.url, tide.title, tide.comments_open) == ("/2019/tide/", "Tide", False)
    first, second, third, *_ = tide.comments
    assert first.extra == {"badge": "moderator", "pinned": True, "edited": "2019-05-04T12:30:00+00:00"}
    assert (first.likes, first.author.url, second.extra) == (3, "https://cem.example", {"score": -2})
    assert (second.author.name, third.author.name) == ("Bo", "A guest")
    assert [finding.kind for finding in diagnostics.findings] == ["empty-threads"]


def test_the_second_version_has_other_names_than_commento(tmp_path):
    comment = {
        "commentHex": "a",
        "commenterHex": "b",
        "host": "fog.example",
        "path": "/tide/",
        "markdown": "Fog",
    }
    comment |= {"parentHex": "root", "state": "approved", "creationDate": "2019-05-04T12:00:00Z"}
    person = {"commenterHex": "b", "name": "Cem", "websiteUrl": "https://cem.example"}
    (tmp_path / "a.json").write_text(
        json.dumps({"version": 1, "comments": [comment], "commenters": [person]})
    )
    (tide,), _ = read(tmp_path / "a.json")
    assert (tide.url, tide.comments[0].author.url) == ("https://fog.example/tide/", "https://cem.example")


def test_counts_are_those_of_the_json():
    rows = json.loads(EXPORT.read_text())["comments"]
    posts, _ = read(EXPORT)
    found = Counter(comment.status for post in posts for comment in post.comments)
    assert found["approved"] == sum(bool(row.get("isApproved")) and not row.get("isDeleted") for row in rows)
    assert found["pending"] == sum(bool(row.get("isPending")) for row in rows)
    assert found.total() == len(rows)
