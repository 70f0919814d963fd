"""Menus: trees of items with the addresses of the new site, and nothing of what is not public."""

from typing import Any

import msgspec
import pytest

import converters
from converters import Markup, Media, Post, Site, Term, TermRef, messages, registry
from converters.diagnostics import Diagnostics
from converters.formats.markdown.writer import PlainMarkdownWriter
from converters.generators.astro.writer import AstroWriter
from converters.generators.docusaurus.writer import DocusaurusWriter
from converters.generators.eleventy.writer import EleventyWriter
from converters.generators.hexo.writer import HexoWriter
from converters.generators.hugo.writer import HugoWriter
from converters.generators.jekyll.writer import JekyllWriter
from converters.generators.mkdocs.writer import MkDocsWriter
from converters.generators.nikola.writer import NikolaWriter
from converters.generators.pelican.writer import PelicanWriter
from converters.generators.site.writer import SsgWriter
from converters.generators.zola.writer import ZolaWriter
from converters.io import yaml
from converters.model import Record
from converters.publishing.menus import DEEPEST
from tests.targets import TREES

SITE = "https://blog.example"
FILES = {
    HugoWriter: "data/menus.json",
    JekyllWriter: "_data/menus.yml",
    PelicanWriter: "data/menus.json",
    PlainMarkdownWriter: "data/menus.yaml",
    HexoWriter: "data/menus.json",
    EleventyWriter: "data/menus.json",
    AstroWriter: "data/menus.json",
    DocusaurusWriter: "data/menus.json",
    MkDocsWriter: "data/menus.json",
    NikolaWriter: "site_data/menus.json",
    ZolaWriter: "data/menus.json",
}
WRITERS = [registry.writer(name) for name in TREES]


def item(
    id_: str,
    type_: str,
    to: str = "",
    *,
    parent: str = "0",
    menu: str = "main",
    order: int = 0,
    **fields: Any,
) -> Post:
    meta = {
        "type": type_,
        "object_id": to if type_ != "custom" else id_,
        "object": fields.pop("object_", "page"),
        "menu_item_parent": parent,
        "url": to if type_ == "custom" else "",
        "target": fields.pop("target", ""),
        "classes": 'a:1:{i:0;s:0:"";}',
        "xfn": "",
    }
    return Post(
        id=id_,
        type="nav_menu_item",
        slug=id_,
        order=order or int(id_),
        url=f"{SITE}/about/",
        terms=(TermRef(taxonomy="nav_menu", slug=menu, name=menu.title()),),
        extra={f"_menu_item_{name}": [value] for name, value in meta.items()},
        **fields,
    )


def page(id_: str, slug: str, **fields: Any) -> Post:
    fields = {"type": "page", "title": slug.title(), "url": f"{SITE}/{slug}/"} | fields
    return Post(id=id_, slug=slug, **fields)


REST: list[Record] = [
    Site(title="x", url=SITE),
    Term(id="8", taxonomy="nav_menu", slug="main", name="Main"),
    Term(id="9", taxonomy="category", slug="cats", name="Cats & dogs"),
    page("1", "about"),
    page("2", "boat", url=""),
    page("3", "idea", status="draft", title="Hush draft"),
    page(
        "4",
        "cat-post",
        type="post",
        date="2020-01-05T08:00:00+09:00",
        terms=(TermRef(taxonomy="category", slug="cats", name="Cats & dogs"),),
    ),
]


def menus(writer: SsgWriter, build: Any, *records: Record) -> Any:
    folder = build(writer, *REST, *records)
    path = folder / FILES[type(writer)]
    return yaml.load(path.read_text("utf-8")) if path.is_file() else None


@pytest.mark.parametrize("writer", WRITERS)
def test_items_are_a_tree_in_their_order_and_named_after_what_they_show(
    writer: SsgWriter, build: Any, diagnostics: Diagnostics
) -> None:
    found = menus(
        writer,
        build,
        item("23", "post_type", "2", order=1, parent="22"),
        item("22", "custom", "#", order=9, title="More"),
        item("21", "post_type", "1", order=2),
        item("24", "custom", "https://else.example/", title="Else", target="_blank", order=10),
        item("30", "custom", "/", menu="foot", title="Home"),
    )
    assert [(menu["slug"], menu["name"]) for menu in found] == [("main", "Main"), ("foot", "Foot")]
    about, more, other = found[0]["children"]
    assert about["title"] == "About"
    assert more["title"] == "More"
    assert "url" not in more
    assert [child["title"] for child in more["children"]] == ["Boat"]
    assert (other["url"], other["target"]) == ("https://else.example/", "_blank")
    assert diagnostics.accounts["post"].written == 4 + 5
    assert not [one for one in diagnostics.findings if "menu" in one.kind or "_menu_item" in one.message]


@pytest.mark.parametrize(
    ("writer", "urls"),
    [
        (HugoWriter(), ["/about/", "/pages/boat/", "/cat-post/", "/category/cats/", "/about/", "/", "/about/"]),
        (JekyllWriter(), ["/about/", "/pages/boat/", "/cat-post/", "/categories/#Cats-%26-dogs", "/about/", "/", "/about/"]),
        (PelicanWriter(), ["/about/", "/pages/boat/", "/cat-post/", "/category/cats/", "/about/", "/", "/about/"]),
        (PlainMarkdownWriter(), ["pages/about.md", "pages/boat.md", "posts/cat-post.md", None, "pages/about.md", "/", "pages/about.md"]),
    ],
)  # fmt: skip
def test_addresses_are_those_of_the_new_site(writer: SsgWriter, urls: list[str], build: Any) -> None:
    (menu,) = menus(
        writer,
        build,
        *(item(str(n), "post_type", to) for n, to in ((21, "1"), (22, "2"), (23, "4"))),
        item("24", "taxonomy", "9", object_="category"),
        item("25", "custom", "http://www.blog.example/about", title="a"),
        item("26", "custom", f"{SITE}/", title="a"),
        item("27", "custom", f"{SITE}/?page_id=1", title="a"),
    )
    assert [one["url"] for one in menu["children"]] == [url for url in urls if url]


@pytest.mark.parametrize("writer", WRITERS)
def test_no_item_takes_the_address_or_a_folder_of_a_post(writer: SsgWriter, build: Any) -> None:
    folder = build(writer, *REST, item("0", "post_type", "1"))
    assert not [path for path in folder.rglob("*") if "nav_menu_item" in path.name]
    (about,) = folder.rglob("about.md")
    assert (
        "blog.example/about/" in about.read_text(encoding="utf-8")
        or '"/about/"' in about.read_text(encoding="utf-8")
        or "about/" in about.read_text(encoding="utf-8")
    )
    assert not [path for path in folder.glob("*conf*") if "nav_menu_item" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("to", TREES)
def test_what_is_not_public_is_in_no_menu(to: str, tmp_path: Any) -> None:
    records = [
        *REST,
        page("5", "secret", title="Hush private", status="private"),
        page("6", "locked", title="Hush locked", password="sesame"),
        item("40", "post_type", "5", title="Hush item"),
        item("41", "post_type", "1", parent="40"),
        item("42", "post_type", "6"),
        item("43", "post_type", "3", title="Hush idea"),
        item("44", "post_type", "99", title="Gone"),
        item("45", "custom", f"{SITE}/?p=5", title="Hush custom"),
        Media(id="7", url=f"{SITE}/hush.jpg", title="Hush file", parent="5"),
        item("47", "post_type", "7", object_="attachment"),
        item("46", "post_type", "1", title="Hush item draft", status="draft"),
    ]
    result = converters.write(records, tmp_path / "site", to=to)
    texts = {
        path.name: path.read_text("utf-8")
        for path in (tmp_path / "site").rglob("*")
        if path.is_file() and path.name != "idea.md"
    }
    assert not [name for name, text in texts.items() if "Hush" in text or "Gone" in text]
    (data,) = (text for name, text in texts.items() if name.startswith("menus."))
    assert [one["id"] for one in yaml.load(data)[0]["children"]] == ["41"]
    assert result.accounts["post"].left_out == {
        "private": 1,
        "password": 1,
        "draft": 1,
        "menu: target not public": 5,
        "menu: target missing": 1,
    }
    assert [one.message for one in result.findings if one.kind == messages.MENU_TARGET.name] == [
        "5 menu items lead to what is not public: left out of the menus",
        "1 menu item leads to what is not in the source: left out of the menus",
    ]


def test_circles_and_endless_depth_end_at_the_top(build: Any) -> None:
    circle = [
        item("21", "custom", "#", parent="22", title="a"),
        item("22", "custom", "#", parent="21", title="b"),
    ]
    (menu,) = menus(PlainMarkdownWriter(), build, *circle)
    assert len(menu["children"]) == 2
    chain = [item(str(n), "custom", "#", parent=str(n - 1), title="a") for n in range(100, 1000)]
    (menu,) = menus(PlainMarkdownWriter(), build, *chain)
    assert 1 < len(menu["children"]) <= 900 - DEEPEST + 1


def test_scripts_are_no_addresses(build: Any) -> None:
    (menu,) = menus(PlainMarkdownWriter(), build, item("21", "custom", " JavaScript:alert(1)", title="a"))
    assert "url" not in menu["children"][0]


def test_a_site_without_menus_has_no_file_of_them(build: Any) -> None:
    assert [menus(writer, build) for writer in WRITERS] == [None] * len(WRITERS)


def test_hugo_has_the_largest_menu_as_main(build: Any) -> None:
    folder = build(
        HugoWriter(),
        *REST,
        item("20", "custom", "/", menu="small", title="Home"),
        item("21", "post_type", "1", menu="large"),
        item("22", "post_type", "2", menu="large", parent="21"),
    )
    import tomllib

    found = tomllib.loads((folder / "hugo.toml").read_text(encoding="utf-8"))["menus"]
    assert [one["name"] for one in found["main"]] == ["About", "Boat"]
    assert found["main"][1]["parent"] == found["main"][0]["identifier"]
    assert found["small"] == [{"identifier": "item-20", "name": "Home", "url": "/", "weight": 1}]


@pytest.mark.parametrize("writer", WRITERS)
def test_a_custom_field_of_an_item_takes_no_place_of_its_own_facts(writer: SsgWriter, build: Any) -> None:
    above = item("20", "post_type", "1")
    extra = above.extra | {name: ["mine"] for name in ("url", "title", "children", "mood")}
    found = menus(
        writer, build, msgspec.structs.replace(above, extra=extra), item("21", "custom", "#", parent="20")
    )
    (about,) = found[0]["children"]
    assert (about["title"], about["title_2"], about["url_2"], about["mood"]) == (
        "About",
        "mine",
        "mine",
        "mine",
    )
    assert len(about["children"]) == 1


def blocks(text: str, **fields: Any) -> Post:
    fields = {"type": "wp_navigation", "title": "Top", "slug": "top", "url": f"{SITE}/top/"} | fields
    return Post(id="70", body=Markup(text=text, dialect="wordpress"), **fields)


LINK = '<!-- wp:navigation-link {"label":"About","type":"page","id":1,"kind":"post-type"} /-->'
INLINE = (
    f"<!-- wp:group --><div><!-- wp:navigation {{}} -->{LINK}<!-- /wp:navigation --></div><!-- /wp:group -->"
)
NO_MENU_FOUND: list[Any] = []


def block_menu(tmp_path: Any, post: Post, *more: Record) -> tuple[list[Any], Any]:
    result = converters.write([*REST, post, *more], tmp_path / "x", to="hugo")
    path = tmp_path / "x" / FILES[HugoWriter]
    return (msgspec.json.decode(path.read_bytes()) if path.exists() else NO_MENU_FOUND), result


@pytest.mark.parametrize(
    ("post", "titles"),
    [
        (blocks(LINK), ["About"]),
        (blocks(LINK, status="draft"), []),
        (blocks(LINK, status="private"), []),
        (blocks(LINK, password="x"), []),
        (blocks("<!-- wp:search /-->"), []),
        (blocks(INLINE, type="wp_template_part"), ["About"]),
        (blocks('<!-- wp:navigation {"ref":70} /-->', type="wp_template_part"), []),
        (blocks(LINK.replace('"id":1', '"id":3')), []),  # a draft
        (blocks(LINK.replace('"id":1', '"id":77')), []),  # not in the source
        (blocks(LINK.replace('"id":1', '"id":"1"')), ["About"]),
        (blocks('<!-- wp:navigation-link {"label":"A","url":"https://blog.example/?p=1"} /-->'), ["A"]),
        (blocks('<!-- wp:navigation-link {"label":"A","url":"https://blog.example/?p=3"} /-->'), []),
        (blocks('<!-- wp:page-list {"parentPageID":9999} /-->'), []),
        (
            blocks(
                '<!-- wp:page-list --><!-- wp:page-list-item {"id":1,"label":"One"} /--><!-- /wp:page-list -->'
            ),
            ["One"],
        ),
    ],
)
def test_menus_of_blocks(post: Post, titles: list[str], tmp_path: Any) -> None:
    menus, result = block_menu(tmp_path, post)
    assert [child["title"] for menu in menus for child in menu["children"]] == titles
    assert all(account.balanced for account in result.accounts.values())
    assert all(child["url"] == "/about/" for menu in menus for child in menu["children"])


def test_a_menu_of_blocks_beside_a_classic_one_of_its_name(tmp_path: Any) -> None:
    classic = item("20", "post_type", "1", menu="top")
    menus, _ = block_menu(tmp_path, blocks(LINK + LINK), classic)
    assert [(menu["name"], len(menu["children"])) for menu in menus] == [("Top", 2), ("Top", 1)]


@pytest.mark.parametrize("to", ["wxr", "archive"])
def test_private_targets_keep_the_post(to: str, tmp_path: Any) -> None:
    converters.write([*REST, blocks(LINK)], tmp_path / "x", to=to)
    (kept,) = [one for one in converters.read(tmp_path / "x") if isinstance(one, Post) and one.id == "70"]
    assert (kept.type, kept.body) == ("wp_navigation", Markup(text=LINK, dialect="wordpress"))


def test_a_page_of_html_embeds_the_items(tmp_path: Any) -> None:
    converters.write([*REST, blocks(LINK + "<!-- wp:page-list /-->")], tmp_path / "x", to="html")
    items = [
        one
        for one in converters.read(tmp_path / "x")
        if isinstance(one, Post) and one.type == "nav_menu_item"
    ]
    assert len(items) > 2
    assert {one.extra["_menu_item_type"][0] for one in items} == {"post_type"}


@pytest.mark.parametrize(("to", "url"), [("hugo", "/category/cats/"), ("markdown", f"{SITE}/?cat=9")])
def test_a_custom_link_to_a_term_by_its_id(to: str, url: str, tmp_path: Any) -> None:
    converters.write([*REST, item("20", "custom", f"{SITE}/?cat=9", title="Cats")], tmp_path / "x", to=to)
    menus = yaml.load((tmp_path / "x" / FILES[type(registry.writer(to))]).read_text("utf-8"))
    assert [child["url"] for child in menus[0]["children"]] == [url]
