"""Databases of isso: every version, statuses, a running server, damage, and what must stay private."""

import json
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing

import pytest

import converters
from converters import Diagnostics, Post
from tests.formats.isso.database import isso_database


def read(path):
    diagnostics = Diagnostics()
    records = list(converters.read(path, diagnostics=diagnostics))
    return [record for record in records if isinstance(record, Post)], diagnostics


@pytest.mark.parametrize("version", range(6))
def test_every_version_is_read(version, tmp_path):
    isso_database(tmp_path / "comments.db", version=version)
    before = (tmp_path / "comments.db").read_bytes()
    (post,), diagnostics = read(tmp_path / "comments.db")
    assert (post.url, post.title) == ("/2019/tide/", "Tide")
    assert [(comment.id, comment.parent, comment.status) for comment in post.comments] == [
        ("1", "", "approved"),
        ("2", "1", "trash"),
        ("3", "2", "approved"),
        ("4", "", "pending"),
        ("5", "", "mode 7"),
    ]
    first = post.comments[0]
    assert first.body
    assert (first.body.dialect, first.body.text) == (
        "markdown",
        "The lamp **went** out\n\n    one\n      two",
    )
    assert (first.date, first.likes) == ("2019-05-04T11:00:00+00:00", 2)
    assert first.extra == {"edited": "2019-05-04T17:13:20+00:00", "dislikes": 1}
    assert [finding.kind for finding in diagnostics.findings] == ["empty-threads"]
    assert (tmp_path / "comments.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["comments.db"]


def test_beside_a_blog_nothing_private_is_shown(tmp_path):
    isso_database(tmp_path / "comments.db")
    post = {
        "record": "post",
        "type": "post",
        "status": "publish",
        "title": "Tide",
        "url": "https://fog.example/2019/tide",
    }
    lines = [{"record": "site", "url": "https://fog.example"}, post]
    (tmp_path / "blog.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    result = converters.convert(
        [tmp_path / "blog.jsonl", tmp_path / "comments.db"], tmp_path / "site", to="hugo"
    )
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    (data,) = (tmp_path / "site/data/comments").iterdir()
    shown = json.loads(data.read_text())
    assert [(comment["id"], comment.get("parent", "")) for comment in shown] == [("1", ""), ("3", "1")]
    everything = "".join(path.read_text(errors="ignore") for path in files)
    for word in ("private.example", "192.0.2", "secret-of-sessions", "Wait", "Unknown mode"):
        assert word not in everything
    assert result.accounts["comment"].left_out == {"unapproved": 3}


def test_what_a_running_server_has_not_moved_yet_is_read(tmp_path):
    isso_database(tmp_path / "comments.db")
    with closing(sqlite3.connect(tmp_path / "comments.db")) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(
            "INSERT INTO comments (tid, id, created, mode, text, voters) VALUES (1, 9, 1.0, 1, 'New', x'00')"
        )
        database.commit()
        (post,), _ = read(tmp_path / "comments.db")
    assert "9" in [comment.id for comment in post.comments]


def test_a_database_of_another_program_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / "a.db")) as database:
        database.execute("CREATE TABLE visits (id)")
        database.commit()
    with pytest.raises(converters.SourceError, match="isso"):
        list(converters.read(tmp_path / "a.db", from_="isso"))


def test_counts_of_the_sample_are_those_of_the_database(corpus):
    path = corpus / "exports/made-here/isso/comments.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
        stated = Counter(dict(database.execute("SELECT mode, count(*) FROM comments GROUP BY mode")))
    posts, _ = read(path)
    found = Counter(comment.status for post in posts for comment in post.comments)
    assert found == {"approved": stated[1], "pending": stated[2], "trash": stated[4]}


def test_a_database_in_a_zip_is_read_with_the_log_beside_it(tmp_path):
    isso_database(tmp_path / "comments.db")
    with closing(sqlite3.connect(tmp_path / "comments.db")) as database:
        database.execute("PRAGMA journal_mode = wal")
        database.execute("UPDATE comments SET mode = 4 WHERE id = 1")
        database.commit()
        with zipfile.ZipFile(tmp_path / "backup.zip", "w") as packed:
            for name in ("comments.db", "comments.db-wal"):
                packed.write(tmp_path / name, f"data/{name}")
    (post,), _ = read(tmp_path / "backup.zip")
    assert post.comments[0].status == "trash"
