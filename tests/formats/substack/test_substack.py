"""Exports of Substack: rows, boxes, who may read a post, damage, and what is never opened."""

import csv
import json
import re
import unicodedata
import zipfile
from html import escape, unescape

import pytest

import converters
from converters import Diagnostics, Post, Site
from converters.cli.main import main
from converters.formats.substack.body import Text
from converters.formats.substack.comments import read as read_comments
from converters.markup.markdown import GOLDMARK, to_markdown
from converters.readers.source_fields import FieldCheck
from tests.conftest import CORPUS, FIXTURES
from tests.reading import everything, posts, read

EXPORT = FIXTURES / "substack/export"
HEAD = "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url"


def written(folder, *rows, head=HEAD, texts=None):
    """An export with these rows, and texts by the name of their files."""
    (folder / "posts").mkdir(parents=True, exist_ok=True)
    (folder / "posts.csv").write_text("\n".join([head, *rows, ""]), "utf-8")
    (folder / "email_list.log.csv").write_text("email\nsecret@log.example\n")
    for name, text in (texts or {}).items():
        (folder / "posts" / name).write_text(text, "utf-8")
    return folder


def row(
    id_="1.fog",
    date="2020-03-31T22:30:00.120Z",
    published="true",
    kind="newsletter",
    audience="everyone",
    rest="Fog,,",
):
    return f"{id_},{date},{published},,,{kind},{audience},{rest}"  # fmt: skip


def attrs(**values):
    return f'data-attrs="{escape(json.dumps(values))}"'


def test_the_fixture_comes_whole(tmp_path):
    records, findings = read(EXPORT, zone="Europe/Oslo")
    found = posts(records)
    assert [(post.id, post.type, post.status, post.slug) for post in found.values()] == [
        ("700001", "post", "publish", "fog-over-the-pier"), ("700002", "post", "publish", "bells"),
        ("700003", "post", "publish", "set"), ("700004", "post", "publish", "who-was-there"),
        ("700005", "page", "publish", "about"), ("700006", "post", "draft", "2d8"),
        ("700007", "post", "draft", "kettle"), ("700008", "restack", "private", "seen-elsewhere"),
        ("700009", "post", "private", "lost"),
    ]  # fmt: skip
    fog, bells, paid = found["700001"], found["700002"], found["700003"]
    assert (fog.url, fog.date, fog.excerpt) == (
        "https://pierlog.substack.com/p/fog-over-the-pier", "2023-04-02T00:30:00+02:00", "What we didn’t see, &amp; why",
    )  # fmt: skip
    assert bells.extra["enclosure"] == ["https://api.substack.com/feed/podcast/700002/bells.mp3"]
    assert paid.extra["audience"] == "only_paid"
    assert [
        (note.id, note.parent, note.author.name, note.status, note.likes) for note in fog.comments
    ] == [("31", "", "Cy", "approved", 2), ("32", "31", "Di", "approved", None), ("33", "", "Eli", "trash", None)]  # fmt: skip
    assert findings == [
        "boxes-not-in-export",
        "hidden-cards",
        "boxes-not-in-export",
        "text-not-in-export",
        "no-row-of-post",
    ]
    assert "@pier.example" not in repr(records)
    converters.convert(EXPORT, tmp_path / "site", to="hugo")
    public = everything(tmp_path / "site/content") + everything(tmp_path / "site/data")
    assert "The fog came" in public
    assert set(re.findall(r"Secret \w+", public)) == {"Secret draft"}  # a draft is written as one


@pytest.mark.parametrize(
    ("box", "html"),
    [
        (f'<p>a <span class="mention-wrap" {attrs(name="B & C", id=7)}></span>, d</p>', '<p>a <a href="https://open.substack.com/users/7">B &amp; C</a>, d</p>'),
        (f'<div class="image3" {attrs(src="https://x.example/a.heic", alt="A")}></div>', '<figure><img src="https://x.example/a.heic" alt="A"></figure>'),
        ('<div class="captioned-image-container"><figure><a class="image-link" href="https://x.example/shop"><img src="https://cdn.substack.com/image/fetch/w_1/https%3A%2F%2Fbucketeer-1.s3.amazonaws.com%2Fa.png"></a><figcaption class="image-caption">c <b>d</b></figcaption></figure></div>',
         '<figure><a href="https://x.example/shop"><img src="https://bucketeer-1.s3.amazonaws.com/a.png" alt=""></a><figcaption>c <b>d</b></figcaption></figure>'),
        ('<p>a<img src="https://substackcdn.com/image/fetch/$s_!x!,w_1/https%3A%2F%2Fx.example%2Fa.png"></p>', '<p>a<img src="https://x.example/a.png"></p>'),
        (f'<div class="image-gallery-embed" {attrs(gallery={"images": [{"src": "a.png"}, {"src": "b.png"}], "caption": "A < B"})}></div>',
         '<figure class="gallery"><figure><img src="a.png" alt=""></figure><figure><img src="b.png" alt=""></figure><figcaption>A &lt; B</figcaption></figure>'),
        (f'<div class="tweet" {attrs(url="https://twitter.com/a/status/1", full_text="Fog < 3", username="a", name="A", date="D")}></div>',
         '<blockquote class="twitter-tweet"><p>Fog &lt; 3</p>— A (@a) <a href="https://twitter.com/a/status/1">D</a></blockquote>'),
        (f'<div class="youtube-wrap" {attrs(videoId="x1")}></div>', '<figure><iframe src="https://www.youtube.com/embed/x1" allowfullscreen=""></iframe></figure>'),
        (f'<div class="vimeo-wrap" {attrs(videoId="7")}></div>', '<figure><iframe src="https://player.vimeo.com/video/7" allowfullscreen=""></iframe></figure>'),
        (f'<iframe class="spotify-wrap" {attrs(url="https://open.spotify.com/a", title="T")} src="https://open.spotify.com/embed/a"></iframe>', '<figure><iframe src="https://open.spotify.com/embed/a"></iframe></figure>'),
        (f'<div class="soundcloud-wrap" {attrs(url="https://soundcloud.example/a", title="T", description="D")}></div>', '<figure class="bookmark"><p><a href="https://soundcloud.example/a">T</a></p><p>D</p></figure>'),
        (f'<div class="embedded-post-wrap" {attrs(url="https://x.example/p/a", title="T", truncated_body_text="Words")}><a href="#">x</a></div>', '<figure class="bookmark"><p><a href="https://x.example/p/a">T</a></p><p>Words</p></figure>'),
        (f'<div class="instagram" {attrs(instagram_id="Ab", title="T", author_name="a")}></div>', '<figure class="bookmark"><p><a href="https://www.instagram.com/p/Ab/">T</a></p><p>a</p></figure>'),
        ('<div class="file-embed-wrapper"><div class="file-embed-details-h1">The log</div><a class="file-embed-button wide" href="https://x.example/log.pdf">Download</a></div>', '<p><a href="https://x.example/log.pdf">The log</a></p>'),
        (f'<div class="latex-rendered" {attrs(persistentExpression="a < b")}></div>', "<p>$$a &lt; b$$</p>"),
        ('<pre class="shiki"><code class="language-go">a &lt; b\n  c</code></pre>', '<pre><code class="language-go">a &lt; b\n  c</code></pre>'),
        ('<div class="preformatted-block"><label class="hide-text">Spacing</label><pre class="text">  a\n b</pre></div>', "<pre>  a\n b</pre>"),
        ('<div class="pullquote"><p>a</p></div>', '<blockquote class="pullquote"><p>a</p></blockquote>'),
        ('<div class="callout-block"><p>a</p></div>', "<blockquote><p>a</p></blockquote>"),
        ('<div class="paywall-jump" data-component-name="PaywallToDOM"></div>', '<div class="paywall-jump"></div>'),
        (f'<p class="button-wrapper" {attrs(url="https://x.example/a", text="Go")}><a class="button" href="#">Go</a></p>', '<p><a href="https://x.example/a">Go</a></p>'),
        (f'<p class="button-wrapper" {attrs(url="https://log.substack.com/subscribe?", text="Subscribe")}><a href="#">Subscribe</a></p>', ""),
        (f'<p class="button-wrapper" {attrs(url="%%share_url%%", text="Share", action="share")}><a href="#">Share</a></p>', ""),
        (f'<div class="captioned-button-wrap" {attrs(url="https://log.substack.com/p/a/comments", text="Say")}><div class="preamble"><p>Well?</p></div></div>', ""),
        ('<div class="subscription-widget-wrap"><form><input></form></div><div class="install-substack-app-embed">Get it</div><p>a</p>', "<p>a</p>"),
        ('<div class="dynamic-content-block" data-dynamic-audiences="non_sub free"><div class="dynamic-content-match"><p>a</p></div></div>', "<p>a</p>"),
        ("<div><hr></div><div>words</div>", "<hr><p>words</p>"),
        ('<h2 class="header-anchor-post">H<div class="pencraft header-anchor-parent"><button>#</button></div></h2>', "<h2>H</h2>"),
    ],
)  # fmt: skip
def test_a_box_becomes_html(box, html):
    text = Text(box)
    assert text.html == html
    assert (text.unknown, text.missing, text.hidden) == ([], [], 0)


def test_footnotes_are_a_list_with_links_back():
    mark = '<a class="footnote-anchor" id="footnote-anchor-{0}" href="#footnote-{0}">{0}</a>'
    note = '<div class="footnote"><a id="footnote-{0}" href="#footnote-anchor-{0}" class="footnote-number">{0}</a><div class="footnote-content"><p>n{0}</p></div></div>'
    text = Text(f"<p>a{mark.format(1)} b{mark.format(2)}, c</p>{note.format(1)}{note.format(2)}").html
    assert text == (
        '<p>a<sup class="fn"><a id="footnote-anchor-1" href="#footnote-1">1</a></sup> b<sup class="fn">'
        '<a id="footnote-anchor-2" href="#footnote-2">2</a></sup>, c</p><ol class="wp-block-footnotes">'
        '<li id="footnote-1"><p>n1 <a href="#footnote-anchor-1" class="footnote-backref">↩︎</a></p></li>'
        '<li id="footnote-2"><p>n2 <a href="#footnote-anchor-2" class="footnote-backref">↩︎</a></p></li></ol>'
    )  # fmt: skip


def test_footnotes_become_those_of_markdown():
    mark = '<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>'
    note = '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>A note</p></div></div>'
    assert to_markdown(Text(f"<p>a{mark}</p>{note}").html, GOLDMARK).text == "a[^1]\n\n[^1]: A note\n"


@pytest.mark.parametrize("name", ["digest-post-embed", "poll-embed", "image-gallery-embed", "mention-wrap"])
def test_a_box_that_ends_where_it_begins_holds_nothing(name):
    tag = "span" if name == "mention-wrap" else "div"
    text = Text(f'<p>a</p><{tag} class="{name}" {attrs(title="T > U")} /><p>After.</p>')
    assert text.html.endswith("<p>After.</p>")


def test_films_are_played_from_where_they_are():
    text = Text(f'<p>a</p><div class="native-video-embed" {attrs(mediaUploadId="aa-1")}></div>')
    assert text.html == (
        '<p>a</p><figure><video src="https://api.substack.com/api/v1/video/upload/aa-1/src" controls=""></video></figure>'
    )
    assert text.missing == ["video"]


def test_what_is_not_there_is_reported():
    text = Text(
        '<p>a</p><div class="native-video-embed"></div><div class="poll-embed"></div>'
        f'<div class="recipe-box" {attrs(id=1)}></div>'
        '<div class="dynamic-content-block" data-dynamic-audiences="paid"><p>hidden</p></div>'
    )
    assert (text.missing, text.unknown, text.hidden) == (["video", "poll"], ["recipe-box"], 1)
    assert "hidden" not in text.html


@pytest.mark.parametrize(
    ("values", "status", "is_public"),
    [
        ({}, "publish", True),
        ({"published": "TRUE"}, "publish", True),
        ({"audience": "only_paid"}, "publish", False),
        ({"audience": "only_free"}, "publish", False),
        ({"audience": "founding"}, "publish", False),
        ({"audience": "crew"}, "private", False),
        ({"published": "maybe"}, "private", False),
        ({"published": ""}, "private", False),
        ({"kind": "chat"}, "private", False),
        ({"kind": ""}, "private", False),
        ({"audience": ""}, "private", False),
        ({"date": "2999-01-01T00:00:00.000Z"}, "future", False),
    ],
)
def test_only_what_everybody_could_read_is_published(values, status, is_public, tmp_path):
    source = written(tmp_path / "x", row(**values), row("2.b"), texts={"1.fog.html": "<p>Kept back.</p>"})
    assert posts(read(source)[0])["1"].status == status
    converters.convert(source, tmp_path / "site", to="hugo")
    assert ("Kept back." in everything(tmp_path / "site/content")) == is_public


def test_below_the_paywall_nothing_is_public(tmp_path):
    text = '<p>Before.</p><div class="paywall-jump"></div><p>After.</p>'
    source = written(tmp_path / "x", row(), texts={"1.fog.html": text})
    converters.convert(source, tmp_path / "site", to="hugo")
    public = everything(tmp_path / "site/content")
    assert "Before." in public
    assert "After." not in public


def test_titles_have_their_references_resolved_and_old_tables_fewer_columns(tmp_path):
    head = "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url"
    source = written(
        tmp_path / "x",
        '1.003,2020-01-01T00:00:00Z,true,,newsletter,everyone,"&#x201C;Fog&#x201D;, &amp; <em>tide</em>",a < b,',
        head=head,
        texts={"1.003.html": "<p>a</p>"},
    )
    post = posts(read(source)[0])["1"]
    assert (post.title, post.excerpt, post.slug) == ("“Fog”, & tide", "a &lt; b", "003")


@pytest.mark.parametrize("around", ["", "export-0f/", "a/b/"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_zip_is_read_at_any_depth_and_files_of_others_are_not_opened(around, form, tmp_path, opened):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as out:
        for file in sorted(one for one in EXPORT.rglob("*") if one.is_file()):
            place = file.relative_to(EXPORT).as_posix().replace("kettle", "kéttle")
            out.write(file, around + unicodedata.normalize(form, place))
        out.writestr(f"__MACOSX/{around}._posts.csv", b"\0\5\26")
    records, _ = read(tmp_path / "x.zip", zone="UTC")
    assert len(posts(records)) == 9
    names = {place.rpartition("/")[2] for place in opened}
    assert not [name for name in names if re.search(r"opens|delivers|email_list", name)]
    assert len(names - {"x.zip"}) == 9  # the table, seven texts, comments


def test_the_small_exports_are_read_and_their_drafts_are_drafts(tmp_path, opened):
    converters.convert(FIXTURES / "platforms/substack-export.zip", tmp_path / "site", to="html")
    assert {place.rpartition(".")[2] for place in opened if "/" in place} == {"html"}
    public = everything(tmp_path / "site")
    assert "101.hello" in public
    assert not re.search(r"102\.secret|103\.paid", public)


def test_the_address_comes_from_texts_where_no_list_has_it(tmp_path):
    link = '<p><a href="https://tide.substack.com/subscribe?">s</a> <a href="https://else.substack.com/p/x">x</a></p>'
    source = written(tmp_path / "x", row(), texts={"1.fog.html": link})
    (source / "email_list.log.csv").unlink()
    records, findings = read(source)
    assert next(record for record in records if isinstance(record, Site)).url == "https://tide.substack.com/"
    assert "no-blog-address" not in findings
    assert posts(read(source, site="https://fog.example")[0])["1"].url == "https://fog.example/p/fog"


def test_a_table_alone_is_read(tmp_path):
    source = written(tmp_path / "x", row())
    records, findings = read(source / "posts.csv")
    assert posts(records)["1"].title == "Fog"
    assert set(findings) == {"zone-not-stated", "no-blog-address", "text-not-in-export"}


def test_a_folder_without_the_table_is_refused(tmp_path, capsys):
    source = written(tmp_path / "x", row(), texts={"1.fog.html": "<p>a</p>"})
    (source / "posts.csv").unlink()
    (source / "posts/1.opens.csv").write_text("email\n")
    assert main(["inspect", str(source)]) == 3
    assert "no posts.csv" in capsys.readouterr().err


@pytest.mark.parametrize("whole", [False, True])
def test_texts_without_their_table_are_not_public(tmp_path, capsys, whole):
    post = tmp_path / "posts/123456.lamp-oil.html"
    post.parent.mkdir()
    post.write_text("<p>The lamp burns oil that the keeper brought over the sound in autumn.</p>\n" * 9)
    for source in (post.parent, tmp_path) if whole else (post,):
        assert main(["convert", str(source), str(tmp_path / "out"), "--to", "hugo"]) == 3
        assert "who may read" in capsys.readouterr().err
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("beside", "status"), [("", 0), ("2.opens.csv", 3), ("123457.oil.html", 3)])
def test_a_site_that_numbers_its_pages_is_no_export(tmp_path, beside, status):
    post = tmp_path / "posts/123456.lamp-oil.html"
    post.parent.mkdir()
    post.write_text(
        "<!DOCTYPE html><html><body><article><h1>Lamp oil</h1><p>It burns.</p></article></body></html>"
    )
    if beside:
        (post.parent / beside).write_text("<p>It burns.</p>")
    assert main(["convert", str(tmp_path), str(tmp_path / "out"), "--to", "hugo"]) == status


def test_a_whole_page_of_such_a_name_is_a_page(tmp_path):
    page = tmp_path / "123456.lamp-oil.html"
    page.write_text(
        "<!DOCTYPE html><html><body><article><h1>Lamp oil</h1><p>It burns.</p></article></body></html>"
    )
    assert main(["inspect", str(page)]) == 0


def test_another_format_is_refused_for_it(capsys):
    assert main(["inspect", str(EXPORT), "--from", "html"]) == 3
    assert "--from substack" in capsys.readouterr().err


def test_damage_costs_itself(tmp_path):
    source = written(
        tmp_path / "x", row("1.a"), row("1.a"), "2.b", row("3.c", date="soon"), texts={"1.a.html": "<p>a</p>"}
    )
    data = (source / "posts.csv").read_bytes()
    (source / "posts.csv").write_bytes(b"\xef\xbb\xbf" + data.replace(b"Fog", b"F\xffg\0", 1) + b'4.d,"2020')
    records, findings = read(source)
    found = [record for record in records if isinstance(record, Post)]
    assert len(found) == 5
    assert {"bad-date", "undecodable", "text-not-in-export"} <= set(findings)
    assert found[0].title == "F\ufffdg"


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '{"comments": 3}', '{"comments": [[], {"id": {}}]}', "[" * 9000]
)
def test_comments_that_cannot_be_read_cost_themselves(text, tmp_path):
    source = written(tmp_path / "x", row(), texts={"1.fog.html": "<p>a</p>", "1.comments.json": text})
    records, _ = read(source)
    assert posts(records)["1"].body.text == "<p>a</p>"


def test_deep_threads_are_read():
    text = "".join(f'{{"id": {number}, "body": "b", "children": [' for number in range(1, 301)) + "]}" * 300
    found = read_comments(f'{{"comments": [{text}]}}', FieldCheck(Diagnostics(), "1.comments.json"))
    assert [note.parent for note in found] == ["", *map(str, range(1, 300))]


def test_columns_that_nobody_knows_and_cells_beyond_the_last_are_kept(tmp_path):
    row = "7.fog,2023-02-03T22:30:00.000Z,true,,,newsletter,everyone,Fog,,,harbour,too much"
    records, kinds = read(
        written(tmp_path / "export", row, head=f"{HEAD},place", texts={"7.fog.html": "<p>Fog.</p>"})
    )
    assert posts(records)["7"].extra["_unread"] == {"place": "harbour", "column 12": "too much"}
    assert kinds.count("unread-field") == 2


SAMPLE = CORPUS / "exports/substack/mg-substack"


def shown_words(html):
    return re.findall(
        r"\w+", unescape(re.sub(r"<p class=.button-wrapper.*?</p>|<[^>]*>", " ", html, flags=re.DOTALL))
    )


@pytest.mark.corpus
def test_a_published_export_comes_whole():
    if not SAMPLE.is_dir():
        pytest.skip("the corpus is not here")
    table = next(SAMPLE.rglob("posts.csv"))
    with table.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    found = posts(read(SAMPLE)[0])
    assert len(found) == len(rows)
    for line in rows:
        post = found[line["post_id"].partition(".")[0]]
        assert (post.status == "draft") == (line["is_published"] == "FALSE")
        assert (post.type == "page") == (line["type"] == "page")
        assert (post.title, post.excerpt, post.date[:19]) == (
            line["title"], unescape(line["subtitle"]), line["post_date"][:19],
        )  # fmt: skip
        assert post.extra.get("enclosure", [""])[0] == line["podcast_url"]
        text = (table.parent / "posts" / f"{line['post_id']}.html").read_text()
        assert shown_words(post.body.text) == shown_words(text)
