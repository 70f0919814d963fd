"""What the three themes show around the text, the same in each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from built_sites import Built, Generator

from converters import messages, write
from converters.model import Author, Comment, Markup, Media, Post, Record, Site, Term, TermRef
from tests.targets import GENERATORS, TREES

SITE = "https://blog.example"
Get = Callable[[str], Generator]
IMAGE = f"{SITE}/wp-content/uploads/2020/01/tern.jpg"


def html(text: str) -> Markup:
    return Markup(text=text, dialect="html")


def post(id_: str, title: str, body: str = "<p>Text</p>", **fields: Any) -> Post:
    fields = {"date": f"2020-01-{int(id_):02}T08:00:00+00:00", "author": "maren"} | fields
    return Post(id=id_, title=title, slug=f"p{id_}", url=f"{SITE}/p{id_}/", body=html(body), **fields)


def term(slug: str, name: str, taxonomy: str = "category") -> TermRef:
    return TermRef(taxonomy=taxonomy, slug=slug, name=name)


def menu_item(id_: str, type_: str, to: str, parent: str = "0", **fields: Any) -> Post:
    meta = {
        "type": type_,
        "object_id": to,
        "menu_item_parent": parent,
        "url": to if type_ == "custom" else "",
    }
    return Post(
        id=id_,
        type="nav_menu_item",
        order=int(id_),
        terms=(term("main", "Main", "nav_menu"),),
        extra={f"_menu_item_{name}": [value] for name, value in meta.items()},
        **fields,
    )


RECORDS: list[Record] = [
    Site(title="Harbour", url=SITE),
    Term(id="70", taxonomy="category", slug="boats", name="Boats & nets"),
    Media(id="40", url=IMAGE, alt="A tern"),
    post(
        "1",
        "Two categories",
        terms=(term("boats", "Boats & nets"), term("tar", "Tar"), term("a-b", "A b", "post_tag")),
        featured="40",
        comments=(Comment(id="9", body=html("<ol><li>One</li><li>Two<ol><li>Deep</li></ol></li></ol>")),),
    ),
    post("2", "Has it", f"<p><img src='{IMAGE[:-4]}-300x200.jpg' alt=''></p><p>Text</p>", featured="40"),
    post("3", "Pinned", sticky=True, extra={"_wp_old_slug": ["old"]}),
    post("4", "", date="2020-02-04T08:00:00+00:00"),
    post("5", "Tar alone", terms=(term("tar", "Tar"),)),
    post("20", "About <us>", type="page"),
    post("21", "The boat", type="page", parent="20"),
    post("22", "Contact", type="page"),
]
MENU = [
    menu_item("30", "post_type", "20"),
    menu_item("31", "post_type", "21", parent="30"),
    menu_item("32", "taxonomy", "70"),
    menu_item("33", "custom", "#", title="Nothing"),
    menu_item("34", "custom", "https://else.example/", title="Else & where"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, generator: Get) -> Callable[..., Built]:
    done: dict[object, Built] = {}

    def get(name: str, menu: bool = True) -> Built:
        if (name, menu) not in done:
            made = generator(name)
            target = tmp_path_factory.mktemp(name) / "site"
            write([*RECORDS, *(MENU if menu else ())], target, to=name)
            done[name, menu] = Built(made.build(target))
        return done[name, menu]

    return get


def links(site: Built, address: str, xpath: str) -> list[tuple[str, str]]:
    """Text and address of links, and that each within the site leads to a page."""
    found = [(one.text_content(), one.get("href")) for one in site.page(address).root.xpath(f"{xpath}//a")]
    local = [href.removeprefix(SITE) for _, href in found]
    for href in local:
        if href.startswith("/"):
            page = site.page(href)
            if "#" in href:
                assert unquote(href.partition("#")[2]) in page.root.xpath("//@id")
    return [(text, unquote(href)) for (text, _), href in zip(found, local, strict=True)]


@pytest.mark.parametrize("name", GENERATORS)
def test_the_menu_is_in_the_header_of_every_page(name: str, site: Callable[..., Built]) -> None:
    for address in ("/", "/p1/", "/p20/", "/categories/"):
        found = links(site(name), address, "//header//nav[@aria-label='Main']")
        category = "/categories/#Boats-&-nets" if name == "jekyll" else "/category/boats/"
        assert found == [
            ("About <us>", "/p20/"),
            ("The boat", "/p21/"),
            ("Boats & nets", category),
            ("Else & where", "https://else.example/"),
        ]
    root = site(name).page("/").root
    assert [one.text for one in root.xpath("//header//summary")] == ["About <us>"]
    assert [one.text for one in root.xpath("//header//nav//span")] == ["Nothing"]


@pytest.mark.parametrize("name", GENERATORS)
def test_without_a_menu_the_topmost_pages_are(name: str, site: Callable[..., Built]) -> None:
    found = links(site(name, menu=False), "/", "//header//nav[@aria-label='Main']")
    assert sorted(found) == [("About <us>", "/p20/"), ("Contact", "/p22/")]


@pytest.mark.parametrize("name", GENERATORS)
def test_terms_are_found_from_every_page_and_post(name: str, site: Callable[..., Built]) -> None:
    footer = "//footer//li[not(contains(a/@href, '.xml'))]"
    assert links(site(name), "/p20/", footer) == [
        ("Archive", "/archive/"),
        ("Categories", "/categories/"),
        ("Tags", "/tags/"),
    ]
    assert "Tar" in site(name).page("/categories/").text("//main")
    shown = links(site(name), "/p1/", "//p[@class='meta']")
    assert [text for text, _ in shown] == ["Boats & nets", "Tar", "A b"]


@pytest.mark.parametrize("name", GENERATORS)
def test_the_image_of_a_post_is_above_its_text_once(name: str, site: Callable[..., Built]) -> None:
    (image,) = site(name).page("/p1/").root.xpath("//main//img")
    assert (image.get("src"), image.get("alt"), image.get("loading")) == (IMAGE, "A tern", "lazy")
    (image,) = site(name).page("/p2/").root.xpath("//main//img")
    assert image.xpath("ancestor::div[@class='content']")


@pytest.mark.parametrize("name", GENERATORS)
def test_home_has_the_pinned_post_first_and_a_name_for_each(name: str, site: Callable[..., Built]) -> None:
    found = links(site(name), "/", "//ul[@class='posts']")
    assert [text for text, _ in found] == [
        "Pinned",
        "4 February 2020",
        "Tar alone",
        "Has it",
        "Two categories",
    ]
    times = site(name).page("/p5/").root.xpath("//p[@class='meta']/time")
    assert [one.text for one in times] == ["5 January 2020"]


@pytest.mark.parametrize("name", GENERATORS)
def test_lists_besides_the_home_page_are_by_date(name: str, tmp_path: Path, generator: Get) -> None:
    tar = (term("tar", "Tar"), term("a-b", "A b", "post_tag"))
    records = [
        Site(title="Harbour", url=SITE),
        Author(id="1", login="ada", name="Ada"),
        Author(id="2", login="bo", name="Bo"),
        post("1", "Pinned", sticky=True, author="ada", terms=tar),
        post("2", "Later", author="ada", terms=tar),
        post("3", "Of Bo", author="bo"),
    ]
    write(records, tmp_path / "site", to=name)
    built = Built(generator(name).build(tmp_path / "site"))
    assert [text for text, _ in links(built, "/", "//ul[@class='posts']")] == ["Pinned", "Of Bo", "Later"]
    lists = ["/author/ada/", *(["/category/tar/", "/tag/a-b/"] if name != "jekyll" else [])]
    for address in lists:
        assert [text for text, _ in links(built, address, "//main//ul")] == ["Later", "Pinned"], address
    footer = [text for text, _ in links(built, "/", "//footer//li[not(contains(a/@href, '.xml'))]")]
    assert footer == ["Archive", "Categories", "Tags", "Authors"]


@pytest.mark.parametrize("name", GENERATORS)
def test_pages_have_no_date_and_no_author(name: str, site: Callable[..., Built]) -> None:
    page = site(name).page("/p20/")
    assert not page.root.xpath("//main//time | //main//p[@class='meta']")
    assert "2020" not in page.text("//main")


@pytest.mark.parametrize("name", GENERATORS)
def test_lists_in_comments_are_no_threads(name: str, site: Callable[..., Built]) -> None:
    page = site(name).page("/p1/")
    assert len(page.root.xpath("//ol[@class='thread']")) == 1
    assert len(page.root.xpath("//article//ol[not(@class)]")) == 2
    styles = [text for path, text in site(name).texts() if path.name == "blogport.css"]
    style = (styles or [page.text("//style")])[0]
    assert ".comments ol" not in style
    assert ".thread .thread" in style


@pytest.mark.parametrize("name", TREES)
def test_what_does_not_go_along_is_spoken_of(name: str, tmp_path: Path) -> None:
    found = {one.kind: one.message for one in write([*RECORDS, *MENU], tmp_path / "x", to=name).findings}
    assert found[messages.REMOTE_FILES.name].startswith(
        "1 image or other file is still loaded from blog.example;"
    )
    assert (messages.ONE_CATEGORY.name in found) == (name == "pelican")
    assert (messages.NO_REDIRECT.name in found) == (name == "pelican")
    assert (messages.REDIRECT_PLUGIN.name in found) == (name == "jekyll")


@pytest.mark.parametrize("name", GENERATORS)
def test_a_site_that_has_no_posts_lists_its_pages(name: str, tmp_path: Path, generator: Get) -> None:
    notes = [
        Post(id=one, type="page", title=f"{one} & more", slug=one, body=html("<p>Text</p>"))
        for one in ("fog", "tide")
    ]
    made = generator(name)
    write(notes, tmp_path / "site", to=name)
    page = (made.build(tmp_path / "site") / "index.html").read_text(encoding="utf-8").partition("<main")[2]
    assert ">fog &amp; more</a>" in page
    assert page.index("fog") < page.index("tide")
