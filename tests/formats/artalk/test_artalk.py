"""Artrans: votes, pins, badges, addresses of pages, texts that came from another system."""

import json

from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "artalk/artrans.json"


def test_an_export_is_read():
    (tide, rock), diagnostics = read(EXPORT)
    assert not diagnostics.findings
    assert (tide.url, tide.title, tide.comments_open) == ("https://fog.example/2019/tide/", "Tide", None)
    assert (rock.url, rock.status, rock.comments_open) == ("https://fog.example/2019/rock/", "private", False)
    first, second, _ = tide.comments
    assert first.body
    assert (first.body.dialect, first.body.text) == (
        "markdown",
        "The lamp **went** out  \nand on again\n\n```\none\n\ttwo\n```",
    )
    assert (first.date, first.likes, first.author.url) == (
        "2019-05-04T20:00:00+08:00",
        3,
        "https://cem.example",
    )
    assert first.extra == {
        "edited": "2019-05-04T20:30:00+08:00",
        "dislikes": 1,
        "pinned": True,
        "badge": "keeper",
    }
    assert second.body
    assert (second.body.dialect, second.extra) == ("html", {"collapsed": True})


def test_an_older_form_with_other_names(tmp_path):
    row = {"id": "1", "rid": "0", "content": "Fog", "date": "2019-05-04 20:00:00", "nick": "Cem"}
    path = tmp_path / "old.json"
    path.write_text(json.dumps([row | {"page_key": "/a/"}, row | {"page_key": "/b/"}]))
    posts, _ = read(path)
    assert [(post.url, post.comments[0].date) for post in posts] == [
        ("/a/", "2019-05-04T20:00:00"),
        ("/b/", "2019-05-04T20:00:00"),
    ]


def test_counts_are_those_of_the_json():
    rows = json.loads(EXPORT.read_text())
    posts, _ = read(EXPORT)
    found = [comment for post in posts for comment in post.comments]
    assert len(found) == len(rows)
    assert sum(comment.status == "pending" for comment in found) == sum(
        row["is_pending"] == "true" for row in rows
    )
    assert sum(bool(comment.parent) for comment in found) == sum(row["rid"] not in ("", "0") for row in rows)
