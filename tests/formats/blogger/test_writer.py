"""What `--to blogger` writes: the form of Takeout, read back by our own reader; nobody else here reads it."""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import converters
from converters import Author, Comment, Commenter, Markup, Post, Site, Term, TermRef
from converters.compare.verification import Verification, compare_public
from converters.formats.blogger.writer.entries import _one_line
from converters.testing.hostile import hostile_records
from tests.conftest import FIXTURES
from tests.growth.measure import steep_in_seconds

HOME = "https://pier.example/"
ATOM, BLOGGER = "{http://www.w3.org/2005/Atom}", "{http://schemas.google.com/blogger/2018}"
TAKEOUT = FIXTURES / "blogger/takeout/Takeout/Blogger/Blogs/Tide and fog/feed.atom"


def html(text: str) -> Markup:
    return Markup(text=text, dialect="html")


def post(id_: str = "1", **fields: Any) -> Post:
    start = {
        "title": f"Fog {id_}", "slug": f"fog-{id_}", "date": "2020-01-06T10:00:00+02:00", "url": f"{HOME}fog-{id_}/",
        "body": html(f"<p>Words {id_}</p>"), "author": "ada",
    }  # fmt: skip
    return Post(id=id_, **(start | fields))


def comment(id_: str, parent: str = "", **fields: Any) -> Comment:
    start = {"author": Commenter(name="Bo"), "date": "2020-02-01T10:00:00+02:00", "body": html(f"<p>Reply {id_}</p>")}  # fmt: skip
    return Comment(id=id_, parent=parent, **(start | fields))


def written(tmp_path: Path, *records: Any, **how: Any) -> tuple[Any, converters.Result]:
    """The root of the feed, and the result of the run."""
    given = [Site(url=HOME, title="Pier", language="en-GB"), Author(login="ada", name="Ada"), *records]
    result = converters.write(given, tmp_path / "out", to="blogger", **how)
    assert all(account.balanced for account in result.accounts.values())
    (feed,) = (tmp_path / "out/Takeout/Blogger/Blogs").glob("*/feed.atom")
    return etree.parse(feed).getroot(), result


def read_back(tmp_path: Path) -> list[Post]:
    return [record for record in converters.read(tmp_path / "out") if isinstance(record, Post)]


def kinds(result: converters.Result) -> Counter[str]:
    return Counter(finding.kind for finding in result.findings)


def names_of(entry: Any) -> set[str]:
    return {child.tag for child in entry}


def test_an_entry_has_the_elements_of_a_real_export_and_no_others(tmp_path: Path) -> None:
    root, result = written(tmp_path, post(comments=(comment("2"),)), post("3", type="page"))
    known: dict[str | None, set[str]] = {}
    for entry in etree.parse(TAKEOUT).getroot().findall(f"{ATOM}entry"):
        known.setdefault(entry.findtext(f"{BLOGGER}type"), set()).update(names_of(entry))
    known["POST"] |= known["PAGE"] | {f"{ATOM}link", f"{ATOM}enclosure"}
    for entry in root.findall(f"{ATOM}entry"):
        kind = entry.findtext(f"{BLOGGER}type")
        assert kind in ("POST", "PAGE", "COMMENT")
        of_posts = {f"{ATOM}title"} if kind == "COMMENT" else set()
        extra = names_of(entry) - known["POST"] - known["COMMENT"] - of_posts
        assert extra <= {f"{BLOGGER}created", f"{BLOGGER}metaDescription"}, extra
        assert re.fullmatch(r"tag:blogger\.com,1999:blog-\d{19}\.post-\d{19}", entry.findtext(f"{ATOM}id"))
    assert kinds(result)["blogger-import"] == 1


def test_the_blog_comes_back_with_its_threads(tmp_path: Path) -> None:
    thread = (
        comment("11", author=Commenter(name="Bo", url="https://bo.example/")),
        comment("12", "11", body=html("<p>One<br>\ntwo</p>\n<pre>a\n b</pre>")),
        comment("13", "12", date=None),
        comment("14", "12", date=None, author=Commenter()),
        comment("15", status="spam"),
    )
    news = TermRef(taxonomy="category", slug="news", name="News & tides")
    _, result = written(
        tmp_path,
        Term(taxonomy="category", slug="news", name="News & tides"),
        Term(taxonomy="post_tag", slug="rare", name="Rare"),
        post(
            title="A <b>bold</b> &amp; title",
            modified="2020-03-01T10:00:00+02:00",
            terms=(news,),
            comments=thread,
        ),
        post("2", url=f"{HOME}2020/01/old.html", slug="old"),
        post("3", type="page", url="", slug="about"),
        post("4", status="draft", url=f"{HOME}?p=4"),
        post("5", type="boat"),
    )
    first, second, page, draft, boat = read_back(tmp_path)
    assert (first.title, first.url, first.date) == ("A <b>bold</b> &amp; title", f"{HOME}fog-1/", "2020-01-06T10:00:00+02:00")  # fmt: skip
    assert (first.modified, first.body, first.author) == (
        "2020-03-01T10:00:00+02:00",
        html("<p>Words 1</p>"),
        "ada",
    )
    assert [ref.name for ref in first.terms] == ["News & tides"]
    shown = {one.id: one for one in first.comments}
    said = {one.body.text if one.body else "": one for one in first.comments}
    two = said["<p>One<br> two</p> <pre>a<br> b</pre>"]
    assert [one.author.name for one in first.comments] == ["Bo", "Bo", "Bo", ""] or len(shown) == 4
    assert shown[two.parent].author.url == "https://bo.example/"
    assert said["<p>Reply 13</p>"].parent == said["<p>Reply 14</p>"].parent == two.id
    undated = [one.body.text for one in first.comments if one.body and not one.date]
    assert undated == ["<p>Reply 13</p>", "<p>Reply 14</p>"]  # ids say the order where dates do not
    assert (second.url, second.slug) == (f"{HOME}2020/01/old.html", "old")
    assert (page.type, page.url) == ("page", f"{HOME}p/about.html")
    assert (draft.status, draft.url) == ("draft", "")
    assert boat.type == "post"
    found = kinds(result)
    assert found["labels-without-posts"] == found["posts-in-blogger"] == 1
    (moved,) = (finding for finding in result.findings if finding.kind == "new-addresses-in-blogger")
    assert moved.message.startswith("2 posts")
    assert result.accounts["comment"].left_out == {"unapproved": 1}


def test_nothing_that_visitors_cannot_see_is_published(tmp_path: Path) -> None:
    everything = ["private", "password", "unapproved"]
    root, _ = written(
        tmp_path,
        post("1", status="private", body=html("hidden")),
        post("2", password="x", body=html("locked")),
        post("3", comments=(comment("9", status="pending"),)),
        include=everything,
    )
    status = {entry.findtext(f"{BLOGGER}filename"): entry.findtext(f"{BLOGGER}status") for entry in root.findall(f"{ATOM}entry")}  # fmt: skip
    assert status == {"": "DRAFT", "/2020/01/fog-3.html": "LIVE"} or Counter(status.values())["LIVE"] == 1
    without, _ = written(tmp_path, post("1", status="private", body=html("hidden")), post("3"))
    assert len(without.findall(f"{ATOM}entry")) == 1


def test_ids_of_blogger_stay(tmp_path: Path) -> None:
    own, of_comment = "1234567890123456789", "1234567890123456790"
    root, _ = written(tmp_path, post(own, comments=(comment(of_comment),)))
    assert [entry.findtext(f"{ATOM}id").rpartition("-")[2] for entry in root.findall(f"{ATOM}entry")] == [own, of_comment]  # fmt: skip


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    texts = "a\x00b\x0bc ]]> <!-- & \ufffe\ud800 e"
    bad = post(
        title=texts,
        slug='../../"><x',
        comments=(
            comment(
                "1",
                author=Commenter(name=texts, url="javascript:alert(1)"),
                body=html("<p>Hi</p><script>alert(1)</script>"),
            ),
        ),
    )
    written(tmp_path, bad)
    (read,) = read_back(tmp_path)
    assert "]]> <!-- &" in read.title
    (one,) = read.comments
    assert (one.author.url, one.body) == ("", html("<p>Hi</p>"))
    converters.write(hostile_records(), tmp_path / "hostile", to="blogger")
    for feed in (tmp_path / "hostile").rglob("feed.atom"):
        etree.parse(feed)
    for path in (tmp_path / "hostile").rglob("settings.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            names, values = csv.reader(file)
        assert len(names) == len(values)


def test_takeout_comes_back_as_it_was(tmp_path: Path) -> None:
    source = FIXTURES / "blogger/takeout"
    converters.convert(source, tmp_path / "out", to="blogger")
    found = compare_public(source, tmp_path / "out", ignore=["media"])
    assert found.comparison.counts["comment"].compared
    left = [(one.record, one.field, one.only) for one in found.comparison.differences]
    assert left == [
        ("post", "", "a"),
        ("post", "", "b"),
    ]  # a draft without title and address: nothing but its id names it


REAL = {
    "theme unit test": "wxr/peer/theme-unit-test.xml",
    "a real blog": "wxr/real/creativecommons-labs.scrubbed.xml",
    "made mistakes": "markdown/made-mistakes-comments",
}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=name, marks=pytest.mark.long(share=4) if name == "made mistakes" else ())
        for name, path in REAL.items()
    ],
)
def test_real_blogs(path: str, corpus: Path, tmp_path: Path) -> None:
    verification = Verification()
    result = converters.convert(corpus / path, tmp_path / "out", to="blogger", afterwards=verification)
    assert verification.equal, verification.comparison.differences
    posts = read_back(tmp_path)
    assert len(posts) == result.accounts["post"].written
    assert sum(len(one.comments) for one in posts) == result.accounts["comment"].written
    converters.convert(corpus / path, tmp_path / "blog.jsonl", to="archive")
    source = [record for record in converters.read(tmp_path / "blog.jsonl") if isinstance(record, Post)]
    shown = {one.url for one in posts if one.status == "publish"}
    wanted = {
        one.url
        for one in source
        if one.status == "publish" and one.type in ("post", "page") and not one.password
    }
    assert wanted <= shown


def test_it_is_read_back_equal_in_the_form_of_blogger(tmp_path: Path) -> None:
    thread = (
        comment("1", type="pingback"),
        comment("2", parent="1", date=None, author=Commenter(name="Ada ")),
    )
    refs = (
        TermRef(taxonomy="category", slug="boats-2", name="Boats"),
        TermRef(taxonomy="post_tag", slug="b", name="Boats"),
    )
    records = [
        Site(url=HOME, title=""),
        Author(login="x-1", name="Ada"),
        Term(taxonomy="category", slug="boats-2", name="Boats", description="Afloat"),
        post(
            "1", author="x-1", comments=thread, terms=refs, date="2020-01-06T10:00:00", title="A &amp; B <b>"
        ),
        post("2", type="recipe", status="draft", author=""),
    ]
    converters.write(records, tmp_path / "blog.jsonl", to="archive")
    verification = Verification()
    converters.convert(tmp_path / "blog.jsonl", tmp_path / "out", to="blogger", afterwards=verification)
    assert verification.equal, verification.comparison.differences
    assert verification.counts["comment"].compared == 2


def test_preformatted_texts_without_an_end_take_linear_time():
    assert _one_line("<pre>a\n<b>b</b></pre>\nc") == "<pre>a<br><b>b</b></pre> c"
    assert not steep_in_seconds(lambda size: lambda: _one_line("<pre>" * size), 8_000)


def test_a_comment_of_spaces_takes_linear_time():
    def prepare(size):
        text = f"<p>a{' ' * size}b{' ' * size}\n c</p>"
        return lambda: _one_line(text)

    assert _one_line("<p>a  b \t\n c</p>") == "<p>a  b c</p>"
    assert not steep_in_seconds(prepare, 8_000)
