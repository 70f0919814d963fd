"""Comments for Ghost: the requests, and the program that sends them, to a server with Ghost's rules."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Comment, Commenter, Post, Site
from converters.formats.ghost.comments import LABEL
from tests.comment_systems.test_round_trips import NUMBERS, SOURCES, Kept, facts, records
from tests.comment_systems.threads import RECORDS, html
from tests.formats.ghost.simple_ghost import KEY, SimpleGhost, serving

KEPT = Kept(likes=False, url=False, email=False)
"""What Ghost's export gives back of a comment: threads of any depth, but neither votes nor links nor addresses."""


def requests(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "requests.jsonl").read_text("utf-8").splitlines()]


def slugs(folder: Path) -> list[str]:
    return [row["name"].removeprefix("post ") for row in requests(folder) if row["method"] == "GET"]


def send(folder: Path, blog: str, key: str = KEY) -> "subprocess.CompletedProcess[str]":
    """Run the program that is written, as the user does."""
    return subprocess.run(
        [sys.executable, folder / "send.py", blog],
        env={**os.environ, "GHOST_ADMIN_KEY": key},
        capture_output=True,
        text=True,
        check=False,
    )


def comment(id_: str, name: str = "", email: str = "", text: str = "<p>Fog</p>", **more: Any) -> Comment:
    date = f"2020-01-05T10:00:{int(id_):02}Z"
    return Comment(id=id_, author=Commenter(name=name, email=email), date=date, body=html(text), **more)


def written(tmp_path: Path, *comments: Comment, slug: str = "fog") -> Path:
    site, post = Site(url="https://moor.example"), Post(title="Fog", slug=slug, comments=comments)
    converters.write([site, post], tmp_path / "g", to="ghost-comments")
    return tmp_path / "g"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(name, marks=pytest.mark.long(share=4)) if name in ("made-mistakes", "seed") else name
        for name in SOURCES
    ],
)
def test_ghost_gives_back_what_it_has_a_place_for(source: str, tmp_path: Path) -> None:
    blog = records(source)
    result = converters.write(blog, tmp_path / "g", to="ghost-comments")
    number = result.accounts["comment"].written
    assert number == NUMBERS.get(source, number)
    ghost = SimpleGhost(slugs(tmp_path / "g"))
    with serving(ghost) as url:
        done = send(tmp_path / "g", url)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(ghost.comments) == number
    (tmp_path / "fog.ghost.json").write_text(ghost.export(), encoding="utf-8")
    back = facts(converters.read(tmp_path / "fog.ghost.json"), KEPT, back=True)
    there = facts(blog, KEPT, back=False)
    undated = {fact for fact in there if fact[1] is None}
    assert not {fact: n for fact, n in (there - back).items() if fact not in undated}
    assert sum(back.values()) == sum(there.values())
    assert {fact[3] for fact in back} == {fact[3] for fact in there}


def test_beside_an_import_they_are_for_its_posts(tmp_path: Path, example: Path) -> None:
    result = converters.convert(example, tmp_path / "out", to="ghost", comments=["ghost"])
    assert result.accounts["comment"].left_out == {"beside": 10, "unapproved": 2}
    kinds = {finding.kind for finding in result.findings}
    assert {"comments-beside", "commenters-become-members"} <= kinds
    assert "comments-apart" not in kinds
    with zipfile.ZipFile(tmp_path / "out/ghost-import.zip") as packed:
        (database,) = json.loads(packed.read("blog.json"))["db"]
    assert set(slugs(tmp_path / "out-comments/ghost")) <= {row["slug"] for row in database["data"]["posts"]}
    about = (tmp_path / "out-comments/README.txt").read_text("utf-8")
    assert "python3 ghost/send.py" in about
    assert "becomes a member" in about
    assert "Ghost sends none to these persons" in about


def test_without_them_the_import_says_where_they_could_go(tmp_path: Path, example: Path) -> None:
    result = converters.convert(example, tmp_path / "out", to="ghost")
    (finding,) = [finding for finding in result.findings if finding.kind == "comments-apart"]
    assert "10 not written; --comments ghost" in finding.message
    assert not (tmp_path / "out-comments").exists()


def test_a_member_for_each_person(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        comment("1", "Ada", "Ada@Moor.example"),
        comment("2", "Ada", "ada@moor.example"),
        comment("3", "Bo", "ada@moor.example"),
        comment("4", "Cy"),
        comment("5", "Cy"),
        comment("6", "Dee", "no address"),
        comment("7"),
    )
    rows = [row["body"]["members"][0] for row in requests(folder) if row["path"] == "members/"]
    nowhere = {row["email"] for row in rows if row["email"].endswith("@anonymous.invalid")}
    assert len(nowhere) == 4
    assert [(row["name"], "…" if row["email"] in nowhere else row["email"]) for row in rows] == [
        ("Ada", "ada@moor.example"),
        ("Bo", "…"),
        ("Cy", "…"),
        ("Dee", "…"),
        ("Anonymous", "…"),
    ]
    assert all((row["newsletters"], row["subscribed"], row["labels"]) == ([], False, [LABEL]) for row in rows)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>a <b>b</b></p>", "<p>a b</p>"),
        ("<pre>if a:\n  b &lt; c\n</pre>", "<p>if a:<br>\u00a0\u00a0b &lt; c</p>"),
        ("<p></p>", "<p>…</p>"),
        (
            '<p><a href="https://a.example/">a</a></p><img src="https://a.example/b.jpg" alt="b">',
            '<p><a href="https://a.example/">a</a></p><a href="https://a.example/b.jpg">b</a>',
        ),
    ],
)
def test_texts(given: str, expected: str, tmp_path: Path) -> None:
    folder = written(tmp_path, comment("1", "Ada", text=given))
    assert requests(folder)[-1]["body"]["comments"][0]["html"] == expected


@pytest.mark.parametrize(
    ("url", "slug", "expected"),
    [
        ("https://moor.example/2020/12/", "fog", "fog"),
        ("https://moor.example/2020/fog.html", "", "fog"),
        ("https://moor.example/2020/fog/index.html", "", "fog"),
        ("https://moor.example/?p=7", "Fog_at sea", "fog_at-sea"),
        ("https://moor.example/fog-2/", "fog", "fog-2"),
        ("https://moor.example/caf%C3%A9/", "", "cafe"),
    ],
)
def test_the_slug_that_ghost_has(url: str, slug: str, expected: str, tmp_path: Path) -> None:
    post = Post(url=url, slug=slug, comments=(comment("1"),))
    converters.write([Site(url="https://moor.example"), post], tmp_path / "g", to="ghost-comments")
    assert slugs(tmp_path / "g") == [expected]


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    converters.write(RECORDS, tmp_path / "g", to="ghost-comments")
    ghost = SimpleGhost(slugs(tmp_path / "g"))
    ghost.breaks_at = 6
    with serving(ghost) as url:
        first, second, third = (send(tmp_path / "g", url) for _ in range(3))
    assert (first.returncode, second.returncode, third.returncode) == (1, 0, 0)
    assert "goes on from here" in first.stderr
    assert len(ghost.comments) == 5
    assert len(ghost.members) == len({row["email"] for row in ghost.members}) == 5
    assert third.stdout == "0 requests sent, 0 refused\n"


def test_a_member_who_is_there_is_taken(tmp_path: Path) -> None:
    ghost = SimpleGhost(["fog"])
    ghost.members.append({"id": "m9", "name": "Ada of Moor", "email": "ada@moor.example"})
    folder = written(tmp_path, comment("1", "Ada", "ada@moor.example"))
    with serving(ghost) as url:
        assert send(folder, url).returncode == 0
    assert [row["member_id"] for row in ghost.comments] == ["m9"]
    assert len(ghost.members) == 1


def test_what_is_new_in_a_later_run_is_sent_alone(tmp_path: Path) -> None:
    ghost, copy = SimpleGhost(["fog"]), SimpleGhost(["fog"])
    first, second = comment("4", "Cy"), comment("5", "Dee")
    folder = written(tmp_path, second)
    with serving(ghost) as url, serving(copy) as other:
        assert send(folder, other).stdout == send(folder, url).stdout == "3 requests sent, 0 refused\n"
        assert written(tmp_path, first, second) == folder
        assert send(folder, url).stdout == "2 requests sent, 0 refused\n"
    assert [len(each.comments) for each in (ghost, copy)] == [2, 1]
    names = {row["id"]: row["name"] for row in ghost.members}
    assert [names[row["member_id"]] for row in ghost.comments] == ["Dee", "Cy"]


def test_comments_on_a_page(tmp_path: Path) -> None:
    ghost = SimpleGhost(["page-fog"])
    with serving(ghost) as url:
        assert send(written(tmp_path, comment("1"), slug="page-fog"), url).returncode == 0
    assert [row["post_id"] for row in ghost.comments] == ["p0"]


def test_a_post_that_is_not_there_costs_its_comments_alone(tmp_path: Path) -> None:
    posts = [Post(slug=slug, comments=(comment(id_, "Ada"),)) for slug, id_ in (("fog", "1"), ("tide", "2"))]
    converters.write([Site(url="https://moor.example"), *posts], tmp_path / "g", to="ghost-comments")
    ghost = SimpleGhost(["tide"])
    with serving(ghost) as url:
        done = send(tmp_path / "g", url)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "post fog: 404: Resource not found",
        "comment 1 of /fog/: not sent: Ghost has no post fog",
    ]
    assert len(ghost.comments) == 1


@pytest.mark.parametrize(
    ("key", "commenting", "why"),
    [(f"{KEY[:-1]}0", True, "Invalid token"), (KEY, False, "Comments are not enabled")],
)
def test_where_nothing_can_be_sent_it_stops(key: str, commenting: bool, why: str, tmp_path: Path) -> None:
    folder = written(tmp_path, comment("1"), comment("2"))
    ghost = SimpleGhost(["fog"], commenting=commenting)
    with serving(ghost) as url:
        done = send(folder, url, key)
    assert done.returncode == 1
    assert why in done.stderr
    assert done.stderr.count("\n") == 2


def test_without_a_key_it_says_how_it_is_called(tmp_path: Path) -> None:
    done = send(written(tmp_path, comment("1")), "https://moor.example", "")
    assert done.returncode == 1
    assert "GHOST_ADMIN_KEY=ID:SECRET python3 send.py" in done.stderr


def test_a_host_that_is_no_ghost_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path, comment("1"))
    done = send(folder, "http://127.0.0.1:9")
    assert done.returncode == 1
    assert "does not answer as Ghost does" in done.stderr
