"""Saved answers of Blogger's API: lists in one file and in several, threads, what must stay private, damage."""

import json

import converters
from converters import Diagnostics, Post, Site
from converters.model import Author
from tests.conftest import CORPUS, FIXTURES

POST = {
    "kind": "blogger#post",
    "id": "5",
    "status": "LIVE",
    "published": "2020-04-01T07:30:00+09:00",
    "updated": "2020-04-02T07:30:00+09:00",
    "url": "http://tide.example/2020/04/fog.html",
    "title": "Fog",
    "content": "<p>Grey.</p>",
    "author": {"id": "11", "displayName": "Ann &amp; Co.", "url": "https://www.blogger.com/profile/11"},
    "labels": ["Tide"],
    "replies": {"totalItems": "2"},
}
COMMENTS = {
    "kind": "blogger#commentList",
    "items": [
        {"kind": "blogger#comment", "id": "8", "post": {"id": "5"}, "inReplyTo": {"id": "7"}, "content": "No.",
         "published": "2020-04-03T07:30:00+09:00", "author": {"id": "12", "displayName": "Bo"}},
        {"kind": "blogger#comment", "id": "7", "post": {"id": "5"}, "content": "Yes.", "status": "LIVE",
         "published": "2020-04-02T08:30:00+09:00", "author": {"displayName": "Cy"}},
        {"kind": "blogger#comment", "id": "9", "post": {"id": "5"}, "content": "Buy.", "status": "SPAM"},
    ],
}  # fmt: skip


def read(folder, **files):
    diagnostics = Diagnostics()
    for name, value in files.items():
        text = value if isinstance(value, str) else json.dumps(value)
        (folder / f"{name}.json").write_text(text, "utf-8")
    found = list(converters.read(folder, diagnostics=diagnostics))
    return found, {finding.kind for finding in diagnostics.findings}


def posts(found):
    return {record.id: record for record in found if isinstance(record, Post)}


def test_a_folder_of_lists(tmp_path):
    blog = {
        "kind": "blogger#blog",
        "name": "Tide",
        "url": "http://tide.example/",
        "locale": {"language": "ja"},
    }
    page = POST | {"kind": "blogger#page", "id": "6", "title": "About", "replies": None}
    found, kinds = read(
        tmp_path,
        a={"kind": "blogger#commentList", "items": COMMENTS["items"]},
        b={"kind": "blogger#postList", "nextPageToken": "x", "items": [POST]},
        c=[page, POST],
        d=blog,
    )
    site = next(record for record in found if isinstance(record, Site))
    assert (site.title, site.url, site.language) == ("Tide", "http://tide.example/", "ja")
    assert {id_: post.type for id_, post in posts(found).items()} == {"5": "post", "6": "page"}
    post = posts(found)["5"]
    assert (post.title, post.slug, post.status, post.date) == ("Fog", "fog", "publish", POST["published"])
    assert [term.name for term in post.terms] == ["Tide"]
    assert [(c.id, c.parent, c.author.name, c.status) for c in post.comments if c.id != "9"] == [
        ("7", "", "Cy", "approved"),
        ("8", "7", "Bo", "approved"),
    ]
    assert {c.id: c.status for c in post.comments}["9"] == "spam"
    assert [record.name for record in found if isinstance(record, Author)] == ["Ann & Co."]
    assert "fewer-comments" in kinds  # the API counts two, and there are three


def test_what_is_not_known_to_be_public_is_not(tmp_path):
    words = ("LIVE", "DRAFT", "SCHEDULED", "SOFT_TRASHED", "WHAT")
    found, _ = read(tmp_path, a=[POST | {"id": word, "status": word} for word in words])
    assert {id_: post.status for id_, post in posts(found).items()} == {
        "LIVE": "publish", "DRAFT": "draft", "SCHEDULED": "future", "SOFT_TRASHED": "trash", "WHAT": "what",
    }  # fmt: skip


def test_comments_that_the_blog_hides_are_not_approved(tmp_path):
    hiding = POST | {
        "readerComments": "DONT_ALLOW_HIDE_EXISTING",
        "replies": {"items": COMMENTS["items"][:2]},
    }
    found, _ = read(tmp_path, a=[hiding])
    post = posts(found)["5"]
    assert post.comments_open is False
    assert [comment.status for comment in post.comments] == ["hidden", "hidden"]


def test_a_list_that_is_cut_off_gives_what_is_whole(tmp_path):
    text = json.dumps({"kind": "blogger#postList", "items": [POST, POST | {"id": "6"}]})
    found, kinds = read(tmp_path, a=text[:-40])
    assert list(posts(found)) == ["5"]
    assert "unreadable-item" in kinds


def test_the_fixture():
    found = list(converters.read(FIXTURES / "blogger/api"))
    posts_ = posts(found)
    assert {id_: (post.type, post.status) for id_, post in posts_.items()} == {
        "11": ("post", "publish"), "12": ("post", "draft"), "13": ("page", "publish"),
    }  # fmt: skip
    assert [(c.id, c.parent, c.status) for c in posts_["11"].comments] == [
        ("21", "", "approved"), ("22", "21", "approved"), ("23", "", "spam"),
    ]  # fmt: skip


def test_the_sample_of_the_corpus(corpus):
    found = list(converters.read(CORPUS / "exports" / "blogger-api"))
    assert [post.title for post in posts(found).values()] == ["Lorem", "Ipsum", "Dolor"]
    assert next(record for record in found if isinstance(record, Site)).url == "http://example.blogspot.com/"


def test_two_comments_of_one_id_in_an_answer_are_two(tmp_path):
    items = [{**item, "id": "7"} for item in COMMENTS["items"][1:]]
    records, _ = read(
        tmp_path, posts={"kind": "blogger#postList", "items": [POST]}, comments={**COMMENTS, "items": items}
    )
    (post,) = [record for record in records if isinstance(record, Post)]
    assert len(post.comments) == 2


def test_an_odd_word_for_who_sees_the_comments_hides_them(tmp_path):
    answer = {"kind": "blogger#postList", "items": [{**POST, "readerComments": False}]}
    records, _ = read(tmp_path, posts=answer, comments=COMMENTS)
    (post,) = [record for record in records if isinstance(record, Post)]
    assert "approved" not in {comment.status for comment in post.comments}


def test_a_list_of_comments_that_is_a_text_is_reported(tmp_path):
    posts = {"kind": "blogger#postList", "items": [POST]}
    _, kinds = read(tmp_path, posts=posts, comments={**COMMENTS, "items": json.dumps(COMMENTS["items"])})
    assert "unreadable-item" in kinds


def test_an_author_in_a_list_is_kept(tmp_path):
    item = {**POST, "author": [{"displayName": "Ann"}]}
    records, kinds = read(tmp_path, posts={"kind": "blogger#postList", "items": [item]})
    (post,) = [record for record in records if isinstance(record, Post)]
    assert post.extra["_unread"] == {"author": [{"displayName": "Ann"}]}
    assert "odd-value" in kinds
