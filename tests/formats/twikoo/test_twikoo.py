"""Twikoo: who likes is counted, the owner has a badge, and the form of MongoDB's tools."""

import json

from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "twikoo/twikoo-comment.json"


def test_an_export_is_read():
    (tide, rock), diagnostics = read(EXPORT)
    assert not diagnostics.findings
    assert (tide.url, rock.url, rock.status) == ("https://fog.example/2019/tide/", "/2019/rock/", "private")
    first = tide.comments[0]
    assert (first.date, first.likes) == ("2019-05-04T12:00:00+00:00", 2)
    assert first.extra == {"edited": "2019-05-04T12:30:00+00:00", "pinned": True, "badge": "owner"}
    assert first.body
    assert first.body.text.endswith("<pre><code>one\n\ttwo</code></pre>")


def test_lines_of_mongodb_say_the_same(tmp_path):
    lines = []
    for row in json.loads(EXPORT.read_text()):
        row["_id"] = {"$oid": row["_id"]}
        row |= {name: {"$numberLong": str(row[name])} for name in ("created", "updated")}
        lines.append(json.dumps(row))
    (tmp_path / "comment.json").write_text("\n".join(lines))
    assert read(tmp_path / "comment.json")[0] == read(EXPORT)[0]


def test_counts_are_those_of_the_json():
    rows = json.loads(EXPORT.read_text())
    posts, _ = read(EXPORT)
    found = [comment for post in posts for comment in post.comments]
    assert sum(comment.status == "spam" for comment in found) == sum(row["isSpam"] for row in rows)
    assert sum(bool(comment.parent) for comment in found) == sum("pid" in row for row in rows)


def test_an_answer_of_the_server_says_the_same(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"code": 0, "data": json.loads(EXPORT.read_text())}))
    assert read(tmp_path / "a.json")[0] == read(EXPORT)[0]


def test_a_website_without_a_scheme_and_a_fragment(tmp_path):
    rows = json.loads(EXPORT.read_text())[:1]
    rows[0] |= {"link": "cem.example/about", "href": "https://fog.example/2019/tide/#x"}
    (tmp_path / "a.json").write_text(json.dumps(rows))
    (tide,), _ = read(tmp_path / "a.json")
    assert (tide.url, tide.comments[0].author.url) == (
        "https://fog.example/2019/tide/",
        "http://cem.example/about",
    )


def test_a_text_that_is_a_list_is_kept_and_reported(tmp_path):
    (row,) = json.loads(EXPORT.read_text())[:1]
    (tmp_path / "a.json").write_text(json.dumps([row | {"comment": ["<p>Words.</p>"]}]))
    (tide,), findings = read(tmp_path / "a.json")
    assert tide.comments[0].extra["_unread"] == {"comment": ["<p>Words.</p>"]}
    assert [finding.kind for finding in findings.findings] == ["odd-value"]
