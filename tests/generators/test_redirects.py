"""Real nginx, Apache and Caddy, and Netlify's rules, lead from old addresses to new ones, whatever their names."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.redirects import blogs
from tests.redirects.servers import SERVERS, Ask, netlify, serving
from tests.redirects.verdicts import verdict

FORMATS = ("nginx", "apache", "caddy", "netlify", "csv")


@pytest.fixture(scope="module", params=("", "/blog"), ids=("root", "folder"))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    site = tmp_path_factory.mktemp("hard") / "site"
    return site, blogs.pages(site, *FORMATS, folder=request.param), request.param


def judge(ask: Ask, folder: str, *, gone: str = "410") -> None:
    answers = {name: verdict(ask, f"{folder}/2012/05/06/{quote(name)}/") for name in blogs.HARD}
    kept = ("東京の朝", "Ünïcödé", "default", "CamelCase")
    assert answers == {name: "200" if name in kept else "301 200" for name in blogs.HARD}
    moved = {
        "/?p=100": "/2012/05/06/kept/",
        "/index.php?p=100&utm_source=x": "/2012/05/06/kept/",
        "/?cat=8": "/category/local/",
        "/category/news/local/page/2/": "/category/local/",
        "/themen/news": "/",
        "/themen/news/local/": "/category/local/",
        "/author/ada/page/9/": "/author/ada/",
        "/2012/05/": "/2012/",
        "/2012/05/06/page/3/": "/2012/",
        "/2012/05/06/first-name/comment-page-2/": "",
        "/2012/05/06/kept/amp/": "/2012/05/06/kept/",
        "/2012/05/06/kept/comment-page-2": "/2012/05/06/kept/",
        "/2012/05/06/kept/lamp/": "/2012/05/06/kept/",
        "/feed/": "/feed.xml",
        "/?feed=rss2": "/feed.xml",
        "/category/news/feed/atom/": "/feed.xml",
        "/wp-sitemap.xml": "/sitemap.xml",
    }
    for old, new in moved.items():
        if new and not (gone == "404" and "utm" in old):  # Netlify compares whole queries
            assert ask(folder + old) == (301, folder + new), old
            assert verdict(ask, folder + old) == "301 200"
    for old in (
        "/2012/05/06/kept/feed/",
        "/comments/feed/",
        "/2012/05/feed/",
        "/wp-json/wp/v2/posts",
        "/?feed=rss2&p=100",
    ):
        assert ask(folder + old).status == int(gone), old
    for old in ("/", "/?utm_source=x", "/2012/05/06/kept/", "/?s=word", "/2012/", "/feed.xml"):
        assert verdict(ask, folder + old) == "200", old
    for old in ("/2012/05/06/never-was/", "/2011/03/04/hidden-draft/", "/nothing/amp/", "/?p=900", "/2011/"):
        assert not ask(folder + old).to or gone == "404", old


@pytest.mark.parametrize("server", SERVERS)
def test_every_name_leads_where_it_should(server: str, built: tuple[Path, Path, str]) -> None:
    site, conf, folder = built
    with serving(server, site, conf, folder) as ask:
        judge(ask, folder)


@pytest.mark.parametrize("server", SERVERS)
def test_nobody_is_led_to_another_host(server: str, built: tuple[Path, Path, str]) -> None:
    site, conf, folder = built
    asked = (
        "//evil.example/amp/",
        "//evil.example/../2012/05/06/kept/amp/",
        f"{folder}//evil.example/..{folder}/2012/05/06/kept/amp/",
        "/%0d%0aSet-Cookie:%20a=b/amp/",
        f"{folder}/2012/05/06/kept%0d%0aSet-Cookie:%20a=b/amp/",
        f"{folder}/%5cevil.example/2012/05/06/kept/amp/",
        f"{folder}/?p=100%0d%0aSet-Cookie:a",
    )
    with serving(server, site, conf, folder) as ask:
        for url in asked:
            to = ask(url).to
            assert not to or re.match(r"/(?![/\\])", to), (url, to)
            assert "cookie" not in to.lower(), (url, to)


def test_netlify(built: tuple[Path, Path, str]) -> None:
    site, _, folder = built
    judge(netlify(site, folder), folder, gone="404")
