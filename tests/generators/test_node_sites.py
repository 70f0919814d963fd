"""What Hexo, Eleventy, Astro and Docusaurus each take in a way of their own: the traps of one, tried with the real one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import ON_NODE, Built, Generator

import converters
from converters import Post, write
from converters.extra_keys import OLD_SLUGS
from converters.markup.html import parse
from converters.model import Comment, Commenter, Markup, Record, Site, TermRef
from tests.generators.posts import SITE, post

Get = Callable[[str], Generator]


SAID = Comment(
    id="5",
    author=Commenter(name="Ada"),
    date="2020-01-06T08:00:00+09:00",
    body=Markup(text="<p>Ahoy {{ x }} {% y %}</p>", dialect="html"),
)
KEYS = (
    "tag tags photo slug authors date updatedDate layout published permalink eleventyComputed templateEngineOverride "
    "pagination dynamicPermalink collections page pkg eleventy image cover language last_update id unlisted draft content "
    "toc_max_heading_level sidebar_position disableNunjucks source path render data body collection comments post_path"
).split()
"""Front matter keys of these generators: custom fields of these names are only fields."""
REFERRED = (
    '<ada@pier.example> ada@bare.example\n\n![pic][ref] ![here](./none.png "T")\n\n[root](/x.md) [beside](other.md)\n\n### Head\n\n'
    "[ref]: missing/ref.png"
)
NO_MDX = "import a from 'b'\n\nexport const x = {1}\n\n:::note\n\nBox :smile: 1 < 2 {x}<br>\n\n:::\n\n<!-- note -->\n\n## Own {#own}"


SHOWN = (
    "<p>Inline {% unknown %} and {{ page.url }}, <code>{% raw %}</code>.</p>"
    '<pre><code class="language-njk">{% unknown %} {{ page.url }}\n{# gone #}\n</code></pre>'
)
POSTS: list[Record] = [
    Site(title="Harbour", url=SITE, language="en"),
    post("1", body=Markup(text=SHOWN, dialect="html")),
    post("2", "East", date="2020-01-05T00:30:00+09:00", modified="2020-01-06T00:30:00+09:00"),
    post("3", "West", date="2020-01-05T23:30:00-08:00"),
    post("4", "Nowhere", date="2020-01-05T23:30:00"),
    post("5", "Capitals", url=f"{SITE}/2020/01/Post-With-CAPITALS/", slug="Post-With-CAPITALS"),
    post("6", "CJK", url=f"{SITE}/%E6%97%A5%E6%9C%AC/%E6%9D%B1.html", slug="東"),
    post("7", "First", url=f"{SITE}/same/"),
    post("8", "Second", url=f"{SITE}/same/"),
    post("9", "![No file](missing/none.png)\n\n    indented {{ code }}\n\n<x-y>own element</x-y> {a} $1"),
    post("10", 'He said "well" -- it\'s... http://bare.example/x\nnext line', title='"Quotes" <b> {{ x }} & co'),
    post("11", "Terms", terms=(TermRef(taxonomy="category", slug="constructor", name="constructor"), TermRef(taxonomy="post_tag", slug="all", name="all"))),
    post("12", "No slash", url=f"{SITE}/about-us"),
    post("13", "Secret", status="draft", url=f"{SITE}/draft/"),
    post("14", "Secret", status="draft", type="page", url=f"{SITE}/hidden/"),
    post("15", "Secret", status="draft", type="recipe"),
    post("16", "Ahead", date="2199-01-01T00:00:00+09:00"),
    post("17", "A recipe", type="recipe", url=f"{SITE}/recipe/soup/"),
    post("18", "Old", extra={OLD_SLUGS: ["before"]}),
    post("19", "# Heading\n\n- a\n- b\n\n1. one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n~~gone~~"),
    post("20", "Undated", date=None, slug="2020-01-05-plain"),
    post("21", "Braces", url=f"{SITE}/2020/%7B%7Bx%7D%7D%20b/", slug="a{{x}}"),
    post("22", "A year", title="2020", terms=(TermRef(taxonomy="category", slug="one", name="One"), TermRef(taxonomy="category", slug="2019", name="2019"))),
    post("23", "Nothing", title="null"),
    post("24", "Fields", extra=dict.fromkeys(KEYS, "ghost")),
    post("25", "Before.\n\n<!--more-->\n\nAfter."),
    post("26", "Plus", slug="c++", url=f"{SITE}/c++/"),
    post("27", "No plus", slug="c", url=f"{SITE}/c/"),
    post("28", "Said", slug="日本.v1", url=f"{SITE}/said/", comments=(SAID,)),
    post("29", "Said", slug="__proto__", url=f"{SITE}/__proto__/", comments=(SAID,)),
    post("30", "---\nlayout: none\n---\n\nText\n\n;;;", excerpt="a\n---\nb\n;;;\nc"),
    post("31", REFERRED),
    post("32", NO_MDX, slug="_under", url=f"{SITE}/_under/"),
    post("33", "Index", slug="index", url=f"{SITE}/index/"),
]  # fmt: skip


@pytest.fixture(scope="module", params=ON_NODE)
def made(
    request: pytest.FixtureRequest, generator: Get, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, Built]:
    """The name of a generator, the target and the site that it builds of it."""
    builder = generator(request.param)
    target = tmp_path_factory.mktemp(request.param) / "site"
    write(POSTS, target, to=request.param)
    return request.param, target, Built(builder.build(target))


def test_template_syntax_is_shown_and_never_run(made: tuple[str, Path, Built]) -> None:
    _, _, site = made
    text = site.page("/p1/").root.xpath("//div[@class='content']")[0].text_content()
    assert "Inline {% unknown %} and {{ page.url }}, {% raw %}." in text
    assert "{% unknown %} {{ page.url }}\n{# gone #}" in text
    assert site.page("/p10/").text("(//main//h1)[1]") == '"Quotes" <b> {{ x }} & co'


def test_dates_are_those_of_the_source_wherever_it_is_built(made: tuple[str, Path, Built]) -> None:
    _, _, site = made
    shown = {
        number: site.page(f"/p{number}/").root.xpath("//p[@class='meta']/time")[0] for number in (2, 3, 4)
    }
    assert [time.text for time in shown.values()] == ["5 January 2020"] * 3
    assert shown[2].get("datetime").startswith("2020-01-05T00:30:00")
    feed = (site.folder / "feed.xml").read_text("utf-8")
    assert "<pubDate>Sat, 04 Jan 2020 15:30:00 GMT</pubDate>" in feed
    assert "<pubDate>Mon, 06 Jan 2020 07:30:00 GMT</pubDate>" in feed


def test_hexo_has_the_right_instants_in_any_theme(tmp_path: Path, generator: Get) -> None:
    """Hexo takes what it reads for the time of the site's zone, whatever offset it states."""
    builder = generator("hexo")
    write(POSTS, tmp_path / "site", to="hexo")
    script = "hexo.extend.generator.register('judged', (locals) => ({ path: 'judged.json', data: JSON.stringify(locals.posts.map((post) => [post.post_id, [post.date.valueOf(), post.updated?.valueOf(), post.categories.map((term) => [term.name, term.parent])]])) }));"
    (tmp_path / "site" / "scripts" / "judge.js").write_text(script, "utf-8")
    found = dict(json.loads((builder.build(tmp_path / "site") / "judged.json").read_text("utf-8")))
    assert found["2"][:2] == [1578151800000, 1578238200000]  # 2020-01-04T15:30:00Z and 2020-01-05T15:30:00Z
    assert found["3"][:2] == [
        1578295800000,
        None,
    ]  # 2020-01-06T07:30:00Z; never changed, whatever the time of its file
    assert found["22"][2] == [["One", None], ["2019", None]]  # neither is below the other


ADDRESSES = (
    "http://far.example", "http://far.example?a", "https://far.example/a%2Fb?q=a%20b&c=%26", "http://far.example/100%",
    "//far.example", "/a%2fb/?x", "#part", "mailto:ada@pier.example", "http://far.example/b%c3%a9", "http://日本.example",
)  # fmt: skip


def test_hexo_shows_addresses_as_they_were(tmp_path: Path, generator: Get) -> None:
    html = "".join(
        f'<p><a href="{url.replace("&", "&amp;")}" title="A &amp; B">Far</a></p>' for url in ADDRESSES
    )
    images = "".join(f'<p><img src="{url.replace("&", "&amp;")}" alt="Far"></p>' for url in ADDRESSES[:4])
    body = Markup(text=html + images, dialect="html")
    below = post("1", body=body, url=f"{SITE}/log/p1/")
    write([Site(title="A", url=f"{SITE}/log"), below], tmp_path / "site", to="hexo")
    page = Built(generator("hexo").build(tmp_path / "site")).page("/p1/").path.read_text("utf-8")
    (content,) = parse(page).cssselect(".content")
    assert [link.get("href") for link in content.iter("a")] == [*ADDRESSES]
    assert {link.get("title") for link in content.iter("a")} == {"A & B"}
    assert [image.get("src") for image in content.iter("img")] == [*ADDRESSES[:4]]


def test_permalinks_are_kept_to_the_letter(made: tuple[str, Path, Built]) -> None:
    _, _, site = made
    for file in (
        "2020/01/Post-With-CAPITALS/index.html",
        "日本/東.html",
        "about-us/index.html",
        "recipe/soup/index.html",
        "2020/{{x}} b/index.html",
        "c++/index.html",
        "c/index.html",
        "_under/index.html",
        "index/index.html",
    ):
        assert (site.folder / file).is_file(), file
    assert site.page("/same/").text("//div[@class='content']") == "First"
    assert any(
        "Second" in text for path, text in site.texts() if path.suffix == ".html" and "same" not in path.parts
    )
    assert "https://blog.example/p18/" in (site.folder / "before" / "index.html").read_text("utf-8")


def test_bodies_are_what_was_written(made: tuple[str, Path, Built]) -> None:
    _, _, site = made
    body = site.page("/p9/").root.xpath("//div[@class='content']")[0]
    assert body.xpath(".//img/@src") == ["missing/none.png"]
    assert body.xpath(".//pre/code")[0].text_content().strip() == "indented {{ code }}"
    assert "own element" in body.text_content()
    assert "{a} $1" in body.text_content()
    text = site.page("/p10/").root.xpath("//div[@class='content']")[0]
    assert not text.xpath(".//br")
    assert 'He said "well" -- it\'s... http://bare.example/x' in text.text_content()
    assert not text.xpath(".//a")
    rich = site.page("/p19/").root.xpath("//div[@class='content']")[0]
    assert [
        len(rich.xpath(f".//{tag}")) for tag in ("h1", "ul/li", "ol/li", "td", "*[self::del or self::s]")
    ] == [1, 2, 1, 2, 1]


def test_addresses_of_files_that_are_not_there_end_no_build(made: tuple[str, Path, Built]) -> None:
    _, _, site = made
    body = site.page("/p31/").root.xpath("//div[@class='content']")[0]
    assert body.xpath(".//a/@href") == ["mailto:ada@pier.example", "/x.md", "other.md"]
    assert ">ada@pier.example</a>" in site.page("/p31/").path.read_text("utf-8")
    assert body.xpath(".//img/@src") == ["missing/ref.png", "./none.png"]
    assert body.xpath(".//img/@alt") == ["pic", "here"]


def test_a_text_is_no_program(made: tuple[str, Path, Built]) -> None:
    """Neither MDX nor a box of Docusaurus, nor a second front matter."""
    _, _, site = made
    body = site.page("/_under/").root.xpath("//div[@class='content']")[0]
    said = " ".join(body.text_content().split())
    for words in (
        "import a from 'b'",
        "export const x = {1}",
        ":::note",
        "Box :smile: 1 < 2 {x}",
        "Own {#own}",
    ):
        assert words in said
    assert len(body.xpath(".//br")) == 1
    assert "note -->" not in said
    lines = site.page("/p30/").text("//div[@class='content']")
    assert "layout: none" in lines
    assert lines.endswith("Text ;;;")


def test_the_mark_of_the_excerpt_is_not_shown(made: tuple[str, Path, Built]) -> None:
    _, _, site = made
    assert site.page("/p25/").text("//div[@class='content']") == "Before. After."


def test_a_post_without_a_date_shows_none(made: tuple[str, Path, Built]) -> None:
    """Neither the time of its file nor a day that its name begins with."""
    _, _, site = made
    assert site.page("/p20/").text("//div[@class='content']") == "Undated"
    assert not site.page("/p20/").root.xpath("//main//time[not(ancestor::nav)]")
    feed = (site.folder / "feed.xml").read_text("utf-8")
    (item,) = [item for item in feed.split("<item>") if f"{SITE}/p20/" in item]
    assert "pubDate" not in item


def test_fields_and_titles_have_the_type_that_they_had(made: tuple[str, Path, Built]) -> None:
    """A title like a number is a text; a custom field with the name of a key is only a field."""
    _, target, site = made
    assert [site.page(f"/p{number}/").text("(//main//h1)[1]") for number in (22, 23)] == ["2020", "null"]
    page = site.page("/p24/")
    assert page.text("//div[@class='content']") == "Fields"
    assert "ghost" not in page.words("//main")
    assert page.text("//main//p[@class='meta']") == "5 January 2020"
    (found,) = [one for one in converters.read(target) if isinstance(one, Post) and one.id == "24"]
    assert found.extra == dict.fromkeys(KEYS, "ghost")


def test_comments_are_found_whatever_the_name_of_their_post(made: tuple[str, Path, Built]) -> None:
    _, _, site = made
    for path in ("/said/", "/__proto__/"):
        assert site.page(path).text("//section[@class='comments']//article/p") == "Ahoy {{ x }} {% y %}"


def test_drafts_are_not_built_and_the_future_is(made: tuple[str, Path, Built]) -> None:
    _, target, site = made
    assert not [path for path, text in site.texts() if "Secret" in text]
    assert (
        len(
            [
                path
                for path in target.rglob("*.md")
                if "Secret" in path.read_text("utf-8") and "node_modules" not in path.parts
            ]
        )
        == 3
    )
    assert site.page("/p16/").text("//div[@class='content']") == "Ahead"


def test_terms_with_names_of_the_machinery(made: tuple[str, Path, Built]) -> None:
    _, _, site = made
    assert site.page("/tag/all/").root.xpath("//main//ul//a/@href") == ["/p11/"]
    assert site.page("/category/constructor/").root.xpath("//main//ul//a/@href") == ["/p11/"]
    for path in ("/category/one/", "/category/2019/"):
        assert site.page(path).root.xpath("//main//ul//a/@href") == ["/p22/"]
    assert not any("ghost" in path.parts for path in site.folder.rglob("index.html"))


def test_the_site_is_read_back(made: tuple[str, Path, Built]) -> None:
    _, target, _ = made
    written = {record.id: record for record in POSTS if isinstance(record, Post)}
    read = {record.id: record for record in converters.read(target) if isinstance(record, Post)}
    assert read.keys() == written.keys()
    for id_, source in written.items():
        found = read[id_]
        assert (found.url, found.status, found.type, found.title) == (
            source.url,
            source.status,
            source.type,
            source.title,
        ), id_
        if id_ not in ("1", "4", "9"):  # a text with tags, and a date without an offset: documented losses
            assert (found.body, found.date, found.terms) == (source.body, source.date, source.terms), id_
        assert (found.slug, found.excerpt, found.comments) == (
            source.slug,
            source.excerpt,
            source.comments,
        ), id_


@pytest.mark.parametrize("name", ON_NODE)
def test_any_theme_shows_the_comments_with_one_line(name: str, tmp_path: Path, generator: Get) -> None:
    builder = generator(name)
    said = Comment(id="5", author=Commenter(name="A <b>"), body=Markup(text="<p>Ahoy</p>", dialect="html"))
    write(
        [Site(title="x", url=SITE), post("1", comments=(said,))],
        tmp_path / "site",
        to=name,
        options={"theme": "none"},
    )
    site = tmp_path / "site"
    files = {
        "hexo": ("themes/mine/layout/index.njk", "<main>{{ blogport_comments(page) }}</main>"),
        "eleventy": ("content/_includes/mine.njk", "<main>{% blogport_comments %}</main>"),
        "astro": (
            "src/pages/p1.astro",
            "---\nimport { getCollection } from 'astro:content';\nimport Comments from '../components/Comments.astro';\n"
            "const [{ data }] = await getCollection('texts');\n---\n"
            "<main><Comments key_={data.comments_key} author={data.author} language={data.lang} /></main>",
        ),
        "docusaurus": (
            "src/theme/BlogPostItem/Footer/index.js",
            'import { useBlogPost } from "@docusaurus/plugin-content-blog/client";\n'
            'import Comments from "@site/src/components/Comments";\n'
            "export default () => <Comments frontMatter={useBlogPost().metadata.frontMatter} />;",
        ),
    }  # fmt: skip
    path, layout = files[name]
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(layout, "utf-8")
    if name == "hexo":
        settings = (site / "_config.yml").read_text("utf-8")
        (site / "_config.yml").write_text(settings.replace("theme: false", "theme: mine"), "utf-8")
    if name == "eleventy":
        (site / "content" / "content.json").write_text('{"layout": "mine.njk"}', "utf-8")
    page = Built(builder.build(site)).page("/p1/")
    assert page.text("//main//article/p") == "Ahoy"
    assert page.text("//main//strong") == "A <b>"


@pytest.mark.parametrize("theme", ["blogport", "none"])
@pytest.mark.parametrize("to", ON_NODE)
def test_paths_that_do_not_redirect_without_the_theme_are_spoken_of(
    to: str, theme: str, tmp_path: Path
) -> None:
    findings = write(POSTS, tmp_path / "site", to=to, options={"theme": theme}).findings
    assert ("no-redirect" in {finding.kind for finding in findings}) == (theme == "none")
