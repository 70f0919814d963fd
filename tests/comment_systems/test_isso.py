"""What isso takes: its database, which the real isso serves, and which is read back."""

import json
import sqlite3
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Comment, Commenter, Markup, Post, Site
from tests.comment_systems.servers import free_port, isso
from tests.comment_systems.threads import RECORDS, comments

pytest.importorskip("isso")


def rows(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return list(
            database.execute(
                "SELECT id, parent, mode, text, author, email, website, likes, remote_addr FROM comments"
            )
        )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    converters.write(RECORDS, tmp_path / "comments.db", to="isso")
    return tmp_path / "comments.db"


def test_two_levels_markdown_and_no_more_than_the_server_may_have(database: Path) -> None:
    found = {row[0]: row for row in rows(database)}
    assert {row[4]: row[1] for row in found.values()} == {"Ada": None, "Bo": 1, "Cy": 1, "Dee": 1, None: None}
    texts = {row[4]: row[3] for row in found.values()}
    assert texts["Ada"] == "One *two*\n\n```\na < b\n  c\n```"
    assert texts["Bo"] == "Two"  # the answer to the first: the thread says so
    assert texts["Cy"] == "@Bo:\n\nThree [a link](https://moor.example/x_y)"
    assert texts["Dee"] == "@Cy:\n\nFour \\^ up"
    assert [row[5:] for row in found.values() if row[4] == "Ada"] == [
        ("ada@moor.example", "https://ada.example/", 3, "127.0.0.0")
    ]
    assert all(row[2] == 1 for row in found.values())
    assert not [word for word in (b"192.0.2", b"spam", b"draft") if word in database.read_bytes()]


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    result = converters.write(RECORDS, tmp_path / "comments.db", to="isso")
    account = result.accounts["comment"]
    assert (account.read, account.written) == (8, 5)
    assert account.left_out == {"unapproved": 1, "pingback": 1, "draft": 1}
    kinds = {finding.kind for finding in result.findings}
    assert {"flattened", "mentions-left", "addresses-for-server", "undated-comment"} <= kinds


def test_it_comes_back(database: Path) -> None:
    (post,) = (record for record in converters.read(database) if isinstance(record, Post))
    assert post.url == "/2020/a-b%C3%A9/"
    back = {comment.author.name: comment for comment in post.comments}
    for name, comment in comments(RECORDS).items():
        if name in ("Ada", "Bo"):
            assert (back[name].id, back[name].parent, back[name].likes) == (
                comment.id,
                comment.parent,
                comment.likes,
            )
        if name in back and comment.date:
            assert back[name].date == {"Ada": "2020-01-05T08:00:00+00:00"}.get(name, back[name].date)


def test_the_same_comments_beside_the_blog_are_there_once(tmp_path: Path, database: Path) -> None:
    converters.write(RECORDS, tmp_path / "blog.jsonl", to="archive")
    converters.convert([tmp_path / "blog.jsonl", database], tmp_path / "both.jsonl", to="archive")
    both = [record for record in converters.read(tmp_path / "both.jsonl") if isinstance(record, Post)]
    assert (
        sum(len(post.comments) for post in both) == 9
    )  # one has no date, so nobody can say that it is the same


@pytest.fixture
def served(database: Path) -> Iterator[dict[str, Any]]:
    with (
        isso(database, "http://127.0.0.1:1", free_port()) as server,
        urllib.request.urlopen(f"{server}/?uri=/2020/a-b%25C3%25A9/") as answer,
    ):
        yield json.load(answer)


def test_the_real_isso_serves_it(served: dict[str, Any]) -> None:
    assert (served["total_replies"], served["hidden_replies"]) == (5, 0)
    (first,) = (reply for reply in served["replies"] if reply["author"] == "Ada")
    assert first["created"] == 1578211200.0
    assert first["text"] == "<p>One <em>two</em></p>\n<pre><code>a &lt; b\n  c\n</code></pre>"
    assert [reply["text"] for reply in first["replies"]] == [
        "<p>Two</p>",
        '<p>@Bo:</p>\n<p>Three <a href="https://moor.example/x_y" rel="nofollow noopener">a link</a></p>',
        "<p>@Cy:</p>\n<p>Four ^ up</p>",
    ]


def test_no_link_but_to_the_web(tmp_path: Path) -> None:
    post = Post(id="1", slug="a", url="https://moor.example/a/", comments=(
        Comment(id="1", author=Commenter(name="Eve", url="javascript:alert(1)"), body=Markup(text="x", dialect="html")),
    ))  # fmt: skip
    converters.write([Site(url="https://moor.example"), post], tmp_path / "c.db", to="isso")
    assert [row[6] for row in rows(tmp_path / "c.db")] == [None]
