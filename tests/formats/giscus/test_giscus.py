"""giscus: answers of GitHub's GraphQL API in several forms, of giscus itself, and what an answer does not have."""

import json

import pytest

from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "giscus/discussions.json"


def nodes():
    return json.loads(EXPORT.read_text())["data"]["repository"]["discussions"]["nodes"]


def test_an_answer_is_read():
    (tide,), diagnostics = read(EXPORT)
    assert (tide.url, tide.title, tide.likes, tide.comments_open) == (
        "https://fog.example/2019/tide/",
        "",
        4,
        False,
    )
    first, _, third, _, spam, hidden = tide.comments
    assert first.body
    assert first.body.text == "The lamp **went** out  \nand on again"
    assert (first.likes, first.author.url) == (2, "https://github.com/cem")
    assert first.extra == {
        "edited": "2019-05-04T12:30:00+00:00",
        "badge": "owner",
        "dislikes": 1,
        "reactions": {"HEART": 3},
    }
    assert third.author.name == "ghost"
    assert (spam.extra, hidden.extra) == ({"minimized": "spam"}, {"minimized": "off_topic"})
    assert [finding.kind for finding in diagnostics.findings] == ["empty-threads"]


@pytest.mark.parametrize("form", ["pages", "list of pages", "edges", "search", "one"])
def test_other_forms_of_the_same(form, tmp_path):
    def page(*discussions):
        return {"data": {"repository": {"discussions": {"nodes": list(discussions)}}}}

    tide, empty = nodes()
    made = {
        "pages": [page(tide), page(empty)],
        "list of pages": [[page(tide), page(empty)]],
        "edges": [
            {"data": {"repository": {"discussions": {"edges": [{"node": node} for node in (tide, empty)]}}}}
        ],
        "search": [{"data": {"search": {"nodes": [tide, empty]}}}],
        "one": [{"data": {"repository": {"discussion": tide}}}],
    }[form]
    (tmp_path / "a.json").write_text("\n".join(map(json.dumps, made)))
    assert read(tmp_path / "a.json")[0] == read(EXPORT)[0]


def test_an_answer_of_giscus(tmp_path):
    tide = nodes()[0]
    tide |= {"totalCommentCount": 3, "totalReplyCount": 2, "comments": tide["comments"]["nodes"]}
    tide["comments"][0]["replies"] = tide["comments"][0]["replies"]["nodes"]
    del tide["comments"][0]["body"]
    (tmp_path / "a.json").write_text(json.dumps({"discussion": tide}))
    (post,), _ = read(tmp_path / "a.json")
    assert len(post.comments) == 6
    assert post.comments[0].body
    assert post.comments[0].body.dialect == "html"


def test_comments_that_are_not_in_it_are_said(tmp_path):
    tide = nodes()[0]
    tide["comments"]["totalCount"] = 150
    (tmp_path / "a.json").write_text(json.dumps({"data": {"repository": {"discussion": tide}}}))
    _, diagnostics = read(tmp_path / "a.json")
    (found,) = (finding for finding in diagnostics.findings if finding.kind == "comments-not-saved")
    assert found.message.startswith("146 comments on the page https://fog.example/2019/tide/")


def test_counts_of_the_sample_are_those_of_its_json(corpus):
    path = corpus / "exports/made-here/giscus/discussions.json"
    comments = [
        comment
        for node in json.loads(path.read_text())["data"]["repository"]["discussions"]["nodes"]
        for top in node["comments"]["nodes"]
        for comment in (top, *top["replies"]["nodes"])
    ]
    posts, _ = read(path)
    found = [comment for post in posts for comment in post.comments]
    assert len(found) == len(comments)
    assert sum(comment.status == "trash" for comment in found) == sum(
        row["deletedAt"] is not None for row in comments
    )
    assert sum(bool(comment.parent) for comment in found) == sum("replyTo" in row for row in comments)


def test_a_comment_with_a_reason_to_hide_it_is_hidden(tmp_path):
    path = tmp_path / "d.json"
    path.write_text(EXPORT.read_text().replace('"isMinimized": true', '"isMinimised": true'))
    (tide,), _ = read(path)
    assert [comment.status for comment in tide.comments[-2:]] == ["spam", "pending"]


@pytest.mark.parametrize("value", ["lost", ["lost"], {"nodes": "lost"}, {"nodes": ["lost"]}])
@pytest.mark.parametrize("name", ["comments", "replies"])
def test_a_list_of_comments_of_another_type_is_reported(name, value, tmp_path):
    tide = nodes()[0]
    (tide if name == "comments" else tide["comments"]["nodes"][0])[name] = value
    (tmp_path / "a.json").write_text(json.dumps({"data": {"repository": {"discussion": tide}}}))
    found, diagnostics = read(tmp_path / "a.json")
    kept = [comment.extra.get("_unread") for post in found for comment in post.comments]
    assert any(kept) or "lost-value" in {finding.kind for finding in diagnostics.findings}
