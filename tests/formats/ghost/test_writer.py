"""What `--to ghost` writes: texts as Lexical, each proved, and rows that Ghost's importer cannot refuse."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Asset, Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.formats.ghost.lexical import Rendered
from converters.formats.ghost.writer.limits import cut, mail_of
from converters.formats.ghost.writer.nodes import Document
from converters.formats.ghost.writer.proof import said
from converters.formats.ghost.writer.slugs import ghost_slug
from converters.markup.html import parse
from tests.pictures import png

HOME = "https://pier.example"


def nodes(html: str) -> list[dict[str, Any]]:
    children: list[dict[str, Any]] = json.loads(Document(html).text)["root"]["children"]
    return children


def types(html: str) -> list[str]:
    return [node["type"] for node in nodes(html)]


def written(tmp_path: Path, *records: Any, **more: Any) -> tuple[dict[str, list[dict[str, Any]]], Any]:
    """The tables of the import, and the result of the run."""
    result = converters.write([Site(url=HOME, title="Pier"), *records], tmp_path / "out", to="ghost", **more)
    with zipfile.ZipFile(tmp_path / "out/ghost-import.zip") as packed:
        (database,) = json.loads(packed.read("blog.json"))["db"]
    return database["data"], result


def post(id_: str = "1", **fields: Any) -> Post:
    body = Markup(text=fields.pop("body", "<p>Words</p>"), dialect="html")
    start = {
        "title": "Fog",
        "slug": "fog",
        "date": "2020-01-06T10:00:00+02:00",
        "url": f"{HOME}/2020/01/fog/",
    }
    return Post(id=id_, body=body, **(start | fields))


NODES = {
    "<p>Fog <strong>and <em>tide</em></strong></p>": "paragraph",
    "<p>Fog</p>\n<!--more-->\n<p>Tide</p>": "paragraph paragraph",
    "Loose <b>words</b> first<p>Fog</p>": "paragraph paragraph",
    "<h2 class='wp-block-heading' id='a'>Fog</h2>": "extended-heading",
    "<ul><li>Fog</li><li>Tide<ol><li>Low</li></ol></li></ul>": "list",
    "<ol start='5'><li><p>Fog</p></li></ol>": "list",
    "<blockquote><p>Fog</p></blockquote>": "extended-quote",
    "<hr>": "horizontalrule",
    "<pre class='wp-block-code'><code>a &lt; b\n\n  c</code></pre>": "codeblock",
    "<pre>plain\n text</pre>": "codeblock",
    "<pre><code class='language-python'>x = 1\n</code></pre>": "codeblock",
    "<p>a <a href='https://far.example/' target='_blank' title='Far'>link</a><br>and <code>code</code></p>": "paragraph",
    "<figure class='wp-block-image'><img src='a.jpg' alt='Fog' width='10' height='20'><figcaption>By <a href='b'>me</a></figcaption></figure>": "image",
    "<p><a href='b'><img src='a.jpg' alt=''></a></p>": "image",
    "<img src='a.jpg'>": "image",
    "<figure><div><iframe src='https://video.example/1'></iframe></div><figcaption>Film</figcaption></figure>": "embed",
    "<iframe src='https://video.example/1'></iframe>": "embed",
    "<details><summary>More <em>fog</em></summary><p>Here</p></details>": "toggle",
    "<figure class='wp-block-gallery'><figure><img src='a.jpg' width='9' height='8'></figure>\n<figure><a href='b'><img src='b.jpg' alt='B' width='7' height='6'></a></figure><figcaption>Two</figcaption></figure>": "gallery",
    "<figure class='wp-block-gallery'><ul class='blocks-gallery-grid'><li class='blocks-gallery-item'><figure><img src='a.jpg' width='9' height='8'></figure></li><li class='blocks-gallery-item'><figure><img src='b.jpg' width='7' height='6'></figure></li></ul></figure>": "gallery",
    "<figure class='wp-block-audio'><audio controls src='a.mp3'></audio><figcaption>Fog &amp; horn</figcaption></figure>": "audio",
    "<p><audio controls preload='none'><source src='a.mp3' type='audio/mpeg'></audio></p>": "audio",
    "<figure class='wp-block-video'><video controls src='a.mp4' poster='p.jpg' width='640' height='360'></video><figcaption>By <em>me</em></figcaption></figure>": "video",
    "<video autoplay loop muted src='a.mp4'></video>": "video",
    "<div class='kg-callout-card'><p>\N{FIRE} Mind the <a href='b'>gap</a></p></div>": "callout",
    "<div class='kg-callout-card'><p>Mind the gap</p></div>": "callout",
    "<figure class='kg-bookmark-card'><p><a href='https://far.example/'>Far &lt;out&gt;</a></p><p>A place</p><p>Ada · The Log</p><figcaption>See</figcaption></figure>": "bookmark",
    "<figure class='kg-bookmark-card'><p><a href='https://far.example/'>Far</a></p></figure>": "bookmark",
    "<p><a href='b'>Nothing but a link</a></p>": "paragraph",
    "<p>x<sup>2</sup> H<sub>2</sub>O <mark>m</mark> <u>u</u> <s>s</s></p>": "paragraph",
}  # fmt: skip
CARDS = {
    "a style": "<p style='color:red'>Fog</p>",
    "a table": "<table><tr><td>Fog</td></tr></table>",
    "a list of definitions": "<dl><dt>Fog</dt><dd>Wet</dd></dl>",
    "a quotation of two paragraphs": "<blockquote><p>Fog</p><p>Tide</p></blockquote>",
    "an item with two paragraphs": "<ul><li><p>Fog</p><p>Tide</p></li></ul>",
    "letters for numbers": "<ol type='a'><li>Fog</li></ol>",
    "a film whose address would be markup": "<video src='a.mp4?a=1&amp;b=2' controls></video>",
    "a film that begins by itself": "<video src='a.mp4' controls autoplay></video>",
    "a film in two forms": "<video controls><source src='a.mp4'><source src='a.webm'></video>",
    "a film with subtitles": "<video controls src='a.mp4'><track src='a.vtt'></video>",
    "sound with a link in its caption": "<figure><audio controls src='a.mp3'></audio><figcaption><a href='b'>b</a></figcaption></figure>",
    "a gallery whose images have captions": "<figure class='wp-block-gallery'><figure><img src='a.jpg' width='9' height='8'><figcaption>A</figcaption></figure><figure><img src='b.jpg' width='7' height='6'></figure></figure>",
    "a file that is not local": "<div class='wp-block-file'><a href='a.pdf'>List</a></div>",
    "a box of two paragraphs": "<div class='kg-callout-card'><p>Mind</p><p>the gap</p></div>",
    "an abbreviation": "<p>the <abbr title='Fog at night'>FAN</abbr></p>",
    "an image in words": "<p>Fog <img src='a.jpg'> tide</p>",
    "a place that a link leads to": "<h2 id='tide'>Tide</h2>",
    "images without a size": "<figure><img src='a.jpg'><img src='b.jpg'></figure>",
    "coloured code": "<pre><code><span style='color:red'>a</span></code></pre>",
    "a form": "<form action='/a'><input name='b'></form>",
    "right to left": "<p dir='rtl'>Fog</p>",
}


@pytest.mark.parametrize(("html", "expected"), NODES.items())
def test_what_has_a_node_is_one(html: str, expected: str) -> None:
    assert types(html) == expected.split()


@pytest.mark.parametrize("html", CARDS.values(), ids=CARDS.keys())
def test_what_has_none_is_a_card_as_it_is(html: str) -> None:
    link = "<p><a href='#tide'>Tide</a></p>"
    (first, card, last) = nodes(f"{link}{html}<p>End</p>")
    assert (first["type"], card["type"], last["type"]) == ("paragraph", "html", "paragraph")
    assert said(parse(card["html"])) == said(parse(html))


@pytest.mark.parametrize("html", [*NODES, *CARDS.values()])
def test_the_text_says_the_same_again(html: str) -> None:
    document = Document(html)
    whole = html if html.startswith("<") else html.replace("<p>", "</p><p>", 1).join(("<p>", ""))
    assert said(parse(Rendered(document.text).html)) == said(parse(whole))


def test_local_files_have_a_size(tmp_path: Path) -> None:
    gallery = f"<figure><img src='{HOME}/a.png'><img src='{HOME}/b.png'></figure>"
    body = f"{gallery}<div class='wp-block-file'><a href='{HOME}/l.pdf'>List</a></div>"
    files = {"a.png": png(40, 30), "b.png": png(20, 10), "l.pdf": b"%PDF-1.4" + bytes(2040)}
    assets = [
        Asset(url=f"{HOME}/{name}", name=name, open=lambda data=data: BytesIO(data))  # type: ignore[misc]
        for name, data in files.items()
    ]
    data, _ = written(tmp_path, *assets, post(body=body))
    shown, file = json.loads(data["posts"][0]["lexical"])["root"]["children"]
    assert [(image["width"], image["height"], image["fileName"]) for image in shown["images"]] == [
        (40, 30, "a.png"),
        (20, 10, "b.png"),
    ]
    assert (file["type"], file["fileTitle"], file["fileName"], file["fileSize"]) == (
        "file",
        "List",
        "l.pdf",
        2048,
    )
    assert file["src"] == "__GHOST_URL__/content/files/l.pdf"


def test_nothing_is_an_empty_paragraph() -> None:
    assert types("") == types(" \n<!-- a -->") == ["paragraph"]


def test_rows(tmp_path: Path) -> None:
    news, fog = (
        TermRef(taxonomy="category", slug="news", name="News"),
        TermRef(taxonomy="post_tag", slug="fog", name="Fog"),
    )
    data, _ = written(
        tmp_path,
        Author(id="1", login="ada", name="Ada", email="ada@pier.example"),
        Term(id="2", taxonomy="category", slug="news", name="News"),
        Term(id="3", taxonomy="post_tag", slug="news", name="news"),
        post(terms=(fog, news), author="ada", sticky=True, excerpt="Wet"),
        post("2", type="page", slug="fog", title="", status="draft"),
        post("3", type="boat", slug="boat", title="Boat"),
    )  # fmt: skip
    rows = {row["slug"]: row for row in data["posts"]}
    assert set(rows) == {"fog", "fog-2", "boat"}
    row = rows["fog"]
    assert (row["status"], row["type"], row["visibility"], row["featured"]) == (
        "published",
        "post",
        "public",
        True,
    )
    assert row["published_at"] == row["created_at"] == "2020-01-06T08:00:00.000Z"
    assert row["custom_excerpt"] == "Wet"
    page = rows["fog-2"]
    assert (page["status"], page["type"], page["title"]) == ("draft", "page", "(Untitled)")
    assert "published_at" not in page
    tags = {tag["id"]: tag["name"] for tag in data["tags"]}
    assert sorted(tags.values()) == ["#boat", "Fog", "News"]  # two terms of one name are one tag
    of_first = [tags[join["tag_id"]] for join in data["posts_tags"] if join["post_id"] == row["id"]]
    assert of_first == ["News", "Fog"]  # the category first: Ghost's primary tag
    (user,) = data["users"]
    assert (user["name"], user["email"]) == ("Ada", "ada@example.invalid")  # addresses are personal


def test_an_excerpt_is_plain_text(tmp_path: Path) -> None:
    data, _ = written(tmp_path, post(excerpt="<p>Wet &amp; <em>cold</em></p>\n<p>as ever</p>"))
    assert data["posts"][0]["custom_excerpt"] == "Wet & cold as ever"


def test_what_the_importer_refuses_is_not_written(tmp_path: Path) -> None:
    long = "fog " * 200
    data, result = written(
        tmp_path,
        Term(taxonomy="post_tag", slug=",a", name=", a" + long),
        Author(login="odd name", name=long, email="no address"),
        post(title=long, excerpt=long, slug="s" * 300, author="odd name"),
        post("2", body="<form></form>", slug="東京", date="0000-00-00"),
        include=["personal"],
    )
    for row in data["posts"]:
        assert 0 < len(row["title"]) <= 255
        assert len(row.get("custom_excerpt", "")) <= 300
        assert len(row["slug"]) <= 191
        assert row["slug"].isascii()
        assert row["status"] in ("published", "draft", "scheduled")
    assert all(0 < len(tag["name"]) <= 191 and not tag["name"].startswith(",") for tag in data["tags"])
    assert all(mail_of(user["email"], "x") == user["email"] for user in data["users"])
    assert {finding.kind for finding in result.findings} >= {"cut-for-ghost"}


def test_nothing_that_is_not_public_is_in_it(tmp_path: Path) -> None:
    secret = {"_codeinjection_head": "<script>qsecret</script>", "visibility": "members"}
    data, _ = written(
        tmp_path,
        post(
            extra=secret, comments=(Comment(id="1", author=Commenter(name="qbo", email="qbo@pier.example")),)
        ),
        post("2", slug="b", status="private", title="qprivate"),
        post("3", slug="c", password="qword", title="qprotected"),
        post("4", slug="d", title="Open"),
    )
    assert [row["title"] for row in data["posts"]] == ["Open"]
    assert "q" not in {row["title"][0] for row in data["posts"]}
    assert "codeinjection" not in json.dumps(data)
    data, _ = written(tmp_path / "members", post(extra=secret), include=["members"])
    (row,) = data["posts"]
    assert (row["status"], row["visibility"]) == ("draft", "members")
    assert "codeinjection" not in json.dumps(data)


def test_files_links_and_redirects(tmp_path: Path) -> None:
    image = f"{HOME}/wp-content/uploads/2020/01/fog.jpg"
    body = f'<p><img src="{image}"></p><p><a href="{HOME}/2020/01/tide/#low">Tide</a></p>'
    data, _ = written(
        tmp_path,
        Asset(url=image, name="fog.jpg", open=lambda: BytesIO(b"\xff\xd8\xff")),
        Media(id="9", url=image, alt="Fog", caption="By <em>me</em>"),
        post(body=body, featured="9"),
        post("2", slug="東京", url=f"{HOME}/2020/01/tide/"),
    )
    with zipfile.ZipFile(tmp_path / "out/ghost-import.zip") as packed:
        assert packed.namelist() == ["blog.json", "content/images/2020/01/fog.jpg"]
    row, other = data["posts"]
    place = "__GHOST_URL__/content/images/2020/01/fog.jpg"
    assert row["feature_image"] == place
    assert place in row["lexical"]
    assert f"__GHOST_URL__/{other['slug']}/#low" in row["lexical"]
    (meta,) = data["posts_meta"]
    assert (meta["feature_image_alt"], meta["feature_image_caption"]) == ("Fog", "By <em>me</em>")
    redirects = (tmp_path / "out/redirects.yaml").read_text()
    assert f'"^\\\\/2020\\\\/01\\\\/tide\\\\/?$": "/{other["slug"]}/"' in redirects


def test_our_own_reader_reads_it_back(tmp_path: Path) -> None:
    terms = (TermRef(taxonomy="post_tag", slug="wet", name="Wet"),)
    body = "<h2>Low</h2>\n<p>Fog <strong>and</strong> tide</p>\n<ul><li>a</li></ul>"
    posts = [
        post(body=body, terms=terms, excerpt="E", modified="2020-02-06T10:00:00+02:00"),
        post("2", slug="b", status="draft"),
    ]
    written(tmp_path, *posts)
    found = [
        one
        for one in converters.read(tmp_path / "out/ghost-import.zip", options={"site": HOME})
        if isinstance(one, Post)
    ]
    assert [(p.title, p.slug, p.status, p.excerpt, p.terms) for p in found] == [
        (p.title, p.slug, p.status, p.excerpt, p.terms) for p in posts
    ]
    assert (found[0].date, found[0].modified) == ("2020-01-06T08:00:00+00:00", "2020-02-06T08:00:00+00:00")
    assert found[0].body
    assert said(parse(found[0].body.text)) == said(parse(body))


def test_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(tmp_path / name, post())
    assert (tmp_path / "a/out/ghost-import.zip").read_bytes() == (
        tmp_path / "b/out/ghost-import.zip"
    ).read_bytes()


@pytest.mark.parametrize(
    ("slug", "expected"),
    [("Fog_X--y", "fog_x-y"), ("caf%C3%A9", "cafe"), ("tag", "tag-post"), ("", ""), ("a.b/c", "a-b-c")],
)
def test_slugs(slug: str, expected: str) -> None:
    assert ghost_slug(slug) == expected


def test_texts_are_cut_at_a_blank() -> None:
    assert cut("custom_excerpt", "fog " * 100).endswith("fog…")
    assert len(cut("custom_excerpt", "f" * 400)) == 300


@pytest.mark.parametrize(
    "html",
    [
        "<i><b>" * 300 + "x",
        '<video src="http://[bad"></video>',
        '<figure><img src="http://[bad" width="1" height="1"><img src="a.png" width="1" height="1"></figure>',
        '<div class="kg-bookmark-card">\n</div>',
    ],
)
def test_what_is_odd_ends_no_text(html: str) -> None:
    assert Document(html).blocks == 1


def test_cards_that_follow_one_another_are_one() -> None:
    found = nodes(
        "<center>a</center><p>b</p><center>c</center>d<!-- e --> <b>f</b><center>g</center><center>h</center>"
    )
    assert [node.get("html") for node in found] == [
        "<center>a</center>", None, "<center>c</center>", None, "<center>g</center>\n<center>h</center>",
    ]  # fmt: skip


def test_the_folder_is_read_again(tmp_path: Path) -> None:
    """It is no tree of Markdown, though blogport wrote it."""
    written(
        tmp_path,
        Post(id="1", title="Kites", slug="kites", url=f"{HOME}/kites/", date="2020-02-03T04:05:06+00:00"),
    )
    (post,) = [record for record in converters.read(tmp_path / "out") if isinstance(record, Post)]
    assert (post.title, post.slug) == ("Kites", "kites")
