"""What Nikola itself does with what it is given: each trap that its real program was caught in."""

from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from built_sites import Built, Generator

from converters import convert, read, write
from converters.model import Comment, Commenter, Markup, Post, Record, Site, TermRef

SITE = "https://blog.example"
Get = Callable[[str], Generator]
MARK = "<p>Kept.</p>"


def post(id_: str, text: str = MARK, dialect: str = "html", **fields: object) -> Post:
    fields = {
        "title": f"Post {id_}",
        "slug": f"p{id_}",
        "url": f"{SITE}/p{id_}/",
        "date": "2020-01-05T08:00:00+09:00",
    } | fields
    return Post(id=id_, body=Markup(text=text, dialect=dialect), **fields)  # type: ignore[arg-type]


def tag(name: str, taxonomy: str = "post_tag", slug: str = "") -> TermRef:
    return TermRef(taxonomy=taxonomy, slug=slug or name.lower(), name=name)


BRACES = (
    "<p>Run {{% youtube x %}}, {{% nobody %}}, {{% open</p><pre><code>{{% /closed %}} in code {{ y }}</code></pre>"
    "<p><a href='http://['>c</a> <a href='link://tag/x'>d</a></p>"
)
"""Shortcodes, one without an end, one that ends none; links that are no URLs, and one that Nikola would look up."""

SAID = Comment(
    id="5", author=Commenter(name="Ada"), body=Markup(text="<p>Ahoy {{% x %}}</p>", dialect="html")
)
KEYS = "tags path status has_math link hidetitle nocomments pretty_url type wp-status filters enclosure authors updated".split()
"""Keys that Nikola knows: custom fields of these names are only fields."""

RECORDS: list[Record] = [
    Site(title="Traps", url=SITE),
    post("1", "<!--more-->\n\nThe mark is first.", "markdown", terms=(tag("Marked"),)),
    post("2", "Before.\n\n<!--more-->\n\nAfter.", "markdown"),
    post("3", BRACES),
    post("4", "First paragraph.\n\nSecond.", "markdown"),
    post("5", "![none](none.png)", "markdown"),
    post("6", url=f"{SITE}/2020/Über-東京.HTML/", terms=(tag("日本"), tag("C++, D"), tag("draft"))),
    post("7", url=f"{SITE}/old/page.html"),
    post("8", url=f"{SITE}/no-slash"),
    post("9", date="2020-01-07T08:00:00"),
    post("10", date="2199-01-01T00:00:00+00:00"),
    post("11", terms=(tag("One", "category", "Eins"), tag("Two / three", "category", "zwei"))),
    post("12", extra={"aliases": [f"{SITE}/before/", f"{SITE}/older.html"]}),
    post("13", title="", extra={"section": ["x"], "template": ["none.tmpl"], "data": ["no.json"]}),
    post("14", date=None, slug="2020-01-05-plain", comments=(SAID,)),
    post("15", "Text", "markdown", title="2020", extra=dict.fromkeys(KEYS, "ghost")),
    post("16", "{{% raw %}} {{% /raw %}} {{ x }} {% y %} `{{% media url %}}`", "markdown"),
    post("20", "<p>Secret draft.</p>", status="draft", url=f"{SITE}/p20/"),
]


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nikola") / "site"
    write(RECORDS, folder, to="nikola")
    return folder


@pytest.fixture(scope="module")
def site(target: Path, generator: Get) -> Built:
    made = generator("nikola")
    for path in target.joinpath("drafts").glob("*.md"):  # moved, with its line that says what it is
        path.rename(target / "posts" / path.name)
    private = target / "posts" / "private.md"
    private.write_text(
        "<!--\n.. title: Hush\n.. date: 2020-01-01\n.. status: private\n-->\n\nSecret words.\n"
    )
    return Built(made.build(target))


def content(site: Built, path: str) -> str:
    return site.page(path).text("//div[@class='content']")


def test_a_mark_at_the_start_ends_no_build(target: Path, site: Built) -> None:
    assert content(site, "/p1/") == "The mark is first."
    assert content(site, "/p2/") == "Before. After."
    assert "TEASER_END" in next(target.glob("posts/p2.md")).read_text()
    found = {one.id: one for one in read(target) if isinstance(one, Post)}
    assert found["1"].body == Markup(text="<!--more-->\n\nThe mark is first.", dialect="markdown")
    assert found["2"].body == Markup(text="Before.\n\n<!--more-->\n\nAfter.", dialect="markdown")


def test_shortcodes_are_shown(target: Path, site: Built, tmp_path: Path) -> None:
    said = content(site, "/p3/")
    assert "Run {{% youtube x %}}, {{% nobody %}}, {{% open {{% /closed %}} in code {{ y }}" in said
    links = site.page("/p3/").root.xpath("//div[@class='content']//a/@href")
    assert links[-2:] == ["http://[", "link://tag/x"]
    convert(target, tmp_path / "again", to="html")
    again = Built(tmp_path / "again").page("/p3/")
    assert "Run {{% youtube x %}}, {{% nobody %}}, {{% open" in again.text("//article")


def test_the_first_paragraph_is_no_header(target: Path, site: Built) -> None:
    assert content(site, "/p4/") == "First paragraph. Second."
    assert all(path.read_text("utf-8").startswith("<!--\n.. ") for path in target.glob("posts/*.md"))


def test_an_image_that_is_not_there_is_no_error(site: Built) -> None:
    (image,) = site.page("/p5/").root.xpath("//div[@class='content']//img")
    assert image.get("alt") == "none"
    assert urljoin(f"{SITE}/p5/", image.get("src")) == f"{SITE}/p5/none.png"


def test_paths_and_slugs_are_kept_to_the_letter(site: Built) -> None:
    assert content(site, "/2020/Über-東京.HTML/") == "Kept."
    assert (site.folder / "old" / "page.html").is_file()
    assert (site.folder / "no-slash" / "index.html").is_file()
    tags = site.page("/2020/Über-東京.HTML/").root.xpath("//p[@class='meta']//a")
    assert sorted(one.text for one in tags) == ["C++, D", "draft", "日本"]
    assert all(site.page(one.get("href")).text("//main//h1") == one.text for one in tags)
    assert (site.folder / "tag" / "日本" / "index.html").is_file()


def test_dates_are_those_of_the_blog(site: Built) -> None:
    assert site.page("/p9/").text("//p[@class='meta']/time") == "7 January 2020"
    assert site.page("/p4/").text("//p[@class='meta']/time") == "5 January 2020"
    assert content(site, "/p10/") == "Kept."
    assert "Post 10" in site.page("/archive/").text("//main")
    feed = (site.folder / "rss.xml").read_text("utf-8")
    (item,) = [item for item in feed.split("<item>") if f"{SITE}/p4/" in item]
    stated = parsedate_to_datetime(item.split("<pubDate>")[1].split("</pubDate>")[0])
    assert stated == datetime.fromisoformat("2020-01-05T08:00:00+09:00")


def test_a_post_without_a_date_shows_none(target: Path, site: Built) -> None:
    page = site.page("/p14/")
    assert not page.root.xpath("//main//time")
    assert page.text("//section[@class='comments']//article/p") == "Ahoy {{% x %}}"
    (found,) = (one for one in read(target) if isinstance(one, Post) and one.id == "14")
    assert (found.date, found.slug, found.type) == (None, "2020-01-05-plain", "post")


def test_shortcodes_in_markdown_are_shown(site: Built) -> None:
    assert content(site, "/p16/") == "{{% raw %}} {{% /raw %}} {{ x }} {% y %} {{% media url %}}"


def test_a_post_is_in_each_of_its_categories(site: Built) -> None:
    for path, name in (("/category/Eins/", "One"), ("/category/zwei/", "Two / three")):
        page = site.page(path)
        assert page.text("//main//h1") == name
        assert "Post 11" in page.text("//main")


def test_old_addresses_lead_to_the_post(site: Built) -> None:
    for name in ("before/index.html", "older.html"):
        assert "url=/p12/" in (site.folder / name).read_text("utf-8")
    assert f"<loc>{SITE}/p12/</loc>" in (site.folder / "sitemap.xml").read_text("utf-8")
    assert "before" not in (site.folder / "sitemap.xml").read_text("utf-8")


def test_fields_that_nikola_knows_are_only_fields(target: Path, site: Built) -> None:
    assert content(site, "/p13/") == "Kept."
    assert not site.page("/p13/").root.xpath("//main//h1")
    (found,) = (one for one in read(target) if isinstance(one, Post) and one.id == "13")
    assert (found.title, found.extra) == ("", {"section": "x", "template": "none.tmpl", "data": "no.json"})
    page = site.page("/p15/")
    assert page.text("//main//h1") == "2020"
    assert "ghost" not in page.words("//main")
    (found,) = (one for one in read(target) if isinstance(one, Post) and one.id == "15")
    assert found.extra == dict.fromkeys(KEYS, "ghost")


def test_drafts_and_private_posts_are_not_built_wherever_they_are(site: Built) -> None:
    assert not [path for path, text in site.texts() if "Secret" in text or "Hush" in text]


def test_a_site_below_a_path(tmp_path: Path, generator: Get) -> None:
    home = f"{SITE}/log"
    records = [
        Site(title="Below", url=home),
        post("1", f"<p><a href='{home}/two/'>two</a></p>", url=f"{home}/one/"),
        post("2", url=f"{home}/two/", extra={"aliases": [f"{home}/old/"]}),
    ]
    write(records, tmp_path / "site", to="nikola")
    built = Built(generator("nikola").build(tmp_path / "site"))
    page = built.page("/one/")
    links = [link.removeprefix(SITE) for link in page.root.xpath("//a/@href")]
    assert links.count("/log/two/") == 2  # in the text, and as the next post
    assert {link for link in links if link[:1] == "/" and not link.startswith("/log/")} == set()
    assert page.root.xpath("//link[@rel='stylesheet']/@href") == ["/log/assets/blogport.css"]
    assert "url=/log/two/" in (built.folder / "old" / "index.html").read_text("utf-8")


@pytest.mark.long(share=4)
def test_in_another_theme_the_permalinks_and_slugs_are_the_same(tmp_path: Path, generator: Get) -> None:
    write(RECORDS, tmp_path / "site", to="nikola", options={"theme": "none"})
    built = Built(generator("nikola").build(tmp_path / "site"))
    assert "Kept." in (built.folder / "old" / "page.html").read_text("utf-8")
    assert (built.folder / "tag" / "日本" / "index.html").is_file()
    assert not [path for path, text in built.texts() if "Secret" in text]
