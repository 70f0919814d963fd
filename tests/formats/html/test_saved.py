"""Pages out of what they were saved in: every form gives the pages, addresses and links that the site had."""

import base64
import gzip
import io
import json
import plistlib
import re
import subprocess
import zipfile
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from urllib.parse import unquote

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import converters
from converters import Post
from converters.diagnostics import Diagnostics
from converters.formats.html.reader import HtmlReader
from converters.formats.html.reader.page import Page
from converters.formats.html.reader.parsed_page import SKIPPED
from converters.formats.html.reader.saved import is_whole, pages
from converters.io.charset import decoded
from converters.io.opening import open_source
from tests.conftest import program
from tests.formats.html.blog_site import WALL, page, served

BASE = "https://moss.example"
PATHS = ("/2014/06/cushion/", "/?p=7", "/")
HTML = {path: page(BASE, path) for path in PATHS}


def read(path):
    diagnostics = Diagnostics()
    found = [one for one in pages(open_source(path), diagnostics) if isinstance(one, Page)]
    diagnostics.settle()
    return found, {finding.kind for finding in diagnostics.findings}


def written(path, html):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return path


def assert_the_blog(path, base=BASE):
    """Both posts, the three comments with their thread, and links that lead where they led."""
    posts = {one.title: one for one in converters.read(path) if isinstance(one, Post)}
    assert set(posts) == {"Cushion moss", "Rain gauge"}
    cushion, rain = posts["Cushion moss"], posts["Rain gauge"]
    assert (cushion.url, rain.url) == (f"{base}/2014/06/cushion/", f"{base}/?p=7")
    assert [(one.id, one.parent, one.author.name, one.date) for one in cushion.comments] == [
        ("11", "", "Aron", "2014-06-03T10:00:00+02:00"),
        ("12", "11", "Lin", "2014-06-04T10:00:00+02:00"),
    ]
    assert [one.id for one in rain.comments] == ["13"]
    assert f'href="{base}/?p=7"' in cushion.body.text
    assert f'src="{base}/wp-content/uploads/wall.png"' in cushion.body.text
    assert f'href="{base}/2014/06/cushion/#note"' in cushion.body.text


def assert_the_picture(path, target):
    """It comes along, and the page shows it from where it is."""
    result = converters.convert(path, target, to="html")
    (page,) = target.rglob("cushion/index.html")
    shown = re.search(r'src="([^"]*wall[^"]*)" alt="the wall"', page.read_text(encoding="utf-8"))[1]
    assert (page.parent / unquote(shown)).read_bytes() == WALL
    assert result.accounts["file"].written == 1
    assert not [one for one in result.findings if one.kind == "remote-files"]


WGET = {
    "links as they were": [],
    "links to files": ["-k", "-E", "-p"],
    "originals beside": ["-k", "-K", "-E", "-p"],
    "names for Windows": ["-k", "-E", "-p", "--restrict-file-names=windows"],
}


@pytest.mark.slow(reason="runs another program")
@pytest.mark.parametrize("how", WGET)
def test_a_mirror_by_wget(how, tmp_path):
    wget = program("wget")
    with served() as base:
        subprocess.run(
            [wget, "-q", "--mirror", *WGET[how], "-P", tmp_path, f"{base}/"], check=False, timeout=60
        )
    assert_the_blog(tmp_path, base)
    (host,) = tmp_path.iterdir()
    if how == "links as they were":
        assert_the_blog(host, base)  # the folder of the host itself
    else:
        assert_the_picture(tmp_path, tmp_path.with_name("pages"))


@pytest.mark.slow(reason="runs another program")
def test_a_warc_by_wget(tmp_path):
    wget = program("wget")
    with served() as base:
        subprocess.run(
            [wget, "-q", "-r", f"--warc-file={tmp_path}/blog", "-P", tmp_path / "files", f"{base}/"],
            check=False, timeout=60,
        )  # fmt: skip
    assert_the_blog(tmp_path / "blog.warc.gz", base)
    assert_the_picture(tmp_path / "blog.warc.gz", tmp_path / "pages")


@pytest.mark.slow(reason="runs another program")
def test_a_mirror_by_httrack(tmp_path):
    httrack = program("httrack")
    with served() as base:
        subprocess.run(
            [httrack, f"{base}/", "-O", tmp_path / "copy", "-q", "-s0", "-%!", "-%c0"],
            stdout=subprocess.DEVNULL,
            timeout=60,
        )
    assert_the_blog(tmp_path / "copy", base)
    assert_the_picture(tmp_path / "copy", tmp_path / "pages")
    found, _ = read(tmp_path / "copy")
    assert all(re.match(r"20\d\d-\d\d-\d\dT", one.captured) for one in found)
    assert not any("HTTrack" in one.html for one in found)


def test_what_httrack_writes_without_httrack(tmp_path):
    mark = "<!-- Mirrored from moss.example{} by HTTrack Website Copier/3.x [XR&CO'2014], Wed, 21 Aug 2024 08:05:16 GMT -->"
    names = {"/2014/06/cushion/": "2014/06/cushion/index.html", "/?p=7": "index4d3f.html", "/": "index.html"}
    for path, name in names.items():
        up = "../" * name.count("/")
        html = (
            HTML[path]
            .replace(f"{BASE}/?p=7", f"{up}index4d3f.html?p=7")
            .replace(f"{BASE}/2014/06/cushion/", f"{up}2014/06/cushion/index.html")
            .replace(f"{BASE}/wp-content", f"{up}wp-content")
        )
        written(
            tmp_path / "moss.example" / name,
            html.replace(
                "<head>",
                f'{mark.format(path)}\n<!-- Added by HTTrack --><meta http-equiv="content-type" content="text/html;charset=UTF-8" /><!-- /Added by HTTrack -->\n<head>',
            )
            + mark.format(path),
        )
    assert_the_blog(tmp_path, "http://moss.example" if f"{BASE}/author" not in HTML["/?p=7"] else BASE)


def test_saved_by_a_browser(tmp_path):
    address = f"{BASE}/2014/06/cushion/"
    html = HTML["/2014/06/cushion/"].replace(
        "<html", f"<!-- saved from url=({len(address):04}){address} -->\n<html"
    )
    written(tmp_path / "Cushion moss.html", html)
    written(
        tmp_path / "Cushion moss_files" / "frame.html",
        "<html><body>an advertisement that fills a frame</body></html>",
    )
    ((one,), _) = read(tmp_path)
    assert one.address == address
    assert "saved from" not in one.html


@pytest.mark.parametrize("word", ["Page saved with SingleFile", "Archive processed by SingleFile"])
def test_saved_by_singlefile(word, tmp_path):
    mark = f"<!--\n {word} \n url: {BASE}/?p=7 \n saved date: Tue Sep 24 2024 10:05:00 GMT+0200 (Central European Summer Time)\n-->"
    ((one,), _) = read(
        written(
            tmp_path / "x.html", HTML["/?p=7"].replace('<html lang="en-US">', f'<html lang="en-US">{mark}')
        )
    )
    assert (one.address, one.captured) == (f"{BASE}/?p=7", "2024-09-24T10:05:00+02:00")
    assert "SingleFile" not in one.html


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_mhtml(charset, tmp_path):
    mail = MIMEMultipart("related")
    mail["Snapshot-Content-Location"] = f"{BASE}/?p=7"
    mail["Date"] = "Tue, 24 Sep 2024 10:05:00 +0200"
    text = (
        HTML["/?p=7"]
        .replace("which is", f'<img src="{BASE}/wp-content/uploads/gauge.png"> which is')
        .replace("–", "-")
        .replace("“", '"')
        .replace("”", '"')
        .replace("»", "»")
        .replace("Lin<", "Línea<")
    )
    part = MIMEText(text.replace("UTF-8", charset), "html", charset)
    part["Content-Location"] = f"{BASE}/?p=7"
    mail.attach(part)
    mail.attach(MIMEText("<html><body>a frame</body></html>", "html"))
    picture = MIMEImage(WALL)
    picture["Content-Location"] = f"{BASE}/wp-content/uploads/gauge.png"
    mail.attach(picture)
    path = written(tmp_path / "page.mhtml", mail.as_bytes())
    ((one,), _) = read(path)
    assert (one.address, one.captured) == (f"{BASE}/?p=7", "2024-09-24T10:05:00+02:00")
    assert "Línea" in one.html
    assert HtmlReader().detects(open_source(path))
    assert next(one for one in converters.read(path) if isinstance(one, Post)).title == "Rain gauge"
    converters.convert(path, tmp_path / "tree", to="markdown")
    assert (tmp_path / "tree" / "wp-content" / "uploads" / "gauge.png").read_bytes() == WALL
    assert "(../wp-content/uploads/gauge.png)" in (tmp_path / "tree" / "posts" / "rain-gauge.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("quoted", [True, False])
def test_a_page_in_mhtml_that_is_not_the_base64_it_says(quoted, tmp_path):
    html = HTML["/?p=7"].replace("–", "-")
    mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=zz\r\n\r\n--zz\r\nContent-Type: text/html; charset=utf-8\r\n"
    mail += "Content-Transfer-Encoding: base64\r\n\r\n"
    mail += (html.replace("=", "=3D") if quoted else html) + "\r\n--zz--\r\n"
    ((one,), _) = read(written(tmp_path / "page.mhtml", mail.encode()))
    assert '<html lang="en-US">' in one.html


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML], ids=["binary", "xml"])
def test_a_web_archive_of_safari(form, tmp_path):
    html = HTML["/?p=7"].replace("which is", '<img src="/wp-content/uploads/gauge.png"> which is')
    page = {
        "WebResourceURL": f"{BASE}/?p=7",
        "WebResourceMIMEType": "text/html",
        "WebResourceData": html.encode(),
    }
    picture = {
        "WebResourceURL": f"{BASE}/wp-content/uploads/gauge.png",
        "WebResourceMIMEType": "image/png",
        "WebResourceData": WALL,
    }
    data = plistlib.dumps({"WebMainResource": page, "WebSubresources": [7, {}, picture]}, fmt=form)
    path = written(tmp_path / "page.webarchive", data)
    assert HtmlReader().detects(open_source(path))
    assert next(one for one in converters.read(path) if isinstance(one, Post)).title == "Rain gauge"
    converters.convert(path, tmp_path / "tree", to="markdown")
    assert (tmp_path / "tree" / "wp-content" / "uploads" / "gauge.png").read_bytes() == WALL
    # a damaged one, and one whose main resource is a picture, cost themselves and not the folder
    written(tmp_path / "more" / "cut.webarchive", data[:-40])
    written(tmp_path / "more" / "picture.webarchive", plistlib.dumps({"WebMainResource": picture}, fmt=form))
    written(tmp_path / "more" / "page.webarchive", data)
    diagnostics = Diagnostics()
    posts = [
        one for one in converters.read(tmp_path / "more", diagnostics=diagnostics) if isinstance(one, Post)
    ]
    assert [one.title for one in posts] == ["Rain gauge"]
    assert [(one.kind, one.file.rpartition("/")[2]) for one in diagnostics.findings if one.kind == "unreadable-file"] == [
        ("unreadable-file", "cut.webarchive"), ("unreadable-file", "picture.webarchive")
    ]  # fmt: skip


def test_a_folder_of_archivebox(tmp_path):
    """Of the copies of a snapshot one is read, at the address in the index; of two snapshots the newer one."""
    html = HTML["/?p=7"].replace(f'<link rel="canonical" href="{BASE}/?p=7">', "")
    text = (
        "<div><p>Rain gauge, as a program cut it out of the page, with words enough to be a post.</p></div>"
    )
    for stamp, words, copy in (
        ("1600000000", "", "output.html"),
        ("1700000000.5", " and newer", "singlefile.html"),
    ):
        folder = tmp_path / "archive" / stamp
        written(
            folder / "index.json",
            json.dumps({"url": f"{BASE}/?p=7", "timestamp": stamp, "title": "Rain gauge"}),
        )
        written(folder / copy, html.replace("which is", f"which is{words}"))
        written(folder / "index.html", page(BASE, "/").replace("Moss", "ArchiveBox"))
        written(folder / "readability" / "content.html", text)
        written(folder / "mercury" / "content.html", text)
    written(tmp_path / "archive" / "1500000000" / "index.json", "[{")
    found, kinds = read(tmp_path)
    assert [(one.address, one.captured) for one in found] == [(f"{BASE}/?p=7", "2023-11-14T22:13:20+00:00")]
    assert "which is and newer" in found[0].html
    assert {"no-post", "old-capture"} <= kinds


ANSWERS = [
    {"url": f"{BASE}{path}", "status": 200, "html": html, "crawled_at": "2024-09-24T10:05:00Z"} for path, html in HTML.items()
]  # fmt: skip


@pytest.mark.parametrize("form", ["list", "lines", "escaped", "with metadata"])
def test_pages_in_json(form, tmp_path):
    rows = [
        {"html": row["html"], "metadata": {"sourceURL": row["url"]}, "crawled_at": row["crawled_at"]}
        if form == "with metadata"
        else row
        for row in ANSWERS
    ]
    text = "\n".join(map(json.dumps, rows)) if form == "lines" else json.dumps(rows)
    path = written(tmp_path / "pages.json", text.replace("<", "\\u003c") if form == "escaped" else text)
    assert HtmlReader().detects(open_source(path))
    assert_the_blog(path)
    assert {one.captured for one in read(path)[0]} == {"2024-09-24T10:05:00+00:00"}


def test_what_no_server_gave_out_is_no_page_of_json(tmp_path):
    """A page with no address may be anybody's draft, and so may one whose status is no answer of a server."""
    page = HTML["/?p=7"]
    others = [
        {"html": page}, {"url": "notes/1", "html": page}, {"url": BASE, "status": "draft", "html": page},
        {"url": BASE, "status": 404, "html": page}, {"url": BASE, "title": "Nothing"}, {"url": BASE, "html": page[:50]},
    ]  # fmt: skip
    path = written(tmp_path / "pages.json", json.dumps([*others, ANSWERS[1]])[:-30])
    found, kinds = read(path)
    assert [one.address for one in found] == [BASE]
    assert {"unreadable-row", "no-post"} <= kinds


def test_what_a_browser_recorded_of_the_network(tmp_path):
    entries = [
        {"startedDateTime": row["crawled_at"], "request": {"url": row["url"]},
         "response": {"status": 200, "content": {"mimeType": "text/html; charset=utf-8", "text": row["html"]}}}
        for row in ANSWERS
    ]  # fmt: skip
    picture = {"mimeType": "image/png", "encoding": "base64", "text": base64.b64encode(WALL).decode()}
    for content in (picture, picture | {"text": "abcde"}, {"mimeType": "application/json", "text": "{}"}, {}):
        url = f"{BASE}/wp-content/uploads/wall.png"
        entries.append({"request": {"url": url}, "response": {"status": 200, "content": content}})
    framed = [
        {"name": "Sec-Fetch-Dest", "value": "iframe"},
        {"name": "Sec-Fetch-Site", "value": "cross-site"},
    ]
    for asked in ({"method": "POST"}, {"method": "GET", "headers": ["?", *framed]}):
        entries.append(entries[0] | {"request": {"url": f"{BASE}/7/", **asked}})
    unrecorded = {"mimeType": "text/html", "size": 900}
    for status, content in (
        (200, unrecorded),
        (200, unrecorded | {"size": 0}),
        (301, unrecorded),
        (404, unrecorded),
    ):
        entries.append({"request": {"url": f"{BASE}/8/"}, "response": {"status": status, "content": content}})
    inbox = "https://mail.example/inbox/"  # a page of another site that was open meanwhile
    entries.insert(0, entries[0] | {"request": {"url": inbox}})
    path = written(
        tmp_path / "net.har", json.dumps({"log": {"version": "1.2", "entries": [*entries, {"request": 5}]}})
    )
    assert HtmlReader().detects(open_source(path))
    assert_the_blog(path)
    found, kinds = read(path)
    assert {"unreadable-row", "no-post"} <= kinds
    assert not {f"{BASE}/7/", inbox} & {one.address for one in found}
    diagnostics = Diagnostics()
    list(converters.read(path, diagnostics=diagnostics))
    diagnostics.settle()
    texts = [finding.message for finding in diagnostics.findings]
    assert sum("its text was not recorded" in text for text in texts) == 1
    assert {
        f"1 page is not a post and was not read: {SKIPPED[kind]}" for kind in ("missing", "redirect")
    } <= {*texts}
    converters.convert(path, tmp_path / "tree", to="markdown")
    assert (tmp_path / "tree" / "wp-content" / "uploads" / "wall.png").read_bytes() == WALL


def warc(path, records, gz=True):
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=gz)
        for address, html, date, status in records:
            head = StatusAndHeaders(
                status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            writer.write_record(
                writer.create_warc_record(
                    address, "response", payload=io.BytesIO(html.encode()), http_headers=head,
                    warc_headers_dict={"WARC-Date": date},
                )
            )  # fmt: skip
    return path


@pytest.mark.parametrize("gz", [True, False])
def test_of_several_captures_the_newest_whole_one_is_taken(gz, tmp_path):
    address, html = f"{BASE}/?p=7", HTML["/?p=7"]
    path = warc(
        tmp_path / "a.warc",
        [
            (address, html.replace("Rain gauge", "First"), "2015-01-01T00:00:00Z", "200 OK"),
            (f"{BASE}/gone", "<html>gone</html>", "2015-01-01T00:00:00Z", "404 Not Found"),
            (address, html.replace("Rain gauge", "Second"), "2016-01-01T00:00:00Z", "200 OK"),
            (address.replace("https://", "http://www."), html.replace("Rain gauge", "Cut off")[:900], "2017-01-01T00:00:00Z", "200 OK"),
        ],
        gz,
    )  # fmt: skip
    ((one,), findings) = read(path)
    assert "<title>Second" in one.html
    assert one.captured == "2016-01-01T00:00:00+00:00"
    assert {"old-capture", "page-cut-off"} <= findings


def test_a_warc_that_breaks_off(tmp_path):
    path = warc(
        tmp_path / "a.warc",
        [(f"{BASE}{path}", html, "2015-01-01T00:00:00Z", "200 OK") for path, html in HTML.items()],
    )
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - 300])
    found, findings = read(path)
    assert len(found) >= 2
    assert findings & {"broken-record", "page-cut-off"}


WAYBACK_HEAD = """<head><script type="text/javascript" src="https://web-static.archive.org/_static/js/bundle-playback.js?v=1" charset="utf-8"></script>
<script type="text/javascript">
  __wm.init("https://web.archive.org/web");
  __wm.wombat("https://moss.example:80/2014/06/cushion/","20150304144719","https://web.archive.org/","web","https://web-static.archive.org/_static/","1425480439");
</script>
<link rel="stylesheet" type="text/css" href="https://web-static.archive.org/_static/css/banner-styles.css?v=1" />
<!-- End Wayback Rewrite JS Include -->
"""
WAYBACK_END = """<!--
     FILE ARCHIVED ON 14:47:19 Mar 04, 2015 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 10:00:00 Jan 01, 2024.
-->
<!--
playback timings (ms):
  captures_list: 1.1
-->"""


def test_the_wayback_machine(tmp_path):
    html = HTML["/2014/06/cushion/"].replace(
        "Sunday</a>",
        'Sunday</a> or <a href="https://web.archive.org/web/2010/http://other.example/">once</a>',
    )
    html = re.sub(r'(href|src)="(https?:[^"]*)"', r'\1="/web/20150304144719im_/\2"', html)
    html = html.replace(
        "/web/20150304144719im_/https://moss.example/?p=7",
        "https://web.archive.org/web/20150304144719/https:/moss.example/?p=7",
    )
    html = html.replace("<head>", WAYBACK_HEAD).replace(
        "<header>",
        '<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base">9 captures</div><!-- END WAYBACK TOOLBAR INSERT --><header>',
    )
    ((one,), _) = read(written(tmp_path / "x.html", html + WAYBACK_END))
    assert one.address == f"{BASE}/2014/06/cushion/"
    assert one.captured == "2015-03-04T14:47:19+00:00"
    assert one.html.replace(
        ' or <a href="https://web.archive.org/web/2010/http://other.example/">once</a>', ""
    ).strip() == HTML["/2014/06/cushion/"].replace("<head>", "<head>\n", 1)


def test_a_zip_and_a_packed_page(tmp_path):
    with zipfile.ZipFile(tmp_path / "blog.zip", "w") as archive:
        for path, name in {"/2014/06/cushion/": "2014/06/cushion/index.html", "/": "index.html"}.items():
            archive.writestr(f"moss.example/{name}", HTML[path])
        archive.writestr("moss.example/rain.html.gz", gzip.compress(HTML["/?p=7"].encode()))
    found, _ = read(tmp_path / "blog.zip")
    assert len(found) == 3
    assert any("Rain gauge</h1>" in one.html for one in found)


TEXTS = {
    "utf-8": "Grüße aus dem Moor – „sehr“ nass",
    "cp1252": "Grüße aus dem Moor – „sehr“ nass und früh",
    "iso-8859-1": "Grüße aus dem Moor, sehr nass, früh übermüdet",
    "shift_jis": "苔は春になると柔らかくなります。壁の裏側を毎週測っています。雨の日はとくに静かです。",
    "euc_jp": "苔は春になると柔らかくなります。壁の裏側を毎週測っています。雨の日はとくに静かです。",
    "gb2312": "春天的苔藓比冬天柔软得多，我每个星期都去测量墙壁后面的湿度，雨天特别安静。",
    "gb18030": "春天的苔藓比冬天柔软得多，我每个星期都去测量墙壁后面的湿度，雨天特别安静㐀。",
    "koi8-r": "Мох за сараем весной становится мягче, и я каждую неделю измеряю его толщину линейкой.",
    "windows-1251": "Мох за сараем весной становится мягче, и я каждую неделю измеряю его толщину линейкой.",
    "utf-16": "Moos, nass",
}


@pytest.mark.parametrize("encoding", TEXTS)
@pytest.mark.parametrize("stated", [True, False])
def test_encodings(encoding, stated):
    label = {"cp1252": "iso-8859-1"}.get(encoding, encoding) if stated else ""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    html = f"<html><head>{meta}<title>x</title></head><body><p>{TEXTS[encoding] * 3}</p></body></html>"
    assert decoded(html.encode(encoding)).text == html


def test_what_is_stated_is_not_believed_where_it_cannot_be():
    html = '<meta charset="shift_jis"><p>Grüße – „sehr“ nass: größer, später, müder'
    assert decoded(html.encode()).text == html
    assert decoded(html.replace("shift_jis", "utf-8").encode("cp1252")).text == html.replace(
        "shift_jis", "utf-8"
    )
    cut = "<p>苔は春になると柔らかく".encode()[:-1]
    assert decoded(cut).encoding == "utf-8"


@pytest.mark.parametrize(
    "encoding", ["windows-1251", "koi8-r", "shift_jis", "euc_jp", "gb2312", "iso-8859-1", "cp1252"]
)
def test_letters_that_cannot_be_latin_are_not_read_as_latin(encoding):
    html = f'<html><head><meta charset="iso-8859-1"></head><body><p>{TEXTS[encoding] * 3}</p></body></html>'
    assert decoded(html.encode(encoding)).text == html


def test_polish_letters_without_a_declaration():
    html = (
        "<p>Wczoraj znów mierzyliśmy mech. Jest miękki, a ściana ciągle wilgotna.</p><p>Śnieg już stopniał.</p>"
        * 3
    )
    assert decoded(html.encode("iso-8859-2")).text == html
    assert decoded(html.encode("windows-1250")).text == html


@pytest.mark.slow(reason="a very large input")
def test_fifty_megabytes(tmp_path):
    comments = "<li>" + "word " * 200 + "</li>\n"
    html = HTML["/?p=7"].replace("</body>", "<ul>" + comments * 50_000 + "</ul></body>")
    ((one,), findings) = read(written(tmp_path / "x.html", html))
    assert one.html == html
    assert not findings


@pytest.mark.parametrize(
    "text",
    [
        "<a " * 60_000,
        "<!-- saved from url=(" * 9000,
        "<!-- Mirrored from " * 20_000,
        "web.archive.org <script " * 20_000,
        '<a href="' * 30_000,
    ],
)
def test_hostile_pages_end_soon(text, tmp_path):
    written(tmp_path / "moss.example" / "index.html", text)
    read(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b'{"name":"Moss","url":"https:\\/\\/moss.example","posts":"<html><p>no page</p>"}',
        b'[{"id":1,"slug":"cushion"}]',
        b'<?xml version="1.0"?><rsd version="1.0"><service/></rsd>',
        b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel/></rss>',
        b"GIF89a\x01\x00<html>",
    ],
)
def test_what_an_api_answered_is_no_page_whatever_its_name(tmp_path, content):
    served_page = tmp_path / "moss.example" / "2014" / "06" / "cushion" / "index.html"
    served_page.parent.mkdir(parents=True)
    served_page.write_text(HTML[PATHS[0]], encoding="utf-8")
    for name in ("wp-json/index.html", "xmlrpc.php?rsd", "logo.html"):
        (tmp_path / "moss.example" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "moss.example" / name).write_bytes(content)
    assert [one.place.rpartition("/")[2] for one in read(tmp_path)[0]] == ["index.html"]


def test_a_page_of_xhtml_is_a_page(tmp_path):
    (tmp_path / "moss").mkdir()
    text = HTML[PATHS[0]].partition("<html")
    (tmp_path / "moss" / "a.html").write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- saved -->\n<!DOCTYPE html>' + "".join(text[1:]), "utf-8"
    )
    (tmp_path / "moss" / "b.html").write_text(HTML[PATHS[2]], "utf-8")
    assert len(read(tmp_path)[0]) == 2


SMALL = (
    "<!doctype html><html lang=en><head><title>Crates</title><style>p{color:red}</style><body><main><h1>Crates</h1><p>They came in."
    '<ul><li>One<li>Two</ul></main><script>document.write("<div>")</script><footer>Quay</footer>'
)
"""A page whose last tags were left out, as programs do that make pages small."""


@pytest.mark.parametrize(
    ("html", "whole"),
    [(SMALL, True), (SMALL[:-9], False), (SMALL[: SMALL.index("<li>Two")], False), (SMALL[: SMALL.index("came")], False), (SMALL + "<p>And", False)],
)  # fmt: skip
def test_a_page_may_leave_out_its_last_tags(html, whole):
    assert is_whole(html) is whole


@pytest.mark.parametrize("opening", ["<script>", "<!--", "<style ", "<div>"])
def test_a_page_of_things_that_nothing_ends_is_cut_off(opening):
    assert not is_whole(f"<html>{opening * 20_000}>")


def test_texts_beside_pages_are_reported(tmp_path):
    """Kirby keeps each post in a text, and no pages on disk: the few pages of its program are not the blog."""
    written(tmp_path / "index.html", HTML["/2014/06/cushion/"])
    texts = {
        "content/1-tide/post.txt": "Title: Tide\n----\nText: Words.\n",
        "notes/fog.org": "* Fog\n",
        "content/1-tide/gull.jpg.txt": "Title: A gull\n",
        "content/1-tide/gull.jpg": "",
        "robots.txt": "User-agent: *\n",
        "README.md": "# About\n",
        "index.md": "---\ntitle: The page\n---\n",
    }
    for place, text in texts.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    list(pages(open_source(tmp_path), diagnostics))
    found = {finding.file for finding in diagnostics.findings if finding.kind == "unread-text"}
    assert {file.partition(f"{tmp_path.name}/")[2] for file in found} == {
        "content/1-tide/post.txt",
        "notes/fog.org",
    }
