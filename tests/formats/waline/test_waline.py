"""Waline: its export, its database and dumps of it have the same comments; users' passwords are not read."""

import json
import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "waline/export.json"
COLUMNS = "user_id comment insertedAt ip link mail nick rid pid sticky status like ua url createdAt updatedAt".split()


def database(path):
    """The export as a database, its ids as numbers."""
    data = json.loads(EXPORT.read_text())["data"]
    with closing(sqlite3.connect(path)) as connection:
        columns = ", ".join(f'"{name}"' for name in COLUMNS)
        connection.execute(f'CREATE TABLE "wl_Comment" ("id" INTEGER PRIMARY KEY, {columns})')
        connection.execute('CREATE TABLE "wl_Counter" ("id" INTEGER PRIMARY KEY, "time", "url")')
        connection.execute(
            'CREATE TABLE "wl_Users" ("id" PRIMARY KEY, "email", "password", "type", "label", "2fa")'
        )
        connection.execute(
            'INSERT INTO "wl_Users" VALUES (?, ?, ?, ?, ?, ?)',
            ("u1", "cem@private.example", "secret-hash", "administrator", "", "secret-2fa"),
        )
        for row in data["Comment"]:
            row |= {name: int(row[name][1:]) if row.get(name) else None for name in ("pid", "rid")}
            connection.execute(
                f"INSERT INTO wl_Comment VALUES ({', '.join('?' * (len(COLUMNS) + 1))})",
                (int(row["objectId"][1:]), *(row.get(name) for name in COLUMNS)),
            )
        for number, row in enumerate(data["Counter"]):
            connection.execute("INSERT INTO wl_Counter VALUES (?, ?, ?)", (number, row["time"], row["url"]))
        connection.commit()
        return "\n".join(connection.iterdump())


def test_an_export_is_read():
    (tide, rock), diagnostics = read(EXPORT)
    assert (tide.url, rock.url, rock.status) == ("/2019/tide/", "/2019/rock/", "private")
    first, second, *_ = tide.comments
    assert (first.likes, first.author.url) == (3, "https://cem.example")
    assert first.extra == {"edited": "2019-05-04T12:30:00+00:00", "pinned": True, "badge": "admin"}
    assert second.body
    assert second.body.text == "@Cem: Second of *three*"
    assert [finding.kind for finding in diagnostics.findings] == ["empty-threads"]


def test_a_comment_of_waline_that_lost_its_status_waits(tmp_path):
    export = json.loads(EXPORT.read_text())
    rows = export["data"]["Comment"]
    lost, old = [row for row in rows if row["status"] == "approved"][:2]
    del lost["status"]
    old.clear()
    old |= {"objectId": "v", "comment": "Of Valine", "nick": "V", "url": "/2019/tide/"}
    (tmp_path / "a.json").write_text(json.dumps(export))
    found = {comment.id: comment.status for post in read(tmp_path / "a.json")[0] for comment in post.comments}
    assert (found[str(lost["objectId"])], found["v"]) == ("pending", "approved")


def shape(posts):
    return [
        (post.url, [(comment.parent.lstrip("a"), comment.status, comment.body, comment.extra) for comment in post.comments])
        for post in posts
    ]  # fmt: skip


@pytest.mark.parametrize("lower", [False, True])
def test_its_database_and_a_dump_say_the_same(lower, tmp_path):
    expected = shape(read(EXPORT)[0])
    dump = database(tmp_path / "waline.sqlite")
    (tmp_path / "waline.sql").write_text(
        dump.replace("wl_Comment", "wl_comment").replace("insertedAt", "insertedat") if lower else dump
    )
    for name in ("waline.sqlite", "waline.sql"):
        posts, diagnostics = read(tmp_path / name)
        assert shape(posts) == expected
        assert [finding.kind for finding in diagnostics.findings] == ["empty-threads"]


def test_counts_are_those_of_the_json():
    rows = json.loads(EXPORT.read_text())["data"]["Comment"]
    posts, _ = read(EXPORT)
    found = Counter(comment.status for post in posts for comment in post.comments)
    words = {"approved": "approved", "waiting": "pending", "spam": "spam"}
    assert found == Counter(words[row["status"]] for row in rows)


def test_an_answer_to_a_comment_that_is_gone_stands_below_the_first_of_its_thread(tmp_path):
    data = json.loads(EXPORT.read_text())
    data["data"]["Comment"] = [row for row in data["data"]["Comment"] if row["objectId"] != "a2"]
    (tmp_path / "a.json").write_text(json.dumps(data))
    (tide, _), diagnostics = read(tmp_path / "a.json")
    third = next(comment for comment in tide.comments if comment.id == "a3")
    assert (third.parent, third.extra) == ("a1", {"parent": "a2"})
    assert "orphan-comment" not in {finding.kind for finding in diagnostics.findings}


def test_a_dump_with_a_blog_in_it_names_the_blog(tmp_path):
    dump = database(tmp_path / "waline.sqlite")
    blog = 'CREATE TABLE "wp_posts" ("ID" INTEGER, "post_title" TEXT, "post_content" TEXT);\n'
    (tmp_path / "all.sql").write_text(f"{dump.replace('COMMIT;', blog + 'COMMIT;')}\n")
    posts, diagnostics = read(tmp_path / "all.sql")
    assert len(posts) == 2
    assert [finding.message for finding in diagnostics.findings if finding.kind == "blog-in-dump"] == [
        "the dump has a blog of WordPress too, which is not read (table wp_posts)"
    ]
