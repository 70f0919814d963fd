"""Our theme in German, Japanese and Arabic: each page is there, in the words and the order of the language."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import ON_NODE, Built, Generator, Page

from converters import write
from converters.generators.node.writer import IN_ANY_THEME
from converters.publishing.words import day, words
from tests.harbour_blog import NAMES, SITE, records
from tests.targets import GENERATORS

Get = Callable[[str], Generator]
Sites = Callable[[str, str], Built]
LANGUAGES = list(NAMES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, generator: Get) -> Sites:
    """`site("hugo", "de")`: the blog as the generator builds it."""
    done: dict[tuple[str, str], Built] = {}

    def get(name: str, language: str) -> Built:
        if (name, language) not in done:
            made = generator(name)
            target = tmp_path_factory.mktemp(name) / "site"
            write(records(language), target, to=name)
            done[name, language] = Built(made.build(target))
        return done[name, language]

    return get


def pages(built: Built) -> list[Page]:
    return [
        built.page(f"/{path.relative_to(built.folder).as_posix()}")
        for path, text in built.texts()
        if path.suffix == ".html" and "http-equiv" not in text[:400]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GENERATORS)
def test_no_word_is_english(name: str, language: str, site: Sites) -> None:
    ours = " ".join(words(language).values()).casefold()
    known = [word for word in words("en").values() if "{" not in word]
    english = {word for sentence in known for word in [sentence, *sentence.split()] if len(word) > 3}
    english = {word for word in english if word.casefold() not in ours}
    found = pages(site(name, language))
    assert len(found) > 8
    for page in found:
        said = [page.words("//body"), *page.root.xpath("//@aria-label"), *page.root.xpath("//@data-found")]
        wrong = {word for word in english for text in said if re.search(rf"\b{re.escape(word)}\b", text)}
        assert wrong == set(), page.path
        assert page.root.get("lang") == language
        assert page.root.get("dir") == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GENERATORS)
def test_lists_are_there_in_the_order_of_the_language(name: str, language: str, site: Sites) -> None:
    built, known = site(name, language), words(language)
    title, word, _, in_order = NAMES[language]
    terms = built.page("/categories/").root.xpath("//main//h2 | //main//ul[not(//main//h2)]/li/a")
    assert [term.text_content().strip() for term in terms] == list(in_order)
    archive = built.page("/archive/")
    assert [year.text_content() for year in archive.root.xpath("//main//h2")] == ["2020", "2019"]
    assert day("2020-03-05", known) in archive.text("//main")
    assert title in archive.text("//main")
    author = built.page("/author/ada/")
    assert author.text("//main//h1") == f"A {word}"
    assert title in author.text("//main")
    assert not author.root.xpath("//main//a[contains(@href, '/p2/')]")
    assert built.page("/tags/").text("//main//h1") == known["tags"]


@pytest.mark.parametrize("name", GENERATORS)
def test_home_has_excerpts_images_and_dates(name: str, site: Sites) -> None:
    home = site(name, "de").page("/")
    (first, *_) = home.root.xpath("//ul[@class='posts']/li")
    assert first.xpath(".//h2/a")[0].text_content() == "Hafenblatt"
    assert first.xpath("./img[@class='thumb']/@src")[0].endswith("tern.jpg")
    assert first.xpath(".//time")[0].text_content() == "5. März 2020"
    assert "Nebel Nebel." in first.xpath("./p[@class='summary']")[0].text_content()


@pytest.mark.parametrize("name", GENERATORS)
def test_a_post_has_its_neighbours_and_its_thread(name: str, site: Sites) -> None:
    page = site(name, "de").page("/first/")
    around = page.root.xpath("//nav[@class='neighbours']/a")
    assert [(link.get("rel"), link.text_content().strip("← →")) for link in around] == [("prev", "Nebel 5")]
    headings = [one.text_content() for one in page.root.xpath("//section[@class='comments']/h2")]
    assert headings == ["Kommentare (3)", "Erwähnungen (1)"]
    items = page.root.xpath("//section[@class='comments']//li/@id")
    assert items == ["comment-1", "comment-2", "comment-4", "comment-3"]
    badges = page.root.xpath("//section[@class='comments']//*[@class='badge']")
    assert [one.text_content() for one in badges] == ["Autor"]
    assert badges[0].xpath("ancestor::li[1]/@id") == ["comment-2"]
    assert page.text("//article//p[@class='meta']").endswith("Gefällt mir: 3")


@pytest.mark.parametrize("name", GENERATORS)
def test_what_the_author_arranged_has_its_classes(name: str, site: Sites) -> None:
    content = site(name, "de").page("/first/").root.xpath("//div[@class='content']")[0]
    for selector in (
        "alignright",
        "wp-block-gallery",
        "columns-3",
        "wp-block-column",
        "has-text-align-center",
    ):
        assert content.xpath(f".//*[contains(concat(' ', @class, ' '), ' {selector} ')]"), selector


@pytest.mark.parametrize("name", GENERATORS)
def test_a_frame_of_another_site_waits_for_a_click(name: str, site: Sites) -> None:
    (frame,) = site(name, "de").page("/first/").root.xpath("//iframe")
    assert frame.get("src") == "https://player.film.example/7?a=1&b=2"
    assert ">Anzeigen: player.film.example</a>" in frame.get("srcdoc")
    assert frame.get("title") == "player.film.example"


@pytest.mark.parametrize("name", GENERATORS)
def test_the_search_has_a_line_for_each_post(name: str, site: Sites) -> None:
    built = site(name, "de")
    (index,) = built.page("/").root.xpath("//form[@id='search']/@data-index")
    text = (built.folder / index.lstrip("/")).read_text("utf-8")
    assert text.startswith("blogportIndex([")
    assert len([line for line in text.splitlines() if "/p" in line or "/first" in line]) == 5
    assert "Nebel Nebel." in text


@pytest.mark.parametrize("name", GENERATORS)
def test_feed_and_sitemap(name: str, site: Sites, generator: Get, tmp_path: Path) -> None:
    built = site(name, "de")
    if name == "pelican":  # they have absolute URLs, so that only what is published has them
        generator(name)
        write(records("de"), tmp_path / "site", to=name)
        command = [sys.executable, "-m", "pelican", "--settings", "publishconf.py"]
        subprocess.run(command, cwd=tmp_path / "site", check=True, capture_output=True)
        built = Built(tmp_path / "site" / "output")
    sitemap = (built.folder / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{SITE}/first/</loc>" in re.sub(r"\s", "", sitemap)
    feed = built.page("/").root.xpath("//link[@rel='alternate']/@href")[0]
    assert "Nebel" in (built.folder / feed.removeprefix(SITE).lstrip("/")).read_text("utf-8")


@pytest.mark.parametrize("name", GENERATORS)
def test_without_the_theme_only_the_comments_are_shown(name: str, tmp_path: Path) -> None:
    shows = {
        "hugo": {"layouts/partials/comments.html"},
        "jekyll": {"_includes/comments.html"},
        "mkdocs": {
            "overrides/partials/comments.html",
            *(f"hooks/blogport{part}.py" for part in ("", "_blog", "_files")),
        },
        "nikola": {
            "templates/blogport_comments.tmpl",
            *(
                f"plugins/blogport/blogport_{what}.py"
                for what in ("posts", "tags", "categories", "authors", "comments", "pages")
            ),
        },
        "pelican": {"templates/comments.html", "plugins/blogport_comments.py"},
        "zola": {"templates/comments.html", "templates/day.html"},
    }.get(name) or IN_ANY_THEME.union(ON_NODE[name].any_theme)
    write(records("de"), tmp_path / "site", to=name, options={"theme": "none"})
    written = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")}
    assert {
        path for path in written if path.endswith((".html", ".py", ".css", ".js", ".mjs", ".astro"))
    } - shows <= {
        "conf.py",
        "pelicanconf.py",
        "publishconf.py",
    }
    assert shows <= written
