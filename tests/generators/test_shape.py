"""The shape of a WordPress site in the sites that are built: its home page, its menus, links by id, its podcast."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import Built, Generator

from converters import write
from converters.model import Comment, Markup, Post, Record, Site
from tests.targets import GENERATORS

SITE = "https://blog.example"
Get = Callable[[str], Generator]


def wordpress(text: str) -> Markup:
    return Markup(text=text, dialect="wordpress")


def page(id_: str, slug: str, text: str = "", **fields: object) -> Post:
    fields = {"title": slug.title(), "url": f"{SITE}/{slug}/", "type": "page"} | fields
    return Post(id=id_, slug=slug, body=wordpress(text) if text else None, **fields)  # type: ignore[arg-type]


def post(id_: str, text: str, **fields: object) -> Post:
    fields = {"type": "post", "date": f"2020-01-{id_}T08:00:00+00:00", "url": f"{SITE}/p{id_}/"} | fields
    return page(id_, f"p{id_}", text, **fields)


FRONT = page(
    "30", "welcome", "FRONT words.", url=f"{SITE}/", comments=(Comment(id="1", body=wordpress("Ahoy")),)
)
NEWS = page("31", "news", title="Ferry news")
REST: list[Record] = [
    Site(title="Ferry", url=SITE),
    FRONT,
    page("32", "about", "About us."),
    *(post(str(number), f"Text {number}.") for number in range(10, 29)),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, generator: Get) -> Callable[..., Built]:
    def build(name: str, *records: Record) -> Built:
        made = generator(name)
        target: Path = tmp_path_factory.mktemp(name) / "site"
        write(records, target, to=name)
        return Built(made.build(target))

    return build


@pytest.mark.parametrize("name", GENERATORS)
@pytest.mark.parametrize("listed", [True, False])
def test_the_front_page_is_the_home_page(name: str, listed: bool, built: Callable[..., Built]) -> None:
    site = built(name, *REST, *([NEWS] if listed else []))
    home, address = site.page("/"), "/news/" if listed else "/posts/"
    assert home.text("//main//h1") == "Welcome"
    assert "FRONT words." in home.text("//main")
    assert "Ahoy" in home.text("//main")
    assert "Text 12" not in home.text("//main")
    list_ = site.page(address)
    assert list_.text("//main//h1") == ("Ferry news" if listed else "Posts")
    links = [link.removeprefix(SITE) for link in list_.root.xpath("//main//ul[@class='posts']//a/@href")]
    assert "/p12/" in links or "/p28/" in links
    menu = [link.removeprefix(SITE) for link in home.root.xpath("//header//nav//a/@href")]
    assert sorted(menu) == ["/", "/about/", address] or sorted(menu) == ["", "/about/", address]
