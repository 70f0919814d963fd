"""What the WXR reader makes of each element: nothing that is in the file may vanish."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from converters.diagnostics import Diagnostics, Finding
from converters.formats.wxr.reader import WxrReader
from converters.formats.wxr.reader.splitter import CHUNK
from converters.io.opening import open_source
from converters.model import (
    RECORD_TYPES,
    Author,
    Comment,
    Media,
    Post,
    Record,
    Site,
    Term,
    TermRef,
    record_type,
)
from converters.readers.wordpress import vocabulary

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
"""
TAIL = "</channel>\n</rss>\n"


def read(tmp_path: Path, channel: str, whole: str = "") -> tuple[list[Record], list[Finding]]:
    path = tmp_path / "x.xml"
    path.write_text(whole or HEAD + channel + TAIL, encoding="utf-8")
    diagnostics = Diagnostics()
    return list(WxrReader().read(open_source(path), diagnostics)), diagnostics.findings


def read_item(tmp_path: Path, item: str, found: list[Finding] | None = None) -> Post:
    records, findings = read(tmp_path, f"<item>{item}</item>")
    assert found is not None or not findings
    (found if found is not None else []).extend(findings)
    [post] = [record for record in records if isinstance(record, Post)]
    return post


def element(name: str, number: int) -> str:
    return f"<{name}><![CDATA[word{number}]]></{name}>"


UNKNOWN = ("wp:something", "itunes:something", "something")
META = "<wp:{0}><wp:meta_key>key{1}</wp:meta_key><wp:meta_value>word{1}</wp:meta_value></wp:{0}>"
TABLES = {
    "item": [*vocabulary.ITEM, "guid", "wp:ping_status", "description", *UNKNOWN],
    "wp:comment": [*vocabulary.COMMENT, "wp:comment_karma", "wp:comment_agent", *UNKNOWN],
    "wp:author": [*vocabulary.AUTHOR, "wp:author_first_name", "wp:author_last_name", *UNKNOWN],
    "wp:category": [
        "wp:term_id",
        "wp:category_nicename",
        "wp:category_parent",
        "wp:cat_name",
        "wp:category_description",
        *UNKNOWN,
    ],
    "wp:tag": ["wp:term_id", "wp:tag_slug", "wp:tag_name", "wp:tag_description", *UNKNOWN],
    "wp:term": [
        "wp:term_id",
        "wp:term_taxonomy",
        "wp:term_slug",
        "wp:term_parent",
        "wp:term_name",
        "wp:term_description",
        *UNKNOWN,
    ],
    "channel": [*vocabulary.SITE, "wp:wxr_version", "wp:base_site_url", "pubDate", "generator", *UNKNOWN],
}
METAS = {
    "item": "postmeta",
    "wp:comment": "commentmeta",
    "wp:category": "termmeta",
    "wp:tag": "termmeta",
    "wp:term": "termmeta",
}


@pytest.mark.parametrize("container", TABLES)
@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("post_type", ["post", "attachment"])
def test_a_word_in_every_element_comes_out(
    tmp_path: Path, container: str, backwards: bool, post_type: str
) -> None:
    names = [
        n
        for n in TABLES[container]
        if n not in ("wp:post_type", *(("wp:author", "wp:post_status") if container == "item" else ()))
    ]
    texts = [element(name, number) for number, name in enumerate(names)]
    if container == "item":
        texts.append(f"<wp:post_type>{post_type}</wp:post_type>")
        texts.append('<category domain="genre" nicename="word500"><![CDATA[word501]]></category>')
        texts.append("<wp:comment><wp:comment_content>word502</wp:comment_content></wp:comment>")
        texts.append(
            "<wp:comments><wp:comment><wp:comment_content>word503</wp:comment_content></wp:comment></wp:comments>"
        )
    if meta := METAS.get(container):
        texts += [
            META.format(meta, 600),
            META.format(meta, 601).replace("key601", "key600"),
            META.format(meta, 602).replace("key602", "ping_status"),
        ]
    words = sorted({w for t in texts for w in re.findall(r"word\d+", t)})
    content = "".join(reversed(texts) if backwards else texts)
    if container == "wp:comment":
        content = f"<item><wp:comment>{content}</wp:comment></item>"
    elif container != "channel":
        content = f"<{container}>{content}</{container}>"
    records, findings = read(tmp_path, content)
    carried = msgspec.json.encode(records).decode()
    assert [w for w in words if not re.search(rf"{w}\b", carried)] == []
    # dates that are none are reported as well as kept
    allowed = {"bad-date", "media-comments"}
    assert {f.kind for f in findings} <= allowed


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "1.3"])
@pytest.mark.parametrize("prefix", ["wp", "w", "ns0"])
def test_any_version_scheme_and_prefix(
    tmp_path: Path, example: Path, scheme: str, version: str, prefix: str
) -> None:
    text = example.read_text(encoding="utf-8")
    plain, _ = read(tmp_path, "", text)
    text = text.replace("http://wordpress.org/export/1.2", f"{scheme}://wordpress.org/export/{version}")
    # its own tags only: block comments are `<!-- wp:…`
    text = re.sub(r"(</?)wp:", rf"\1{prefix}:", text).replace("xmlns:wp=", f"xmlns:{prefix}=")
    got, found = read(tmp_path, "", text)
    assert got == plain
    assert not found


def test_example(example: Path) -> None:
    diagnostics = Diagnostics()
    records = list(WxrReader().read(open_source(example), diagnostics))
    assert not diagnostics.findings
    posts = {r.id: r for r in records if isinstance(r, Post)}
    assert len(posts) == 11
    assert sum(isinstance(r, Media) for r in records) == 3
    [site] = [r for r in records if isinstance(r, Site)]
    assert (site.title, site.url, site.language) == (
        "Harbour Notes",
        "https://harbour-notes.example",
        "en-GB",
    )
    assert site.extra["image"]["title"] == "Harbour Notes"
    assert {a.login: a.name for a in records if isinstance(a, Author)} == {
        "maren": "Maren Holm",
        "aiko": "Aiko Sørensen",
    }
    terms = {t.slug: t for t in records if isinstance(t, Term)}
    assert terms["japan"].parent == "journeys"
    assert terms["bread-butter"].name == "Bread & Butter"
    assert terms["boats"].extra == {"colour": ["#0b6e99"]}
    assert terms["main"].taxonomy == "nav_menu"

    tokyo, draft, code = posts["18"], posts["21"], posts["15"]
    assert tokyo.date == "2023-05-12T08:00:00+09:00"
    assert tokyo.title == "東京の朝 & the first train"
    assert tokyo.featured == "42"
    assert (draft.date, draft.status, draft.slug) == ("2023-11-19T22:05:00", "draft", "")
    assert code.title == 'C:\\new "q": #1'
    assert code.body
    assert "<item> of the past ]]> done" in code.body.text
    assert posts["23"].password == "tern1971"
    assert posts["25"].sticky
    assert posts["31"].parent == "30"
    assert posts["12"].extra["mood"] == ["damp", "hopeful"]
    assert posts["12"].modified == "2023-03-05T18:40:00+01:00"
    comments = posts["12"].comments
    assert [(c.id, c.parent) for c in comments[:4]] == [
        ("101", ""),
        ("102", "101"),
        ("103", "102"),
        ("104", "103"),
    ]
    assert [c.type for c in comments].count("pingback") == 1
    assert {c.status for c in comments} == {"approved", "pending", "spam"}
    assert comments[1].author.user == "1"
    assert comments[5].author.name == "Nails & Screws Monthly"
    assert comments[6].extra == {"akismet_result": ["true"]}


DATES = [
    ("2020-01-05 08:00:00", "2020-01-04 23:00:00", "", "2020-01-05T08:00:00+09:00"),
    ("2020-01-05 08:00:00", "2020-01-05 08:00:00", "", "2020-01-05T08:00:00+00:00"),
    ("2020-01-05 08:00:00", "2020-01-05 02:15:00", "", "2020-01-05T08:00:00+05:45"),
    ("2020-01-05 08:00:00", "2020-01-05 20:00:00", "", "2020-01-05T08:00:00-12:00"),
    ("2020-01-05 08:00:00", "2020-01-04 18:00:00", "", "2020-01-05T08:00:00+14:00"),
    ("2020-01-05 08:00:00", "0000-00-00 00:00:00", "", "2020-01-05T08:00:00"),
    ("2020-01-05 08:00:00", "", "", "2020-01-05T08:00:00"),
    ("2020-01-05 08:00:00", "", "Sun, 05 Jan 2020 07:00:00 +0000", "2020-01-05T08:00:00+01:00"),
    ("2020-01-05 08:00:00", "0000-00-00 00:00:00", "Wed, 30 Nov -0001 00:00:00 +0000", "2020-01-05T08:00:00"),
    ("", "2020-01-05 07:00:00", "", "2020-01-05T07:00:00+00:00"),
    ("0000-00-00 00:00:00", "2020-01-05 07:00:00", "", "2020-01-05T07:00:00+00:00"),
    ("", "", "Sun, 05 Jan 2020 07:00:00 -0500", "2020-01-05T07:00:00-05:00"),
    ("0000-00-00 00:00:00", "0000-00-00 00:00:00", "", None),
    ("", "", "Wed, 30 Nov -0001 00:00:00 +0000", None),
    ("", "", "", None),
    ("2020-01-02T03:04:05Z", "", "", "2020-01-02T03:04:05+00:00"),
    ("\n2020-01-05 08:00:00\n", " 2020-01-05 07:00:00", "", "2020-01-05T08:00:00+01:00"),
]


@pytest.mark.parametrize(("local", "gmt", "published", "expected"), DATES)
def test_dates(tmp_path: Path, local: str, gmt: str, published: str, expected: str | None) -> None:
    post = read_item(
        tmp_path,
        f"<pubDate>{published}</pubDate><wp:post_date>{local}</wp:post_date><wp:post_date_gmt>{gmt}</wp:post_date_gmt>",
    )
    assert (post.date, post.extra) == (expected, {})


def test_an_offset_that_no_place_has(tmp_path: Path) -> None:
    found: list[Finding] = []
    post = read_item(
        tmp_path,
        "<wp:post_id>5</wp:post_id><wp:post_date>2020-01-05 08:07:00</wp:post_date>"
        "<wp:post_date_gmt>2020-01-05 07:00:00</wp:post_date_gmt>",
        found,
    )
    assert post.date == "2020-01-05T07:00:00+00:00"
    assert post.extra == {"post_date": "2020-01-05 08:07:00"}
    assert [(f.kind, f.id, f.line) for f in found] == [("bad-offset", "5", 6)]


@pytest.mark.parametrize(
    "fields",
    [
        "<wp:post_type>attachment</wp:post_type>",
        "<wp:post_type>nav_menu_item</wp:post_type>",
        "<wp:post_type>revision</wp:post_type>",
        "<wp:status>draft</wp:status>",
    ],
)
def test_an_odd_offset_is_silent_where_nobody_sees_the_date(tmp_path: Path, fields: str) -> None:
    dates = "<wp:post_date>2020-01-05 08:07:00</wp:post_date><wp:post_date_gmt>2020-01-05 07:00:00</wp:post_date_gmt>"
    [record], found = read(tmp_path, f"<item><wp:post_id>5</wp:post_id>{dates}{fields}</item>")
    assert isinstance(record, Post | Media)
    assert record.date == "2020-01-05T07:00:00+00:00"
    assert found == []


def test_an_odd_offset_of_a_change_or_of_spam_is_silent(tmp_path: Path) -> None:
    pair = "<wp:{0}>2020-01-05 08:07:00</wp:{0}><wp:{0}_gmt>2020-01-05 07:00:00</wp:{0}_gmt>"
    comment = (
        f"<wp:comment><wp:comment_id>1</wp:comment_id>{pair.format('comment_date')}"
        "<wp:comment_approved>{0}</wp:comment_approved></wp:comment>"
    )
    found: list[Finding] = []
    read_item(tmp_path, pair.format("post_modified") + comment.format("spam"), found)
    assert found == []
    read_item(tmp_path, comment.format("1"), found)
    assert [finding.kind for finding in found] == ["bad-offset"]


@pytest.mark.parametrize("text", ["2020-02-30 08:00:00", "yesterday", "2020-01-05 25:00:00"])
def test_what_is_no_date_is_kept_and_reported(tmp_path: Path, text: str) -> None:
    found: list[Finding] = []
    post = read_item(tmp_path, f"<wp:post_date>{text}</wp:post_date>", found)
    assert (post.date, post.extra) == (None, {"post_date": text})
    assert [f.kind for f in found] == ["bad-date"]


def test_published_at_another_moment_is_kept(tmp_path: Path) -> None:
    post = read_item(
        tmp_path,
        "<pubDate>Mon, 06 Jan 2020 07:00:00 +0000</pubDate><wp:post_date>2020-01-05 08:00:00</wp:post_date>"
        "<wp:post_date_gmt>2020-01-05 07:00:00</wp:post_date_gmt>",
    )
    assert post.date == "2020-01-05T08:00:00+01:00"
    assert post.extra == {"pubDate": "Mon, 06 Jan 2020 07:00:00 +0000"}


@pytest.mark.parametrize(
    ("raw", "title", "kept"),
    [
        ("<![CDATA[Tom &amp; Jerry]]>", "Tom & Jerry", False),
        ("Tom &amp;amp; Jerry", "Tom & Jerry", False),
        ("<![CDATA[AT&T]]>", "AT&T", False),
        ("<![CDATA[&lt;em&gt; is a tag]]>", "<em> is a tag", False),
        ("<![CDATA[a < b > c]]>", "a < b > c", False),
        ("<![CDATA[Vec<T> in <em>Rust</em>]]>", "Vec<T> in Rust", True),
        ("<![CDATA[One<br />two]]>", "One two", True),
        ("<![CDATA[ spaced\n]]>", "spaced", False),
        ("<![CDATA[&amp;amp;]]>", "&amp;", False),
        ("<![CDATA[x<!-- y --><script>z</script>]]>", "x", True),
    ],
)
def test_titles(tmp_path: Path, raw: str, title: str, kept: bool) -> None:
    post = read_item(tmp_path, f"<title>{raw}</title>")
    assert post.title == title
    assert ("title_html" in post.extra) == kept


@pytest.mark.parametrize(
    ("word", "status", "extra"),
    [
        ("1", "approved", {}),
        ("0", "pending", {}),
        ("spam", "spam", {}),
        ("trash", "trash", {}),
        ("post-trashed", "trash", {"comment_approved": "post-trashed"}),
        ("odd", "odd", {}),
        ("", "pending", {}),
        (None, "approved", {}),
    ],
)
def test_statuses_of_comments(tmp_path: Path, word: str | None, status: str, extra: dict[str, str]) -> None:
    text = "" if word is None else f"<wp:comment_approved>{word}</wp:comment_approved>"
    [comment] = read_item(
        tmp_path, f"<wp:comment><wp:comment_id>1</wp:comment_id>{text}</wp:comment>"
    ).comments
    assert (comment.status, comment.extra) == (status, extra)


def test_wxr_1_0_names_terms_twice(tmp_path: Path) -> None:
    post = read_item(
        tmp_path,
        '<category><![CDATA[Sea]]></category><category domain="category" nicename="sea"><![CDATA[Sea]]></category>'
        '<category domain="tag">Salt</category><category domain="tag" nicename="salt">Salt</category>'
        '<category domain="tag">Only Here</category>',
    )
    assert post.terms == (
        TermRef(taxonomy="category", slug="sea", name="Sea"),
        TermRef(taxonomy="post_tag", slug="salt", name="Salt"),
        TermRef(taxonomy="post_tag", slug="only-here", name="Only Here"),
    )


def test_custom_fields(tmp_path: Path) -> None:
    keys = ["mood", "mood", "guid", "title_html", "", "_thumbnail_id", "_thumbnail_id", "meta:x"]
    metas = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[ v{n} ]]></wp:meta_value></wp:postmeta>"
        for n, key in enumerate(keys)
    )
    post = read_item(tmp_path, f"<guid>g</guid>{metas}")
    assert post.featured == "v5"
    assert post.extra == {
        "guid": "g",
        "mood": [" v0 ", " v1 "],
        "meta:guid": [" v2 "],
        "meta:title_html": [" v3 "],
        "meta:": [" v4 "],
        "_thumbnail_id": [" v6 "],
        "meta:meta:x": [" v7 "],
    }
    assert [vocabulary.meta_key(vocabulary.meta_name(key)) for key in keys] == keys


def test_a_key_that_is_an_unknown_element_of_this_post(tmp_path: Path) -> None:
    post = read_item(tmp_path, f"<wp:odd>element</wp:odd>{META.format('postmeta', 1).replace('key1', 'odd')}")
    assert post.extra == {"odd": "element", "meta:odd": ["word1"]}


def test_elements_with_attributes_children_and_repeats(tmp_path: Path) -> None:
    post = read_item(
        tmp_path,
        '<enclosure url="u" length="1"/><a>1</a><a>2</a><b><c>3</c><c x="4">5</c></b><guid isPermaLink="true">g</guid>',
    )
    assert post.extra == {
        "enclosure": {"@url": "u", "@length": "1"},
        "a": [{"#text": "1"}, {"#text": "2"}],
        "b": {"c": [{"#text": "3"}, {"@x": "4", "#text": "5"}]},
        "guid": {"@isPermaLink": "true", "#text": "g"},
    }


def test_an_attachment_with_more_than_one_guid_has_the_first(tmp_path: Path) -> None:
    records, _ = read(
        tmp_path,
        "<item><guid>https://a.example/q.webp</guid><guid>g</guid><wp:post_type>attachment</wp:post_type></item>",
    )
    (media,) = [record for record in records if isinstance(record, Media)]
    assert media.url == "https://a.example/q.webp"


def test_attachments(tmp_path: Path) -> None:
    records, _ = read(
        tmp_path,
        "<item><title>Quay</title><link>https://a.example/quay/</link><guid>https://a.example/q.webp</guid>"
        "<content:encoded>long</content:encoded><excerpt:encoded><![CDATA[<i>short</i>]]></excerpt:encoded>"
        "<wp:post_id>7</wp:post_id><wp:post_parent>3</wp:post_parent><wp:status>inherit</wp:status>"
        "<wp:post_type>attachment</wp:post_type><wp:menu_order>2</wp:menu_order>"
        "<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A &amp;amp; B</wp:meta_value></wp:postmeta>"
        "</item>",
    )
    assert records == [
        Media(
            id="7",
            url="https://a.example/q.webp",
            title="Quay",
            caption="<i>short</i>",
            alt="A & B",
            mime="image/webp",
            parent="3",
            extra={
                "guid": "https://a.example/q.webp",
                "link": "https://a.example/quay/",
                "alt_raw": "A &amp; B",
                "content": "long",
                "menu_order": "2",
            },
        )
    ]


def test_content_and_excerpt_are_never_confused(tmp_path: Path) -> None:
    post = read_item(
        tmp_path, "<excerpt:encoded>short</excerpt:encoded><content:encoded>long</content:encoded>"
    )
    assert post.body
    assert (post.body.text, post.body.dialect, post.excerpt) == ("long", "wordpress", "short")


def test_split_cdata_and_markup_in_leaves(tmp_path: Path) -> None:
    post = read_item(
        tmp_path,
        "<title>A <em>b</em> c</title><content:encoded><![CDATA[x ]]]]><![CDATA[> y]]> z</content:encoded>",
    )
    assert (post.title, post.extra["title_html"]) == ("A b c", "A <em>b</em> c")
    assert post.body
    assert post.body.text == "x ]]> y z"


def test_names_in_place_of_slugs(tmp_path: Path) -> None:
    records, _ = read(
        tmp_path,
        "<wp:category><wp:cat_name>Company News</wp:cat_name><wp:category_nicename>Company News</wp:category_nicename>"
        "<wp:category_parent>All News</wp:category_parent></wp:category>",
    )
    assert records == [
        Term(
            taxonomy="category",
            slug="company-news",
            name="Company News",
            parent="all-news",
            extra={"slug": "Company News"},
        )
    ]


def test_the_image_of_the_channel_is_not_its_title(tmp_path: Path) -> None:
    records, _ = read(
        tmp_path,
        "<image><title>icon</title><link>l</link></image><title>Blog</title><link>https://b.example</link>"
        '<itunes:category text="Arts"><itunes:category text="Books"/></itunes:category>',
    )
    assert records == [
        Site(
            title="Blog",
            url="https://b.example",
            extra={
                "image": {"title": "icon", "link": "l"},
                "itunes:category": {"@text": "Arts", "itunes:category": {"@text": "Books"}},
            },
        )
    ]


@pytest.mark.parametrize("shift", range(-8, 9, 3))
def test_tags_across_the_edge_of_a_read(tmp_path: Path, shift: int) -> None:
    """Every tag must be found wherever the stream happens to be cut."""
    first = "<item><wp:post_id>1</wp:post_id><content:encoded><![CDATA["
    for tag in ("]]></content:encoded>", "</content:encoded>", "</item>", "<item>", "<wp:post_id>2"):
        last = "]]></content:encoded></item>\n<item><wp:post_id>2</wp:post_id></item>"
        size = CHUNK - len((HEAD + first).encode()) - last.index(tag) + shift
        records, found = read(tmp_path, first + "x" * size + last)
        assert [r.id for r in records if isinstance(r, Post)] == ["1", "2"]
        assert not found


def test_lines_of_findings(tmp_path: Path) -> None:
    filler = "<item><title>fine\n\n</title></item>\n" * 3
    _, found = read(tmp_path, filler + "<item>\n<title>a & b</title></item>\n")
    assert [(f.kind, f.line, f.record) for f in found] == [("bare-ampersand", 6 + 9 + 1, "post")]


def test_records_are_valid_for_the_archive(example: Path) -> None:
    records = list(WxrReader().read(open_source(example), Diagnostics()))
    assert {record_type(record) for record in records} == RECORD_TYPES.keys()
    for record in records:
        line = msgspec.json.encode(record)
        assert msgspec.json.decode(line, type=Record) == record
        assert json.loads(line)["record"]


def test_comments_wrapped_or_renamed(tmp_path: Path) -> None:
    comment = "<wp:comment><wp:comment_id> 4\n</wp:comment_id><wp:comment_type/></wp:comment>"
    records, found = read(
        tmp_path,
        f"<item><wp:comments>{comment}</wp:comments></item><wp:wp_author><wp:author_login>\n zoe </wp:author_login></wp:wp_author>",
    )
    post, author = records
    assert isinstance(post, Post)
    assert post.comments == (Comment(id="4"),)
    assert author == Author(login="zoe")
    assert not found


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_of_a_doctype_are_not_used(tmp_path: Path, hostile: str) -> None:
    text = (HEAD + "<item><title>x &a; y</title></item>" + TAIL).replace("<rss", f"{hostile}<rss", 1)
    records, found = read(tmp_path, "", text)
    assert [r.title for r in records if isinstance(r, Post)] == ["x &a; y"]
    assert [f.kind for f in found] == ["doctype", "bare-ampersand"]


@pytest.mark.parametrize(
    "text",
    [
        "]]]]><![CDATA[>" * 200_000,
        "<item>" * 300_000,
        "</item>" * 300_000,
        "x" * 11_000_000,
        "]]>" * 300_000,
        "<![CDATA[" * 200_000,
        "<b>" * 200_000,
    ],
    ids=["split", "starts", "ends", "long", "unescaped", "opened", "deep"],
)
def test_hostile_bodies_are_read_as_they_are(tmp_path: Path, text: str) -> None:
    records, _ = read(
        tmp_path,
        f"<item><content:encoded><![CDATA[{text}]]></content:encoded></item><item><title>good</title></item>",
    )
    first, second = records
    assert isinstance(first, Post)
    assert isinstance(second, Post)
    assert first.body
    assert len(first.body.text) == len(text.replace("]]]]><![CDATA[>", "]]>"))
    assert second.title == "good"


@pytest.mark.slow(reason="a very large input")
@pytest.mark.parametrize("text", ["<b>" * 50_000, "<!-- " * 50_000, "&x" * 50_000, "<wp:comment>" * 5_000])
def test_hostile_markup_ends_in_time(tmp_path: Path, text: str) -> None:
    records, found = read(tmp_path, f"<item><wp:post_id>1</wp:post_id>{text}<title>a</title></item>")
    assert any(isinstance(r, Post) and r.id == "1" for r in records)
    assert 0 < len(found) < 10, "many mends of one kind are one finding"


@pytest.mark.parametrize("shift", range(-9, 10))
@pytest.mark.parametrize("tag", ["item", "wp:author", "rss "])
def test_a_record_after_much_space_at_the_edge_of_a_read(tmp_path: Path, shift: int, tag: str) -> None:
    record = "<item><wp:post_id>2</wp:post_id></item>"
    if tag == "wp:author":
        record = "<wp:author><wp:author_id>2</wp:author_id></wp:author>"
    elif tag == "rss ":
        record = "</channel></rss>" + HEAD[HEAD.index("<rss") :] + record
    first = "<item><wp:post_id>1</wp:post_id></item>"
    space = " " * (CHUNK - len((HEAD + first).encode()) - record.index(f"<{tag}") + shift)
    records, found = read(tmp_path, first + space + record)
    assert [r.id for r in records if not isinstance(r, Site)] == ["1", "2"]
    assert not found


def test_a_section_that_ends_at_the_edge_of_a_read(tmp_path: Path) -> None:
    first = "<item><content:encoded><![CDATA[</item>"
    for shift in range(-4, 4):
        size = CHUNK - len((HEAD + first).encode()) + shift
        records, found = read(
            tmp_path, first + "x" * size + "]]></content:encoded></item><item><title>b</title></item>"
        )
        assert [r.title for r in records if isinstance(r, Post)] == ["", "b"]
        assert not found


@pytest.mark.parametrize("blank", ["", " ", "<![CDATA[]]>", "<![CDATA[ \n]]>"])
def test_a_blank_status_is_a_draft(tmp_path: Path, blank: str) -> None:
    item = f"<item><title>a</title><wp:post_id>3</wp:post_id><wp:status>{blank}</wp:status></item>"
    records, found = read(tmp_path, item)
    [post] = [record for record in records if isinstance(record, Post)]
    assert (post.status, [finding.kind for finding in found]) == ("draft", ["no-status"])


@pytest.mark.parametrize(
    ("text", "password"),
    [("\n    ", ""), ("<![CDATA[\n ]]>", ""), ("<![CDATA[ ]]>", " "), (" a b ", " a b ")],
)
def test_a_password_of_empty_lines_is_none(tmp_path: Path, text: str, password: str) -> None:
    item = (
        f"<item><title>a</title><wp:post_id>3</wp:post_id><wp:post_password>{text}</wp:post_password></item>"
    )
    records, _ = read(tmp_path, item)
    assert [record.password for record in records if isinstance(record, Post)] == [password]


def test_a_second_element_that_says_something_else_is_kept(tmp_path: Path) -> None:
    found: list[Finding] = []
    post = read_item(
        tmp_path,
        "<title>a</title><title>a</title><title>b</title><wp:status></wp:status><wp:status>draft</wp:status>"
        "<dc:creator>ann</dc:creator><wp:author>bob</wp:author>",
        found,
    )
    assert (post.title, post.status, post.author) == ("a", "private", "ann")
    assert [finding.kind for finding in found] == ["run-together"]
    assert post.extra == {"title": "b", "author": "bob"}


@pytest.mark.parametrize(
    ("declared", "prefix"),
    [
        ('xmlns:wp="urn:mine"', "wp"),  # nobody else claims to be WordPress's
        ('xmlns:wp="urn:mine" xmlns:x="http://wordpress.org/export/1.2/"', "x"),
    ],
)
def test_a_foreign_namespace_on_a_prefix_of_wordpress(tmp_path: Path, declared: str, prefix: str) -> None:
    text = f"<rss {declared}><channel><item><{prefix}:post_id>3</{prefix}:post_id></item></channel></rss>"
    records, found = read(tmp_path, "", text)
    assert [r.id for r in records if isinstance(r, Post)] == ["3"]
    assert not found


def test_a_foreign_element_with_a_name_of_wordpress(tmp_path: Path) -> None:
    declared = 'xmlns:wp="urn:mine" xmlns:x="http://wordpress.org/export/1.2/"'
    item = "<item><wp:post_id>9</wp:post_id><x:post_id>3</x:post_id></item>"
    [post], _ = read(tmp_path, "", f"<rss {declared}><channel>{item}</channel></rss>")
    assert post == Post(id="3", extra={"wp-:post_id": "9"})


def test_void_elements_do_not_swallow_what_follows(tmp_path: Path) -> None:
    found: list[Finding] = []
    post = read_item(tmp_path, "<wp:post_id>1</wp:post_id><br><hr><title>a & b</title>", found)
    assert (post.id, post.title) == ("1", "a & b")
    assert [(f.kind) for f in found] == ["unclosed", "bare-ampersand"]


def test_a_section_never_closed_in_one_of_several_comments(tmp_path: Path) -> None:
    found: list[Finding] = []
    comment = "<wp:comment><wp:comment_id>{0}</wp:comment_id><wp:comment_content><![CDATA[text {0}{1}</wp:comment_content></wp:comment>"
    comments = comment.format(1, "") + comment.format(2, "]]>") + comment.format(3, "]]>")
    post = read_item(tmp_path, f"<title>a & b</title>{comments}", found)
    assert [(c.id, c.body and c.body.text) for c in post.comments] == [
        ("1", "text 1"),
        ("2", "text 2"),
        ("3", "text 3"),
    ]
    assert [f.kind for f in found] == ["bare-ampersand", "bad-cdata"]


@pytest.mark.parametrize(
    "broken",
    [
        "<wp:author><wp:author_login>a</wp:author_login>",
        "<wp:category><wp:category_nicename>a</wp:category_nicename><wp:cat_name><![CDATA[b</wp:cat_name></wp:category>",
        "<wp:category><wp:category_nicename>a<wp:category>",
        "<wp:c<!-- ategory>",
        "<wp:tag><wp:tag_slug>a</wp:tag_slug><![CDATA[",
        "<description><![CDATA[never closed</description>",
        "<!-- never closed",
        "<item><title>x & y</title>",
        "<item><content:encoded><![CDATA[x</content:encoded><title>a & b</title></item>",
        "<xmlns:a/>",
        '<item><x xmlns:wp="http://purl.org/dc/elements/1.1/">a & b</x></item>',
        "<xml:b>",
    ],
)
def test_what_is_broken_does_not_touch_the_items_after_it(tmp_path: Path, broken: str) -> None:
    good = (
        "<item><title><![CDATA[one]]></title><wp:post_id>1</wp:post_id><content:encoded>"
        "<![CDATA[<!-- wp:paragraph --><p>1</p><!-- /wp:paragraph -->]]></content:encoded></item>\n"
        "<item><title><![CDATA[two]]></title><wp:post_id>2</wp:post_id></item>\n"
    )
    expected = [r for r in read(tmp_path, good)[0] if isinstance(r, Post)]
    records, found = read(tmp_path, broken + "\n" + good)
    posts = [r for r in records if isinstance(r, Post)]
    assert posts[-2:] == expected
    assert found


def test_what_cannot_be_mended_is_read_field_by_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No such input is known; should one turn up, its fields are read, and the rest is reported as lost."""
    monkeypatch.setattr("converters.formats.wxr.reader.reading.repair", lambda text, *_: (text, []))
    item = "<title>a & b</title><wp:post_id>7</wp:post_id><wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>"
    found: list[Finding] = []
    post = read_item(tmp_path, item, found)
    assert (post.id, post.title, post.comments, post.status) == ("7", "a & b", (), "private")
    assert [(f.kind, f.severity.value) for f in found] == [("salvaged", "loss"), ("no-status", "warning")]
    records, nothing = read(tmp_path, "<item>a & b</item><item><title>good</title></item>")
    assert len(records) == 1
    assert [(f.kind, f.severity.value) for f in nothing] == [("unreadable", "error")]


@pytest.mark.slow(reason="a very large input")
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    import tracemalloc

    item = (
        "<item><title>t</title><content:encoded><![CDATA[" + "x" * 10_000 + "]]></content:encoded></item>\n"
    )
    peaks = []
    for number in (500, 5000):
        path = tmp_path / f"{number}.xml"
        path.write_text(HEAD + item * number + TAIL, encoding="utf-8")
        diagnostics = Diagnostics()
        diagnostics.locate = lambda *_: None  # type: ignore[method-assign]
        tracemalloc.start()
        assert sum(1 for _ in WxrReader().read(open_source(path), diagnostics)) == number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 2, "ten times the file"
