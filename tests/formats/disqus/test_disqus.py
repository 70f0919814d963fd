"""Exports of Disqus and the form of its import: threads, statuses, texts, damage, and what must stay private."""

import gzip
import json
import re
from collections import Counter

import pytest

import converters
from converters import Diagnostics, Post
from converters.formats.disqus.texts import body
from tests.conftest import FIXTURES

FOG = FIXTURES / "disqus/fog.xml"
PRIVATE = ("private.example", "192.0.2.7", "Removed words", "Cheap lamps")

IMPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dsq="http://www.disqus.com/"
 xmlns:wp="http://wordpress.org/export/1.0/"><channel>
<item><title>Tide</title><link>https://fog.example/tide/</link><content:encoded></content:encoded>
<dsq:thread_identifier>tide-1</dsq:thread_identifier><wp:post_date_gmt>2010-09-20 09:13:44</wp:post_date_gmt>
<wp:comment_status>closed</wp:comment_status>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Cem</wp:comment_author>
<wp:comment_author_email>cem@private.example</wp:comment_author_email><wp:comment_author_url>https://cem.example</wp:comment_author_url>
<wp:comment_author_IP>192.0.2.7</wp:comment_author_IP><wp:comment_date_gmt>2010-09-20 13:19:10</wp:comment_date_gmt>
<wp:comment_content><![CDATA[One
two]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_date_gmt>2010-09-21 13:19:10</wp:comment_date_gmt>
<wp:comment_content>Wait</wp:comment_content><wp:comment_approved>0</wp:comment_approved><wp:comment_parent>1</wp:comment_parent></wp:comment>
</item>
<item><title>Rock</title><link>https://fog.example/rock/</link>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>Same id, other page</wp:comment_content></wp:comment></item>
</channel></rss>
"""


def read(*sources):
    diagnostics = Diagnostics()
    records = list(converters.read(list(sources), diagnostics=diagnostics))
    return [record for record in records if isinstance(record, Post)], diagnostics


def test_alone_each_page_is_a_record_and_nothing_is_dropped():
    posts, diagnostics = read(FOG)
    assert [(post.id, post.type, post.title, post.comments_open) for post in posts] == [
        ("disqus-101", "page", "Tide & lamp", True),
        ("disqus-104", "page", "Gone", True),
    ]
    statuses = [(comment.id, comment.parent, comment.status) for comment in posts[0].comments]
    assert statuses == [
        ("1", "", "approved"),
        ("2", "1", "trash"),
        ("3", "2", "approved"),
        ("4", "", "spam"),
        ("5", "", "approved"),
    ]
    first = posts[0].comments[0]
    assert (first.author.email, first.author.ip) == ("cem@private.example", "192.0.2.7")
    assert [finding.kind for finding in diagnostics.findings] == ["empty-threads"]


@pytest.mark.parametrize("order", [1, -1])
def test_beside_a_blog_the_comments_are_under_their_post(order, tmp_path):
    post = {
        "record": "post",
        "id": "12",
        "type": "post",
        "status": "publish",
        "title": "Tide",
        "slug": "tide",
    }
    lines = [
        {"record": "site", "url": "https://fog.example"},
        {**post, "url": "https://fog.example/2019/tide/"},
    ]
    (tmp_path / "blog.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (tmp_path / "disqus.xml.gz").write_bytes(gzip.compress(FOG.read_bytes()))
    sources = [tmp_path / "blog.jsonl", tmp_path / "disqus.xml.gz"][::order]
    result = converters.convert(sources, tmp_path / "site", to="hugo")
    written = {path.stem: path.read_text() for path in (tmp_path / "site/data/comments").iterdir()}
    assert sorted(written) == ["pages--gone", "posts--tide"]
    shown = json.loads(written["posts--tide"])
    assert [(comment["id"], comment.get("parent", "")) for comment in shown] == [
        ("1", ""),
        ("3", "1"),
        ("5", ""),
    ]
    assert "<pre><code>one\n  two\n</code></pre>" in shown[0]["body"]
    assert result.accounts["comment"].left_out == {"unapproved": 2}
    assert "thread-without-post" in [finding.kind for finding in result.findings]
    everything = "".join(
        path.read_text(errors="ignore") for path in (tmp_path / "site").rglob("*") if path.is_file()
    )
    assert not [word for word in PRIVATE if word in everything]


@pytest.mark.parametrize(
    ("message", "text", "dialect"),
    [
        ('<p><a href="http://disq.us/url?url=http%3A%2F%2Fa.example%2F%3Fb%3D1%26c%3D2%3Ax_9&amp;cuid=1">a</a></p>', '<p><a href="http://a.example/?b=1&amp;c=2">a</a></p>', "html"),
        ('<a href="https://uploads.disquscdn.com/images/ab.jpg" rel="nofollow">https://uploads.disquscdn…</a>', '<img src="https://uploads.disquscdn.com/images/ab.jpg" alt="">', "html"),
        ("@ann:disqus yes", "@ann yes", "html"),
        ("One\ntwo", "One\ntwo", "wordpress"),
        ("<pre>a\n b</pre>", "<pre>a\n b</pre>", "html"),
    ],
)  # fmt: skip
def test_texts(message, text, dialect):
    made = body(message)
    assert made
    assert (made.text, made.dialect) == (text, dialect)


def test_the_form_of_the_import_is_read(tmp_path):
    (tmp_path / "a.xml").write_text(IMPORT)
    posts, diagnostics = read(tmp_path / "a.xml")
    assert not diagnostics.findings
    assert [(post.url, post.comments_open, len(post.comments)) for post in posts] == [
        ("https://fog.example/tide/", False, 2),
        ("https://fog.example/rock/", True, 1),
    ]
    one, two = posts[0].comments
    assert (one.date, one.status, one.parent) == ("2010-09-20T13:19:10+00:00", "approved", "")
    assert (two.status, two.parent) == ("pending", "1")
    assert posts[1].comments[0].status == "pending"
    assert (one.author.email, one.author.ip) == ("cem@private.example", "192.0.2.7")


def test_a_broken_comment_costs_itself(tmp_path):
    text = FOG.read_text()
    (tmp_path / "a.xml").write_text(text.replace('</post>\n<post dsq:id="3">', '\n<post dsq:id="3">'))
    posts, diagnostics = read(tmp_path / "a.xml")
    assert sum(len(post.comments) for post in posts) == 5
    kinds = Counter(finding.kind for finding in diagnostics.findings)
    assert kinds["unreadable-item"] == 1
    (tmp_path / "b.xml").write_text(text[: text.index("Where did")])
    posts, diagnostics = read(tmp_path / "b.xml")
    assert sum(len(post.comments) for post in posts) == 5


def test_a_comment_without_its_start_is_a_loss(tmp_path):
    (tmp_path / "a.xml").write_text(FOG.read_text().replace('<post dsq:id="3">', "", 1))
    posts, diagnostics = read(tmp_path / "a.xml")
    assert sum(len(post.comments) for post in posts) == 5
    assert [finding.kind for finding in diagnostics.findings].count("unreadable-item") == 1


@pytest.mark.parametrize(
    "damaged", ["", "true</isDeleted>", "<isDeletd>true</isDeletd>", "<isDeleted", "&lt;isDeleted>true"]
)
def test_a_comment_whose_mark_is_damaged_is_not_shown(tmp_path, damaged):
    (tmp_path / "a.xml").write_text(FOG.read_text().replace("<isDeleted>true</isDeleted>", damaged))
    posts, _ = read(tmp_path / "a.xml")
    assert [comment.status for comment in posts[0].comments if comment.id == "2"] in (
        ["pending"],
        ["trash"],
        [],
    )


@pytest.mark.parametrize(
    "name", ["isso-disqus", "remark42-disqus", "remark42-deleted-post", "yesilmavihayat-export"]
)
def test_every_comment_of_real_exports_is_read(name, corpus):
    path = corpus / f"exports/disqus/{name}.xml"
    text = path.read_text()
    stated = re.findall(r"<post[ >].*?</post>", text, re.DOTALL)
    posts, _ = read(path)
    statuses = Counter(comment.status for post in posts for comment in post.comments)
    assert statuses.total() == len(stated)
    assert statuses["spam"] == sum(bool(re.search("<isSpam>(?!false)", post)) for post in stated)
    assert statuses["trash"] == sum("<isDeleted>true" in post for post in stated)


def test_every_comment_of_a_real_import_file_is_read(corpus):
    path = corpus / "exports/disqus-wxr/hippo-jessy-import.xml"
    text = path.read_text()
    posts, _ = read(path)
    comments = [comment for post in posts for comment in post.comments]
    assert len(comments) == text.count("<wp:comment>")
    replies = re.findall(r"<wp:comment_parent>([1-9]\d*)<", text)
    assert sum(bool(comment.parent) for comment in comments) == len(replies)
