"""Exports of Commento: authors behind the comments, statuses, damage, and what must stay private."""

import json
from collections import Counter

import converters
from converters import Diagnostics, Post
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "commento/export.json"


def read(path):
    diagnostics = Diagnostics()
    records = list(converters.read(path, diagnostics=diagnostics))
    return [record for record in records if isinstance(record, Post)], diagnostics


def test_an_export_is_read():
    (tide, rock), diagnostics = read(EXPORT)
    assert not diagnostics.findings
    assert (tide.url, rock.url, rock.status) == (
        "https://fog.example/2019/tide/",
        "https://fog.example/2019/rock/",
        "private",
    )
    assert [
        (comment.id, comment.parent, comment.status, comment.author.name) for comment in tide.comments
    ] == [
        ("e7", "", "approved", "Cem"),
        ("e8", "e7", "trash", ""),
        ("e9", "e8", "approved", "Bo"),
        ("ea", "", "spam", ""),
    ]
    first, _, third, _ = tide.comments
    assert (first.likes, first.author.url, first.extra) == (2, "https://cem.example", {"badge": "moderator"})
    assert first.body == converters.Markup(text="<p>The lamp <strong>went</strong> out</p>", dialect="html")
    assert third.body == converters.Markup(text="Under a *removed* one", dialect="markdown")
    assert (third.author.url, third.extra) == ("", {"score": -1})


def test_nothing_private_is_shown(tmp_path):
    converters.convert(EXPORT, tmp_path / "site", to="hugo")
    everything = "".join(
        path.read_text(errors="ignore") for path in (tmp_path / "site").rglob("*") if path.is_file()
    )
    assert "The lamp" in everything
    assert not [word for word in ("private.example", "Cheap lamps", "Wait") if word in everything]


def test_a_file_that_ends_early_loses_what_is_not_there(tmp_path):
    text = EXPORT.read_text()
    (tmp_path / "a.json").write_text(text[: text.index("Cheap lamps")])
    (tide,), diagnostics = read(tmp_path / "a.json")
    assert [comment.id for comment in tide.comments] == ["e7", "e8", "e9"]
    assert [finding.kind for finding in diagnostics.findings] == ["unreadable-item"]


def test_counts_of_the_sample_are_those_of_its_json(corpus):
    path = corpus / "exports/commento/remark42-commento.json"
    rows = json.loads(path.read_text())["comments"]
    posts, _ = read(path)
    found = Counter(comment.status for post in posts for comment in post.comments)
    assert found == Counter(row["state"] for row in rows)
    parents = sum(bool(comment.parent) for post in posts for comment in post.comments)
    assert parents == sum(row["parentHex"] != "root" for row in rows)


def test_a_commenter_who_is_not_in_the_export_is_reported(tmp_path):
    export = json.loads(EXPORT.read_text())
    gone = export["commenters"].pop(0)["commenterHex"]
    (tmp_path / "a.json").write_text(json.dumps(export))
    _, diagnostics = read(tmp_path / "a.json")
    diagnostics.settle()
    (found,) = [finding for finding in diagnostics.findings if finding.kind == "unmatched-id"]
    assert gone in found.message
