"""Feeds beside the pages fill in what pages do not show, and never take the place of what they do."""

import pytest

import converters
from converters import Post
from converters.diagnostics import Diagnostics
from converters.formats.html.reader.feed_merge import zoned
from converters.formats.html.reader.saved.feeds import Entry, entries
from tests.formats.html.blog_site import page

BASE = "https://moss.example"
POSTS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Moss Diary</title><link>{BASE}</link>
<item><title>Cushion moss, revised</title><link>{BASE}/2014/06/cushion/</link><dc:creator>Lin</dc:creator>
<pubDate>Sun, 01 Jun 2014 06:00:09 +0000</pubDate><category>Moss</category><guid isPermaLink="false">{BASE}/?p=5</guid>
<content:encoded><![CDATA[<p>The wall &amp; the shed.</p>]]></content:encoded></item></channel></rss>"""
COMMENTS = f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Comments</title>
<entry><title>By: Aron</title><link rel="alternate" href="{BASE}/2014/06/cushion/#comment-11" type="text/html"/>
<author><name>Aron</name></author><id>{BASE}/2014/06/cushion/#comment-11</id><updated>2014-06-03T08:00:30Z</updated>
<content type="html"><![CDATA[<p>Does it flower?</p>]]></content></entry>
<entry><title>By: Ida</title><link rel="alternate" href="{BASE}/2014/06/cushion/#comment-14" type="text/html"/>
<author><name>Ida</name></author><id>{BASE}/2014/06/cushion/#comment-14</id><updated>2014-06-08T08:00:30Z</updated>
<thr:in-reply-to ref="{BASE}/2014/06/cushion/#comment-12" href="{BASE}/2014/06/cushion/#comment-12"/>
<content type="html"><![CDATA[<p>And smells of rain.</p>]]></content></entry></feed>"""


def read(folder):
    diagnostics = Diagnostics()
    posts = [one for one in converters.read(folder, diagnostics=diagnostics) if isinstance(one, Post)]
    return {one.title: one for one in posts}, {finding.kind for finding in diagnostics.findings}


@pytest.fixture
def mirror(tmp_path):
    host = tmp_path / "moss.example"
    for path, name in {"/2014/06/cushion/": "2014/06/cushion/index.html", "/?p=7": "index.html?p=7"}.items():
        (host / name).parent.mkdir(parents=True, exist_ok=True)
        html = page(BASE, path).replace(' datetime="2014-06-03T10:00:00+02:00"', "")
        (host / name).write_text(html, encoding="utf-8")
    for name, text in {"feed/index.html": POSTS, "comments/feed/atom.xml": COMMENTS}.items():
        (host / name).parent.mkdir(parents=True, exist_ok=True)
        (host / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_feeds_say():
    (post,) = entries(POSTS.encode())
    assert post == Entry(
        link=f"{BASE}/2014/06/cushion/", title="Cushion moss, revised", author="Lin", date="2014-06-01T06:00:09+00:00",
        categories=("Moss",), html="<p>The wall &amp; the shed.</p>",
    )  # fmt: skip
    _, ida = entries(COMMENTS.encode())
    assert (ida.id, ida.link, ida.author, ida.date, ida.answers, ida.html) == (
        "14", f"{BASE}/2014/06/cushion/", "Ida", "2014-06-08T08:00:30+00:00", "12", "<p>And smells of rain.</p>",
    )  # fmt: skip


def test_comments_and_zones_of_feeds(mirror):
    posts, findings = read(mirror)
    post = posts["Cushion moss"]
    assert [(one.id, one.parent, one.author.name, one.date) for one in post.comments] == [
        ("11", "", "Aron", "2014-06-03T10:00:30+02:00"),
        ("12", "11", "Lin", "2014-06-04T10:00:00+02:00"),
        ("14", "12", "Ida", "2014-06-08T08:00:30+00:00"),
    ]
    assert "never did" in post.comments[0].body.text  # what the page shows stands
    assert {"comments-of-feed", "feed-differs"} <= findings
    assert [one.id for one in posts["Rain gauge"].comments] == ["13"]


def test_a_broken_feed_is_said(mirror):
    feed = mirror / "moss.example" / "comments" / "feed" / "atom.xml"
    feed.write_text(COMMENTS[:900], encoding="utf-8")
    posts, findings = read(mirror)
    assert "broken-feed" in findings
    assert len(posts["Cushion moss"].comments) == 2


@pytest.mark.parametrize(
    ("shown", "exact", "date"),
    [
        ("2020-04-05T10:00:00", "2020-04-05T08:00:12+00:00", "2020-04-05T10:00:12+02:00"),
        ("2020-04-05T01:30:00", "2020-04-05T07:00:00+00:00", "2020-04-05T01:30:00-05:30"),
        ("2020-04-05T00:00:00", "2020-04-04T23:10:00+00:00", "2020-04-04T23:10:00+00:00"),
        ("2020-04-05T10:00:00+02:00", "2020-04-05T07:00:00+00:00", "2020-04-05T10:00:00+02:00"),
        ("2020-04-05T10:07:00", "2020-04-05T08:00:00+00:00", "2020-04-05T10:07:00"),
        ("2020-04-07T10:00:00", "2020-04-05T08:00:00+00:00", "2020-04-07T10:00:00"),
        (None, "2020-04-05T08:00:00+00:00", "2020-04-05T08:00:00+00:00"),
        ("2020-04-05T10:00:00", "", "2020-04-05T10:00:00"),
    ],
)
def test_zones(shown, exact, date):
    assert zoned(shown, exact) == date


def test_names_that_wordpress_escaped_once_more():
    (post,) = entries(POSTS.replace("<dc:creator>Lin", "<dc:creator><![CDATA[Lin &#124; Moss]]>").encode())
    assert post.author == "Lin | Moss"
