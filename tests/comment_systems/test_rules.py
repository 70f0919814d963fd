"""The files for servers that no test can run, by the rules of their imports."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

import converters
from converters import Comment, Commenter, Markup, Post, Site
from converters.formats.disqus import writer as disqus
from converters.model import Record
from converters.testing import check_writer
from converters.testing.files import written_files
from tests.comment_systems.threads import RECORDS
from tests.targets import SYSTEMS

WP = "{http://wordpress.org/export/1.0/}"
DSQ = "{http://www.disqus.com/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
COMMENT = [
    f"{WP}comment_{name}"
    for name in "id author author_email author_url author_IP date_gmt content approved parent".split()
]
KEPT = {"a", "b", "i", "u", "s", "p", "br", "blockquote", "code", "pre", "ul", "ol", "li"}


def breaches(path: Path) -> list[str]:
    """What in a file breaks the rules of Disqus's import."""
    found = []
    if path.stat().st_size >= 50_000_000:
        found.append("50 MB or more")
    people: dict[str, set[str]] = {}
    ids: set[str] = set()
    for item in etree.parse(path).getroot().iterfind("channel/item"):
        wanted = ["title", "link", f"{CONTENT}encoded", f"{DSQ}thread_identifier", f"{WP}post_date_gmt", f"{WP}comment_status"]  # fmt: skip
        found += [f"an item has no {name}" for name in wanted if item.find(name) is None]
        if not re.match("https?://", item.findtext("link") or ""):
            found.append("a link that is no address")
        here: set[str] = {"0"}
        for comment in item.iterfind(f"{WP}comment"):
            parts = {str(part.tag): part.text or "" for part in comment}
            found += [f"a comment has no {name}" for name in COMMENT if name not in parts]
            datetime.strptime(parts[f"{WP}comment_date_gmt"], "%Y-%m-%d %H:%M:%S")
            text = parts[f"{WP}comment_content"]
            tags = set(re.findall(r"</?([a-z0-9]+)", text))
            if len(re.sub("<[^>]*>", "", text).strip()) < 3:
                found.append("a text of less than 3 characters")
            found += [f"<{tag}>, which Disqus removes" for tag in tags - KEPT]
            if parts[f"{WP}comment_parent"] not in here:
                found.append("a parent that is not before it in the item")
            if parts[f"{WP}comment_approved"] != "1":
                found.append("a comment that is not approved")
            id_ = parts[f"{WP}comment_id"]
            if id_ in ids or not id_.isdigit():
                found.append("an id twice, or none")
            here.add(id_)
            ids.add(id_)
            people.setdefault(parts[f"{WP}comment_author_email"], set()).add(parts[f"{WP}comment_author"])
    found += [f"{len(names)} persons with one address" for email, names in people.items() if len(names) > 1]
    if "" in people:
        found.append("a person without an address")
    return found


def post(number: int, text: str = "<p>Yes</p>", **fields: Any) -> Post:
    author = Commenter(name=f"Name {number}", email=f"n{number}@moor.example")
    comment = Comment(id=str(number), author=author, date="2020-01-05T08:00:00+00:00", body=Markup(text=text, dialect="html"))  # fmt: skip
    return Post(id=str(number), slug=f"p{number}", title=f"Post {number}", url=f"https://moor.example/p{number}/", comments=(comment,), **fields)  # fmt: skip


def test_the_import_of_disqus(tmp_path: Path) -> None:
    more = [post(100 + number, text) for number, text in enumerate(["<p>+1</p>", "<h2>Title</h2><table><tr><td>a</td><td>b</td></tr></table>", "]]> & <b>x</b>\x0b", "<p></p>"])]  # fmt: skip
    result = converters.write([*RECORDS, *more], tmp_path / "d.xml", to="disqus", options={"form": "import"})
    assert breaches(tmp_path / "d.xml") == []
    assert result.accounts["comment"].written == 9
    assert "padded-comment" in {finding.kind for finding in result.findings}


def test_it_is_split_below_the_size_that_disqus_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disqus, "_LARGEST", 3000)
    blog: list[Record] = [Site(url="https://moor.example"), *(post(number) for number in range(1, 11))]
    result = converters.write(blog, tmp_path / "d.xml", to="disqus", options={"form": "import"})
    parts = sorted(tmp_path.glob("d-*.xml"))
    assert len(parts) > 2
    assert result.accounts["comment"].written == 10
    assert all(part.stat().st_size <= 3000 and not breaches(part) for part in parts)
    texts = "".join(part.read_text("utf-8") for part in parts)
    assert texts.count("<item>") == 10


def test_the_backup_of_remark42(tmp_path: Path) -> None:
    closed = post(50, comments_open=False)
    result = converters.write([*RECORDS, closed], tmp_path / "r.json", to="remark42")
    assert "restore-deletes" in {finding.kind for finding in result.findings}
    head, *lines = map(json.loads, (tmp_path / "r.json").read_text("utf-8").splitlines())
    assert head == {
        "version": 1,
        "users": [],
        "posts": [{"url": "https://moor.example/p50/", "read_only": True}],
    }
    ids = {line["id"] for line in lines}
    assert len(ids) == len(lines) == 6
    assert all(line["pid"] in ids | {""} for line in lines)
    assert {line["locator"]["site"] for line in lines} == {"remark"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", line["time"]) for line in lines)
    for url in {line["locator"]["url"] for line in lines}:
        times = [line["time"] for line in lines if line["locator"]["url"] == url]
        assert times == sorted(times)
    assert all(line["user"]["id"].startswith("anonymous_") and line["user"]["name"] for line in lines)
    assert "moor.example" not in json.dumps([line["user"] for line in lines])


def test_artrans(tmp_path: Path) -> None:
    converters.write(RECORDS, tmp_path / "a.json", to="artalk")
    rows = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert all(isinstance(value, str) for row in rows for value in row.values())
    ids = {row["id"] for row in rows}
    assert len(ids) == len(rows) == 5
    assert all(row["rid"] in ids | {"0"} for row in rows)
    assert all(row["is_pending"] == "false" for row in rows)
    assert {row["page_key"] for row in rows} == {"/2020/a-b%C3%A9/"}
    for row in rows:
        datetime.strptime(row["created_at"], "%Y-%m-%d %H:%M:%S %z")


def test_waline_shows_every_answer_below_the_first_of_its_thread(tmp_path: Path) -> None:
    converters.write(RECORDS, tmp_path / "w.json", to="waline")
    rows = {
        row["objectId"]: row
        for row in json.loads((tmp_path / "w.json").read_text("utf-8"))["data"]["Comment"]
    }
    assert {row["nick"]: (rows.get(row["pid"], {}).get("nick"), rows.get(row["rid"], {}).get("nick")) for row in rows.values()} == {
        "Ada": (None, None), "Bo": ("Ada", "Ada"), "Cy": ("Bo", "Ada"), "Dee": ("Cy", "Ada"), "Anonymous": (None, None),
    }  # fmt: skip
    assert all(rows[row["rid"]]["pid"] is None for row in rows.values() if row["rid"])


@pytest.mark.parametrize("to", SYSTEMS)
def test_nothing_that_is_not_public(to: str, tmp_path: Path) -> None:
    converters.write(RECORDS, tmp_path / "x", to=to)
    data = b"".join(written_files(tmp_path / "x").values())
    assert b"Ada" in data
    assert not [word for word in (b"192.0.2", b"spam</p>", b"of a draft", b"Sam", b"Ping") if word in data]


def test_the_files_of_staticman(tmp_path: Path) -> None:
    converters.write(RECORDS, tmp_path / "s", to="staticman")
    files = list((tmp_path / "s").rglob("*.yml"))
    assert {path.parent.name for path in files} == {"a-b"}
    rows = {row["_id"]: row for row in (yaml.safe_load(path.read_text("utf-8")) for path in files)}
    assert {row["name"]: rows.get(row.get("replying_to"), {}).get("name") for row in rows.values()} == {
        "Ada": None, "Bo": "Ada", "Cy": "Bo", "Dee": "Cy", "Anonymous": None,
    }  # fmt: skip
    assert not [path for path in files if b"ada@moor" in path.read_bytes()]


def test_the_plan_for_giscus_says_who_and_when(tmp_path: Path) -> None:
    result = converters.write(RECORDS, tmp_path / "g.jsonl", to="giscus")
    assert "github-keeps-nothing" in {finding.kind for finding in result.findings}
    (line,) = map(json.loads, (tmp_path / "g.jsonl").read_text("utf-8").splitlines())
    assert line["title"] == "2020/a-b%C3%A9/"
    first = line["comments"][0]
    assert first["body"].startswith("**[Ada](<https://ada.example/>)** wrote on 2020-01-05:\n\nOne *two*")
    assert [reply["body"].partition("\n\n")[2][:7] for reply in first["replies"]] == [
        "Two",
        "@Bo:\n\nT",
        "@Cy:\n\nF",
    ]


@pytest.mark.parametrize("to", ["hugo", "html"])
def test_nothing_private_is_in_the_site(to: str, tmp_path: Path) -> None:
    systems = [
        "isso",
        "disqus",
        "remark42",
        "artalk",
        "waline",
        "commento",
        "talkyard",
        "staticman",
        "giscus",
        "ghost",
    ]
    converters.write(RECORDS, tmp_path / "site", to=to, comments=systems)
    site = b"".join(path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file())
    beside = tmp_path / "site-comments"
    assert b"ada@moor.example" not in site
    assert {path.name for path in beside.iterdir()} == {
        ".blogport.json", "README.txt", "isso.db", "disqus-import.xml", "disqus-export.xml", "remark42.json", "artalk.json",
        "waline.json", "commento.json", "talkyard.typatch.json", "staticman", "giscus.jsonl", "ghost",
    }  # fmt: skip
    assert b"ada@moor.example" in (beside / "artalk.json").read_bytes()
    before = {path: path.stat().st_mtime_ns for path in beside.rglob("*")}
    converters.write(RECORDS, tmp_path / "site", to=to, comments=systems)
    assert {path: path.stat().st_mtime_ns for path in beside.rglob("*")} == before


def test_what_makes_no_sense(tmp_path: Path) -> None:
    for to, systems in (("archive", ["isso"]), ("hugo", ["nothing"]), ("markdown", ["isso"])):
        with pytest.raises(converters.UsageError, match="--comments"):
            converters.write(RECORDS, tmp_path / "x", to=to, comments=systems)
    assert not list(tmp_path.iterdir())


UNSEEN = {
    "isso": {"post.date", "comment.id", "comment.date", "comment.likes"},
    "commento": {"comment.id"},
    "talkyard": {"post.date", "comment.date"},
    "giscus": {"post.date", "comment.date"},
}
"""Fields that are written in a form in which a text is not found: numbers in a database, digests, milliseconds, days."""


@pytest.mark.parametrize("to", SYSTEMS)
def test_the_contract_of_writers(to: str, tmp_path: Path) -> None:
    problems: set[str] = set()
    try:
        check_writer(to, tmp_path)
    except AssertionError as error:
        problems = {line.split()[0] for line in str(error).splitlines()[1:]}
    assert problems == UNSEEN.get(to, set())
