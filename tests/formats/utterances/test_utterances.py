"""utterances: issues and comments of GitHub in two files, in one, and of `gh`; pull requests are no pages."""

import json

import pytest

from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

FOLDER = FIXTURES / "utterances"


def test_two_files_are_one_whole():
    (tide,), diagnostics = read(FOLDER)
    assert not diagnostics.findings
    assert (tide.url, tide.title, tide.likes) == ("https://fog.example/2019/tide/", "", 2)
    first, second, third = tide.comments
    assert first.body
    assert first.body.text == "The lamp **went** out  \nand on again\n\n```\none\n\ttwo\n```"
    assert (first.likes, first.author.name, first.author.url) == (2, "cem", "https://github.com/cem")
    assert first.extra == {
        "edited": "2019-05-04T12:30:00+00:00",
        "badge": "owner",
        "reactions": {"heart": 1},
    }
    assert (second.extra, third.author.name) == ({}, "ghost")


def test_comments_alone_are_kept():
    (post,), diagnostics = read(FOLDER / "comments.json")
    assert len(post.comments) == 3
    assert "no-post-of-comments" in {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize("form", ["gh", "graphql"])
def test_what_gh_prints(form, tmp_path):
    comment = {
        "id": "IC_1",
        "author": {"login": "cem"},
        "authorAssociation": "NONE",
        "body": "Fog",
        "createdAt": "2019-05-04T12:00:00Z",
        "isMinimized": True,
        "minimizedReason": "spam",
        "reactionGroups": [{"content": "THUMBS_UP", "users": {"totalCount": 2}}],
    }
    issue = {
        "number": 3,
        "title": "2019/tide/",
        "url": "https://github.com/fog/fog/issues/3",
        "body": "About it",
        "comments": [comment],
    }
    if form == "graphql":
        issue["comments"] = {"totalCount": 1, "nodes": [comment]}
        made = {"data": {"repository": {"issues": {"nodes": [issue]}}}}
    else:
        made = [issue]
    (tmp_path / "a.json").write_text(json.dumps(made))
    (post,), _ = read(tmp_path / "a.json")
    (found,) = post.comments
    assert (post.url, found.status, found.likes) == ("2019/tide/", "spam", 2)


def test_counts_of_the_sample_are_those_of_its_json(corpus):
    folder = corpus / "exports/made-here/utterances"
    posts, _ = read(folder)
    rows = json.loads((folder / "comments.json").read_text())
    assert sum(len(post.comments) for post in posts) == len(rows)
    assert len(posts) == len(json.loads((folder / "issues.json").read_text()))


def test_comments_that_were_not_saved_are_said(tmp_path):
    (tmp_path / "issues.json").write_text((FOLDER / "issues.json").read_text())
    posts, diagnostics = read(tmp_path / "issues.json")
    assert len(posts) == 1  # it has likes
    (found,) = diagnostics.findings
    assert found.kind == "comments-not-saved"
    assert found.message.startswith("3 comments on the page https://fog.example/2019/tide/")
