"""The shape of a WordPress site in the sites that are built: its home page, its menus, links by id, its podcast."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import Built, Generator
from lxml import etree
from msgspec.structs import replace

import converters
from converters import write
from converters.model import Comment, Markup, Post, Record, Site, Term, TermRef
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


NAVIGATION = Post(
    id="70",
    type="wp_navigation",
    title="Navigation",
    slug="navigation",
    url=f"{SITE}/navigation/",
    body=wordpress(
        '<!-- wp:home-link {"label":"Start"} /-->'
        '<!-- wp:navigation-link {"label":"<em>About</em> us","type":"page","id":32,"kind":"post-type","url":"x"} /-->'
        '<!-- wp:navigation-submenu {"label":"More","url":"#","kind":"custom"} -->'
        '<!-- wp:navigation-submenu {"label":"Topics","type":"category","id":3,"kind":"taxonomy"} -->'
        '<!-- wp:navigation-link {"label":"Deep","url":"https://else.example/","opensInNewTab":true} /-->'
        "<!-- /wp:navigation-submenu --><!-- /wp:navigation-submenu -->"
        "<!-- wp:page-list /-->"
    ),
)


@pytest.mark.parametrize("name", GENERATORS)
def test_a_menu_of_blocks_is_in_the_header(name: str, built: Callable[..., Built]) -> None:
    news = TermRef(taxonomy="category", slug="news", name="News")
    records = [
        Site(title="Ferry", url=SITE),
        Term(id="3", taxonomy="category", slug="news", name="News"),
        page("32", "about", "About us."),
        page("33", "boats", "Boats.", order=2),
        page("34", "sloop", "A sloop.", parent="33"),
        page("35", "zebra", "First.", order=-1),
        page("36", "hush", "Hush.", status="private"),
        post("12", "Text", terms=(news,)),
        NAVIGATION,
    ]
    menu = built(name, *records).page("/").root.xpath("//header//nav[@aria-label='Main']")[0]
    links = [(link.text_content(), link.get("href").removeprefix(SITE)) for link in menu.xpath(".//a")]
    category = "/categories/#News" if name == "jekyll" else "/category/news/"
    assert links == [
        ("Start", "/"),
        ("About us", "/about/"),
        ("Topics", category),
        ("Deep", "https://else.example/"),
        ("Zebra", "/zebra/"),
        ("About", "/about/"),
        ("Boats", "/boats/"),
        ("Sloop", "/sloop/"),
    ]
    assert [summary.text_content() for summary in menu.xpath(".//summary")] == ["More", "Topics", "Boats"]
    assert menu.xpath(".//a[text()='Deep']/ancestor::details[1]/summary/text()") == ["Topics"]


ENCLOSED = "https://cdn.example/one.mp3\n123456\naudio/mpeg\n" + 'a:1:{s:8:"duration";s:8:"00:12:30";}'
EPISODES = [
    Site(title="Ferry", url=SITE),
    post("12", "PowerPress.", extra={"enclosure": [ENCLOSED]}),
    post("13", "", extra={"enclosure": ["https://cdn.example/two.mp4\n5\nvideo/mp4\n"]}),
    post(
        "14",
        '<a href="https://cdn.example/three.mp3">Three</a>',
        extra={"enclosure": ["https://cdn.example/three.mp3\n7\naudio/mpeg\n"]},
    ),
    post("15", "None.", extra={"enclosure": ["javascript:alert(1)\n0\naudio/mpeg"]}),
    post(
        "16",
        "Simple.",
        extra={"audio_file": ["https://cdn.example/five.m4a"], "filesize_raw": ["99"], "duration": ["0:30"]},
    ),
]
FEEDS = {
    "hugo": "index.xml",
    "mkdocs": "rss.xml",
    "nikola": "rss.xml",
    "pelican": "feeds/all.atom.xml",
}


@pytest.mark.parametrize("name", GENERATORS)
def test_an_episode_has_a_player_and_an_enclosure(name: str, tmp_path: Path, generator: Get) -> None:
    made = generator(name)
    write(EPISODES, tmp_path / "site", to=name)
    if name == "pelican":
        made.command[-1] = "publishconf.py"
    output = made.build(tmp_path / "site")
    pages = Built(output)
    shown = {
        number: pages.page(f"/p{number}/").root.xpath("//main//audio/@src | //main//video/@src")
        for number in range(12, 17)
    }
    assert shown == {
        12: ["https://cdn.example/one.mp3"],
        13: ["https://cdn.example/two.mp4"],
        14: [],
        15: [],
        16: ["https://cdn.example/five.m4a"],
    }
    feed = etree.parse(output / FEEDS.get(name, "feed.xml")).getroot()
    if name == "pelican":
        found = feed.xpath("//*[local-name()='link'][@rel='enclosure']")
        urls = [(one.get("href"), one.get("length"), one.get("type")) for one in found]
    else:
        urls = [
            (one.get("url"), one.get("length"), one.get("type")) for one in feed.xpath("//item/enclosure")
        ]
        durations = feed.xpath("//*[local-name()='duration']/text()")
        assert sorted(durations) == (
            [] if name == "nikola" else ["00:12:30", "0:30"]
        )  # its feed has no place
    assert sorted(urls) == [
        ("https://cdn.example/five.m4a", "99", "audio/mp4"),
        ("https://cdn.example/one.mp3", "123456", "audio/mpeg"),
        ("https://cdn.example/three.mp3", "7", "audio/mpeg"),
        ("https://cdn.example/two.mp4", "5", "video/mp4"),
    ]
    assert len(feed.xpath("//item | //*[local-name()='entry']")) == 5


@pytest.mark.parametrize("options", [{"only": "title,date"}, {"omit": "draft,status"}])
@pytest.mark.parametrize("to", ["hugo", "pelican", "mkdocs"])
def test_no_option_publishes_a_draft(to, options, tmp_path):
    records = [
        Site(title="S", url="https://s.example"),
        Post(id="1", status="draft", title="Secret", slug="secret", date="2020-01-01T00:00:00Z", body=None),
    ]
    converters.write(records, tmp_path / "site", to=to, options=options)
    (text,) = [path for path in (tmp_path / "site").rglob("*.md") if "Secret" in path.read_text("utf-8")]
    assert re.search(r"(?im)^(draft: true|status: draft)$", text.read_text("utf-8")), text.read_text("utf-8")


@pytest.mark.parametrize("to", ["eleventy", "hexo", "hugo"])
def test_footnotes_of_markdown_stay_where_the_renderer_has_none(to, tmp_path):
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text(
        "---\ntitle: A\ndate: 2020-01-01\n---\nForty metres[^1].\n\n[^1]: Or fifty.\n"
    )
    converters.convert(notes, tmp_path / "site", to=to)
    (text,) = [path for path in (tmp_path / "site").rglob("*.md") if "Forty" in path.read_text("utf-8")]
    assert ("[^1]:" in text.read_text("utf-8")) == (to == "hugo")
    assert "Or fifty" in text.read_text("utf-8")


@pytest.mark.parametrize("to", GENERATORS)
def test_task_lists_are_written_for_the_renderer(to, tmp_path):
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text(
        "---\ntitle: A\ndate: 2020-01-01\n---\n- [ ] Nets *dry*\n- [x] Lamp\n    1. [ ] Wick\n"
    )
    converters.convert(notes, tmp_path / "site", to=to)
    (path,) = [path for path in (tmp_path / "site").rglob("*.md") if "Lamp" in path.read_text("utf-8")]
    text = path.read_text("utf-8")
    has_task_lists = converters.registry.writer(to).flavor.task_lists
    assert ("- [ ] Nets *dry*" in text) == has_task_lists
    assert text.count("<input ") == (0 if has_task_lists else 3)


def test_brackets_that_are_no_box_stay_brackets(tmp_path):
    body = Markup(
        text="<ul><li>[ ] Nets</li><li><input type='checkbox' disabled> Lamp</li></ul>", dialect="html"
    )
    records = [
        Site(title="S", url="https://s.example"),
        Post(id="1", title="A", slug="a", date="2020-01-01T00:00:00Z", body=body),
    ]
    converters.write(records, tmp_path / "site", to="mkdocs")
    (text,) = [path.read_text("utf-8") for path in (tmp_path / "site/docs").rglob("a.md")]
    assert "\\[ ] Nets" in text
    assert "[ ] Lamp" in text


@pytest.mark.parametrize("name", GENERATORS)
def test_task_lists_are_boxes_on_the_page(name: str, tmp_path: Path, generator: Get) -> None:
    text = "- [ ] Nets *dry*\n- [x] Lamp\n\n1. [ ] One\n\n2. [X] Two\n\nNo [ ] box\n"
    tasks = replace(post("05", ""), body=Markup(text=text, dialect="markdown"))
    brackets = "<ul><li>[ ] Brackets</li></ul>"
    records = [
        Site(title="S", url=SITE),
        tasks,
        replace(post("06", ""), body=Markup(text=brackets, dialect="html")),
    ]
    write(records, tmp_path / "site", to=name)
    site = Built(generator(name).build(tmp_path / "site"))
    (shown,) = site.page("/p05/").root.xpath("//main//*[contains(@class, 'content')]")
    boxes = [item.xpath(".//input[@type='checkbox']") for item in shown.xpath(".//li")]
    assert [[box.get("checked") is not None for box in found] for found in boxes] == [
        [False],
        [True],
        [False],
        [True],
    ]
    words = shown.text_content()
    assert (words.count("["), "No [ ] box" in words) == (1, True)
    (shown,) = site.page("/p06/").root.xpath("//main//*[contains(@class, 'content')]")
    assert (len(shown.xpath(".//input")), "[ ] Brackets" in shown.text_content()) == (0, True)
