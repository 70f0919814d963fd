"""The pages of --to html in a real Chromium, opened from disk as by double click."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from converters import Author, Comment, Commenter, Markup, Post, Site, convert, write
from tests.browser.conftest import LOOKS, MODULES, SOURCES
from tests.conftest import JAVA, missing
from tests.uploads import uploads_of

POST = "2023/03/04/a-leak-a-log-and-a-list/index.html"


def opened(browser: Any, path: Path) -> Any:
    complaints(browser)  # what the page before had to say is of no interest
    browser.get(path.as_uri())
    return browser


def find(browser: Any, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def every(browser: Any, selector: str) -> list[Any]:
    found: list[Any] = browser.find_elements("css selector", selector)
    return found


def complaints(browser: Any) -> list[str]:
    """What the console said, but for images and frames of other servers, which no test machine reaches."""
    return [
        line["message"]
        for line in browser.get_log("browser")
        if "net::ERR" not in line["message"] and "Failed to load resource" not in line["message"]
    ]


def test_a_post_is_reached_by_click_and_shows_its_thread(browser: Any, pages: Path) -> None:
    opened(browser, pages / "index.html")
    links = {link.text: link for link in every(browser, ".entry h2 a")}
    links["A leak, a log and a list"].click()
    assert browser.current_url == (pages / POST).as_uri()
    indent = {one.get_attribute("id"): one.rect["x"] for one in every(browser, ".comments li.h-cite")}
    order = ["comment-101", "comment-102", "comment-103", "comment-104", "comment-105", "comment-106"]
    assert list(indent) == order
    assert indent["comment-101"] < indent["comment-102"] < indent["comment-103"] < indent["comment-104"]
    assert indent["comment-105"] == indent["comment-102"]
    assert indent["comment-106"] == indent["comment-101"]
    badge = find(browser, "#comment-102 > .who .badge")
    assert badge.text == "Author"
    assert complaints(browser) == []


def test_search_finds_words_of_a_post(browser: Any, pages: Path) -> None:
    opened(browser, pages / "about" / "index.html")
    box = find(browser, "#words")
    box.send_keys("plank")
    browser.implicitly_wait(5)
    found = every(browser, "#results li a")
    browser.implicitly_wait(0)
    assert [link.text for link in found] == ["A leak, a log and a list"]
    found[0].click()
    assert browser.current_url == (pages / POST).as_uri()
    assert complaints(browser) == []


def test_the_button_makes_it_dark_and_light_again(browser: Any, pages: Path) -> None:
    opened(browser, pages / "index.html")
    colour = "return getComputedStyle(document.body).backgroundColor"
    light = browser.execute_script(colour)
    find(browser, "#dark").click()
    dark = browser.execute_script(colour)
    assert sum(map(int, dark[4:-1].split(","))) < 200 < 600 < sum(map(int, light[4:-1].split(",")))
    find(browser, "#dark").click()
    assert browser.execute_script(colour) == light


def test_nothing_scrolls_sideways_on_a_phone(
    browser: Any, site: Path, request: pytest.FixtureRequest
) -> None:
    """With `--long` every page."""
    looked_at = sorted(site.rglob("*.html")) if request.config.getoption("--long") else some(site, 15)
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 375, "height": 700, "deviceScaleFactor": 1, "mobile": True},
    )
    wide = []
    try:
        for page in looked_at:
            opened(browser, page)
            if browser.execute_script("return document.documentElement.scrollWidth") > 375:
                wide.append(page.relative_to(site).as_posix())
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide == []


@pytest.mark.usefixtures("axe")
def test_axe_reports_nothing_serious(browser: Any, site: Path) -> None:
    found = []
    for page in some(site, 12):
        opened(browser, page)
        for look, rules in LOOKS.items():
            browser.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": look}]}
            )
            result = browser.execute_async_script(
                # The bodies are the authors' own: of these only what we add to them is looked at.
                "const [rules, done] = arguments; axe.run({exclude: [['.e-content']]}, rules).then(done)",
                rules,
            )
            found += [
                (page.relative_to(site).as_posix(), one["id"], one["nodes"][0]["html"])
                for one in result["violations"]
                if one["impact"] in ("serious", "critical")
            ]
    assert found == []


COLOURED = """<p><span style="color: #000000;">From a word processor.</span> <font color="#111111">Older.</font></p>
<div class="wp-block-group has-background" style="background-color:#d8f6ec"><p>On a tint, with <a href="/x">a link</a>.</p></div>
<table bgcolor="#ffffee"><tr><td>In a cell.</td></tr></table>
<div class="wp-block-group has-background" style="background-color:#5b1010"><p class="has-white-color">On red.</p></div>
<div class="wp-block-cover" style="background-color:#f8f8f8"><p>On a cover.</p></div>"""


@pytest.mark.usefixtures("axe")
@pytest.mark.parametrize("look", ["light", "dark"])
def test_what_an_author_coloured_can_be_read(browser: Any, look: str, tmp_path: Path) -> None:
    post = Post(
        id="1", slug="a", title="A", date="2020-01-01T00:00:00", body=Markup(text=COLOURED, dialect="html")
    )
    write([Site(title="S"), post], tmp_path / "site", to="html")
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": look}]}
    )
    (page,) = (tmp_path / "site" / "posts").rglob("index.html")
    opened(browser, page)
    result = browser.execute_async_script(
        "const done = arguments[0]; axe.run('.e-content', {runOnly: ['color-contrast']}).then(done)"
    )
    assert [one["html"] for found in result["violations"] for one in found["nodes"]] == []
    assert len([one for found in result["passes"] for one in found["nodes"]]) > 5


def some(site: Path, number: int) -> list[Path]:
    """Pages of every sort, and among them those with the most comments."""
    all_ = sorted(site.rglob("*.html"))
    discussed = sorted(all_, key=lambda page: -page.read_bytes().count(b"h-cite"))
    return list(
        dict.fromkeys([site / "index.html", *discussed[: number // 3], *all_[:: len(all_) // number + 1]])
    )


def test_the_pages_are_valid_html(site: Path, request: pytest.FixtureRequest) -> None:
    """With `--long` every page."""
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        missing("vnu-jar")
    looked_at = [site] if request.config.getoption("--long") else some(site, 80)
    command = [
        *JAVA,
        "-Xss8m",
        "-jar",
        jar,
        "--errors-only",
        "--format",
        "json",
        "--skip-non-html",
        *looked_at,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    ours = [one for one in messages if not any(known in one["message"] for known in AUTHORS_OWN)]
    assert ours == []


AUTHORS_OWN = (
    "Element “dl” is missing a required instance of child element “dd”",  # a list of terms with nothing said of them
    "Element “object” is missing required attribute “data”",  # a Flash film
    "The “param” element is obsolete",
    "A “style” element in “body” must be the first child",  # a style in the middle of a text
    "Element “pre” not allowed as child of element “code”",
)
"""What the texts of the corpus have that cannot be mended without changing what they say: 5 places in 560 pages."""


def test_no_link_within_the_site_is_broken(site: Path) -> None:
    ids: dict[Path, set[str]] = {}
    for page in site.rglob("*.html"):
        ids[page] = set(lxml_html.fromstring(page.read_bytes()).xpath("//@id"))
    broken = []
    for page in ids:
        for _, attribute, link, _ in lxml_html.fromstring(page.read_bytes()).iterlinks():
            if (
                attribute not in ("href", "src")
                or "://" in link
                or link.startswith(("mailto:", "data:", "//"))
            ):
                continue
            if problem := leads_nowhere(page, link, ids, site):
                broken.append((page.relative_to(site).as_posix(), link, problem))
    assert broken == []


def leads_nowhere(page: Path, link: str, ids: dict[Path, set[str]], site: Path) -> str:
    from urllib.parse import unquote

    path, _, part = link.partition("#")
    if path.startswith("/") or ":" in path:
        return ""  # of the old site: the authors' own
    to = (page.parent / unquote(path)).resolve() if path else page
    if not to.is_file() or not to.is_relative_to(site):
        return "" if in_text(page, link) else "no such file"
    if part and to in ids and unquote(part) not in ids[to]:
        return "" if in_text(page, link) else "no such part"
    return ""


def in_text(page: Path, link: str) -> bool:
    """Whether an author wrote a link like this, which led nowhere before too."""
    tree = lxml_html.fromstring(page.read_bytes())
    return any(
        link in (one.get("href"), one.get("src"))
        for one in tree.xpath("//*[contains(@class,'e-content')]//*")
    )


@pytest.mark.parametrize("name", ["example", "theme unit test"])
def test_pictures_at_hand_are_shown_from_disk(
    browser: Any, tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    """Each picture by each relative address once; with `--long` on every page that shows it."""
    if not SOURCES[name].is_file():
        pytest.skip(f"{SOURCES[name].name} is not here")
    uploads = uploads_of(SOURCES[name], tmp_path / "uploads")
    convert([SOURCES[name], uploads], tmp_path / "site", to="html")
    shown, addresses = set(), set()
    for page in sorted((tmp_path / "site").rglob("*.html")):
        found = set(re.findall(rb"""[^\s"',]*wp-content/uploads/[^\s"',]+""", page.read_bytes()))
        if found <= (set() if request.config.getoption("--long") else addresses):
            continue
        addresses |= found
        opened(browser, page)
        browser.execute_script("document.querySelectorAll('img').forEach(one => { one.loading = 'eager' })")
        pictures = browser.execute_async_script(
            "const done = arguments[0], all = [...document.images].filter(one => !one.src.startsWith('http'));"
            "Promise.allSettled(all.map(one => one.decode())).then("
            "() => done(all.map(one => [one.src, one.naturalWidth])))"
        )
        shown |= {src for src, _ in pictures}
        assert [src for src, width in pictures if not width] == []
        assert complaints(browser) == []
    assert len(shown) >= {"example": 2, "theme unit test": 30}[name]


PAYLOADS = [
    "<script>document.title='pwned'</script>",
    "<img src=x onerror=\"document.title='pwned'\">",
    "<svg onload=\"document.title='pwned'\"></svg>",
    "<svg><script>document.title='pwned'</script></svg>",
    "<a href=\"javascript:document.title='pwned'\">click</a>",
    "<a href=\" &#14; javascript:document.title='pwned'\">click</a>",
    "<a href=\"jav&#x09;ascript:document.title='pwned'\">click</a>",
    "<a href=\"data:text/html,<script>parent.document.title='pwned'</script>\">click</a>",
    "<iframe src=\"javascript:parent.document.title='pwned'\"></iframe>",
    "<iframe srcdoc=\"<script>parent.document.title='pwned'</script>\"></iframe>",
    "<object data=\"javascript:document.title='pwned'\"></object>",
    "<embed src=\"javascript:document.title='pwned'\">",
    "<form action=\"javascript:document.title='pwned'\"><button id=b>x</button></form>",
    "<body onload=\"document.title='pwned'\">",
    "<details open ontoggle=\"document.title='pwned'\">x</details>",
    "<input autofocus onfocus=\"document.title='pwned'\">",
    "<video><source onerror=\"document.title='pwned'\"></video>",
    "<math><mtext><table><mglyph><style><img src=x onerror=\"document.title='pwned'\"></style></mglyph></table></mtext></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=document.title='pwned'>\"></noscript>",
    "<p style=\"background:url(javascript:document.title='pwned')\">x</p>",
    "<style>@import 'javascript:document.title=1'; body{display:none}</style>",
    '<meta http-equiv="refresh" content="0;url=javascript:document.title=\'pwned\'">',
    '<base href="https://evil.example/">',
    "</div></li></ol></section></article><script>document.title='pwned'</script>",
    "<!--><script>document.title='pwned'</script>-->",
    '<a id="search" href="#">clobber</a><form id="dark"></form>',
    "{{ 7 * 7 }}{% raw %}<scr<script>ipt>document.title='pwned'</scr</script>ipt>",
    "<xmp><script>document.title='pwned'</script></xmp>",
    "<template><script>document.title='pwned'</script></template>",
    '<link rel="stylesheet" href="https://evil.example/x.css">',
]
"""The kinds of the OWASP cheat sheet on evading filters, each with an effect that shows."""


def hostile() -> list[Any]:
    comments = tuple(
        Comment(id=str(number), author=Commenter(name=payload, url=f"javascript:{number}"), body=Markup(text=payload, dialect=dialect))
        for number, (payload, dialect) in enumerate(
            ((payload, dialect) for payload in PAYLOADS for dialect in ("html", "wordpress", "markdown", "plain")), 1
        )
    )  # fmt: skip
    odd = Comment(
        id='"><script>document.title="pwned"</script>',
        type="x' onload=alert(1)",
        body=Markup(text="x", dialect="plain"),
    )
    return [
        Site(title="</title><script>document.title='pwned'</script>", url="https://a.example", description=PAYLOADS[0]),
        Author(login="a", name=PAYLOADS[1], url="javascript:alert(1)"),
        Post(id="1", title="</script><script>document.title='pwned'</script>", slug="a", author="a", body=Markup(text="<p>Sound</p>", dialect="html"), comments=(*comments, odd), extra={"k": "</script><script>document.title='pwned'</script>"}),
    ]  # fmt: skip


@pytest.mark.parametrize("single", [False, True])
def test_nothing_that_a_commenter_wrote_runs(browser: Any, tmp_path: Path, single: bool) -> None:
    target = tmp_path / ("blog.html" if single else "site")
    write(hostile(), target, to="html", options={"single": str(single).lower()})
    page = target if single else target / "posts" / "a" / "index.html"
    opened(browser, page)
    links = browser.execute_script(
        "return [...document.querySelectorAll('.comments a')].map(link => [link.href, link.outerHTML])"
    )
    assert len(links) > len(PAYLOADS)
    for address, element in links:
        assert not address or address.startswith(("http:", "https:", "mailto:", "file:")), element
    browser.execute_script(
        "document.querySelectorAll('.comments a').forEach(link => { link.href.startsWith('file:') && link.click(); })"
    )
    browser.execute_script("document.querySelectorAll('.comments *').forEach(e => { e.focus && e.focus(); })")
    assert browser.title != "pwned"
    assert "<script>document.title='pwned'</script>" in browser.title  # the site's own name, as text
    assert len(every(browser, "li.h-cite")) == 4 * len(PAYLOADS) + 1
    assert find(browser, ".e-content").is_displayed()
    assert browser.current_url.partition("#")[0] == page.as_uri()
    assert not [line for line in complaints(browser) if "inline" not in line], "the policy had to step in"


def test_what_an_author_embeds_runs_and_nothing_else(browser: Any, tmp_path: Path) -> None:
    body = '<p id="t">before</p><script>document.getElementById("t").textContent = "after"</script>'
    post = Post(id="1", slug="a", title="A", body=Markup(text=body, dialect="html"))
    write([post], tmp_path / "open", to="html")
    assert find(opened(browser, tmp_path / "open" / "posts" / "a" / "index.html"), "#t").text == "after"
    write([post], tmp_path / "safe", to="html", options={"safe": "true"})
    opened(browser, tmp_path / "safe" / "posts" / "a" / "index.html")
    assert find(browser, ".e-content p").text == "before"
