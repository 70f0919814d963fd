"""Folders of Staticman: files of all kinds, numbers of answered comments, folders that are none."""

import re
import shutil
from pathlib import Path

import pytest

import converters
from converters import messages
from converters.io.opening import open_source
from converters.registry import detect
from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

COMMENTS = FIXTURES / "staticman/comments"


def test_a_folder_is_read():
    (rock, tide), diagnostics = read(COMMENTS)
    assert not diagnostics.findings
    assert (tide.url, rock.url) == ("/2019/tide/", "/2019/rock/")
    first, second, _ = tide.comments
    assert first.body
    assert (first.body.text, first.body.dialect) == (
        "The lamp **went** out\r\n\r\n```\r\none\r\n\ttwo\r\n```",
        "markdown",
    )
    assert (first.author.url, second.date) == ("https://cem.example", "2019-05-05T12:00:00+00:00")


def test_other_forms_of_files(tmp_path):
    (tmp_path / "tide").mkdir()
    (tmp_path / ".gitkeep").touch()
    (tmp_path / "README.md").write_text("Comments")
    (tmp_path / "tide/1.json").write_text('{"_id": "1", "name": "Cem", "message": "One"}')
    (tmp_path / "tide/2.toml").write_text('_id = "2"\nreply_to = "1"\nauthor = "Bo"\ncomment = "Two"\n')
    (tmp_path / "entry1.yml").write_text("name: Ada\nmessage: Three\nslug: rock\n")
    (tmp_path / "tide/3.yml").write_text("name: [\n")
    posts, diagnostics = read(tmp_path)
    assert {post.id: [comment.parent for comment in post.comments] for post in posts} == {
        "staticman-rock": [""],
        "staticman-tide": ["", "1"],
    }
    assert [finding.kind for finding in diagnostics.findings] == ["bad-data"]


@pytest.mark.parametrize(
    ("field", "status"),
    [
        ("status: Approved", "approved"),
        ("status: 1", "approved"),
        ("status: hold", "pending"),
        ("status: Junk", "spam"),
        ("status: unheard of", "unheard of"),
        ("state: pending", "pending"),
        ("state: Published", "approved"),
        ("state: Bavaria", "approved"),
    ],
)
def test_words_for_a_status(tmp_path, field, status):
    (tmp_path / "tide").mkdir()
    (tmp_path / "tide/1.yml").write_text(f"_id: '1'\nname: Cem\nmessage: One\n{field}\n")
    ((post,), _) = read(tmp_path)
    (comment,) = post.comments
    assert comment.status == status
    assert comment.extra == ({"state": "Bavaria"} if "Bavaria" in field else {})


def test_settings_before_the_comments_hide_none(tmp_path):
    shutil.copytree(COMMENTS, tmp_path / "comments")
    (tmp_path / "comments/2018").mkdir()
    (tmp_path / "comments/2018/0.yml").write_text("title: Fog\nname: Ada\nmessage: A page\n")
    assert detect(open_source(tmp_path)) == "staticman"


def test_a_folder_of_data_with_comments_among_others(tmp_path):
    shutil.copytree(COMMENTS, tmp_path / "_data/comments")
    (tmp_path / "_data/authors.yml").write_text("ada:\n  name: Ada\n")
    posts, diagnostics = read(tmp_path / "_data")
    assert posts == read(COMMENTS)[0]
    assert [what for (what, _), _ in diagnostics.tallies.items()] == [messages.NOT_TAKEN]


def test_a_site_with_comments_in_it_is_a_site(tmp_path):
    shutil.copytree(COMMENTS, tmp_path / "data/comments")
    (tmp_path / "mkdocs.yml").write_text("site_name: Fog\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/tide.md").write_text("---\ntitle: Tide\n---\nWords.\n")
    assert detect(open_source(tmp_path)) == "markdown"


def test_a_folder_of_other_data_is_none(tmp_path):
    (tmp_path / "authors.yml").write_text("ada:\n  name: Ada\n  email: ada@fog.example\n")
    with pytest.raises(converters.SourceError):
        read(tmp_path)


def test_another_export_in_the_folder_is_no_comment_of_it(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/1.json").write_text('{"name": "Ada", "message": "One"}')
    shutil.copytree(FIXTURES / "ghost", tmp_path / "z")
    assert detect(open_source(tmp_path)) != "staticman"


def test_posts_in_data_files_are_no_comments(tmp_path):
    (tmp_path / "1.json").write_text('{\n"title": "Tide",\n"author": "Ada",\n"body": "Words"\n}')
    with pytest.raises(converters.SourceError):
        read(tmp_path)


@pytest.mark.parametrize(
    "place",
    ["exports/staticman/travisdowns", "markdown/made-mistakes-comments/src/_data/comments"],
)
def test_counts_of_the_samples_are_those_of_their_lines(place, corpus: Path):
    files = [path.read_text("utf-8") for path in (corpus / place).rglob("*.yml")]
    posts, _ = read(corpus / place)
    found = [comment for post in posts for comment in post.comments]
    assert len(found) == len(files)
    answers = sum(bool(re.search(r"^replying_to(?:_uid)?: *'?[^'\s]", text, re.MULTILINE)) for text in files)
    assert sum(bool(comment.parent) for comment in found) == answers
