"""Real exports against a count taken from their XML by other means: expat, on a copy repaired by hand."""

import html
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from converters.diagnostics import Diagnostics
from converters.formats.wxr.reader import WxrReader
from converters.io.opening import open_source
from converters.model import Author, Media, Post, Record, Site, Term
from tests.conftest import CORPUS

FILES = sorted((CORPUS / "wxr").rglob("*.xml")) if CORPUS.is_dir() else []
TAXONOMY = {"category": "category", "tag": "post_tag"}
APPROVED = {"1": "approved", "0": "pending", "post-trashed": "trash"}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason=f"the corpus of real exports is not at {CORPUS}"),
]
all_files = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(path: Path) -> list[Record]:
    source = open_source(path)
    assert WxrReader().detects(source)
    return list(WxrReader().read(source, Diagnostics()))


def tree(path: Path) -> ET.Element:
    """As little repair as makes these files well formed."""
    text = path.read_text(encoding="utf-8")
    outside = re.split(r"(<!\[CDATA\[.*?\]\]>)", text, flags=re.DOTALL)
    for number in range(0, len(outside), 2):
        part = re.sub(r"&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+|mdash);)", "&amp;", outside[number])
        outside[number] = part.replace("&mdash;", "—").replace("<notachanneltag>", "<channel>")
    text = "".join(outside)
    if "<atom:" in text and "xmlns:atom" not in text:
        text = text.replace("<rss ", '<rss xmlns:atom="urn:atom" ', 1)
    channel = ET.fromstring(text.encode()).find("channel")
    assert channel is not None
    return channel


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (child for child in element if local(child) == name)


def text(element: ET.Element, name: str) -> str:
    return next((child.text or "" for child in children(element, name)), "").strip()


def items(channel: ET.Element) -> list[ET.Element]:
    return list(children(channel, "item"))


def statuses(comments: list[ET.Element]) -> Iterator[str]:
    """Of a file whose comments have a status and a type, one without has lost it, and waits."""
    said = {
        name
        for name in ("comment_approved", "comment_type")
        if any(True for c in comments for _ in children(c, name))
    }
    for comment in comments:
        word = text(comment, "comment_approved") or "1"
        lost = any(not list(children(comment, name)) for name in said)
        yield "pending" if lost else APPROVED.get(word, word)


@all_files
def test_counts(path: Path) -> None:
    channel, records = tree(path), read(path)
    posts = [r for r in records if isinstance(r, Post)]
    media = [r for r in records if isinstance(r, Media)]
    there = [i for i in items(channel) if text(i, "post_type") != "attachment"]
    attachments = [i for i in items(channel) if text(i, "post_type") == "attachment"]

    assert Counter(p.type for p in posts) == Counter(text(i, "post_type") or "post" for i in there)
    without = "draft" if any(text(i, "status") for i in there) else "publish"  # lost, or never written
    assert Counter(p.status for p in posts) == Counter(text(i, "status") or without for i in there)
    assert len(media) == len(attachments)

    comments = [c for p in posts for c in p.comments]
    theirs = [c for i in there for c in children(i, "comment")]
    assert Counter(c.type for c in comments) == Counter(text(c, "comment_type") or "comment" for c in theirs)
    assert Counter(c.status for c in comments) == Counter(statuses(theirs))
    assert sum(bool(c.parent) for c in comments) == sum(
        text(c, "comment_parent") not in ("", "0") for c in theirs
    )
    assert not any(any(children(i, "comment")) for i in attachments)

    authors = [*children(channel, "author"), *children(channel, "wp_author")]
    assert [a.login for a in records if isinstance(a, Author)] == [text(a, "author_login") for a in authors]
    terms = Counter(
        TAXONOMY.get(local(t)) or text(t, "term_taxonomy")
        for t in channel
        if local(t) in ("category", "tag", "term") and "}" in t.tag
    )
    assert Counter(t.taxonomy for t in records if isinstance(t, Term)) == terms
    about_the_site = any(local(e) in ("title", "link", "wxr_version") for e in channel)
    assert sum(isinstance(r, Site) for r in records) == about_the_site


@all_files
def test_every_text_is_carried_as_it_is(path: Path) -> None:
    channel = tree(path)
    got = [r for r in read(path) if isinstance(r, Post | Media)]
    assert len(got) == len(items(channel))
    for record, item in zip(got, items(channel), strict=True):
        content, excerpt = (
            next((e.text or "" for e in item if local(e) == "encoded" and part in e.tag), "")
            for part in ("content", "excerpt")
        )
        assert record.id == text(item, "post_id")
        assert "<" in text(item, "title") or record.title == html.unescape(text(item, "title"))
        assert record.parent == text(item, "post_parent").replace("0", "", text(item, "post_parent") == "0")
        metas = {text(m, "meta_key") for m in children(item, "postmeta")}
        if isinstance(record, Media):
            assert record.extra.get("content", "") == content
            assert record.caption == excerpt
            assert record.url == (text(item, "attachment_url") or text(item, "guid"))
            assert metas <= {*record.extra, "_wp_attached_file", "_wp_attachment_image_alt"}
            continue
        assert (record.body.text if record.body else "") == content
        assert record.excerpt == excerpt
        assert record.slug == text(item, "post_name")
        assert record.url == text(item, "link")
        assert record.author == (text(item, "creator") or text(item, "author"))
        assert record.password == text(item, "post_password")
        assert record.sticky == (text(item, "is_sticky") == "1")
        assert record.order == int(text(item, "menu_order") or 0)
        assert metas <= {*record.extra, "_thumbnail_id"}
        nicenames = {c.get("nicename") for c in children(item, "category")} - {None}
        assert {term.slug for term in record.terms} >= nicenames
        theirs = list(children(item, "comment"))
        for comment, element in zip(record.comments, theirs, strict=True):
            assert comment.id == text(element, "comment_id")
            assert (comment.body.text if comment.body else "").strip() == text(element, "comment_content")
            assert comment.author.name == html.unescape(text(element, "comment_author")).strip()
            assert comment.author.email == text(element, "comment_author_email")
            assert comment.author.url == text(element, "comment_author_url")
            assert comment.author.ip == text(element, "comment_author_IP")
            assert (comment.author.user or "0") == (text(element, "comment_user_id") or "0")
            assert {text(m, "meta_key") for m in children(element, "commentmeta")} <= set(comment.extra)


@all_files
def test_dates_are_the_moments_that_were_stored(path: Path) -> None:
    got = [r for r in read(path) if isinstance(r, Post | Media)]
    for record, item in zip(got, items(tree(path)), strict=True):
        check_date(record.date, text(item, "post_date"), text(item, "post_date_gmt"))
        if isinstance(record, Post):
            for comment, element in zip(record.comments, children(item, "comment"), strict=True):
                check_date(comment.date, text(element, "comment_date"), text(element, "comment_date_gmt"))


def check_date(date: str | None, wall: str, gmt: str) -> None:
    if gmt and not gmt.startswith("0000"):
        assert date is not None
        stored = datetime.fromisoformat(gmt).replace(tzinfo=UTC)
        offset = datetime.fromisoformat(wall or gmt).replace(tzinfo=UTC) - stored
        seconds = (offset.total_seconds() + 59) % 900 - 59
        if -60 < seconds < 60:  # two clocks that were asked one after the other: the wall clock stands
            assert date[:19] == (wall or gmt).replace(" ", "T")
            assert datetime.fromisoformat(date) == stored + timedelta(seconds=seconds)
        else:
            assert datetime.fromisoformat(date) == stored
    elif wall and not wall.startswith("0000"):
        assert date is not None
        assert date[:19] == wall.replace(" ", "T")


def test_theme_unit_test(corpus: Path) -> None:
    records = read(corpus / "wxr" / "peer" / "theme-unit-test.xml")
    posts = [r for r in records if isinstance(r, Post)]
    assert Counter(p.type for p in posts) == {"post": 51, "page": 21, "nav_menu_item": 70}
    assert sum(isinstance(r, Media) for r in records) == 38
    comments = [c for p in posts for c in p.comments]
    assert len(comments) == 32
    assert sum(bool(c.parent) for c in comments) == 10

    parents = {c.id: c.parent for c in comments}

    def depth(comment: str) -> int:
        return 1 + depth(parents[comment]) if parents[comment] else 1

    assert max(map(depth, parents)) == 10  # "Comment Depth 10", it says; a top-level comment has depth 1
    assert any(p.password for p in posts)
    assert sum(p.sticky for p in posts) == 1
    assert {p.status for p in posts} >= {"publish", "draft", "future"}
