"""The formats by the test kit of blogport, and what is particular to each. The package must be installed."""

from pathlib import Path
from xml.etree import ElementTree

import converters
from converters import Comment, Markup, Media, Post, Site, TermRef
from converters.testing import check_reader_on_damage, check_writer, check_writer_on_hostile

FEED = Path(__file__).parent / "feed.json"
ATOM = {"": "http://www.w3.org/2005/Atom", "thr": "http://purl.org/syndication/thread/1.0"}


def test_the_writer_keeps_the_contract(tmp_path):
    check_writer("atom-archive", tmp_path)


def test_the_writer_takes_hostile_texts(tmp_path):
    check_writer_on_hostile("atom-archive", tmp_path)
    ElementTree.parse(tmp_path / "first" / "out")


def test_the_reader_copes_with_damage(tmp_path):
    check_reader_on_damage("json-feed", FEED.read_bytes(), tmp_path, name="feed.json")


def test_a_feed_as_records():
    diagnostics = converters.Diagnostics()
    records = list(converters.read(FEED, from_="json-feed", diagnostics=diagnostics))
    site, first, second = (record for record in records if isinstance(record, Site | Post))
    assert (site.title, site.language, site.extra["feed_url"]) == (
        "Bread and rain", "en-GB", "https://bread.example/feed.json",
    )  # fmt: skip
    assert first.body == Markup(text="<p>The <em>first</em> loaf.</p>", dialect="html")
    assert (first.author, first.date, first.modified) == (
        "wren-oakley", "2021-03-04T05:06:07+01:00", "2021-03-05T05:06:07+00:00",
    )  # fmt: skip
    assert first.terms[1] == TermRef(taxonomy="post_tag", slug="slow-dough", name="Slow dough")
    assert first.extra == {"_crumb": {"holes": 12}}
    assert (second.id, second.date, second.extra["date_published"]) == ("18", None, "sometime")
    (media,) = (record for record in records if isinstance(record, Media))
    assert (media.parent, media.mime, media.extra) == ("17", "audio/mpeg", {"size_in_bytes": 5120})
    assert [finding.kind for finding in diagnostics.findings] == ["unreadable-item"]
    assert diagnostics.accounts["post"].left_out == {"unreadable": 1}


def test_comments_are_replies(tmp_path):
    body = Markup(text="<p>Yes</p>", dialect="html")
    comments = (Comment(id="1", body=body), Comment(id="2", parent="1", body=body, likes=3))
    posts = [Site(url="https://bread.example"), Post(id="9", title="Rye", comments=comments)]
    result = converters.write(posts, tmp_path / "out.atom", to="atom-archive")
    feed = ElementTree.parse(tmp_path / "out.atom").getroot()
    replies = [reply.get("ref") for reply in feed.iterfind("entry/thr:in-reply-to", ATOM)]
    assert replies == ["tag:bread.example,2005:post/9", "tag:bread.example,2005:comment/1"]
    assert result.accounts["comment"].written == 2
    (lost,) = [finding.message for finding in result.findings if finding.kind == "not-carried"]
    assert "the field likes of a comment" in lost
