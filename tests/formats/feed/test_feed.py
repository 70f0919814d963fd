"""Feeds of all kinds: whole texts and summaries, threads, copies, dates, damage, and what is no feed of ours."""

import json
import shutil
import zipfile
from collections import Counter
from xml.etree import ElementTree

import pytest

import converters
from converters import Diagnostics, Post, Site
from converters.errors import SourceError, UsageError
from converters.formats.feed.when import iso
from converters.model import Author, Media
from converters.run.inputs import open_inputs
from tests.conftest import FIXTURES

HOME = "https://harbour.example"
FEEDS = FIXTURES / "feed"
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" {more}><channel><title>Fog</title><link>https://harbour.example</link>{head}
{items}</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"
 xmlns:fh="http://purl.org/syndication/history/1.0" {more}><title>Fog</title><link href="https://harbour.example/"/>{head}
{items}</feed>"""


def rss(*items, head="", more=""):
    return RSS.format(items="\n".join(f"<item>{item}</item>" for item in items), head=head, more=more)


def atom(*entries, head="", more=""):
    return ATOM.format(items="\n".join(f"<entry>{entry}</entry>" for entry in entries), head=head, more=more)


def item(name="a", inner="", date="Tue, 31 Mar 2020 22:30:00 +0900", text="<p>Grey.</p>"):
    content = f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else ""
    return f"<title>T {name}</title><link>{HOME}/{name}/</link><guid>{HOME}/?p={name}</guid><pubDate>{date}</pubDate>{content}{inner}"


def written(path, text, encoding="utf-8"):
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(text.encode(encoding))
    return path


def read(*sources, **options):
    diagnostics = Diagnostics()
    records = list(converters.read(list(sources), options=options, diagnostics=diagnostics))
    diagnostics.settle()
    return records, Counter(finding.kind for finding in diagnostics.findings)


def posts(records):
    return [record for record in records if isinstance(record, Post)]


def one(tmp_path, text, **options):
    records, findings = read(written(tmp_path / "feed.xml", text), **options)
    (post,) = posts(records)
    return post, findings


def test_several_feeds_of_a_site_are_one():
    records, findings = read(
        *(FEEDS / name for name in ("feed-2.xml", "feed.xml", "comments.atom", "comments.xml"))
    )
    site = next(record for record in records if isinstance(record, Site))
    assert (site.title, site.url, site.language) == ("Harbour & Fog", f"{HOME}/", "en-GB")
    found = {post.id: post for post in posts(records)}
    assert found.keys() == {"7", "11", "12"}
    tide = found["11"]
    assert (tide.title, tide.url, tide.slug) == ("Low tide “again”", f"{HOME}/2020/low-tide/", "low-tide")
    assert tide.body.text == (
        f'<p>Grey water, and the gulls were late. <a href="{HOME}/pier/">The pier</a> smells of <em>rope</em> &amp; old rain.</p>'
    )
    assert tide.excerpt == ""
    assert tide.extra["enclosure"] == [f"{HOME}/wp-content/uploads/fog.mp3\n12345\naudio/mpeg\n"]
    assert [(each.id, each.parent, each.author.name, each.body.text) for each in tide.comments] == [
        ("102", "", "Ann Pier", "<p>They came at noon.</p>"),
        ("103", "102", "Cy", "<p>And the crabs?</p>"),
        ("104", "102", "Dee", "<p>No crabs.</p>"),
    ]
    assert (found["7"].body, found["7"].excerpt) == (None, "Hemp first, then the rest of the shed [&#8230;]")
    assert (found["7"].title, found["7"].date) == ("Ropes and knots", "2019-01-05T08:00:00-05:00")
    assert (found["12"].body, found["12"].extra["protected"]) == (None, True)
    assert findings == Counter(["summary-only", "newest-only"])


def test_nothing_that_asks_for_a_password_is_published(tmp_path):
    converters.convert(FEEDS / "feed.xml", tmp_path / "site", to="hugo")
    text = "".join(file.read_text() for file in (tmp_path / "site/content").rglob("*.md"))
    assert "Low tide" in text
    assert "Secret cove" not in text


def test_a_json_feed_has_its_items():
    records, findings = read(FEEDS / "feed.json")
    first, plain, short = posts(records)
    assert (first.url, first.date, first.modified) == (
        "https://notes.example/2021/rope/", "2021-03-01T10:00:00+09:00", "2021-03-02T10:00:00+09:00",
    )  # fmt: skip
    assert (first.body.text, first.excerpt) == (
        '<p>Hemp. <img src="https://notes.example/a.png"></p>',
        "On hemp",
    )
    assert [(term.taxonomy, term.name) for term in first.terms] == [
        ("post_tag", "hemp"),
        ("post_tag", "shed"),
    ]
    assert (first.author, first.extra["enclosure"]) == (
        "ann-pier",
        ["https://notes.example/a.mp3\n12\naudio/mpeg\n"],
    )
    assert first.extra["_feed"] == {"external_url": "https://rope.example/"}
    assert (
        next(media.url for media in records if isinstance(media, Media)) == "https://notes.example/rope.jpg"
    )
    assert (plain.body.text, plain.body.dialect, plain.author) == (
        "A plain note\non two lines",
        "plain",
        "bo",
    )
    assert plain.extra["authors"] == ["bo", "cy"]
    assert (short.body, short.excerpt) == (None, "A summary alone")
    assert findings == Counter(["summary-only", "newest-only"])


@pytest.mark.parametrize(
    ("inner", "text", "body", "excerpt", "kinds"),
    [
        ("<description>&lt;p&gt;Whole.&lt;/p&gt;</description>", "", "<p>Whole.</p>", "", set()),
        ("<description>Whole, or not.</description>", "", "Whole, or not.", "", {"may-be-summary"}),
        ("<description>Begins [&#8230;]</description>", "", None, "Begins […]", {"summary-only"}),
        ("<description>&lt;p&gt;Begins …&lt;/p&gt;</description>", "", None, "Begins …", {"summary-only"}),
        ("<description>Begins &lt;a class='more-link' href='/a/'&gt;go on&lt;/a&gt;</description>", "", None, None, {"summary-only"}),
        ("<description>Grey.</description>", "<p>Grey. And more.</p>", "<p>Grey. And more.</p>", "", set()),
        ("<description>What I saw.</description>", "<p>Grey.</p>", "<p>Grey.</p>", "What I saw.", set()),
        ("", "<p>So much for today …</p>", "<p>So much for today …</p>", "", set()),
        ("<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;So much …&lt;/p&gt;</description>", "", "<p>One.</p><p>So much …</p>", "", set()),
        ("<description>What I saw …</description>", "<p>Grey.</p>", "<p>Grey.</p>", "What I saw …", set()),
        ("", '<p>Grey … <a class="more-link" href="/a/#more">on</a></p>', "", "", {"text-cut-short"}),
        ("<description>&amp;lt;p&amp;gt;Twice.&amp;lt;/p&amp;gt;</description>", "", "<p>Twice.</p>", "", {"escaped-twice"}),
        ("<description/>", "", None, "", {"no-text-in-feed"}),
        ("<description>Line\nline &lt;b&gt;two&lt;/b&gt;</description>", "", "Line<br />\nline <b>two</b>", "", set()),
    ],
)  # fmt: skip
def test_a_summary_is_no_text(inner, text, body, excerpt, kinds, tmp_path):
    post, findings = one(tmp_path, rss(item(inner=inner, text=text)))
    if body != "":
        assert (post.body.text if post.body else None) == body
    if excerpt is not None:
        assert post.excerpt == excerpt
    assert set(findings) - {"newest-only"} == kinds
    assert ("feed_partial" in post.extra) == bool(kinds & {"summary-only", "text-cut-short"})


@pytest.mark.parametrize(
    ("element", "body", "dialect"),
    [
        ('<content type="html">&lt;p&gt;A &amp;amp; b&lt;/p&gt;</content>', "<p>A &amp; b</p>", "html"),
        ('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A <b>b</b></p></div></content>', "<p>A <b>b</b></p>", "html"),
        ('<content type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml"><x:div><x:p>A</x:p></x:div></content>', "<p>A</p>", "html"),
        ("<content>A plain text</content>", "A plain text", "plain"),
        ("<content>&lt;p&gt;No type&lt;/p&gt;</content>", "<p>No type</p>", "html"),
        ('<content type="html" xml:base="/2020/">&lt;img src="a.png"&gt;</content>', f'<img src="{HOME}/2020/a.png">', "html"),
        ('<summary>Short</summary><content type="html" src="x.html"/>', None, ""),
    ],
)  # fmt: skip
def test_content_of_atom_is_what_its_type_says(element, body, dialect, tmp_path):
    post, findings = one(tmp_path, atom(f"<id>1</id><title>A</title><link href='{HOME}/a/'/>{element}"))
    if body is None:
        assert (post.body, post.excerpt) == (None, "Short")
        assert findings["summary-only"] == 1
    else:
        assert (post.body.text, post.body.dialect) == (body, dialect)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("A &amp;amp; B", "A & B"),
        ("<![CDATA[A &amp; B]]>", "A & B"),
        ("A &amp;#8217; B", "A ’ B"),
        ("A &amp;amp;#8217; B", "A ’ B"),
        ("&lt;em&gt;A&lt;/em&gt; b", "A b"),
        ("1 &lt; 2", "1 < 2"),
        ("A\n  b", "A b"),
    ],
)
def test_titles_are_as_people_see_them(title, shown, tmp_path):
    post, _ = one(
        tmp_path,
        rss(f"<title>{title}</title><link>{HOME}/a/</link><description>&lt;p&gt;x&lt;/p&gt;</description>"),
    )
    assert post.title == shown
    post, _ = one(
        tmp_path, atom(f"<id>1</id><title type='text'>1 &lt; 2 &lt;b&gt;</title><link href='{HOME}/a/'/>")
    )
    assert post.title == "1 < 2 <b>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 31 Mar 2020 22:30:00 +0900", "2020-03-31T22:30:00+09:00"),
        ("Tue, 31 Mar 2020 22:30:00 GMT", "2020-03-31T22:30:00+00:00"),
        ("Tue, 31 Mar 2020 22:30:00 EST", "2020-03-31T22:30:00-05:00"),
        ("Tue, 31 Mar 2020 22:30:00 CEST", "2020-03-31T22:30:00+02:00"),
        ("Tue, 31 Mar 2020 22:30:00 GMT+2", "2020-03-31T22:30:00+02:00"),
        ("Tue, 31 Mar 2020 22:30:00 +09:00", "2020-03-31T22:30:00+09:00"),
        ("mar., 31 Mar 2020 22:30 +0100", "2020-03-31T22:30:00+01:00"),
        ("Seg, 24 Set 2018 19:42:40 -0300", "2018-09-24T19:42:40-03:00"),
        ("lun., 05 août 2019 08:00:00 +0200", "2019-08-05T08:00:00+02:00"),
        ("31 Mar 20 22:30:00", "2020-03-31T22:30:00"),
        ("Tue, 31 Mar 2020", "2020-03-31T00:00:00"),
        ("2020-03-31T22:30:00.123Z", "2020-03-31T22:30:00.123Z"),
        ("2020-03-31", "2020-03-31"),
        ("yesterday", "yesterday"),
        ("Tue, 45 Foo 2020", "Tue, 45 Foo 2020"),
    ],
)
def test_dates_keep_their_offset(text, expected):
    assert iso(text) == expected


def test_dates_in_utc_are_put_on_the_clock_of_the_site(tmp_path):
    text = rss(
        item("2020/04/01/a", date="Tue, 31 Mar 2020 22:30:00 +0000"),
        item("b", date="Tue, 31 Mar 2020 22:30:00 -0500"),
    )
    path = written(tmp_path / "f.xml", text)
    records, findings = read(path)
    assert findings["other-days"] == 1
    records, findings = read(path, zone="Asia/Tokyo")
    assert [post.date for post in posts(records)] == [
        "2020-04-01T07:30:00+09:00",
        "2020-03-31T22:30:00-05:00",
    ]
    assert "other-days" not in findings
    with pytest.raises(UsageError, match="no such time zone"):
        read(path, zone="Mars")


def test_an_excerpt_with_a_link_to_the_rest_is_none(tmp_path):
    link = f'<a class="x" href="{HOME}/{"%e3%81" * 100}/">続きを読む</a>'
    inner = f"<description><![CDATA[Grey. … {link}]]></description>"
    assert one(tmp_path, rss(item(inner=inner, text="<p>Grey. And more.</p>")))[0].excerpt == ""
    post, findings = one(tmp_path, rss(item(inner=inner, text="")))
    assert (post.body, findings["summary-only"]) == (None, 1)


def test_a_date_that_is_none_is_reported(tmp_path):
    post, findings = one(tmp_path, rss(item(date="yesterday")))
    assert (post.date, post.extra["date"], findings["bad-date"]) == (None, "yesterday", 1)


def test_old_and_odd_feeds_are_read(tmp_path):
    netscape = (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "rss-0.91.dtd">\n'
        f"<rss version='0.91'><channel><title>Caf\xe9</title><link>{HOME}/</link><item><title>Fa&ccedil;ade &eacute;t\xe9</title><link>{HOME}/a.html</link>"
        "<description>AT&T &amp; fog &copy;</description></item></channel></rss>"
    )
    records, findings = read(written(tmp_path / "a.xml", netscape, "latin-1"))
    (post,) = posts(records)
    assert (post.title, post.slug, post.body.text) == ("Façade été", "a", "AT&T & fog ©")
    assert next(record.title for record in records if isinstance(record, Site)) == "Café"
    assert findings["repaired-entry"] == 1

    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f'<channel rdf:about="{HOME}/rdf"><title>Fog</title><link>{HOME}/</link><description/><items><rdf:Seq><rdf:li rdf:resource="{HOME}/a"/></rdf:Seq></items></channel>'
        f'<item rdf:about="{HOME}/a"><title>A</title><link>{HOME}/a</link><dc:date>2004-05-06T07:08+09:00</dc:date><dc:creator>Ann</dc:creator><dc:subject>sea</dc:subject>'
        "<content:encoded><![CDATA[<p>x</p>]]></content:encoded></item></rdf:RDF>"
    )
    (post,) = posts(read(written(tmp_path / "b.rdf", rdf))[0])
    assert (post.date, post.author, post.terms[0].name, post.id) == (
        "2004-05-06T07:08:00+09:00",
        "ann",
        "sea",
        f"{HOME}/a",
    )

    atom03 = (
        f'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Fog</title><link rel="alternate" href="{HOME}/"/><entry><title>A</title><link rel="alternate" href="{HOME}/a"/>'
        '<id>tag:x,2004:1</id><issued>2004-05-06T07:08:09-05:00</issued><modified>2004-05-07T07:08:09Z</modified><content type="text/html" mode="escaped">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>'
    )
    (post,) = posts(read(written(tmp_path / "c.xml", atom03))[0])
    assert (post.date, post.modified, post.body.text) == (
        "2004-05-06T07:08:09-05:00",
        "2004-05-07T07:08:09+00:00",
        "<p>x</p>",
    )

    utf16 = rss(item(text="<p>Grün</p>")).replace(
        '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-16"?>'
    )
    (post,) = posts(read(written(tmp_path / "d.xml", utf16, "utf-16"))[0])
    assert post.body.text == "<p>Grün</p>"


def test_comments_find_their_posts_without_numbers(tmp_path):
    """RFC 4685: an entry that answers an entry is a comment, an answer to one too; one to another site's is a post."""
    text = atom(
        "<id>c2</id><title>Re</title><thr:in-reply-to ref='c1'/><content type='html'>&lt;p&gt;Two&lt;/p&gt;</content><author><name>Bo</name></author><published>2020-01-03T00:00:00Z</published>",
        f"<id>c1</id><title>Re</title><thr:in-reply-to ref='p1' href='{HOME}/a/'/><content type='html'>&lt;p&gt;One&lt;/p&gt;</content><published>2020-01-02T00:00:00Z</published>",
        f"<id>p1</id><title>A</title><link href='{HOME}/a/'/><content type='html'>&lt;p&gt;x&lt;/p&gt;</content><thr:total>5</thr:total>",
        f"<id>p2</id><title>B</title><link href='{HOME}/b/'/><thr:in-reply-to ref='tag:other' href='https://other.example/1'/><content type='html'>&lt;p&gt;y&lt;/p&gt;</content>",
    )  # fmt: skip
    records, findings = read(written(tmp_path / "feed.xml", text))
    first, second = posts(records)
    assert [(each.id, each.parent, each.author.name) for each in first.comments] == [
        ("c1", "", ""),
        ("c2", "c1", "Bo"),
    ]
    assert second.extra["in_reply_to"] == "https://other.example/1"
    assert findings == Counter(["comments-not-in-feeds", "newest-only"])


def test_threads_of_blogger_are_in_its_links(tmp_path):
    post = "<id>tag:blogger.com,1999:blog-1.post-2</id><title>A</title><link rel='alternate' type='text/html' href='http://fog.blogspot.com/2012/01/a.html'/><content type='html'>x</content>"
    comment = (
        "<id>tag:blogger.com,1999:blog-1.post-{0}</id><title>Yes</title><content type='html'>Yes</content><author><name>Bo</name></author>"
        "<link rel='alternate' type='text/html' href='http://fog.blogspot.com/2012/01/a.html?showComment=136{0}#c{0}'/>{1}"
        "<thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-2' href='http://fog.blogspot.com/2012/01/a.html'/>"
    )
    answer = comment.format(
        9, "<link rel='related' href='http://www.blogger.com/feeds/1/2/comments/default/8'/>"
    )
    records, _ = read(
        written(tmp_path / "a.xml", atom(post)),
        written(tmp_path / "c.xml", atom(answer, comment.format(8, ""))),
    )
    (one,) = posts(records)
    assert [(each.id, each.parent) for each in one.comments] == [("8", ""), ("9", "8")]


def test_only_what_everybody_could_read_is_published(tmp_path):
    more = 'xmlns:lj="http://www.livejournal.org/rss/lj/1.0/"'
    inner = ("<lj:security>public</lj:security>", "<lj:security>usemask</lj:security>")
    text = rss(*(item(name, each) for name, each in zip("ab", inner, strict=True)), more=more)
    assert [post.status for post in posts(read(written(tmp_path / "f.xml", text))[0])] == [
        "publish",
        "private",
    ]
    draft = "<id>1</id><title>A</title><app:control xmlns:app='http://www.w3.org/2007/app'><app:draft>yes</app:draft></app:control>"
    assert one(tmp_path, atom(draft))[0].status == "draft"


def test_comments_without_their_post_are_kept(tmp_path):
    records, findings = read(FEEDS / "comments.xml")
    (post,) = posts(records)
    assert (post.status, post.url, len(post.comments)) == ("trash", f"{HOME}/2020/low-tide", 1)
    assert findings["no-post-of-comments"] == 1


def test_relative_links_of_comments_are_those_of_the_site(tmp_path):
    comment = (
        "<title>By: Bo</title><link>\n/a/#comment-5\n</link><description>&lt;p&gt;Yes&lt;/p&gt;</description>"
    )
    records, _ = read(written(tmp_path / "a.xml", rss(item())), written(tmp_path / "c.xml", rss(comment)))
    (post,) = posts(records)
    assert [(each.id, each.author.name) for each in post.comments] == [("5", "Bo")]


@pytest.mark.parametrize(
    ("head", "kinds"),
    [
        ("", {"newest-only"}),
        ("<fh:complete/>", set()),
        (f'<link rel="prev-archive" href="{HOME}/1.atom"/>', {"older-feed"}),
        (f'<link rel="next" href="{HOME}/feed?page=2"/>', {"older-feed"}),
    ],
)
def test_older_entries_that_are_not_here_are_reported(head, kinds, tmp_path):
    path = written(
        tmp_path / "a.atom",
        atom(f"<id>2</id><title>A</title><link href='{HOME}/a/'/><content>x</content>", head=head),
    )
    assert set(read(path)[1]) == kinds
    archive = f'<fh:archive/><link rel="self" href="{HOME}/1.atom"/>'
    older = written(
        tmp_path / "1.atom",
        atom(f"<id>1</id><title>B</title><link href='{HOME}/b/'/><content>x</content>", head=archive),
    )
    if "1.atom" in head:
        records, findings = read(path, older)
        assert len(posts(records)) == 2
        assert not findings


def test_copies_in_feeds_of_other_kinds_are_one(tmp_path):
    entry = {
        "id": f"{HOME}/a/",
        "url": f"{HOME}/a/",
        "title": "T a",
        "content_html": "<p>Grey.</p>",
        "date_published": "2020-03-31T22:30:00+09:00",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Fog",
        "home_page_url": HOME,
        "items": [entry],
    }
    records, _ = read(
        written(tmp_path / "a.xml", rss(item(), item("b"))), written(tmp_path / "a.json", json.dumps(feed))
    )
    assert [post.title for post in posts(records)] == ["T a", "T b"]
    links = [item("a", text="<p>1</p>").replace("?p=a", f"?x={n}") for n in range(2)]
    assert (
        len(posts(read(written(tmp_path / "l.xml", rss(*links)))[0])) == 2
    )  # a blog of links: one link, two posts


def test_ids_that_two_posts_have_cost_none(tmp_path):
    """WordPress's importer keeps guids, also where two posts have the same; one of another host is no id here."""
    items = [
        item(name).replace(f"<guid>{HOME}/?p={name}", "<guid>https://old.example/?p=7") for name in ("a", "b")
    ]
    own = item("c").replace("?p=c", "?p=9")
    records, _ = read(written(tmp_path / "1.xml", rss(*items, own)), written(tmp_path / "2.xml", rss(*items)))
    assert [(post.id, post.title) for post in posts(records)] == [
        ("https://old.example/?p=7", "T a"), (f"{HOME}/b/", "T b"), ("9", "T c"),
    ]  # fmt: skip


def test_episodes_of_one_id_and_no_link_are_several(tmp_path):
    items = [
        f"<title>E {n}</title><guid>tag:x</guid><description>&lt;p&gt;{n}&lt;/p&gt;</description>"
        for n in range(3)
    ]
    found = posts(read(written(tmp_path / "f.xml", rss(*items)))[0])
    assert [(post.id, post.title) for post in found] == [
        ("tag:x", "E 0"),
        ("tag:x E 1", "E 1"),
        ("tag:x E 2", "E 2"),
    ]


def test_what_feeds_add_goes_and_what_they_say_stays(tmp_path):
    text = '<p>Grey.</p><img src="https://feeds.feedburner.com/~r/fog/~4/x" height="1" width="1"/>'
    inner = (
        "<feedburner:origLink>https://harbour.example/real/</feedburner:origLink><author>ann@harbour.example (Ann)</author>"
        "<category domain='x'>Sea &amp;amp; sky</category><georss:point>1 2</georss:point><media:thumbnail url='https://x.example/t.jpg'/>"
        "<itunes:duration>12:30</itunes:duration>"
    )
    more = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:media="http://search.yahoo.com/mrss/"'
    records, findings = read(written(tmp_path / "f.xml", rss(item(inner=inner, text=text), more=more)))
    (post,) = posts(records)
    assert (post.url, post.body.text, post.author) == (f"{HOME}/real/", "<p>Grey.</p>", "ann")
    assert next(author.email for author in records if isinstance(author, Author)) == "ann@harbour.example"
    assert (post.terms[0].name, post.terms[0].slug) == ("Sea & sky", "sea-sky")
    assert post.extra["_feed"] == {"georss:point": "1 2", "itunes:duration": "12:30"}
    assert next(media.url for media in records if isinstance(media, Media)) == "https://x.example/t.jpg"
    assert findings == Counter(["newest-only"])  # prefixes that nobody declared are no damage


@pytest.mark.parametrize(
    ("change", "count", "kinds"),
    [
        pytest.param(lambda text: text[: text.index("T b")], 1, {"unreadable-item"}, id="cut off before anything"),
        pytest.param(lambda text: text[: text.rindex("</content:encoded>")], 2, {"cut-off"}, id="cut off"),
        pytest.param(lambda text: text.replace("<![CDATA[", "<<![CDATA["), 2, {"repaired-entry"}, id="stray sign"),
        pytest.param(lambda text: text.replace("T a", "T \x01a"), 2, {"repaired-entry"}, id="control character"),
        pytest.param(lambda text: text.replace("<title>T b", "<title>T & b"), 2, {"repaired-entry"}, id="bare ampersand"),
        pytest.param(lambda text: text.replace("T a</title>", "T a"), 2, {"repaired-entry"}, id="tag that nothing ends"),
        pytest.param(lambda text: f"\n\n{text}", 2, set(), id="blank lines before"),
        pytest.param(lambda text: f"<br />\n{text}", 2, set(), id="markup before"),
        pytest.param(lambda text: text.replace("</channel></rss>", ""), 2, {"truncated"}, id="no end"),
    ],
)  # fmt: skip
def test_damage_costs_what_is_damaged(change, count, kinds, tmp_path):
    records, findings = read(written(tmp_path / "f.xml", change(rss(item("a"), item("b")))))
    assert len(posts(records)) == count
    assert set(findings) - {"newest-only", "bad-date"} == kinds


def test_a_damaged_json_feed_costs_what_is_damaged(tmp_path):
    text = (FEEDS / "feed.json").read_text()
    records, findings = read(
        written(tmp_path / "f.json", text[: text.index('"3", "url"')].replace("Rope", "Ro\tpe"))
    )
    assert [post.title for post in posts(records)] == ["Ro\tpe", ""]
    assert findings["unreadable-item"] == 1


def test_folders_and_zips_of_feeds_are_one_site(tmp_path):
    folder = tmp_path / "site"
    for name, file in (
        ("feed/index.html", "feed.xml"),
        ("feed/index.html?paged=2", "feed-2.xml"),
        ("comments/feed/atom", "comments.atom"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FEEDS / file, folder / name)
    records, _ = read(folder)
    assert sum(len(post.comments) for post in posts(records)) == 2
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        for file in folder.rglob("*"):
            out.write(file, file.relative_to(folder))
    assert read(tmp_path / "a.zip")[0] == records
    (folder / "page").mkdir()
    (folder / "page/index.html").write_text(
        "<html><body><article><h1>T</h1><p>A page.</p></article></body></html>"
    )
    assert {name for name, _ in open_inputs(folder, None, Diagnostics())} == {"html"}


def test_an_export_beside_feeds_is_read_too(tmp_path):
    shutil.copy(FEEDS / "feed.xml", tmp_path)
    shutil.copy(FIXTURES / "example.xml", tmp_path)
    assert [name for name, _ in open_inputs(tmp_path, None, Diagnostics())] == ["wxr", "feed"]


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ('<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><item/></channel></rss>', "wxr"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1.archive</id><entry/></feed>", "blogger"),
        ("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><entry/></feed>", "blogger"),
        ("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2008'><id>tag:blogger.com,1999:blog-1</id><entry/></feed>", "feed"),
        ("<!DOCTYPE html><html><head><title>T</title></head><body><article><h1>T</h1><p>An &lt;rss&gt; element.</p></article></body></html>", "html"),
        ("<rss version='2.0'><channel><title>Fog</title></channel></rss>", "feed"),
    ],
)  # fmt: skip
def test_a_feed_takes_no_export(text, reader, tmp_path):
    assert {
        name
        for name, _ in open_inputs(
            written(tmp_path / f"a.{'html' if reader == 'html' else 'xml'}", text), None, Diagnostics()
        )
    } == {reader}


def test_a_folder_without_a_feed_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no feed"):
        list(converters.read(written(tmp_path / "in/a.txt", "x").parent, from_="feed"))


def test_every_feed_of_the_corpus_is_read_whole(corpus):
    """Items are counted by Python's own parsers; of XML that they refuse, by the tags."""
    for name in ("jekyll-import/test/mocks/medium_feed.xml", "made-here/feeds/comments.atom"):
        text = (corpus / "exports" / name).read_text("utf-8")
        try:
            root = ElementTree.fromstring(text.encode())
            wanted = sum(element.tag.rpartition("}")[2] in ("item", "entry") for element in root.iter())
        except ElementTree.ParseError:
            wanted = text.count("<item>")
        records, _ = read(corpus / "exports" / name)
        found = [post for post in posts(records) if post.status == "publish"]
        assert len(found) + sum(len(post.comments) for post in posts(records)) == wanted
        assert all(post.title and post.date and post.url and post.body for post in found)
    for name in ("made-here/feeds/feed.json",):
        wanted = json.loads((corpus / "exports" / name).read_text("utf-8"), strict=False)["items"]
        found = posts(read(corpus / "exports" / name)[0])
        assert [post.id for post in found] == [item["id"] for item in wanted]
        assert [bool(post.body) for post in found] == [
            bool(item.get("content_html", "").strip() or item.get("content_text", "").strip())
            for item in wanted
        ]


def test_addresses_are_resolved_by_the_nearest_base(tmp_path):
    text = (
        '<p><img src="a.png" srcset="a.png 1x, /b.png 2x, //far.example/c.png 3x"><a href="//far.example/">q</a>'
        '<a href="#note">1</a><a href="#comments">2</a><b id="note" style="background: url(d.png)">n</b></p>'
    ).replace("<", "&lt;")
    entry = f'<id>y</id><title>E</title><link href="one/"/><updated>2020-01-01T00:00:00Z</updated><content type="html">{text}</content>'
    feed = atom(more='xml:base="https://harbour.example/blog/"', head='<link rel="self" href="feed.atom"/>')
    feed = feed.replace("</feed>", f'<entry xml:base="2020/">{entry}</entry></feed>')
    records, _ = read(written(tmp_path / "feed.xml", feed))
    (post,) = posts(records)
    base = "https://harbour.example/blog/2020/"
    assert post.url == f"{base}one/"
    assert post.body.text == (
        f'<p><img src="{base}a.png" srcset="{base}a.png 1x, https://harbour.example/b.png 2x, https://far.example/c.png 3x">'
        f'<a href="https://far.example/">q</a><a href="#note">1</a><a href="{base}one/#comments">2</a>'
        f'<b id="note" style="background: url({base}d.png)">n</b></p>'
    )


def test_a_comment_or_an_unknown_entity_is_no_element_of_a_text(tmp_path):
    content = '<content type="xhtml"><!-- set by hand --></content>'
    entry = f"<entry><id>1</id><title>Tide</title>{content}<summary>&harbour;low</summary></entry>"
    path = tmp_path / "feed.xml"
    path.write_text(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Fog</title>{entry}</feed>')
    (post,) = [record for record in converters.read(path) if isinstance(record, Post)]
    assert post.title == "Tide"


def test_an_item_that_says_that_it_is_hidden_is_not_public(tmp_path):
    items = [
        {"id": "1", "content_html": "a", "is_private": True},
        {"id": "2", "content_html": "b", "published": "yes"},
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Fog",
        "home_page_url": HOME,
        "items": items,
    }
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    found = [record for record in converters.read(tmp_path / "feed.json") if isinstance(record, Post)]
    assert [post.status for post in found] == ["private", "publish"]


def test_a_second_title_and_what_a_comment_has_more_are_kept(tmp_path):
    (tmp_path / "feed.xml").write_text(rss(item("a", inner="<title>Another</title>")))
    comment = f"<title>By: Bo</title><link>{HOME}/a/#comment-7</link><guid>{HOME}/?p=a#comment-7</guid><xdescription>Yes.</xdescription>"
    (tmp_path / "comments.xml").write_text(rss(comment))
    (post,) = [record for record in converters.read(tmp_path) if isinstance(record, Post)]
    assert post.title == "T a"
    assert post.extra["_feed"] == {"title": "Another"}
    assert post.comments[0].extra["_feed"] == {"xdescription": "Yes."}


@pytest.mark.parametrize(
    ("fields", "author", "terms", "kept"),
    [
        ({"author": "Ann", "tags": "Fog"}, "ann", ["Fog"], {}),
        ({"authors": ["Ann"], "tags": ["Fog", 7]}, "ann", ["Fog", "7"], {}),
        ({"authors": {"name": "Ann"}}, "ann", [], {}),
        ({"authors": 7}, "", [], {"authors": 7}),
        ({"tags": [{"name": "Fog"}]}, "", [], {"tags": [{"name": "Fog"}]}),
    ],
)
def test_authors_and_tags_of_another_type_in_json(fields, author, terms, kept, tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Fog",
        "home_page_url": "https://fog.example/",
        "items": [{"id": "https://fog.example/tide/", "url": "https://fog.example/tide/", "content_html": "<p>Grey.</p>", **fields}],
    }  # fmt: skip
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    (post,) = [r for r in converters.read(tmp_path / "feed.json") if isinstance(r, converters.Post)]
    assert (post.author, [term.name for term in post.terms]) == (author, terms)
    assert post.extra.get("_feed", {}) == kept
