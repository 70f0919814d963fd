"""What a damaged export holds in place of a value: halves of characters, lists for words, words for numbers. No reader stops."""

import json
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Diagnostics, Post

FIXTURES = Path(__file__).parents[2] / "fixtures"
HALF = "&#xD83D;&#56832;"
"""A face as some programs wrote it: two references to halves of a character."""


def read(path: Path, form: str | None = None) -> list[Post]:
    """The posts of a source; no fault of ours may cost one."""
    diagnostics = Diagnostics()
    found = list(converters.read(str(path), from_=form, diagnostics=diagnostics))
    assert [finding.message for finding in diagnostics.findings if finding.kind == "fault"] == []
    return [record for record in found if isinstance(record, Post)]


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("blogger/backup.xml", "</title>"),
        ("feed/feed.xml", "</title>"),
        ("livejournal/2004-02.xml", "</subject>"),
    ],
)
def test_half_a_character_costs_no_more_than_itself(name: str, end: str, tmp_path: Path) -> None:
    source = FIXTURES / name
    whole = read(source)
    text = source.read_text(encoding="utf-8")
    damaged = tmp_path / source.name
    damaged.write_text(text.replace(end, f"{HALF}{end}"), encoding="utf-8")
    assert HALF in damaged.read_text(encoding="utf-8")
    posts = read(damaged)
    assert len(posts) == len(whole)
    assert any("\ufffd\ufffd" in post.title for post in posts)


def test_a_half_in_the_xml_of_tumblr(tmp_path: Path) -> None:
    source = tmp_path / "posts.xml"
    source.write_text(
        '<?xml version="1.0"?><tumblr version="1.0"><tumblelog name="pier" timezone="US/Eastern"/>'
        '<posts start="0" total="1"><post id="7" url="https://pier.example/post/7" type="regular" '
        f'unix-timestamp="1100000000"><regular-body>Fog{HALF}</regular-body></post></posts></tumblr>'
    )
    (post,) = read(source)
    assert post.body
    assert "Fog\ufffd\ufffd" in post.body.text


@pytest.mark.parametrize("word", [["Note"], {"a": 1}, None, 7])
def test_a_type_of_mastodon_that_is_no_word(word: Any, tmp_path: Path) -> None:
    outbox = json.loads((FIXTURES / "mastodon/outbox.json").read_text(encoding="utf-8"))
    number = len(outbox["orderedItems"])
    public = next(item for item in outbox["orderedItems"] if isinstance(item.get("object"), dict))
    public["object"]["type"] = word
    source = tmp_path / "outbox.json"
    source.write_text(json.dumps(outbox), encoding="utf-8")
    posts = read(source)
    assert 0 < len(posts) < number


@pytest.mark.parametrize("word", [["bold"], {"a": 1}])
def test_a_format_of_tumblr_that_is_no_word(word: Any, tmp_path: Path) -> None:
    text = {"type": "text", "text": "Fog today", "formatting": [{"start": 0, "end": 3, "type": word}]}
    post = {"id": 7, "blog_name": "pier", "type": "blocks", "state": "published", "content": [text]}
    source = tmp_path / "posts.json"
    source.write_text(json.dumps({"response": {"posts": [post]}}), encoding="utf-8")
    assert [post.body and post.body.text for post in read(source, "tumblr")] == ["<p>Fog today</p>"]


def test_a_number_of_a_category_of_dotclear_that_is_none(tmp_path: Path) -> None:
    source = FIXTURES / "cms-sql/dotclear.txt"
    lines = source.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("[category "))
    left = lines[at].partition(" ")[2].rstrip("]").split(",").index("cat_lft")
    values = lines[at + 1].split(",")
    values[left] = '"1e9"'
    lines[at + 1] = ",".join(values)
    damaged = tmp_path / "dotclear.txt"
    damaged.write_text("\n".join(lines), encoding="utf-8")
    assert len(read(damaged)) == len(read(source))


@pytest.mark.parametrize("data", [b"", b"<comments>", b"<usermap id='1' user='&#xD800;'/>"])
def test_a_dump_of_comments_without_a_whole_element(data: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    origin = FIXTURES / "livejournal/ljdump/tide_watch"
    (folder / "L-154").write_bytes((origin / "L-154").read_bytes())
    (folder / "C-154").write_bytes(data)
    assert len(read(folder)) == 1


@pytest.mark.parametrize("status", [["publish"], {"a": "publish"}, None, ""])
def test_a_status_of_rest_that_is_no_word_is_not_public(status: Any, tmp_path: Path) -> None:
    row = {
        "id": 1,
        "type": "post",
        "slug": "fog",
        "link": "https://pier.example/fog/",
        "date": "2020-01-06T10:00:00",
    }
    row |= {
        "title": {"rendered": "Fog"},
        "content": {"rendered": "<p>It came in.</p>"},
        "date_gmt": row["date"],
    }
    (tmp_path / "posts.json").write_text(json.dumps([row | {"status": status}]))
    (post,) = read(tmp_path / "posts.json")
    assert post.status == "unknown"
    (tmp_path / "posts.json").write_text(json.dumps([row]))
    (post,) = read(tmp_path / "posts.json")
    assert post.status == "publish"


@pytest.mark.parametrize("circle", [["public"], {"a": 1}, 7])
def test_a_circle_of_ghost_that_is_no_word_is_not_public(circle: Any, tmp_path: Path) -> None:
    export = json.loads((FIXTURES / "ghost/fog.ghost.json").read_text(encoding="utf-8"))
    for post in export["db"][0]["data"]["posts"]:
        post["visibility"] = circle
    (tmp_path / "fog.ghost.json").write_text(json.dumps(export))
    assert "publish" not in {post.status for post in read(tmp_path / "fog.ghost.json")}


def test_exports_beside_a_folder_of_ljdump_are_named(tmp_path: Path) -> None:
    result = converters.convert(FIXTURES / "livejournal", tmp_path / "a.jsonl", to="archive")
    (found,) = (finding for finding in result.findings if finding.kind == "exports-beside")
    assert found.severity == "loss"
    assert str(FIXTURES / "livejournal") in found.message
