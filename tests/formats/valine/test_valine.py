"""Valine: the forms in which LeanCloud gives a class, links to answered comments, other classes beside."""

import json
from collections import Counter

import pytest

from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "valine/Comment.0.jsonl"


def test_an_export_is_read():
    (tide, rock), diagnostics = read(EXPORT)
    assert not diagnostics.findings
    assert (tide.url, rock.url, rock.status) == ("/2019/tide/", "/2019/rock/", "private")
    first, second, _ = tide.comments
    assert (first.date, first.extra) == ("2019-05-04T12:00:00+00:00", {})
    assert first.body
    assert "<pre><code>one\n\ttwo</code></pre>" in first.body.text
    assert second.extra == {"edited": "2019-05-06T12:00:00+00:00"}
    assert second.body
    assert second.body.text.startswith("<p>@Cem ")


@pytest.mark.parametrize("form", ["results", "array", "lines"])
def test_other_forms_of_the_same(form, tmp_path):
    rows = [json.loads(line) for line in EXPORT.read_text().splitlines()[1:]]
    path = tmp_path / "valine.json"
    match form:
        case "results":
            path.write_text(json.dumps({"results": rows}))
        case "array":
            path.write_text(json.dumps(rows))
        case "lines":
            path.write_text("\n".join(map(json.dumps, rows)))
    assert read(path)[0] == read(EXPORT)[0]


def test_users_beside_it_are_not_read(tmp_path):
    (tmp_path / "Comment.0.jsonl").write_bytes(EXPORT.read_bytes())
    (tmp_path / "_User.0.jsonl").write_text(
        '#filetype:JSON-streaming {"type":"Class","class":"_User"}\n{"objectId":"u","password":"secret","username":"cem"}\n'
    )
    posts, _ = read(tmp_path)
    assert posts == read(EXPORT)[0]


def test_counts_are_those_of_the_lines():
    rows = [json.loads(line) for line in EXPORT.read_text().splitlines()[1:]]
    posts, _ = read(EXPORT)
    found = Counter(comment.status for post in posts for comment in post.comments)
    assert found == Counter("spam" if row.get("isSpam") else "approved" for row in rows)
