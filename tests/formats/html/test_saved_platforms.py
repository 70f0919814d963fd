"""The same page in every form in which people save pages: each reads as the page itself."""

import json
import plistlib
import re
from collections.abc import Callable
from email.message import EmailMessage
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

import converters
from tests.formats.html.test_platforms import PAGES, PLATFORMS

ADDRESS = "https://quay.example/lamps"
FRAME = re.compile(r'srcdoc="([^"]*)"')


def bare_attributes(html: str) -> str:
    """As SingleFile writes a page: no quotes around values that need none."""
    return re.sub(r'(?<=[\w-]=)"([\w./#:-]+)"(?=[\s>])', r"\1", html)


def singlefile(html: str, folder: Path) -> Path:
    comment = f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Wed Mar 12 2014 08:00:00 GMT+0100 (CET)\n-->"
    return write(folder, "page.html", bare_attributes(html).replace("<head>", f"<head>{comment}", 1))


def complete(html: str, folder: Path) -> Path:
    """As Chromium saves a page "complete": frames are files beside it."""
    for number, document in enumerate(FRAME.findall(html)):
        place = f"page_files/saved_resource{number}.html"
        write(folder, place, unescape(document))
        html = html.replace(f'srcdoc="{document}"', f'src="./{place}"')
    return write(folder, "page.html", f"<!-- saved from url=(0026){ADDRESS} -->\n{html}")


def mhtml(html: str, folder: Path) -> Path:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = ADDRESS
    message["Date"] = "Wed, 12 Mar 2014 08:00:00 +0100"
    documents = FRAME.findall(html)
    for number, document in enumerate(documents):
        html = html.replace(f'srcdoc="{document}"', f'src="cid:frame{number}@mhtml.blink"')
    message.set_content(html, subtype="html")
    message["Content-Location"] = ADDRESS
    message.make_related()
    for number, document in enumerate(documents):
        text = unescape(document)
        message.add_related(text, subtype="html", cid=f"<frame{number}@mhtml.blink>")
    path = folder / "page.mhtml"
    path.write_bytes(message.as_bytes())
    return path


def webarchive(html: str, folder: Path) -> Path:
    def resource(url: str, text: str) -> dict[str, object]:
        data = {"Data": text.encode(), "URL": url, "MIMEType": "text/html", "TextEncodingName": "UTF-8"}
        return {"WebMainResource": {f"WebResource{name}": value for name, value in data.items()}}

    frames = []
    for number, document in enumerate(FRAME.findall(html)):
        html = html.replace(f'srcdoc="{document}"', f'src="/frame{number}"')
        frames.append(resource(urljoin(ADDRESS, f"/frame{number}"), unescape(document)))
    path = folder / "page.webarchive"
    path.write_bytes(
        plistlib.dumps(resource(ADDRESS, html) | {"WebSubframeArchives": frames}, fmt=plistlib.FMT_BINARY)
    )
    return path


def wayback(html: str, folder: Path) -> Path:
    toolbar = (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp'>bar</div><!-- END WAYBACK TOOLBAR INSERT -->"
    )
    script = f'<script type="text/javascript">__wm.wombat("{ADDRESS}","20140312070000","https://web.archive.org/","web");</script>'
    html = re.sub(
        r'(\s(?:href|src)=")(https?://|/(?!/))',
        lambda link: (
            f"{link[1]}https://web.archive.org/web/20140312070000/"
            + (link[2] if link[2] != "/" else "https://quay.example/")
        ),
        html,
    )
    html = html.replace("<head>", f"<head>{script}<!-- End Wayback Rewrite JS Include -->", 1)
    return write(folder, "page.html", re.sub(r"(<body[^>]*>)", lambda tag: tag[1] + toolbar, html, count=1))


def write(folder: Path, name: str, html: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(html, encoding="utf-8")
    return path


def told(source: Path, folder: Path) -> dict:
    """What a person reads of the post: without addresses that only the site knows, and without dates that are counted
    from the time of a capture, which only a saved copy has."""
    target = folder / "archive.jsonl"
    converters.convert(source, target, to="archive", force=True)
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    (post,) = [record for record in records if record["record"] == "post"]
    return {
        "title": post["title"],
        "date": post.get("date") if "date_precision" not in post.get("extra", {}) else None,
        "terms": post.get("terms"),
        "words": re.sub(r"<[^>]+>", " ", post["body"]["text"]).split(),
        "comments": [
            (
                comment.get("parent"),
                comment["author"].get("name"),
                comment["author"].get("url", "").startswith("http"),
                comment.get("date") if "date_precision" not in comment.get("extra", {}) else None,
                comment.get("type"),
                re.sub(r"\s+", " ", comment["body"]["text"]) if comment.get("body") else "",
            )
            for comment in post["comments"]
        ],
    }


@pytest.mark.parametrize(
    "form", [singlefile, complete, mhtml, webarchive, wayback], ids=lambda form: form.__name__
)
@pytest.mark.parametrize("name", sorted(PLATFORMS))
def test_a_saved_copy_reads_as_the_page(name: str, form: Callable[[str, Path], Path], tmp_path: Path):
    html = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    page, copy = tmp_path / "page", tmp_path / "copy"
    page.mkdir()
    copy.mkdir()
    assert told(form(html, copy), tmp_path) == told(write(page, "page.html", html), tmp_path)


def test_a_folder_of_pages_with_their_frames(tmp_path):
    """The frames beside a page are part of it, and no pages of their own."""
    html = (PAGES / "disqus-srcdoc.html").read_text(encoding="utf-8")
    complete(html, tmp_path)
    assert len(told(tmp_path, tmp_path / "..")["comments"]) == 3


FILM = f'<iframe title="Film" srcdoc="{escape("<body><p>Player of a film</p></body>")}"></iframe>'


def test_a_frame_with_a_film_stays_a_frame(tmp_path):
    html = (PAGES / "isso.html").read_text(encoding="utf-8")
    source = write(tmp_path, "page.html", html.replace("<p>The breakwater", f"{FILM}<p>The breakwater"))
    assert "Player" not in told(source, tmp_path)["words"]


def test_a_page_with_comments_of_its_own_keeps_them(tmp_path):
    """A frame of another service does not take their place."""
    html = (PAGES / "jetpack.html").read_text(encoding="utf-8")
    frame = FRAME.findall((PAGES / "disqus-srcdoc.html").read_text(encoding="utf-8"))[0]
    both = html.replace("</body>", f'<iframe title="Disqus" srcdoc="{frame}"></iframe></body>')
    assert told(write(tmp_path, "page.html", both), tmp_path) == told(
        write(tmp_path, "page.html", html), tmp_path
    )


ARCHIVED = """<!DOCTYPE html><html><head><title>{title}</title><meta charset="utf-8">
<link rel="canonical" href="https://archive.ph/2014.03.12-070000/{address}"><meta property="og:url" content="https://archive.ph/AbCdE"></head>
<body><div id="HEADER"><table><tr><td>Webpage archive</td><td><form><input value="{address}"></form></td></tr></table></div>
<div id="SOLID"><div id="DIVALREADY">Saved 12 Mar 2014</div><div id="CONTENT"><div class="html"><div class="body">{content}</div></div></div></div></body></html>"""


def test_a_copy_of_archive_today(tmp_path):
    content = (
        "<h1>Lamps on the breakwater</h1><p>The breakwater has seven lamps, and for two winters only four of them were lit.</p>"
        '<p>See <a href="https://archive.ph/o/AbCdE/http://log.example/2013">the log</a>, and '
        '<a href="https://archive.ph/20140312070000/https://quay.example/boats">the boats</a>, as we wrote then.</p>'
    )
    source = write(
        tmp_path,
        "page.html",
        ARCHIVED.format(title="Lamps on the breakwater", address=ADDRESS, content=content),
    )
    target = tmp_path / "archive.jsonl"
    converters.convert(source, target, to="archive", force=True)
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    (post,) = [record for record in records if record["record"] == "post"]
    assert post["url"] == ADDRESS
    assert 'href="http://log.example/2013"' in post["body"]["text"]
    assert 'href="https://quay.example/boats"' in post["body"]["text"]
    assert "Webpage archive" not in post["body"]["text"]
