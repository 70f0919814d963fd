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
]  # fmt: skip


LONG = {"docusaurus": [pytest.mark.long(share=8, reason="a build of Docusaurus takes half a minute")]}


@pytest.fixture(scope="module", params=[pytest.param(name, marks=LONG.get(name, [])) for name in ON_NODE])
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
    script = "hexo.extend.generator.register('judged', (locals) => ({ path: 'judged.json', data: JSON.stringify(locals.posts.map((post) => [post.post_id, post.date.valueOf()])) }));"
    (tmp_path / "site" / "scripts" / "judge.js").write_text(script, "utf-8")
    found = dict(json.loads((builder.build(tmp_path / "site") / "judged.json").read_text("utf-8")))
    assert found["2"] == 1578151800000  # 2020-01-04T15:30:00Z
    assert found["3"] == 1578295800000  # 2020-01-06T07:30:00Z


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
    write([Site(title="A", url=SITE), post("1", body=body)], tmp_path / "site", to="hexo")
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
    assert 'He said "well" -- it\'s...' in text.text_content()
    rich = site.page("/p19/").root.xpath("//div[@class='content']")[0]
    assert [
        len(rich.xpath(f".//{tag}")) for tag in ("h1", "ul/li", "ol/li", "td", "*[self::del or self::s]")
    ] == [1, 2, 1, 2, 1]


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
