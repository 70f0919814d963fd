"""What MkDocs and the blog of Material do with what they are given: each trap that the real program was caught in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import Built, Generator

from converters import read, write
from converters.model import Comment, Markup, Post, Record, Site, TermRef

SITE = "https://blog.example"
Get = Callable[[str], Generator]


def post(id_: str, text: str = "Kept.", **fields: object) -> Post:
    fields = {
        "title": f"Post {id_}",
        "slug": f"p{id_}",
        "url": f"{SITE}/p{id_}/",
        "date": "2020-01-05T08:00:00+09:00",
        "body": Markup(text=text, dialect="markdown"),
    } | fields
    return Post(id=id_, **fields)  # type: ignore[arg-type]


def term(name: str, taxonomy: str = "post_tag", slug: str = "") -> TermRef:
    return TermRef(taxonomy=taxonomy, slug=slug or name.lower(), name=name)


LINKS = "[TOC]\n\n[a](http://[b) <a href='http://['>c</a> ![none](none.png)\n\n# One\n\n# Two"

KEYS = "icon nav pin readtime search social status subtitle draft date categories author comments updated".split()
"""Keys that MkDocs and Material know: custom fields of these names are only fields."""

RECORDS: list[Record] = [
    Site(title="Traps", url=SITE),
    post("1", "<!--more-->\n\nThe mark is first."),
    post("2", "Before.\n\n<!--more-->\n\nAfter."),
    post("3", LINKS),
    post("4", date="2020-01-07T23:30:00"),
    post("5", date=None),
    post("6", url=f"{SITE}/2020/Über-東京.X/", slug="Über-東京.X", terms=(term("日本"), term("C++, D"))),
    post("7", url=f"{SITE}/old/page.html"),
    post("8", url=f"{SITE}/no-slash"),
    post("9", terms=(term("One", "category", "Eins"), term("Two & three", "category", "zwei")), sticky=True),
    post("10", extra={"aliases": [f"{SITE}/before/", f"{SITE}/older.html"]}),
    post(
        "11", title="", extra={"template": ["none.html"], "authors": ["nobody"], "links": ["x"], "hide": [1]}
    ),
    post(
        "12",
        date="2199-01-01T00:00:00+00:00",
        comments=(Comment(id="9", body=Markup(text="<p>Said</p>", dialect="html")),),
    ),
    post("13", type="page", url=f"{SITE}/blog/posts/"),
    post("14", date=None, slug="2020-01-05-plain"),
    post("15", title="2020", extra=dict.fromkeys(KEYS, "ghost")),
    post("16", slug="README", url=f"{SITE}/README/"),
    post("17", "{{ x }} {% y %} !!! note\n\n??? x\n\n[a](other.md) [b](/x.md) :smile: [[x]] ^^a^^ ==b=="),
    post("20", "Secret draft.", status="draft"),
]


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mkdocs") / "site"
    write(RECORDS, folder, to="mkdocs")
    return folder


@pytest.fixture(scope="module")
def site(target: Path, generator: Get) -> Built:
    made = generator("mkdocs")
    moved = target / "docs" / "blog" / "posts" / "moved.md"  # with its line that says what it is
    moved.write_bytes(next(target.glob("docs/drafts/*.md")).read_bytes())
    return Built(made.build(target))


def content(site: Built, path: str) -> str:
    return site.page(path).text("//div[@class='content']")


def test_texts_are_shown_whatever_is_in_them(site: Built) -> None:
    assert content(site, "/p1/") == "The mark is first."
    assert content(site, "/p2/") == "Before. After."
    assert content(site, "/p3/").startswith("[TOC]")
    links = site.page("/p3/").root.xpath("//div[@class='content']//a/@href")
    assert "http://[" in links
    assert site.page("/p3/").root.xpath("//div[@class='content']//img/@alt") == ["none"]


def test_a_date_without_a_zone_is_a_date(site: Built) -> None:
    assert site.page("/p4/").text("//p[@class='meta']/time") == "7 January 2020"
    assert site.page("/p1/").text("//p[@class='meta']/time") == "5 January 2020"
    assert content(site, "/p5/") == "Kept."
    assert content(site, "/p12/") == "Kept."


def test_a_post_without_a_date_shows_none(target: Path, site: Built) -> None:
    assert not site.page("/p14/").root.xpath("//main//time")
    (found,) = (one for one in read(target) if isinstance(one, Post) and one.id == "14")
    assert (found.date, found.slug, found.type) == (None, "2020-01-05-plain", "post")


def test_signs_of_extensions_are_text(site: Built) -> None:
    said = content(site, "/p17/")
    assert said == "{{ x }} {% y %} !!! note ??? x a b :smile: [[x]] ^^a^^ ==b=="
    assert site.page("/p17/").root.xpath("//div[@class='content']//a/@href") == ["other.md", "/x.md"]


def test_paths_and_slugs_are_kept_to_the_letter(site: Built) -> None:
    assert content(site, "/2020/Über-東京.X/") == "Kept."
    assert (site.folder / "old" / "page.html").is_file()
    assert (site.folder / "no-slash" / "index.html").is_file()
    assert content(site, "/README/") == "Kept."
    assert content(site, "/blog/posts/") == "Kept."
    tags = site.page("/2020/Über-東京.X/").root.xpath("//p[@class='meta']//a")
    assert sorted(one.text for one in tags) == ["C++, D", "日本"]
    assert all(site.page(one.get("href")).text("//main//h1") == one.text for one in tags)
    for path, name in (("/category/Eins/", "One"), ("/category/zwei/", "Two & three")):
        assert site.page(path).text("//main//h1") == name
        assert "Post 9" in site.page(path).text("//main")


def test_old_addresses_lead_to_the_post(site: Built) -> None:
    for name in ("before/index.html", "older.html"):
        assert "url=/p10/" in (site.folder / name).read_text("utf-8")
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{SITE}/p10/</loc>" in sitemap
    assert "before" not in sitemap


def test_fields_that_the_plug_in_knows_are_only_fields(target: Path, site: Built) -> None:
    assert content(site, "/p11/") == "Kept."
    assert not site.page("/p11/").root.xpath("//main//h1")
    (found,) = (one for one in read(target) if isinstance(one, Post) and one.id == "11")
    assert found.title == ""
    assert found.extra == {"template": "none.html", "authors": "nobody", "links": "x", "hide": 1}
    page = site.page("/p15/")
    assert page.text("//main//h1") == "2020"
    assert "ghost" not in page.words("//main")
    (found,) = (one for one in read(target) if isinstance(one, Post) and one.id == "15")
    assert found.extra == dict.fromkeys(KEYS, "ghost")


def test_drafts_are_not_built_wherever_they_are(site: Built) -> None:
    assert not [path for path, text in site.texts() if "Secret" in text]


def test_a_site_below_a_path(tmp_path: Path, generator: Get) -> None:
    home = f"{SITE}/log"
    records = [
        Site(title="Below", url=home),
        post("1", f"[two]({home}/two/)", url=f"{home}/one/"),
        post("2", url=f"{home}/two/", extra={"aliases": [f"{home}/old/"]}),
    ]
    write(records, tmp_path / "site", to="mkdocs")
    built = Built(generator("mkdocs").build(tmp_path / "site"))
    links = [link.removeprefix(SITE) for link in built.page("/one/").root.xpath("//a/@href")]
    assert links.count("/log/two/") == 2  # in the text, and as the next post
    assert {link for link in links if link[:1] == "/" and not link.startswith("/log/")} == set()
    assert "url=/log/two/" in (built.folder / "old" / "index.html").read_text("utf-8")


def test_materials_own_theme_shows_the_comments_at_the_permalinks(tmp_path: Path, generator: Get) -> None:
    write(RECORDS, tmp_path / "site", to="mkdocs", options={"theme": "none"})
    built = Built(generator("mkdocs").build(tmp_path / "site"))
    assert "md-" in (built.folder / "old" / "page.html").read_text("utf-8")
    assert built.page("/p12/").text("//section[@class='comments']//article/p") == "Said"
    assert not [path for path, text in built.texts() if "Secret" in text]
