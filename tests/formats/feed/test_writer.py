"""What `--to feed` writes: valid for RFC 4287, read equal by another program and by our own reader, archived by RFC 5005."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

import converters
from converters import Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef
from converters.errors import UsageError
from converters.testing.hostile import hostile_records
from tests.conftest import FIXTURES

HOME = "https://pier.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
FORMS = ("atom", "json")


def html(text: str) -> Markup:
    return Markup(text=text, dialect="html")


def post(id_: str = "1", **fields: Any) -> Post:
    start = {
        "title": f"Fog {id_}", "slug": f"fog-{id_}", "date": f"2020-01-{int(id_):02}T10:00:00+02:00",
        "url": f"{HOME}2020/fog-{id_}/", "body": html(f"<p>Words {id_}</p>"), "author": "ada",
    }  # fmt: skip
    return Post(id=id_, **(start | fields))


def comment(id_: str, parent: str = "", **fields: Any) -> Comment:
    start = {"author": Commenter(name=f"Reader {id_}"), "date": "2020-02-01T10:00:00+02:00", "body": html(f"<p>Reply {id_}</p>")}  # fmt: skip
    return Comment(id=id_, parent=parent, **(start | fields))


BLOG = [
    Site(url=HOME, title="Pier & <Fog>", description="Grey", language="en-GB"),
    Author(login="ada", name="Ada", url=f"{HOME}ada/"),
    Term(taxonomy="category", slug="sea", name="The sea"),
    Term(taxonomy="post_tag", slug="foggy", name="Fog"),
    Term(taxonomy="post_tag", slug="alone", name="Alone"),
    Media(id="9", url=f"{HOME}fog.jpg"),
    post(
        "1",
        title="A <b>bold</b> &amp; “title”",
        slug="another-slug",
        modified="2020-03-01T10:00:00+02:00",
        excerpt="In short",
        featured="9",
        terms=(
            TermRef(taxonomy="category", slug="sea", name="The sea"),
            TermRef(taxonomy="post_tag", slug="foggy", name="Fog"),
        ),
        comments=(
            comment("11", author=Commenter(name="Bo", url="https://bo.example/")),
            comment("12", "11"),
            comment("13", "12", type="pingback"),
            comment("abc", "13", date=None, author=Commenter()),
            comment("14", status="pending"),
        ),
    ),
    post(
        "2",
        type="page",
        date=None,
        url=f"{HOME}about/",
        slug="about",
        author="",
        extra={"guid": f"{HOME}?p=2"},
    ),
    post("3", date="2020-01-03T10:00:00"),
    post("4", url="", body=None, extra={"enclosure": [f"{HOME}a.mp3\n100\naudio/mpeg\n"]}),
    post("5", status="draft", body=html("<p>secretdraft</p>")),
    post("6", status="private", body=html("<p>secretprivate</p>")),
    post("7", password="x", body=html("<p>secretlocked</p>")),
]


def written(tmp_path: Path, records: Any = BLOG, **options: str) -> Path:
    target = tmp_path / ("feed" if "per_file" in options else f"blog.{options.get('form', 'atom')}")
    result = converters.write(records, target, to="feed", options=options)
    assert all(account.balanced for account in result.accounts.values())
    return target


def validated(path: Path) -> Any:
    tree = etree.parse(path)
    SCHEMA.assertValid(tree)
    entries = tree.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert all(entry.find(f"{ATOM}author") is not None for entry in entries)  # the rest of section 4.1.2
    return tree.getroot()


def test_the_feed_is_valid_and_another_program_reads_what_was_written(tmp_path: Path) -> None:
    path = written(tmp_path)
    root = validated(path)
    assert root.find(f"{HISTORY}complete") is not None
    feed = feedparser.parse(path)
    assert not feed.bozo
    assert (feed.feed.title, feed.feed.subtitle, feed.feed.link) == ("Pier & <Fog>", "Grey", HOME)
    entries = {entry.id: entry for entry in feed.entries}
    first = entries[f"{HOME}2020/fog-1/"]
    assert first.title == "A <b>bold</b> &amp; “title”"
    assert (first.link, first.author, first.content[0].value) == (first.id, "Ada", "<p>Words 1</p>")
    assert (first.published, first.updated) == ("2020-01-01T10:00:00+02:00", "2020-03-01T10:00:00+02:00")
    assert [(tag.term, tag.label) for tag in first.tags] == [("sea", "The sea"), ("foggy", "Fog")]
    answers = {entry.id.rpartition("#")[2]: entry["thr_in-reply-to"] for entry in feed.entries if "thr_in-reply-to" in entry}  # fmt: skip
    assert {name: answer["ref"].rpartition("#")[2] for name, answer in answers.items()} == {
        "comment-11": first.id, "comment-12": "comment-11", "comment-13": "comment-12", "comment-n4": "comment-13",
    }  # fmt: skip
    assert entries[f"{first.id}#comment-12"].link == f"{first.link}#comment-12"
    assert entries[f"{HOME}?p=2"].link == f"{HOME}about/"


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_visitors_cannot_see_is_in_it(form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    everything = ["private", "password", "unapproved", "personal"]
    converters.write(BLOG, target, to="feed", options={"form": form}, include=everything)
    text = target.read_text(encoding="utf-8")
    assert "Words 1" in text
    assert "secret" not in text
    assert "Reply 14" not in text


@pytest.mark.parametrize(
    "options", [{}, {"form": "json"}, {"per_file": "1"}, {"per_file": "2", "form": "json"}]
)
def test_it_is_read_back_as_it_was(options: dict[str, str], tmp_path: Path) -> None:
    records = list(converters.read(written(tmp_path, **options)))
    site, *_ = (record for record in records if isinstance(record, Site))
    assert site == BLOG[0]
    found = {record.id: record for record in records if isinstance(record, Post)}
    first, page, third = found["1"], found["2"], found["3"]
    stated = BLOG[6]
    assert isinstance(stated, Post)
    for name in "title slug url date modified author body excerpt terms type".split():
        assert getattr(first, name) == getattr(stated, name), name
    assert [(one.id, one.parent, one.type, one.date, one.body) for one in first.comments if one.date] == [
        (one.id, one.parent, one.type, one.date, one.body) for one in stated.comments[:3]
    ]
    (nobody,) = (one for one in first.comments if not one.date)
    assert (nobody.author, nobody.parent, nobody.body) == (Commenter(), "13", html("<p>Reply abc</p>"))
    assert (page.type, page.date, page.modified, page.author) == ("page", None, None, "")
    assert (third.date, third.modified) == ("2020-01-03T10:00:00", None)
    (alone,) = (record for record in found.values() if record.title == "Fog 4")
    assert alone.extra["enclosure"] == [f"{HOME}a.mp3\n100\naudio/mpeg\n"]
    terms = {(term.taxonomy, term.slug, term.name) for term in records if isinstance(term, Term)}
    assert terms == {
        ("category", "sea", "The sea"),
        ("post_tag", "foggy", "Fog"),
        ("post_tag", "alone", "Alone"),
    }
    (image,) = (record for record in records if isinstance(record, Media))
    assert image.url == f"{HOME}fog.jpg"
    assert {(author.name, author.url) for author in records if isinstance(author, Author)} == {("Ada", f"{HOME}ada/")}  # fmt: skip


def archives(folder: Path) -> Iterator[tuple[str, Any]]:
    """The files from the newest on, along `prev-archive`."""
    name = "feed.atom"
    while name:
        root = validated(folder / name)
        yield name, root
        found = root.find(f"{ATOM}link[@rel='prev-archive']")
        name = found.get("href").removeprefix(HOME) if found is not None else ""


def test_archives_lead_from_the_newest_to_the_oldest(tmp_path: Path) -> None:
    posts = [post(str(number)) for number in range(1, 8)]
    folder = written(tmp_path, [BLOG[0], *posts], per_file="3")
    found = [
        (name, [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")], root.find(f"{HISTORY}archive") is not None)
        for name, root in archives(folder)
    ]  # fmt: skip
    assert found == [
        ("feed.atom", ["Fog 7"], False),
        ("archive-2.atom", ["Fog 6", "Fog 5", "Fog 4"], True),
        ("archive-1.atom", ["Fog 3", "Fog 2", "Fog 1"], True),
    ]
    before = (folder / "archive-1.atom").read_bytes()
    written(tmp_path, [BLOG[0], *posts, post("8")], per_file="3")
    assert (
        folder / "archive-1.atom"
    ).read_bytes() == before  # RFC 5005, section 4: an archive does not change


def test_json_feed_has_what_version_1_1_wants(tmp_path: Path) -> None:
    feed = json.loads(written(tmp_path, form="json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"], feed["language"]) == ("Pier & <Fog>", HOME, "en-GB")
    names = "id url title content_html summary image date_published date_modified authors tags attachments language _blogport"  # fmt: skip
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert "content_html" in item
        assert item.keys() <= set(names.split())
    (first,) = (item for item in feed["items"] if item["tags"]) if all("tags" in item for item in feed["items"]) else [item for item in feed["items"] if "tags" in item]  # fmt: skip
    assert (first["tags"], first["authors"]) == (["The sea", "Fog"], [{"name": "Ada", "url": f"{HOME}ada/"}])


def test_a_summary_is_plain_text_in_json_feed_and_comes_back_with_its_markup(tmp_path: Path) -> None:
    path = written(tmp_path, [BLOG[0], post("1", excerpt="<p>Grey &lt;3 <em>fog</em></p>")], form="json")
    (item,) = json.loads(path.read_text(encoding="utf-8"))["items"]
    assert item["summary"] == "Grey <3 fog"
    (back,) = (record for record in converters.read(path) if isinstance(record, Post))
    assert back.excerpt == "<p>Grey &lt;3 <em>fog</em></p>"


@pytest.mark.parametrize("form", FORMS)
def test_hostile_texts_are_texts(form: str, tmp_path: Path) -> None:
    path = written(tmp_path, hostile_records(), form=form)
    if form == "atom":
        validated(path)
    else:
        json.loads(path.read_bytes())
    assert "\x00" not in path.read_text(encoding="utf-8")
    texts = "a\x00b\x0bc\x1bd ]]> <!-- & \ufffe\ud800 e"
    script = "<p>Hi</p><script>alert(1)</script>"
    bad = post(
        title=texts,
        url="https://pier.example/a b\"<'>/",
        extra={"guid": "not an iri"},
        comments=(
            comment("1", author=Commenter(name=texts, url="javascript:alert(1)"), body=html(script)),
            comment('"><x', "1"),
        ),
    )
    made = written(tmp_path, [Site(url=HOME, title=texts, language="no language"), bad], form=form)
    if form == "atom":
        validated(made)
    (read,) = (record for record in converters.read(made) if isinstance(record, Post))
    assert "]]> <!-- &" in read.title
    assert [one.author.url for one in read.comments] == ["", ""]
    assert all("script" not in one.body.text for one in read.comments if one.body)
    assert [one.parent for one in read.comments] == ["", read.comments[0].id]


def test_a_site_without_a_url_has_a_feed_that_is_valid(tmp_path: Path) -> None:
    target = tmp_path / "out.atom"
    result = converters.write([Post(title="Alone", body=html("<p>Words</p>"))], target, to="feed")
    validated(target)
    assert {finding.kind for finding in result.findings} >= {"feed-without-address", "no-date-in-feed"}
    (read,) = (record for record in converters.read(target) if isinstance(record, Post))
    assert (read.title, read.date, read.url, read.extra) == ("Alone", None, "", {})


def test_a_title_that_looks_like_a_page_of_comments_stays_a_post(tmp_path: Path) -> None:
    records = [Site(url=HOME, title="Comments on fog"), post("1", comments=(comment("2"),))]
    found = [record for record in converters.read(written(tmp_path, records)) if isinstance(record, Post)]
    assert [(record.title, len(record.comments)) for record in found] == [("Fog 1", 1)]


@pytest.mark.parametrize("options", [{"per_file": "-1"}, {"address": "there"}, {"form": "rss"}])
def test_options_that_make_no_sense(options: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        written(tmp_path, **options)


@pytest.mark.parametrize("options", [{}, {"form": "json"}, {"per_file": "2"}])
def test_the_example_comes_back_but_for_the_losses_that_are_declared(
    options: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "blog"
    converters.convert(FIXTURES / "example.xml", target, to="feed", options=options)
    found = converters.verify(FIXTURES / "example.xml", target, to="feed", options=options)
    assert found.counts["comment"].compared
    assert found.equal, found.comparison.differences


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
    target = tmp_path / "blog.atom"
    result = converters.convert(corpus / path, target, to="feed")
    root = validated(target)
    entries = root.findall(f"{ATOM}entry")
    feed = feedparser.parse(target)
    assert not feed.bozo
    assert (
        len(feed.entries)
        == len(entries)
        == result.accounts["post"].written + result.accounts["comment"].written
    )
    assert sum("thr_in-reply-to" in entry for entry in feed.entries) == result.accounts["comment"].written
    found = converters.verify(corpus / path, target, to="feed")
    left = {(one.record, one.field) for one in found.comparison.differences}
    # A post of the theme unit test names an author by a login with a `>` too much, which becomes a name.
    assert left <= ({("author", "name"), ("author", ""), ("post", "author")} if "theme" in path else set())


def test_comments_without_ids_come_back_on_each_post(tmp_path):
    def said(name):
        return Comment(author=Commenter(name=name), body=Markup(text=f"<p>By {name}</p>", dialect="html"))

    posts = [
        Post(
            id=str(number),
            url=f"https://pier.example/{number}/",
            slug=str(number),
            comments=(said("Ada"), said("Bo")),
        )
        for number in (1, 2)
    ]
    converters.write([Site(url="https://pier.example/"), *posts], tmp_path / "blog.atom", to="feed")
    read = [record for record in converters.read(tmp_path / "blog.atom") if isinstance(record, Post)]
    assert [[one.author.name for one in post.comments] for post in read] == [["Ada", "Bo"]] * 2
