"""Backups of remark42: threads, votes, pins, closed pages, damaged lines, and what must stay private."""

import gzip
import json

import converters
from converters import Diagnostics, Post
from tests.conftest import FIXTURES

BACKUP = FIXTURES / "remark42/backup.json"


def read(path):
    diagnostics = Diagnostics()
    records = list(converters.read(path, diagnostics=diagnostics))
    return [record for record in records if isinstance(record, Post)], diagnostics


def test_a_backup_is_read(tmp_path):
    (tmp_path / "backup-fog-20200101.gz").write_bytes(gzip.compress(BACKUP.read_bytes()))
    (post,), diagnostics = read(tmp_path / "backup-fog-20200101.gz")
    assert (post.url, post.title, post.comments_open) == ("https://fog.example/2019/tide/", "Tide", False)
    assert [(comment.id, comment.parent, comment.status, comment.likes) for comment in post.comments] == [
        ("c1", "", "approved", 3),
        ("c2", "c1", "trash", None),
        ("c3", "c2", "approved", None),
    ]
    first, _, last = post.comments
    assert first.body
    assert first.body.text.startswith("<p>The lamp <strong>went</strong> out</p>\n<pre><code>one\n\ttwo\n")
    assert first.extra == {"edited": "2019-05-04T12:30:00Z", "pinned": True, "badge": "admin"}
    assert (last.date, last.extra) == ("2019-05-04T15:00:00+02:00", {"score": -2})
    assert [finding.kind for finding in diagnostics.findings] == ["empty-threads"]


def test_hashes_are_private(tmp_path):
    converters.convert(BACKUP, tmp_path / "site", to="hugo")
    everything = "".join(
        path.read_text(errors="ignore") for path in (tmp_path / "site").rglob("*") if path.is_file()
    )
    assert "Under a removed one" in everything
    for word in ("hash-of-ip", "github_5f1e", "anonymous_77aa"):
        assert word not in everything


def test_a_broken_line_costs_itself(tmp_path):
    lines = BACKUP.read_text().splitlines()
    lines[2] = lines[2][:60]
    (tmp_path / "a.json").write_text("\n".join(lines))
    (post,), diagnostics = read(tmp_path / "a.json")
    assert [comment.id for comment in post.comments] == ["c1", "c3"]
    kinds = {finding.kind for finding in diagnostics.findings}
    assert kinds == {"unreadable-item", "empty-threads", "orphan-comment"}


def test_counts_of_the_sample_are_those_of_its_lines(corpus):
    path = corpus / "exports/made-here/remark42/backup-blog.json"
    rows = [json.loads(line) for line in path.read_text().splitlines()[1:]]
    (post,), _ = read(path)
    assert len(post.comments) == len(rows)
    assert sum(comment.status == "trash" for comment in post.comments) == sum("delete" in row for row in rows)
    assert sum(bool(comment.parent) for comment in post.comments) == sum(bool(row["pid"]) for row in rows)
