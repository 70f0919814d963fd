"""What is written for Zola, by its documentation: no package index has the program, so its files are looked at.

Where the engine of its templates is installed (`pip install teraplate`), each template is rendered; what only Zola knows
(`load_data`, `get_section`, terms) is given to it as values.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Post, write
from converters.extra_keys import LANGUAGE, OLD_SLUGS, TRANSLATION_KEY
from converters.generators.zola.template_tags import protect
from converters.markup.markdown import links_of
from converters.model import Author, Comment, Commenter, Markup, Record, Site, Term, TermRef
from tests.generators.posts import SITE, post

NEWS = TermRef(taxonomy="category", slug="news", name="News & more")
GENRE = TermRef(taxonomy="genre", slug="sea", name="Sea")
PAGE_FIELDS = {
    *("title", "description", "date", "updated", "weight", "draft", "path", "aliases", "template", "taxonomies", "extra"),
}  # fmt: skip
"""What the front matter of a page may have (documentation of Zola, Page), of what we write."""
SECTION_FIELDS = {"title", "description", "sort_by", "render", "aliases", "extra"}


SAID = (
    Comment(id="5", author=Commenter(name="A <b>", url="javascript:x"), date="2020-01-06T08:00:00+09:00", body=Markup(text="<p>Ahoy</p>", dialect="html")),
    Comment(id="6", parent="5", author=Commenter(name="Ada", user="9"), body=Markup(text="<p>Back</p>", dialect="html")),
    Comment(id="7", type="pingback", author=Commenter(name="Port"), body=Markup(text="<p>Seen</p>", dialect="html")),
)  # fmt: skip
LINKS = (
    '[a](@/x.md) ![b](@/y.png) `](@/z)` <a href="@/w">w</a> [r][]\n\n[r]: @/ref.md\n\n    [code](@/code.md)'
)
POSTS: list[Record] = [
    Site(title="Harbour", url=SITE, language="de"),
    Author(id="9", login="ada", name="Ada"),
    Term(taxonomy="category", slug="news", name="News & more", description="What is new"),
    post("1", "Inline {{ ship(name=\"x\") }}\n\n```\n{{ ship() }} {{ page.url }} {% if x %}\n```", author="ada", comments=SAID),
    post("2", "East\n\n<!--more-->\n\nWest", terms=(NEWS, GENRE), author="ada"),
    post("3", "CJK", url=f"{SITE}/%E6%97%A5%E6%9C%AC/%E6%9D%B1.html", slug="東"),
    post("4", "Secret", status="draft", url=f"{SITE}/draft/"),
    post("5", "Undated", date=None),
    post("6", "Ahead", date="2199-01-01T00:00:00+09:00"),
    post("7", "A recipe", type="recipe", url=f"{SITE}/recipe/soup/"),
    post("8", "Old", extra={OLD_SLUGS: ["before"]}),
    post("9", "Order", type="page", order=-3),
    post("10", "Order", type="page", order=3, title='"Quotes" <b> {{ x }} & co'),
    post("11", "Undated", date=None, slug="2020-01-05-plain"),
    post("12", LINKS),
    post("13", "Enten </script> & \"Gänse\"", extra={LANGUAGE: "de", TRANSLATION_KEY: "ducks"}, terms=(TermRef(taxonomy="post_tag", slug="teich", name="Teich"),)),
    post("14", "Ducks", title="", extra={LANGUAGE: "en", TRANSLATION_KEY: "ducks"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blog as it is written."""
    target = tmp_path_factory.mktemp("zola") / "site"
    write(POSTS, target, to="zola")
    return target


def header(path: Path) -> dict[str, Any]:
    """The front matter of a file."""
    return tomllib.loads(path.read_text("utf-8").split("+++\n")[1])


def test_front_matter_is_what_zola_knows(site: Path) -> None:
    headers = {path: header(path) for path in site.rglob("*.md")}
    assert len(headers) > 15
    for path, fields in headers.items():
        known = SECTION_FIELDS if path.name == "_index.md" else PAGE_FIELDS
        assert fields.keys() <= known, path
        assert fields.get("path", "/") != ""
        assert fields.get("weight", 0) >= 0
    paths = [fields["path"] for fields in headers.values() if "path" in fields]
    assert len(paths) == len(set(paths)), "Zola builds no site with two pages at one path"
    assert {"/p1/", "/日本/東.html/", "/recipe/soup/", "/category/news/", "/genre/sea/", "/archive/"} <= {
        *paths
    }
    assert "/before/" in header(site / "content/posts/p8.md")["aliases"]


def test_no_name_of_a_file_is_a_date(site: Path) -> None:
    """Zola takes a date that the name of a file begins with for that of the page."""
    assert not [path for path in site.rglob("*.md") if re.match(r"\d{4}-\d\d-\d\d[_-]", path.name)]
    assert "date" not in header(site / "content/undated/undated-2020-01-05-plain.md")


def test_links_to_files_of_the_site_are_none(site: Path) -> None:
    """Zola builds no site with a link to `@/` where there is no such file."""
    text = (site / "content/posts/p12.md").read_text("utf-8").split("+++\n")[2]
    assert not [url for url in links_of(text) if url.startswith("@/")]
    assert links_of(text) == ["./@/x.md", "./@/y.png", "./@/w", "./@/ref.md"]
    assert "`](@/z)`" in text
    assert "    [code](@/code.md)" in text


def test_taxonomies_are_declared(site: Path) -> None:
    settings = tomllib.loads((site / "config.toml").read_text("utf-8"))
    assert settings["base_url"] == SITE
    declared = {taxonomy["name"] for taxonomy in settings["taxonomies"]}
    used = {name for path in (site / "content").rglob("*.md") for name in header(path).get("taxonomies", ())}
    assert used == {"categories", "genre", "tags"}
    assert used <= declared
    assert settings["feed_filenames"] == ["feed.xml", "blogport-search.js"]
    assert all((site / "templates" / name).is_file() for name in settings["feed_filenames"])


def test_drafts_are_drafts(site: Path) -> None:
    assert [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.md")
        if "Secret" in path.read_text("utf-8")
    ] == ["content/drafts/posts/p4.md"]
    assert header(site / "content/drafts/posts/p4.md")["draft"] is True


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('a {{ ship(name="x") }} b', 'a {{/* ship(name="x") */}} b'),
        ("`{{ ship() }}`", "`{{/* ship() */}}`"),
        ("{% box() %}in{% end %}", "{%/* box() */%}in{%/* end */%}"),
        ("{% box() %} without an end", "{% box() %} without an end"),
        ("{{ page.url }} {% if x %} {# y #}", "{{ page.url }} {% if x %} {# y #}"),
    ],
)
def test_calls_of_shortcodes_are_text(text: str, written: str) -> None:
    assert protect(text) == written


def test_the_site_is_read_back(site: Path) -> None:
    written = {record.id: record for record in POSTS if isinstance(record, Post)}
    read = {record.id: record for record in converters.read(site) if isinstance(record, Post)}
    assert read.keys() == written.keys()
    for id_, expected in written.items():
        found = read[id_]
        for name in ("url", "status", "type", "title", "date", "terms", "order", "author"):
            assert getattr(found, name) == getattr(expected, name), (id_, name)
        if id_ != "1":  # what looks like the tags of a template
            assert found.body == expected.body, id_
    assert read["1"].body
    assert "/*" not in read["1"].body.text
    assert [(one.id, one.parent, one.body) for one in read["1"].comments] == [
        (one.id, one.parent, one.body) for one in SAID
    ]


def test_a_home_page_has_only_the_fields_of_a_section(tmp_path: Path) -> None:
    home = post("1", "Home", type="page", url=SITE, slug="home", order=4, terms=(NEWS,))
    write([Site(title="x", url=SITE), home, post("2")], tmp_path / "site", to="zola")
    fields = header(tmp_path / "site/content/_index.md")
    assert fields.keys() <= SECTION_FIELDS
    assert header(tmp_path / "site/content/lists/posts.md")["path"] == "/posts/"
    (read,) = [
        record
        for record in converters.read(tmp_path / "site")
        if isinstance(record, Post) and record.id == "1"
    ]
    assert (read.url, read.date, read.order, read.terms, read.body) == (
        SITE,
        home.date,
        4,
        home.terms,
        home.body,
    )
    assert "home" not in read.extra


def test_the_page_that_stands_for_the_list_of_posts_is_one_page(tmp_path: Path) -> None:
    home = post("1", "Home", type="page", url=SITE, slug="home")
    news = post("2", "", type="page", url=f"{SITE}/news/", slug="news", title="News")
    about = Site(title="x", url=SITE, extra={"page_on_front": "1", "page_for_posts": "2"})
    write([about, home, news, post("3")], tmp_path / "site", to="zola")
    paths = [header(path).get("path") for path in (tmp_path / "site/content").rglob("*.md")]
    assert paths.count("/news/") == 1


GIVEN = {
    r'load_data\(path="data/pages\.json"\)': "given_pages",
    r'load_data\(path="data/authors\.json", required=false\)': "given_authors",
    r'load_data\(path="data/menus\.json", required=false\)': "given_menus",
    r'load_data\(path="data/comments/"[^)]*\)': "given_thread",
    r'get_section\(path="posts/_index\.md"\)': "given_posts",
    r'get_section\(path="pages/_index\.md"\)': "given_section",
    r"get_taxonomy_term\([^)]*\)": "given_term",
}
"""Functions of Zola in our templates -> the values that stand for them."""


@pytest.fixture
def rendered(site: Path, tmp_path: Path) -> Any:
    """`rendered(template, page)`: the HTML that Tera makes of it."""
    teraplate = pytest.importorskip("teraplate", reason="the engine of Zola's templates is not here")
    for file in (site / "templates").iterdir():
        text = file.read_text("utf-8")
        for function, value in GIVEN.items():
            text = re.sub(function, value, text)
        assert not re.search("load_data|get_", text), file.name
        (tmp_path / file.name).write_text(text, "utf-8")
    engine = teraplate.TeraEngine(f"{tmp_path}/*")
    pages = [shown(site, path) for path in sorted((site / "content/posts").glob("p*.md"))]
    read = {
        name: json.loads((site / f"data/{name}.json").read_text("utf-8")) for name in ("pages", "authors")
    }
    thread = json.loads(next((site / "data/comments").iterdir()).read_text("utf-8"))

    def get(template: str, page: Path) -> str:
        found = shown(site, page)
        name = "section" if page.name == "_index.md" else "page"
        context = {
            "config": {"base_url": SITE, "title": "Harbour", "description": ""},
            "current_path": found["path"],
            name: found,
            "feed_url": f"{SITE}/feed.xml",
            "pages": pages,
            "given_pages": read["pages"],
            "given_authors": read["authors"],
            "given_menus": [{"children": [{"title": "Top", "url": "/p1/", "children": [{"title": "Below", "url": "https://a.example/"}]}]}],
            "given_thread": thread,
            "given_posts": {"pages": pages},
            "given_section": {"pages": []},
            "given_term": {"name": "x", "pages": pages, "page_count": len(pages)},
        }  # fmt: skip
        return str(engine.render(template, context))

    return get


def shown(site: Path, path: Path) -> dict[str, Any]:
    """A text as Zola gives it to a template."""
    fields = header(path)
    stated = str(fields.get("path", "/"))
    date = fields.get("date")
    return {
        "extra": {},
        "taxonomies": {},
        "description": None,
        "lower": None,
        "higher": None,
        **fields,
        "date": date and date.isoformat(),
        "year": date and date.year,
        "path": stated,
        "permalink": SITE + stated,
        "relative_path": path.relative_to(site / "content").as_posix(),
        "content": f"<p>{path.stem}</p> &lt;&amp;&gt; words",
    }  # fmt: skip


def test_templates_are_ones_of_tera(site: Path, rendered: Any) -> None:
    page = rendered("page.html", site / "content/posts/p1.md")
    assert '<html lang="de" dir="ltr">' in page
    assert '<div class="content">\n<p>p1</p>' in page
    ids = re.findall(r'<li id="(comment-\d+)">', page)
    assert ids == ["comment-5", "comment-6", "comment-7"]
    assert page.count("<ol") == page.count("</ol>") == 3
    assert "A &lt;b&gt;" in page
    assert "javascript" not in page
    assert "6. Januar 2020, 08:00" in page
    assert '<span class="badge">' in page
    assert "Kommentare (2)" in page
    assert "<summary>Top</summary>" in page
    assert 'href="https://blog.example/category/news/"' in rendered(
        "page.html", site / "content/posts/p2.md"
    ).replace("&#x2F;", "/")
    for path in (site / "content/lists").iterdir():
        assert "<h1>" in rendered(header(path)["template"], path), path
    home = rendered("index.html", site / "content/posts/_index.md")
    assert home.count('<li class="entry">') == len(list((site / "content/posts").glob("p*.md")))
    assert "<title>Harbour</title>" in home
    feed = rendered("feed.xml", site / "content/posts/p1.md")
    assert feed.count("<item>") == len(list((site / "content/posts").glob("p*.md")))
    assert "<pubDate>Sun, 05 Jan 2020 08:00:00 +0900</pubDate>" in feed


def test_pages_name_their_translations(site: Path, rendered: Any) -> None:
    page = rendered("page.html", site / "content/posts/p13.md")
    links = re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', page)
    assert sorted(links) == [("de", f"{SITE}/p13/"), ("en", f"{SITE}/p14/")]
    assert re.findall(r'<li><a rel="alternate" lang="(\w+)" hreflang="en" href="([^"]+)">EN</a>', page) == [
        ("en", f"{SITE}/p14/")
    ]
    assert page.count('hreflang="de"') == 1
    assert "hreflang" not in rendered("page.html", site / "content/posts/p1.md")


def test_the_search_knows_all_posts(site: Path, rendered: Any) -> None:
    page = rendered("page.html", site / "content/posts/p1.md").replace("&#x2F;", "/")
    assert f'data-index="{SITE}/blogport-search.js"' in page
    index = rendered("blogport-search.js", site / "content/posts/p1.md").strip()
    assert index.startswith("blogportIndex([")
    lines = json.loads(index.removeprefix("blogportIndex(").removesuffix(");"))
    assert len(lines) == len(list((site / "content/posts").glob("p*.md")))
    assert [f"{SITE}/p13/", "Post 13", "2020-01-05", "Teich p13 <&> words"] in lines
    assert [f"{SITE}/p14/", "2020-01-05", "2020-01-05", " p14-en <&> words"] in lines
