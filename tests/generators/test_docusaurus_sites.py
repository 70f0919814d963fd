"""What Docusaurus' own blog, pages and theme do with what they are given: the site without our theme, built once."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from built_sites import Built, Generator

from converters import Post, read, write
from converters.model import Author, Record, Site, TermRef
from tests.generators.posts import SITE, post

pytestmark = pytest.mark.long(share=6, reason="a build of Docusaurus with its own theme takes half a minute")

Get = Callable[[str], Generator]

EVIL = "</script><script>alert(1)</script>"
NO_MDX = "import a from 'b'\n\n:::note\n\nBox :smile: 1 < 2 {x}<br>\n\n:::\n\n<!-- note -->\n\n## Own {#own}"
RECORDS: list[Record] = [
    Site(title=f"Harbour {EVIL}", url=SITE, language="en", description=f"Ships {EVIL}"),
    Author(id="1", login="ada", name=f"Ada {EVIL}"),
    post("1", title=f"Title {EVIL}", author="ada", terms=(TermRef(taxonomy="post_tag", slug="x", name=f"Tag {EVIL}"),)),
    post("2", "Undated", date=None, slug="2020-01-05-plain"),
    post("3", "Before.\n\n<!--more-->\n\nAfter.", url=f"{SITE}/2020/%E6%97%A5%E6%9C%AC/"),
    post("4", "A page", type="page", title=f"Page {EVIL}"),
    post("5", NO_MDX, slug="2019-12-31-day"),
    post("6", "[a](missing.md) ![b](missing/none.png) ![c][ref]\n\n[ref]: ./none.png"),
    post("7", "Fields", title="2020", extra={"authors": "nobody", "unlisted": True, "tags": "x", "image": "./none.png"}),
    post("8", "Secret", status="draft"),
    post("9", "Ahead", date="2199-01-01T00:00:00+09:00"),
    post("10", "Under", slug="_under", url=f"{SITE}/_under/"),
]  # fmt: skip


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docusaurus") / "site"
    write(RECORDS, folder, to="docusaurus", options={"theme": "none"})
    return folder


@pytest.fixture(scope="module")
def site(target: Path, generator: Get) -> Built:
    return Built(generator("docusaurus").build(target))


def test_no_text_ends_the_script_that_it_is_in(site: Built) -> None:
    for path in ("/", "/p1/", "/p4/"):
        scripts = site.page(path).root.xpath("//script")
        assert not [script for script in scripts if (script.text or "").startswith("alert")], path
    (stated,) = site.page("/p1/").root.xpath("//script[@type='application/ld+json']")
    assert json.loads(stated.text)["headline"] == f"Title {EVIL}"
    (stated,) = site.page("/").root.xpath("//script[@type='application/ld+json']")
    assert json.loads(stated.text)["description"] == f"Ships {EVIL}"


def test_a_post_without_a_date_shows_none(target: Path, site: Built) -> None:
    page = site.page("/p2/")
    assert "Undated" in page.text("//main")
    assert not page.root.xpath("//time")
    (found,) = (one for one in read(target) if isinstance(one, Post) and one.id == "2")
    assert (found.date, found.slug, found.type) == (None, "2020-01-05-plain", "post")


def test_dates_are_those_of_front_matter(site: Built) -> None:
    """And not the day that the name of a file begins with."""
    (time,) = site.page("/p5/").root.xpath("//header//time")
    assert time.get("datetime") == "2020-01-04T23:00:00.000Z"
    assert "Ahead" in site.page("/p9/").text("//main")


def test_permalinks_are_kept(site: Built) -> None:
    assert site.page("/2020/日本/").text("//article").endswith("Before. After.")
    assert "Under" in site.page("/_under/").text("//main")


def test_a_text_is_no_program(site: Built) -> None:
    said = site.page("/p5/").text("//article")
    for words in ("import a from 'b'", ":::note", "Box :smile: 1 < 2 {x}", "Own {#own}"):
        assert words in said
    article = site.page("/p6/").root.xpath("//article")[0]
    assert "/p6/missing.md" in {urljoin("/p6/", url) for url in article.xpath(".//a/@href")}
    assert article.xpath(".//img/@src") == ["missing/none.png", "./none.png"]


def test_fields_are_only_fields(site: Built) -> None:
    page = site.page("/p7/")
    assert page.text("//h1") == "2020"
    assert "nobody" not in page.words("//main")
    assert not page.root.xpath("//meta[@name='robots']")


def test_drafts_are_not_built(site: Built) -> None:
    assert not [path for path, text in site.texts() if "Secret" in text]
