"""Webmentions: what is a comment and what is counted, the forms that sites keep, private ones."""

import json
from collections import Counter

import converters
from converters import Diagnostics
from tests.comment_systems.test_readers import read
from tests.conftest import FIXTURES

EXPORT = FIXTURES / "webmention/mentions.json"


def test_an_answer_is_read():
    (tide,), _ = read(EXPORT)
    assert (tide.likes, tide.extra["reposts"]) == (2, 1)
    reply, mention, _ = tide.comments
    assert (reply.type, reply.date, reply.author.url) == (
        "comment",
        "2019-05-04T14:00:00+02:00",
        "https://cem.example",
    )
    assert reply.extra == {"source": "https://cem.example/note"}
    assert (mention.type, mention.date) == ("mention", "2019-05-05T12:05:00+00:00")
    assert mention.body
    assert mention.body.text == '<a href="https://bo.example/third">Third of three</a>'


def test_counts_are_added_to_those_of_the_post(tmp_path):
    (tmp_path / "tide.md").write_text(
        "---\ntitle: Tide\nurl: /2019/tide/\nlikes: 3\nreposts: 4\n---\nWords.\n"
    )
    (tide,), _ = read([tmp_path / "tide.md", EXPORT])
    assert (tide.likes, tide.extra["reposts"], len(tide.comments)) == (5, 5, 3)


def test_what_is_counted_is_said(tmp_path):
    result = converters.convert(EXPORT, tmp_path / "a.jsonl", to="archive")
    said = [finding.message for finding in result.findings if finding.kind == "counted-mentions"]
    assert [message.partition(";")[0] for message in said] == [
        "likes from other sites: 2",
        "reposts from other sites: 1",
    ]


def test_the_older_form(tmp_path):
    links = [
        {
            "id": 1,
            "source": "https://cem.example/note",
            "target": "https://fog.example/tide/",
            "activity": {"type": "reply"},
            "verified_date": "2019-05-04T12:05:00+00:00",
            "data": {
                "author": {"name": "Cem", "url": "https://cem.example"},
                "content": "<p>Fog</p>",
                "published": None,
            },
        },
        {
            "id": 2,
            "source": "https://ada.example/",
            "target": "https://fog.example/tide/",
            "activity": {"type": "like"},
        },
    ]
    (tmp_path / "mentions.json").write_text(json.dumps({"links": links}))
    (tide,), _ = read(tmp_path / "mentions.json")
    (comment,) = tide.comments
    assert (tide.likes, comment.author.name, comment.date) == (1, "Cem", "2019-05-04T12:05:00+00:00")
    assert comment.body == converters.Markup(text="<p>Fog</p>", dialect="html")


def test_counts_of_the_sample_are_those_of_its_json(corpus):
    path = corpus / "exports/webmention/omgmog-cut.json"
    mentions = {
        mention["wm-id"]: mention["wm-property"]
        for page in json.loads(path.read_text()).values()
        for mention in page
        if "wm-id" in mention
    }
    others = sum("wm-id" not in mention for page in json.loads(path.read_text()).values() for mention in page)
    diagnostics = Diagnostics()
    posts = list(converters.read(path, diagnostics=diagnostics))
    found = Counter(comment.type for post in posts for comment in post.comments)
    wanted = Counter(mentions.values())
    assert wanted["mention-of"] + wanted["in-reply-to"] + others == found.total()
    assert found["mention"] >= wanted["mention-of"]
    assert sum(post.likes or 0 for post in posts) == wanted["like-of"]
    assert sum(post.extra.get("reposts", 0) for post in posts) == wanted["repost-of"]


def test_a_copy_by_path_and_relation_is_read(tmp_path):
    by_relation = {}
    for mention in json.loads(EXPORT.read_text())["children"]:
        path = mention["wm-target"].partition("?")[0].partition("#")[0].removeprefix("https://fog.example")
        by_relation.setdefault(path, {}).setdefault(mention["wm-property"], []).append(mention)
    (tmp_path / "webmentions.json").write_text(json.dumps(by_relation))
    assert read(tmp_path / "webmentions.json")[0] == read(EXPORT)[0]


def test_an_object_that_is_no_mention_is_reported(tmp_path):
    export = json.loads(EXPORT.read_text())
    export["children"].append({"wm-idd": 9, "content": {"text": "lost"}})
    (tmp_path / "a.json").write_text(json.dumps(export))
    result = converters.convert(tmp_path / "a.json", tmp_path / "a.jsonl", to="archive", from_="webmention")
    assert [finding.kind for finding in result.findings].count("unreadable-item") == 1
