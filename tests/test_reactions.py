"""Likes and boosts that a source keeps as comments are counted in public targets, and stay as they are in others."""

import pytest

import converters
from converters.diagnostics import Diagnostics
from converters.model import Comment, Markup, Post, Site
from converters.run.ingest.reactions import counted
from tests.targets import TREES

PHRASE = Markup(text="&#8230; liked this!", dialect="wordpress")


def comment(id_: str, type_: str, words: str = "", **fields) -> Comment:
    return Comment(
        id=id_, type=type_, body=Markup(text=words, dialect="wordpress") if words else PHRASE, **fields
    )


def post(*comments: Comment, **fields) -> Post:
    return Post(id="1", title="Ducks", slug="ducks", comments=comments, **fields)


@pytest.mark.parametrize(
    ("type_", "extra", "field"),
    [
        ("like", {}, "likes"),
        ("favorite", {}, "likes"),
        ("repost", {"protocol": ["activitypub"]}, "reposts"),
        ("quote", {}, "quotes"),
        ("bookmark", {}, "bookmarks"),
        ("webmention", {"semantic_linkbacks_type": ["like"]}, "likes"),
        ("webmention", {"semantic_linkbacks_type": ["repost"]}, "reposts"),
    ],
)
def test_each_kind_is_counted(type_, extra, field):
    known = post(
        comment("1", type_, extra=extra), comment("2", type_, extra=extra), likes=3, extra={"x": ["y"]}
    )
    found = counted(known, Diagnostics())
    assert found.comments == ()
    assert found.likes == (5 if field == "likes" else 3)
    assert found.extra == ({"x": ["y"]} if field == "likes" else {"x": ["y"], field: 2})


@pytest.mark.parametrize(
    "kept",
    [
        comment("1", "comment"),
        comment("1", "pingback"),
        comment("1", "webmention", extra={"semantic_linkbacks_type": ["mention"]}),
        comment("1", "comment", extra={"protocol": ["activitypub"]}),
        comment("1", "like", status="pending"),
        comment(
            "1", "like", "I like these ducks, and I shall say why in rather more words than a plug-in has."
        ),
    ],
)
def test_what_stays_a_comment(kept):
    known = post(kept)
    assert counted(known, Diagnostics()) is known


def test_an_answer_to_a_like_moves_up():
    known = post(
        comment("1", "comment", "Hi"),
        comment("2", "like", parent="1"),
        comment("3", "comment", "So?", parent="2"),
    )
    assert [(one.id, one.parent) for one in counted(known, Diagnostics()).comments] == [("1", ""), ("3", "1")]


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_public_targets_count_them(to, tmp_path):
    known = post(comment("1", "like"), comment("2", "repost"), comment("3", "comment", "A true one."))
    result = converters.write([Site(url="https://a.example"), known], tmp_path / "x", to=to)
    assert result.accounts["comment"].left_out == {"counted as reactions": 2}
    assert sorted(one.message.split()[0] for one in result.findings if one.kind == "reaction") == [
        "likes",
        "reposts",
    ]
    (back,) = [one for one in converters.read(tmp_path / "x") if isinstance(one, Post)]
    assert (back.likes, len(back.comments), str(back.extra["reposts"])) == (1, 1, "1")


@pytest.mark.parametrize("to", ["wxr", "archive"])
def test_private_targets_keep_them(to, tmp_path):
    known = post(comment("1", "like", extra={"protocol": ["activitypub"]}), comment("2", "repost"))
    converters.write([Site(url="https://a.example"), known], tmp_path / "x", to=to)
    (back,) = [one for one in converters.read(tmp_path / "x") if isinstance(one, Post)]
    assert [(one.type, one.extra) for one in back.comments] == [
        ("like", {"protocol": ["activitypub"]}),
        ("repost", {}),
    ]
