"""Which page is the home page, and which stands for the list of posts; and what each target makes of them."""

from pathlib import Path

import pytest

import converters
from converters import registry
from converters.model import Markup, Media, Post, Record, Site
from converters.site.home_page import HomePageFinder
from converters.site.index import SiteIndexBuilder
from tests.targets import TREES, WRITERS

SITE = "https://blog.example"


def text(words: str) -> Markup:
    return Markup(text=words, dialect="wordpress")


def page(id_: str, slug: str, words: str = "", **fields) -> Post:
    fields = {"title": slug.replace("-", " ").title(), "url": f"{SITE}/{slug}/"} | fields
    return Post(id=id_, type="page", slug=slug, body=text(words) if words else None, **fields)


FRONT = page("10", "welcome", "Words of the front.", url=f"{SITE}/")
NEWS = page("11", "news", title="Ferry news")
ABOUT = page("12", "about", "About us.")
POST = Post(
    id="13", title="First", slug="first", url=f"{SITE}/2020/first/", body=text("One."), date="2020-01-05"
)


def found(*posts: Post, site: Site | None = None) -> tuple[str, str]:
    index = SiteIndexBuilder()
    index.site = site or Site(url=SITE)
    finder = HomePageFinder()
    for post in posts:
        finder.add(post)
    finder.settle(index)
    return index.front_page, index.posts_page


def test_the_page_at_the_root_is_the_home_page_and_an_empty_page_with_such_a_name_the_list():
    assert found(FRONT, NEWS, ABOUT, POST) == ("10", "11")


@pytest.mark.parametrize("root", [SITE, f"{SITE}/", "http://www.blog.example/", "//blog.example/"])
def test_the_root_however_it_is_spelled(root):
    assert found(page("1", "start", "Hello", url=root), POST) == ("1", "")


def test_the_root_of_a_site_in_a_folder():
    site = Site(url="https://a.example/pond")
    assert found(page("1", "start", "Hello", url="https://a.example/pond/"), POST, site=site)[0] == "1"
    assert found(page("1", "start", "Hello", url="https://a.example/"), POST, site=site)[0] == ""


@pytest.mark.parametrize(
    "post",
    [
        page("1", "start", "", url=f"{SITE}/"),  # empty: the theme lists posts there
        page("1", "start", "Hello", url=f"{SITE}/", status="draft"),
        page("1", "start", "Hello", url=f"{SITE}/?page_id=1"),
        page("1", "start", "Hello", url=f"{SITE}/#top"),
        page("1", "start", "Hello", url="https://else.example/"),
        Post(id="1", title="x", url=f"{SITE}/", body=text("Hello")),
    ],
)
def test_what_is_no_home_page(post):
    assert found(post, NEWS, POST) == ("", "")


def test_what_a_source_states_goes_first():
    site = Site(url=SITE, extra={"page_on_front": "12", "page_for_posts": ["14"]})
    assert found(FRONT, NEWS, ABOUT, page("14", "x"), POST, site=site) == ("12", "14")


@pytest.mark.parametrize(
    ("pages", "wanted"),
    [
        ([page("2", "low-water")], "2"),  # the only empty one
        ([page("2", "low-water"), page("3", "tides")], ""),
        ([page("2", "shop"), page("3", "blog")], "3"),
        ([page("2", "shop")], ""),
        ([page("2", "x", title="Aktuelles")], "2"),
        ([page("2", "%e3%83%96%e3%83%ad%e3%82%b0", title="ブログ")], "2"),
        ([page("2", "section"), page("3", "below", "Text", parent="2")], ""),
        ([page("2", "about", extra={"_wp_page_template": ["about.php"]})], ""),
        ([page("2", "about", extra={"_elementor_data": ["[]"]})], ""),
        ([page("2", "blog", "Some text")], ""),
        ([page("2", "blog", status="draft")], ""),
    ],
)
def test_the_page_for_posts(pages, wanted):
    assert found(FRONT, POST, *pages) == ("10", wanted)


def test_a_site_without_posts_has_no_page_for_them():
    assert found(FRONT, NEWS) == ("10", "")


HOME_FILES = {"hugo": "content/_index.md", "jekyll": "index.md", "markdown": "index.md", "html": "index.html"}


@pytest.mark.parametrize("to", [name for name in WRITERS if registry.writer(name).can_verify])
def test_it_comes_back_from_every_target(to, tmp_path):
    records: list[Record] = [Site(title="Ferry", url=SITE), FRONT, NEWS, ABOUT, POST]
    target = tmp_path / "out"
    converters.write(records, target, to=to)
    key = "title" if to == "blogger" else "id"  # Blogger's entries have numbers of its form
    posts = {getattr(post, key): post for post in converters.read(target) if isinstance(post, Post)}
    assert {one: (post.type, post.url, post.title) for one, post in posts.items()} == {
        getattr(post, key): (post.type, post.url, post.title) for post in (FRONT, NEWS, ABOUT, POST)
    }
    if to in HOME_FILES:
        assert "Words of the front." in Path(target, HOME_FILES[to]).read_text("utf-8")


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_a_page_that_has_the_path_of_the_list_keeps_it(to, tmp_path):
    records: list[Record] = [Site(url=SITE), FRONT, page("2", "posts", "A text."), POST, Media(id="5")]
    result = converters.write(records, tmp_path / "out", to=to)
    assert not [one for one in result.findings if one.kind in ("address-taken", "default-taken")]
    posts = {post.id: post for post in converters.read(tmp_path / "out") if isinstance(post, Post)}
    assert posts["2"].url == f"{SITE}/posts/"
    assert set(posts) == {"10", "2", "13"}


@pytest.mark.parametrize("to", ["jekyll", "html", "hugo"])
def test_the_home_page_of_a_site_for_hugo_is_one_in_every_target(to, tmp_path):
    files = {
        "hugo.toml": 'baseURL = "https://blog.example/"\ntitle = "Ferry"\n',
        "content/_index.md": "---\ntitle: Ahoy\n---\nWords of the front.\n",
        "content/posts/one.md": "---\ntitle: One\ndate: 2020-01-05\n---\nText.\n",
    }
    for name, words in files.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    converters.convert(tmp_path / "source", tmp_path / "out", to=to)
    assert "Words of the front." in (tmp_path / "out" / HOME_FILES[to]).read_text("utf-8")
