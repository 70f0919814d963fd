"""Blogs of Tumblr: official exports, backups, answers of the API; blocks and old types, damage, what is never opened."""

import json
import re
import shutil
import unicodedata
import zipfile
from html import unescape

import pytest

import converters
from converters import Diagnostics, Site
from converters.cli.main import main
from converters.formats.tumblr import api, npf, old_types, page
from converters.io.opening import open_source
from converters.model import Asset, Term
from tests.conftest import CORPUS, FIXTURES
from tests.reading import everything, posts, read

EXPORT = FIXTURES / "tumblr/export"
PRELUDE = '<!DOCTYPE HTML>\n<html>\n<head>\n<meta charset="utf-8"/>\n<link rel="stylesheet" href="../style.css"/>\n</head>\n<body>\n'


def sheet(body, when="March 4th, 2012 7:05pm", tags=()):
    """A page of an export."""
    spans = "".join(f'<span class="tag">{tag}</span>\n' for tag in tags)
    footer = f'<div id="footer">\n<span id="timestamp"> {when} </span>\n{spans}</div>'
    return f"{PRELUDE}{body}\n\n{footer}\n</body>\n</html>\n"


def export(folder, pages, media=()):
    (folder / "posts/html").mkdir(parents=True, exist_ok=True)
    (folder / "media").mkdir(exist_ok=True)
    for number, text in pages.items():
        (folder / f"posts/html/{number}.html").write_text(text, "utf-8")
    for name in media:
        (folder / "media" / name).write_bytes(b"\x89PNG")
    return folder


def test_the_export_of_the_fixtures_comes_whole(tmp_path):
    records, findings = read(EXPORT, zone="Europe/Oslo")
    found = posts(records)
    assert [(post.id, post.status, post.title) for post in found.values()] == [
        ("509", "draft", "Secret without a date"), ("508", "pending", "Secret by somebody else"), ("507", "publish", ""),
        ("506", "publish", ""), ("505", "publish", "Low water at nine"), ("504", "publish", ""), ("503", "publish", ""),
        ("502", "publish", ""), ("501", "publish", "Fog & tide"),
    ]  # fmt: skip
    fog = found["501"]
    assert (fog.url, fog.slug, fog.date, fog.author) == (
        "https://pierlog.tumblr.com/post/501", "fog-tide", "2012-03-04T19:05:00+01:00", "pierlog",
    )  # fmt: skip
    assert re.findall(r"media/(\w+)\.png", fog.body.text) == ["501_0", "501_1", "501_2"]
    assert "<!--more-->" in fog.body.text
    assert '<a href="https://tide.example/tables?a=1">' in fog.body.text
    assert re.findall(r"media/(\w+)\.png", found["502"].body.text) == ["502"]
    assert re.findall(r"media/(\w+)\.png", found["507"].body.text) == ["507_0", "507_1"]
    assert found["503"].body.text == (
        '<a href="https://pier.example/log">https://pier.example/log</a>\n<p>A log worth reading</p>'
    )
    assert found["506"].body.text.count("<blockquote>") == 1
    assert "s2048x3072/ee.png" in found["505"].body.text
    assert [term.slug for term in records if isinstance(term, Term)] == ["npf", "pier", "sea-fog", "the-pier"]
    assert [asset.url for asset in records if isinstance(asset, Asset)][-1].endswith("/media/507_1.png")
    assert sorted(findings) == [
        "repaired-images",
        "repaired-images",
        "repaired-images",
        "state-not-in-export",
    ]
    assert "secret@" not in repr(records)
    converters.convert(EXPORT, tmp_path / "site", to="hugo")
    assert set(re.findall(r"Secret \w+ \w+", everything(tmp_path / "site/content"))) == {"Secret without a"}
    assert (tmp_path / "site/static/media/501_0.png").read_bytes() == (
        EXPORT / "media/501_0.png"
    ).read_bytes()


@pytest.mark.parametrize(
    ("body", "title", "html"),
    [
        ("<h1></h1>\n<p>a</p>", "", "<p>a</p>"),
        ("<h1>A &amp; <i>b</i></h1>\nbare words", "A & b", "bare words"),
        ("<h1></h1>\n<h1>Of a<br/>block</h1><p>a</p>", "Of a block", "<p>a</p>"),
        ("<p>a</p><h1>b</h1>", "", "<p>a</p><h1>b</h1>"),
        ('<p>\n    <img src="https://64.media.tumblr.com/a_500.jpg"/>\n </p>\n   <div class="caption"><p>c</p> </div>', "",
         '<p><img src="https://64.media.tumblr.com/a_500.jpg"></p>\n<p>c</p>'),
        ('<a href=" https://x.example ">\n   A  link </a>', "", '<a href="https://x.example">A link</a>'),
        ('<p><a href="https://t.umblr.com/redirect?z=https%3A%2F%2Fx.example%2F%3Fa&amp;t=0">l</a></p>', "", '<p><a href="https://x.example/?a">l</a></p>'),
        ('<p class="npf_link" data-npf=\'{"url":"https://x.example","title":"T"}\'><a href="#">T</a></p>', "",
         '<figure class="bookmark"><p><a href="https://x.example">T</a></p></figure>'),
        ("<p>a</p>[[MORE]]<p>b [[MORE]]</p>", "", "<p>a</p><!--more--><p>b [[MORE]]</p>"),
        ("<pre>a\n\n  b</pre>", "", "<pre>a\n\n  b</pre>"),
    ],
)  # fmt: skip
def test_a_page_becomes_a_title_and_html(body, title, html):
    found = page.read(sheet(body), "1", {}, "")
    assert (found.title, found.html) == (title, html)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("August 23rd, 2010 7:28pm", "2010-08-23T19:28:00"),
        ("May 1st, 2011 12:00am", "2011-05-01T00:00:00"),
        ("December 22nd, 2011 12:59pm", "2011-12-22T12:59:00"),
        ("February 30th, 2011 1:00am", None),
        ("Smarch 1st, 2011 1:00am", None),
        ("", None),
    ],
)
def test_the_date_is_the_clock_of_the_blog(text, date):
    found = page.date(text)
    assert (found.isoformat() if found else None) == date


@pytest.mark.parametrize(
    ("shown", "media", "names", "kinds"),
    [
        (["7_0", "7_0"], ["7_0", "7_1"], ["7_0", "7_1"], ["repaired-images"]),
        (["7_0", "7_1"], ["7_0", "7_1"], ["7_0", "7_1"], []),
        (["3", "3"], ["3", "7_0", "7_1"], ["7_0", "7_1"], ["repaired-images"]),
        (["3"], ["3", "7"], ["7"], ["repaired-images"]),
        (["3"], ["3"], ["3"], ["wrong-images"]),
        (["7_0"], [], ["7_0"], ["wrong-images"]),
        (["7_0", "7_2"], ["7_0", "7_1", "7_2"], ["7_0", "7_2"], []),
        ([], ["7"], ["7"], ["repaired-images"]),
    ],
)
def test_images_get_the_file_of_their_own_post(shown, media, names, kinds, tmp_path):
    body = "".join(f'<p><img src="../../media/{name}.png"/></p>' for name in shown) or "<p>words</p>"
    source = export(
        tmp_path / "x",
        {"7": sheet(body), "3": sheet("<p>a<img src='https://x.example/a.png'></p>")},
        [f"{name}.png" for name in media],
    )
    records, findings = read(source, state="private")
    assert re.findall(r'src="/media/(\w+)\.png"', posts(records)["7"].body.text) == names
    assert [kind for kind in findings if "images" in kind] == kinds


def test_the_state_can_be_stated(tmp_path):
    source = export(tmp_path / "x", {"7": sheet("<p>Kept back.</p>")})
    records, findings = read(source, state="private")
    assert (posts(records)["7"].status, "state-not-in-export" in findings) == ("private", False)
    converters.convert(source, tmp_path / "site", to="hugo", options={"state": "private"})
    assert "Kept back." not in everything(tmp_path / "site/content")
    with pytest.raises(converters.UsageError, match="state=odd"):
        read(source, state="odd")


@pytest.mark.parametrize("around", ["", "export-0f/", "a/b/"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_zip_is_read_at_any_depth_and_messages_are_not_opened(around, form, tmp_path, opened):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as out:
        for file in sorted(one for one in EXPORT.rglob("*") if one.is_file()):
            place = unicodedata.normalize(form, around + file.relative_to(EXPORT).as_posix())
            out.write(file, place)
        out.writestr(unicodedata.normalize(form, f"{around}médias/é.txt"), "x")
        out.writestr(f"__MACOSX/{around}posts/html/._501.html", b"\0\5\26")
    records, _ = read(tmp_path / "x.zip")
    assert len(posts(records)) == 9
    assert next(record for record in records if isinstance(record, Site)).title == "pierlog"
    assert {place.rpartition("/")[0].rpartition("posts/")[2] for place in opened if place != "x.zip"} == {
        "html",
        "html/submissions",
    }


def test_posts_may_be_packed_once_more(tmp_path):
    shutil.copytree(EXPORT / "media", tmp_path / "x/media")
    with zipfile.ZipFile(tmp_path / "x/posts.zip", "w") as out:
        for file in sorted((EXPORT / "posts").rglob("*.html")):
            out.write(file, file.relative_to(EXPORT / "posts").as_posix())
    records, _ = read(tmp_path / "x")
    assert len(posts(records)) == 9
    assert posts(records)["508"].status == "pending"


def test_only_the_folder_of_pages_is_an_export_too(tmp_path):
    shutil.copytree(EXPORT / "posts/html", tmp_path / "html")
    (tmp_path / "posts_index.html").write_text("<html></html>")
    assert len(posts(read(tmp_path)[0])) == 9


def test_pages_alone_and_one_page_are_read(tmp_path):
    pages = {"7": sheet("<p>a</p>"), "8": sheet("<p>b</p>")}
    source = export(tmp_path / "x", pages) / "posts/html"
    for form in (source, shutil.copytree(source, tmp_path / "old")):
        assert list(posts(read(form)[0])) == ["8", "7"]
    assert list(posts(read(tmp_path / "old/7.html")[0])) == ["7"]


def test_conversations_alone_are_refused_and_not_opened(tmp_path, opened, capsys):
    shutil.copytree(EXPORT / "conversations", tmp_path / "conversations")
    assert main(["inspect", str(tmp_path)]) == 3
    assert "no post of Tumblr" in capsys.readouterr().err
    assert main(["inspect", str(tmp_path), "--from", "html"]) == 3
    assert "--from tumblr" in capsys.readouterr().err
    assert opened == set()


def test_the_small_export_keeps_its_conversation(tmp_path, opened):
    converters.convert(FIXTURES / "platforms/tumblr-export.zip", tmp_path / "site", to="html")
    assert not [place for place in opened if "convo" in place]


@pytest.mark.parametrize("data", [b"", b"\0\xff\0", b"<html><body><p>Not a post.</p></body></html>"])
def test_a_page_that_is_none_costs_itself(data, tmp_path):
    source = export(tmp_path / "x", {"7": sheet("<p>a</p>"), "8": ""})
    (source / "posts/html/8.html").write_bytes(data)
    records, findings = read(source)
    assert list(posts(records)) == ["7"]
    assert "unreadable-item" in findings


def test_a_page_that_breaks_off_is_read_as_far_as_it_goes(tmp_path):
    text = sheet("<h1>T</h1><p>Before.</p><p>After.</p>")
    source = export(tmp_path / "x", {"7": text[: text.index("After")]})
    records, findings = read(source)
    post = posts(records)["7"]
    assert (post.title, post.body.text, post.status) == ("T", "<p>Before.</p><p></p>", "draft")
    assert "cut-off" in findings


# The API


def test_an_answer_has_its_blog_states_and_notes(tmp_path):
    records, findings = read(FIXTURES / "tumblr/api/posts.json")
    found = posts(records)
    assert [(post.id, post.status) for post in found.values()] == [
        ("601", "publish"), ("602", "private"), ("603", "future"), ("604", "publish"),
    ]  # fmt: skip
    site = next(record for record in records if isinstance(record, Site))
    assert (site.title, site.description) == ("The pier log", "Fog, mostly")
    fog, bells = found["601"], found["604"]
    assert (fog.title, fog.date, fog.likes) == ("Fog & tide", "2012-03-05T01:05:00+01:00", 1)
    assert [(note.type, note.author.name, note.body.text) for note in fog.comments] == [
        ("reblog", "cy", "Seen from here"), ("comment", "bo", "So it did & how"),
    ]  # fmt: skip
    assert bells.title == "🔔 Bells"
    assert bells.body.text == (
        '<blockquote><p>Who rang?</p><cite><a href="https://other.tumblr.com/post/99">other</a></cite></blockquote>\n'
        "<p>🔔 <strong>one <em>two</em></strong><em> three</em></p>\n<!--more-->\n"
        '<figure><img src="https://64.media.tumblr.com/c/s1280x1920/bell.jpg" alt="A bell"></figure>'
    )
    assert findings == []
    converters.convert(FIXTURES / "tumblr/api/posts.json", tmp_path / "site", to="hugo")
    assert "Secret" not in everything(tmp_path / "site/content")


@pytest.mark.parametrize(
    ("state", "is_public"),
    [
        ("published", True),
        ("draft", False),
        ("queued", False),
        ("private", False),
        ("submission", False),
        ("odd", False),
    ],
)
def test_only_published_posts_are_public(state, is_public, tmp_path):
    post = {
        "id": 1,
        "blog_name": "b",
        "post_url": "https://b.tumblr.com/post/1",
        "type": "text",
        "state": state,
        "title": "T",
        "body": "<p>Kept back.</p>",
        "timestamp": 1,
    }
    (tmp_path / "x.json").write_text(
        json.dumps([post, {**post, "id": 2, "state": "published", "body": "<p>b</p>"}])
    )
    converters.convert(tmp_path / "x.json", tmp_path / "site", to="html")
    assert ("Kept back." in everything(tmp_path / "site")) == is_public


@pytest.mark.parametrize("name", ["xstate", "stat", "shown_as"])
def test_a_state_under_another_name_is_not_known_to_be_public(name, tmp_path):
    (tmp_path / "x.json").write_text(
        json.dumps([{"id": 1, "blog_name": "b", "post_url": "https://b.tumblr.com/post/1", "type": "text", "body": "<p>b</p>", name: "submission"}])
    )  # fmt: skip
    records, findings = read(tmp_path / "x.json")
    assert posts(records)["1"].status == "private"
    assert {"no-status", "unread-field"} <= set(findings)


def words(text, **more):
    return {"type": "text", "text": text, **more}


def item(text, kind="unordered", level=0):
    return words(text, subtype=f"{kind}-list-item", indent_level=level)


IMG = {"type": "image", "media": [{"url": "a.png", "width": 9}]}


@pytest.mark.parametrize(
    ("content", "layout", "html"),
    [
        ([words("a < b\nc")], [], "<p>a &lt; b<br>c</p>"),
        ([words("")], [], ""),
        ([words("a", subtype="heading1"), words("b", subtype="heading2"), words("c", subtype="quote")], [], "<h2>a</h2>\n<h3>b</h3>\n<blockquote><p>c</p></blockquote>"),
        ([words("a", subtype="chat"), words("b", subtype="quirky")], [], "<p>a</p>\n<p>b</p>"),
        ([words("a", subtype="indented"), words("b", subtype="indented")], [], "<blockquote><p>a</p><p>b</p></blockquote>"),
        ([item("a"), item("b", level=1), item("c"), item("d", "ordered")], [], "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>d</li></ol>"),
        ([words("abcd", formatting=[{"start": 0, "end": 3, "type": "bold"}, {"start": 1, "end": 4, "type": "small"}, {"start": 2, "end": 99, "type": "strikethrough"}])],
         [], "<p><strong>a<small>b<s>c</s></small></strong><small><s>d</s></small></p>"),
        ([words("ab", formatting=[{"start": 0, "end": 1, "type": "link", "url": "https://x.example/?a&b"}, {"start": 1, "end": 2, "type": "mention", "blog": {"url": "https://b.example"}}])],
         [], '<p><a href="https://x.example/?a&amp;b">a</a><a href="https://b.example">b</a></p>'),
        ([words("a", formatting=[{"start": 0, "end": 1, "type": "color", "hex": "#fff"}, {"start": 5, "end": 1, "type": "bold"}, {"type": "bold"}, 3])], [], "<p>a</p>"),
        ([IMG, IMG], [{"type": "rows", "display": [{"blocks": [0, 1]}]}],
         '<figure class="gallery"><figure><img src="a.png" alt=""></figure><figure><img src="a.png" alt=""></figure></figure>'),
        ([words("a"), words("b"), words("c")], [{"type": "rows", "display": [{"blocks": [2]}, {"blocks": [0]}], "truncate_after": 0}], "<p>c</p>\n<p>a</p>\n<!--more-->\n<p>b</p>"),
        ([words("a?"), words("b")], [{"type": "ask", "blocks": [0], "attribution": {"type": "blog", "blog": {"name": "bo", "url": "https://bo.example"}}}],
         '<blockquote><p>a?</p><cite><a href="https://bo.example">bo</a></cite></blockquote>\n<p>b</p>'),
        ([{**IMG, "alt_text": "x", "caption": "c", "attribution": {"type": "link", "url": "https://x.example"}}], [],
         '<figure><a href="https://x.example"><img src="a.png" alt="x"></a><figcaption>c</figcaption></figure>'),
        ([{"type": "link", "url": "https://x.example", "title": "T", "description": "D", "site_name": "X"}], [], '<figure class="bookmark"><p><a href="https://x.example">T</a></p><p>D</p><p>X</p></figure>'),
        ([{"type": "video", "embed_html": "<iframe src='a'></iframe>"}], [], "<figure><iframe src='a'></iframe></figure>"),
        ([{"type": "video", "media": {"url": "a.mp4"}}], [], '<figure><video src="a.mp4" controls=""></video></figure>'),
        ([{"type": "video", "url": "https://x.example/a"}], [], '<figure class="bookmark"><p><a href="https://x.example/a">https://x.example/a</a></p></figure>'),
        ([{"type": "audio", "media": {"url": "a.mp3"}, "title": "T", "artist": "A"}], [], '<figure><audio src="a.mp3" controls=""></audio><figcaption>T, A</figcaption></figure>'),
        ([{"type": "poll", "question": "Which?", "answers": [{"answer_text": "One"}, {"answer_text": "Two"}]}], [], "<p>Which?</p><ul><li>One</li><li>Two</li></ul>"),
        ([3, None, {}], "x", ""),
    ],
)  # fmt: skip
def test_blocks_become_html(content, layout, html):
    assert npf.Rendered(content, layout).html == html


def test_what_is_for_payers_or_unknown_is_known_to_be(tmp_path):
    base = {"blog_name": "b", "post_url": "https://b.tumblr.com/post/1", "timestamp": 1, "state": "published"}
    paid = {**base, "id": 1, "content": [words("a"), {"type": "paywall"}, words("b")]}
    odd = {**base, "id": 2, "content": [{"type": "hologram", "text": "Words"}]}
    (tmp_path / "x.json").write_text(json.dumps([paid, odd, {**base, "id": 3, "type": "sculpture"}]))
    records, findings = read(tmp_path / "x.json")
    assert posts(records)["1"].status == "private"
    assert posts(records)["2"].body.text == "<p>Words</p>"
    assert findings.count("unknown-cards") == 2


@pytest.mark.parametrize(
    ("post", "html"),
    [
        ({"type": "text", "body": "<p>a</p>"}, "<p>a</p>"),
        ({"type": "photo", "caption": "<p>c</p>", "link_url": "https://x.example", "photos": [{"original_size": {"url": "a.png"}, "caption": "one"}]},
         '<figure><a href="https://x.example"><img src="a.png" alt=""></a><figcaption>one</figcaption></figure>\n<p>c</p>'),
        ({"type": "photo", "photos": [{"original_size": {"url": "a.png"}}, {"alt_sizes": [{"url": "b.png"}]}]},
         '<figure class="gallery"><figure><img src="a.png" alt=""></figure><figure><img src="b.png" alt=""></figure></figure>'),
        ({"type": "quote", "text": "a &amp; b", "source": "<a href='x'>s</a>"}, "<blockquote><p>a &amp; b</p><cite><a href='x'>s</a></cite></blockquote>"),
        ({"type": "link", "url": "https://x.example", "title": "T", "description": "<p>d</p>"}, '<p><a href="https://x.example">T</a></p>\n<p>d</p>'),
        ({"type": "chat", "dialogue": [{"name": "A", "label": "A:", "phrase": "a < b"}]}, "<p><strong>A:</strong> a &lt; b</p>"),
        ({"type": "chat", "body": "A: a\nB: b"}, "<p>A: a</p><p>B: b</p>"),
        ({"type": "audio", "audio_url": "a.mp3", "track_name": "T", "caption": "<p>c</p>"}, '<figure><audio src="a.mp3" controls=""></audio><figcaption>T</figcaption></figure>\n<p>c</p>'),
        ({"type": "video", "player": [{"width": 250, "embed_code": "<i>s</i>"}, {"width": 500, "embed_code": "<i>l</i>"}]}, "<figure><i>l</i></figure>"),
        ({"type": "video", "video_url": "a.mp4", "thumbnail_url": "a.jpg", "player": False}, '<figure><video src="a.mp4" poster="a.jpg" controls=""></video></figure>'),
        ({"type": "answer", "asking_name": "bo", "asking_url": "https://bo.example", "question": "q?", "answer": "<p>a</p>"},
         '<blockquote><p>q?</p><cite><a href="https://bo.example">bo</a></cite></blockquote>\n<p>a</p>'),
    ],
)  # fmt: skip
def test_old_types_become_html(post, html):
    assert old_types.rendered(post) == html


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        *(
            ({"private": value}, "private")
            for value in ("true", "True", "1", 1, True, "yes", ["true"], {"on": 1})
        ),
        *(({name: "true"}, "private") for name in ("Private", "isPrivate", "x-private")),
        *(({"private": value}, "publish") for value in ("false", False, 0, "0", "", None)),
    ],
)
def test_a_private_post_of_version_1_is_private_however_its_mark_is_written(tmp_path, mark, status):
    post = {
        "id": "5",
        "url": "http://b.tumblr.example/post/5",
        "type": "regular",
        "regular-body": "<p>Fog.</p>",
        **mark,
    }
    (tmp_path / "x.js").write_text(
        f"var tumblr_api_read = {json.dumps({'tumblelog': {'name': 'b'}, 'posts': [post]})};\n"
    )
    records, _ = read(tmp_path / "x.js")
    assert posts(records)["5"].status == status


def test_an_unknown_element_of_version_1_is_kept_and_reported(tmp_path):
    (tmp_path / "x.xml").write_text(
        '<tumblr version="1.0"><tumblelog name="b"></tumblelog><posts><post id="7" url="https://b.tumblr.com/post/7" type="regular"'
        ' private="false" reblog-key="x"><regular-title>Fog</regular-title><Regular-body>a</Regular-body></post></posts></tumblr>'
    )  # fmt: skip
    records, findings = read(tmp_path / "x.xml")
    assert posts(records)["7"].extra["_unread"] == {"Regular-body": "a"}
    assert findings.count("unread-field") == 1


def test_version_1_in_javascript_and_in_xml(tmp_path):
    post = {
        "id": "7",
        "url-with-slug": "https://b.tumblr.com/post/7/fog",
        "type": "regular",
        "date-gmt": "2013-07-06 16:27:23 GMT",
        "slug": "fog",
        "regular-title": "Fog",
        "regular-body": "<p>a</p>",
        "tags": ["sea"],
    }
    photo = {
        "id": 8,
        "url-with-slug": "https://b.tumblr.com/post/8",
        "type": "photo",
        "unix-timestamp": 1373128043,
        "photo-caption": "<p>c</p>",
        "photo-url-1280": "a.png",
        "private": "true",
    }
    value = {"tumblelog": {"title": "B", "name": "b", "timezone": "Canada/Atlantic"}, "posts": [post, photo]}
    (tmp_path / "x.js").write_text(f"var tumblr_api_read = {json.dumps(value)};\n")
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><tumblr version="1.0"><tumblelog name="b" timezone="Canada/Atlantic" title="B">d</tumblelog><posts start="0">'
        '<post id="7" url-with-slug="https://b.tumblr.com/post/7/fog" type="regular" date-gmt="2013-07-06 16:27:23 GMT" slug="fog"><regular-title>Fog</regular-title><regular-body>&lt;p&gt;a&lt;/p&gt;</regular-body><tag>sea</tag></post>'
        '<post id="8" url-with-slug="https://b.tumblr.com/post/8" type="photo" unix-timestamp="1373128043" private="true"><photo-caption>&lt;p&gt;c&lt;/p&gt;</photo-caption><photo-url max-width="1280">a.png</photo-url><photo-url max-width="75">s.png</photo-url></post>'
        "</posts></tumblr>"
    )  # fmt: skip
    (tmp_path / "x.xml").write_text(xml)
    for name in ("x.js", "x.xml"):
        records, findings = read(tmp_path / name)
        fog, image = posts(records)["7"], posts(records)["8"]
        assert (fog.title, fog.date, fog.slug, fog.body.text) == (
            "Fog",
            "2013-07-06T13:27:23-03:00",
            "fog",
            "<p>a</p>",
        )
        assert [term.name for term in fog.terms] == ["sea"]
        assert (image.status, image.body.text) == (
            "private",
            '<figure><img src="a.png" alt=""></figure>\n<p>c</p>',
        )
        assert findings == []


def test_a_backup_has_its_images(tmp_path):
    post = {
        "id": 7,
        "blog_name": "b",
        "post_url": "https://b.tumblr.com/post/7",
        "type": "text",
        "timestamp": 1,
        "body": '<p><img src="https://64.media.tumblr.com/x/y/abc.pnj"></p>',
    }
    for place, data in (
        ("json/7.json", json.dumps(post)),
        ("posts/7.html", "<html></html>"),
        ("media/abc.jpg", "x"),
        ("media/no.jpg", "x"),
        ("index.html", ""),
    ):
        (tmp_path / "x" / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "x" / place).write_text(data)
    records, _ = read(tmp_path / "x")
    assert [asset.url for asset in records if isinstance(asset, Asset)] == [
        "https://64.media.tumblr.com/x/y/abc.pnj"
    ]


def test_a_folder_of_answers_is_one_blog(tmp_path):
    for number in (1, 2):
        post = {
            "id": number,
            "blog_name": "b",
            "post_url": f"https://b.tumblr.com/post/{number}",
            "type": "text",
            "timestamp": number,
            "body": "<p>a</p>",
        }
        (tmp_path / f"{number}.json").write_text(json.dumps({"response": {"posts": [post]}}))
    (tmp_path / "3.json").write_text("{")
    records, findings = read(tmp_path)
    assert list(posts(records)) == ["1", "2"]
    assert len([record for record in records if isinstance(record, Site)]) == 1
    assert "unreadable-item" in findings


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[",
        "3",
        "{}",
        '{"response": 3}',
        "var tumblr_api_read = ",
        "[" * 5000,
        "<tumblr",
        "<",
        "<a><post",
        "[]",
        "[3]",
    ],
)
def test_what_is_no_answer_costs_itself(text, tmp_path):
    post = {
        "id": 1,
        "blog_name": "b",
        "post_url": "https://b.tumblr.com/post/1",
        "type": "text",
        "timestamp": 1,
    }
    (tmp_path / "1.json").write_text(json.dumps(post))
    (tmp_path / "2.json").write_text(text)
    records, findings = read(tmp_path)
    assert "1" in posts(records)
    assert "unreadable-item" in findings or "<post" in text


def test_an_answer_that_breaks_off_has_the_posts_before(tmp_path):
    text = (FIXTURES / "tumblr/api/posts.json").read_text()
    whole = [post.post["id"] for post in answer(tmp_path, text)]
    assert whole == [601, 602, 603, 604]
    for cut in range(text.index('"id":603') + 30, text.index('"id":604'), 40):
        found = answer(tmp_path, text[:cut])
        assert [post.post["id"] for post in found if post.post][:2] == [601, 602]
        assert not found[-1].post or found[-1].post["id"] == 603


@pytest.mark.parametrize(
    "form",
    [
        "[{}, {}]",
        '{{"response": [{}, {}]}}',
        '{{"meta": {{}}, "response": {{"posts": [{}, {}]}}}}',
        '{{"posts": [{}, {}]}}',
    ],
)
def test_posts_are_found_in_every_form(form, tmp_path):
    found = answer(
        tmp_path, form.format('{"id": 1, "posts": [{"id": 3}]}', '{"id_string": "2", "trail": [[]]}')
    )
    assert [post.number for post in found if post.post] == [1, 2]


def test_a_post_that_is_too_large_costs_itself(tmp_path):
    small = {
        "id": 1,
        "blog_name": "b",
        "post_url": "https://b.tumblr.com/post/1",
        "type": "text",
        "timestamp": 1,
    }
    (tmp_path / "x.json").write_text(
        json.dumps([small, {**small, "id": 2, "body": "x" * 2_000_000}, {**small, "id": 3}])
    )
    diagnostics = Diagnostics()
    records = list(
        converters.read(
            tmp_path / "x.json", diagnostics=diagnostics, limits=converters.Limits(record=1_000_000)
        )
    )
    assert list(posts(records)) == ["1", "3"]
    assert "unreadable-item" in [finding.kind for finding in diagnostics.findings]


def answer(folder, text):
    (folder / "x.json").write_text(text)
    return list(api.posts(open_source(folder / "x.json")))


SAMPLES = sorted(path for path in (CORPUS / "exports/tumblr").glob("*/posts"))


def shown_words(html):
    bare = re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", html.replace("[[MORE]]", ""), flags=re.DOTALL)
    return re.findall(r"\w+", unescape(bare))


@pytest.mark.corpus
@pytest.mark.parametrize("path", SAMPLES or ["the corpus is not here"], ids=str)
def test_real_exports_come_whole(path):
    if not SAMPLES:
        pytest.skip("the corpus is not here")
    found = posts(read(path.parent)[0])
    files = {file.stem: file.read_text("utf-8") for file in (path / "html").glob("*.html")}
    assert found.keys() == files.keys()
    for number, text in files.items():
        body, _, footer = text.partition("<body>")[2].partition('<div id="footer">')
        post = found[number]
        told = shown_words(f"{post.title} {post.body.text if post.body else ''}")
        assert set(shown_words(body)) <= set(told), number
        assert len(re.findall("<img|<iframe", body)) == len(
            re.findall("<img|<iframe", post.body.text if post.body else "")
        )
        assert [term.name for term in post.terms] == [
            unescape(tag) for tag in re.findall(r'class="tag">([^<]*)<', footer)
        ]
        assert post.date[:4] in footer
    assert {post.status for post in found.values()} == {"publish"}


def test_a_page_that_a_browser_renamed_is_reported(tmp_path):
    for name in ("posts_index.html", "html/101.html", "html/102 (1).html", "html/101 (1).html"):
        page = tmp_path / "export/posts" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<!DOCTYPE html><html><body><p>Tide</p></body></html>")
    diagnostics = Diagnostics()
    list(converters.read(tmp_path / "export", diagnostics=diagnostics))
    (found,) = [finding for finding in diagnostics.findings if finding.kind == "renamed-parts"]
    assert "102 (1).html" in found.message
    assert "101 (1)" not in found.message
