"""Our theme of each generator in a real Chromium: axe in light and dark, the phone, search, frames that wait for a click."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from converters import write
from tests.browser.conftest import LOOKS
from tests.conftest import missing
from tests.generators.built_sites import find
from tests.harbour_blog import records
from tests.targets import BUILT

PAGES = ("", "first/", "archive/", "categories/", "tags/", "author/ada/")
Open = Callable[[str], Any]


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _params() -> Iterator[Any]:
    """The generators of Node, MkDocs and Nikola have the same pages; a part of them is enough."""
    for name in BUILT:
        marks = () if name in ("hugo", "jekyll", "pelican") else (pytest.mark.long(share=30),)
        yield from (pytest.param((name, code), marks=marks) for code in ("de", "ar"))


@pytest.fixture(scope="module", params=_params())
def open_page(
    request: pytest.FixtureRequest, browser: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Open]:
    """`open_page("archive/")` shows a page of the blog that a generator built."""
    name, language = request.param
    folder = tmp_path_factory.mktemp(name) / "site"
    write(records(language), folder, to=name)
    built = (find(name) or missing(name)).build(folder)
    handler = functools.partial(_Silent, directory=str(built))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()

        def show(path: str) -> Any:
            browser.get(f"http://127.0.0.1:{server.server_port}/{path}")
            return browser

        yield show
        server.shutdown()


def look(browser: Any, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


@pytest.mark.usefixtures("axe")
def test_axe_reports_nothing(open_page: Open) -> None:
    found = []
    for path in PAGES:
        shown = open_page(path)
        for scheme, rules in LOOKS.items():
            look(shown, scheme)
            result = shown.execute_async_script(
                "const [rules, done] = arguments; axe.run(document, {iframes: false, ...rules}).then(done)",
                rules,
            )
            assert len(result["passes"]) > (0 if rules else 10)
            found += [(scheme, path, one["id"], one["nodes"][0]["html"]) for one in result["violations"]]
    assert found == []


def test_nothing_scrolls_sideways_on_a_phone(open_page: Open, browser: Any) -> None:
    size = {"width": 375, "height": 700, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        widths = {
            path: open_page(path).execute_script("return document.documentElement.scrollWidth")
            for path in PAGES
        }
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert {path: width for path, width in widths.items() if width > 375} == {}


def test_search_finds_a_post_by_the_words_of_its_text(open_page: Open) -> None:
    shown = open_page("archive/")
    title = shown.find_element("css selector", "main li a").text
    shown.find_element("css selector", "#words").send_keys(title)
    shown.implicitly_wait(5)
    found = [link.text for link in shown.find_elements("css selector", "#results li a")]
    shown.implicitly_wait(0)
    assert found == [title]


def test_a_frame_is_loaded_when_its_link_is_clicked(open_page: Open) -> None:
    shown = open_page("first/")
    frame = shown.find_element("css selector", "iframe")
    shown.switch_to.frame(frame)
    link = shown.find_element("css selector", "a")
    assert (link.get_attribute("href"), "film.example" in link.text) == (
        "https://player.film.example/7?a=1&b=2",
        True,
    )
    before = shown.execute_script("return location.href")
    link.click()
    shown.switch_to.default_content()
    assert before == "about:srcdoc"


def test_code_is_read_from_left_to_right_in_every_language(open_page: Open) -> None:
    style = """
        const pre = document.body.appendChild(document.createElement("pre"));
        pre.innerHTML = "<code>a = (1)</code>";
        const style = getComputedStyle(pre.firstChild);
        const found = [style.direction, style.textAlign];
        pre.remove();
        return found;
    """
    assert open_page("first/").execute_script(style) == ["ltr", "left"]


def test_the_first_key_leads_to_the_text(open_page: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    shown = open_page("first/")
    shown.find_element("css selector", "body").send_keys(Keys.TAB)
    skip = shown.switch_to.active_element
    assert skip.get_attribute("class") == "skip"
    assert skip.rect["x"] >= 0
    skip.send_keys(Keys.ENTER)
    assert shown.switch_to.active_element.get_attribute("id") == "main"
