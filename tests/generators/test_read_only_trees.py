"""Trees of generators that are only read: what each fixture says, and what its real generator makes of it.

The expected addresses are those of Docusaurus 3.10.2, Material for MkDocs 9.8.2, Gatsby 5.16.1, Next.js 16.4.6 and
Quartz 4.1.0, which built these trees.
"""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from built_sites import ROOT
from lxml import html as lxml_html
from tree_judges import CACHE, words_of

import converters
from converters import Diagnostics, Post
from tests.conftest import missing

TREES = ROOT / "fixtures" / "trees"
PUBLIC: Mapping[str, Mapping[str, str]] = {
    "docusaurus": {
        "/log/diary/welcome": "Welcome to the pier",
        "/log/diary/2021/08/27/two": "The second post",
        "/log/diary/2021/09/01/fog": "Fog",
        "/log/diary/knots/rope": "Rope",
        "/log/diary/2099/01/01/to-come": "To come",
        "/log/diary/more/undated": "Undated name",
        "/log/news/2022/01/01/first": "Second blog",
        "/log/manual/": "Start",
        "/log/manual/guide/": "Guide",
        "/log/manual/guide/setup": "Set up",
        "/log/about": "About us",
    },
    "mkdocs": {
        "/station/": "Welcome aboard",
        "/station/blog/": "Blog",
        "/station/blog/2024/01/night-watch/hello-there/": "Hello, world",
        "/station/blog/2024/03/über-die-größe--more-15/": "Über die Größe & more: 1.5!",
        "/station/blog/2024/03/fog/from-the-header/": "From the header",
        "/station/blog/2099/01/to-come/": "To come",
        "/station/manual/": "All manuals",
        "/station/manual/horn/": "The horn",
    },
    "gatsby": {
        "/notes/hello-pier/": "Hello, pier",
        "/notes/splicing/": "Rope work",
        "/notes/odd/place/": "A single file",
        "/notes/2099-to-come/": "In a folder",
    },
    "nextjs": {
        "/quay/about": "About the quay",
        "/quay/blog/fog-horn": "The fog horn",
        "/quay/deep": "Deep",
        "/quay/notes/fog": "Fog",
        "/quay/posts/from-folder": "From a folder of posts",
    },
    "quartz": {
        "/notes/": "Harbour garden",
        "/notes/Notes/": "All notes",
        "/notes/Notes/Deep/Anchor": "Anchor",
        "/notes/Notes/Rope": "Rope",
        "/notes/Notes/The-pier": "The pier",
        "/notes/Notes/What-&-why-100-percent": "Fog: a study",
    },
}
"""Tree -> path on the web of each public text -> its title."""
HIDDEN: Mapping[str, Mapping[str, str]] = {
    "docusaurus": {"Secret plan": "draft", "Hidden door": "private"},
    "mkdocs": {"Secret": "draft"},
    "gatsby": {"Not yet": "draft"},
    "nextjs": {"Second": "draft", "Plain words": "draft"},
    "quartz": {"2024-01-02": "draft", "Unfinished": "draft"},
    "obsidian": {"2024-01-02": "draft", "Unfinished": "draft"},
    "notion": {"Rope": "in progress"},
}
"""Tree -> title of each text that not everyone may see -> its status."""


def posts(name: str, diagnostics: Diagnostics | None = None) -> list[Post]:
    records = converters.read(TREES / name, diagnostics=diagnostics or Diagnostics())
    return [record for record in records if isinstance(record, Post)]


def titled(name: str, title: str) -> Post:
    (post,) = (post for post in posts(name) if post.title == title)
    return post


@pytest.mark.parametrize("name", PUBLIC)
def test_addresses_and_titles(name: str) -> None:
    found = {unquote(urlsplit(post.url).path): post.title for post in posts(name) if post.status == "publish"}
    assert found == PUBLIC[name]


@pytest.mark.parametrize("name", HIDDEN)
def test_what_not_everyone_may_see(name: str) -> None:
    assert {post.title: post.status for post in posts(name) if post.status != "publish"} == HIDDEN[name]


@pytest.mark.parametrize("name", HIDDEN)
def test_no_public_site_has_hidden_words(name: str, tmp_path: Path) -> None:
    converters.convert(TREES / name, tmp_path / "site", to="html")
    pages = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))
    assert "lamp" in pages.lower()
    for words in ("Nobody reads", "Only by its link", "secret of the lamp", "a hidden remark", "hidden from", "#secret",
                  "A draft", "Held back", "A private day", "Never shown"):  # fmt: skip
        assert words not in pages, words


def test_mdx_is_markdown() -> None:
    text = titled("docusaurus", "Welcome to the pier").body.text
    assert "since 2021." in text
    assert "<!--more-->" in text
    assert 'style="width: 50%; margin-top: 4px"' in text
    assert "**East pier**\n\nDeep water." in text
    assert "> **High tide**\n>\n> Stay **away**." in text
    assert "import" not in text
    assert "TabItem" not in text
    assert "export const x = {};" in titled("docusaurus", "The second post").body.text


def test_what_programs_show_is_a_loss() -> None:
    diagnostics = Diagnostics()
    (horn,) = (post for post in posts("nextjs", diagnostics) if post.title == "The fog horn")
    assert '<Chart kind="tide" />' in horn.body.text
    assert horn.date == "2023-04-05T00:00:00"
    assert [finding.message for finding in diagnostics.findings if finding.kind == "mdx"] == [
        "it is MDX, and <Chart> show only what a program makes of them; the text within them is kept"
    ]


def test_a_name_is_a_title_without_its_date(tmp_path: Path) -> None:
    for name, text in {"docusaurus.config.js": "module.exports = {url: 'https://a.example'}",
                       "blog/2023-07-02-Tide table.md": "High at noon.\n", "docs/02-deep.md": "x\n"}.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    records = [record for record in converters.read(tmp_path, from_="markdown") if isinstance(record, Post)]
    assert {post.title: urlsplit(post.url).path for post in records} == {
        "Tide table": "/blog/2023/07/02/Tide%20table",
        "deep": "/docs/deep",
    }


def test_what_a_vault_keeps_beside_notes_is_no_text(tmp_path: Path) -> None:
    for name in (".obsidian/app.json", ".obsidian/icons/x.png", "Map.excalidraw.md", "Note.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}", encoding="utf-8")
    diagnostics = Diagnostics()
    records = list(converters.read(tmp_path, from_="markdown", diagnostics=diagnostics))
    assert [record.title for record in records if isinstance(record, Post)] == ["Note"]
    assert not any(isinstance(record, converters.Media) for record in records)
    assert [finding.kind for finding in diagnostics.findings if "excalidraw" in finding.file] == [
        "unread-text"
    ]


def test_boxes_and_marks_of_mkdocs() -> None:
    text = titled("mkdocs", "Hello, world").body.text
    assert "> **Mind the horn**\n>\n> It is **loud**.\n>\n> - twice an hour\n> - in fog" in text
    assert "<summary>Folded</summary>\n\nUnder the fold.\n\n```python\nhorn()\n```" in text
    assert "**North**\n\nCold *wind*." in text
    assert "<kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd> in <mark>bright</mark>" in text
    assert "Text that the build puts in." in text
    assert "md-button" not in text


def test_notation_of_a_vault() -> None:
    post = titled("obsidian", "The pier")
    text = post.body.text
    assert (
        "See [Rope](Rope.md), [how to splice](Rope.md#how-to-splice), [Notes/Deep/Anchor](Deep/Anchor.md)"
        in text
    )
    assert "No such note and [Below](#below)" in text
    assert '<img src="/files/lamp.png" alt="The lamp" width="120" height="80">' in text
    assert "> **High tide**\n>\n> Stay away." in text
    assert "[[Not a link]] %%not hidden%% #not" in text
    assert [term.name for term in post.terms] == [
        "harbour",
        "boats/sail",
        "fog",
        "night/watch",
        "harbour/inline",
    ]
    assert post.extra["other_names"] == ["Landing stage"]
    assert post.date == "2024-01-02T10:00:00"


def test_properties_of_notion() -> None:
    post = titled("notion", "The pier")
    assert post.date == "2024-01-31T22:30:00+01:00"
    assert [term.name for term in post.terms] == ["fog", "lamps"]
    assert post.author == "ann-quay"
    assert post.body.text.startswith("The lamp burns.")
    assert "notion.so" not in post.body.text
    old = titled("notion", "Old page")
    assert (old.date, [term.name for term in old.terms]) == ("2023-05-06T00:00:00", ["knots"])
    assert titled("notion", "About us").body.text.startswith("Note: this is a text")
    assert ".csv" not in titled("notion", "Harbour").body.text


@pytest.mark.parametrize("name", HIDDEN)
def test_no_image_is_lost(name: str, tmp_path: Path) -> None:
    """Each image of a public text is in the target, where the page shows it."""
    converters.convert(TREES / name, tmp_path / "site", to="html")
    shown = 0
    for page in (tmp_path / "site").rglob("*.html"):
        root = lxml_html.document_fromstring(page.read_text("utf-8"))
        for source in root.xpath("//*[contains(@class,'e-content')]//img/@src"):
            assert (page.parent / unquote(source)).is_file(), (page, source)
            shown += 1
    assert shown >= 1


class Real(NamedTuple):
    """A real generator: what its cache is called, the command, where it puts pages, their text and its base path."""

    cache: str
    command: tuple[str, ...]
    output: str
    text: str
    base: str


REAL: Mapping[str, Real] = {
    "docusaurus": Real(
        "docusaurus-3.10.2", ("node_modules/.bin/docusaurus", "build"), "build",
        "//div[contains(@class,'markdown')]||//main//article", "/log",
    ),
    "mkdocs": Real("mkdocs-material-9.8.2", ("bin/mkdocs", "build"), "site", "//article", "/station"),
    "nextjs": Real(
        "nextjs-16.4.6", ("node_modules/.bin/next", "build", "--webpack"), "out", "//body", "/quay"
    ),
    "gatsby": Real(
        "gatsby-5.16.1", ("node_modules/.bin/gatsby", "build", "--prefix-paths"), "public", "//article", "/notes"
    ),
}  # fmt: skip
NOT_IN_CI = {"gatsby"}
"""600 MB of packages, and a build of more than a minute."""
_LISTS = re.compile(r".*/(?:tags|archive|authors|category|page)(?:/.*)?|/404|/_not-found|/_gatsby.*")


def build(name: str, folder: Path) -> Path:
    """The folder of the pages that the real generator makes of a tree."""
    real = REAL[name]
    home = Path(os.environ.get(f"BLOGPORT_{name.upper()}", CACHE / real.cache))
    if not (home / real.command[0]).exists():
        what = f"{name} (BLOGPORT_{name.upper()}: a folder with {real.command[0]})"
        if name in NOT_IN_CI:
            pytest.skip(f"not here: {what}")
        missing(what)
    shutil.copytree(TREES / name, folder)
    if (home / "node_modules").is_dir():
        (folder / "node_modules").symlink_to(home / "node_modules")
    command = [str(home / real.command[0]), *real.command[1:]]
    quiet = {
        "CI": "1",
        "GATSBY_TELEMETRY_DISABLED": "1",
        "NEXT_TELEMETRY_DISABLED": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    run = subprocess.run(
        command, cwd=folder, env=os.environ | quiet, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / real.output


@pytest.mark.generators
@pytest.mark.long(
    share=15,
    reason="each builds for a minute; one is enough, and `test_docusaurus_sites` builds with Docusaurus",
)
@pytest.mark.parametrize("name", REAL)
def test_the_real_build_has_the_same_pages(name: str, tmp_path: Path) -> None:
    """Addresses, drafts, and the words and images of each text."""
    built = build(name, tmp_path / "tree")
    converters.convert(TREES / name, tmp_path / "ours", to="html")
    pages = {}
    for file in built.rglob("*.html"):
        path = "/" + file.relative_to(built).as_posix().removesuffix(".html").removesuffix("index").rstrip(
            "/"
        )
        if not _LISTS.fullmatch(path):
            pages[f"{REAL[name].base}{path}".rstrip("/")] = file
    guessed = {"/quay/posts/from-folder"}  # a program of the site would make it
    expected = {path.rstrip("/") for path in PUBLIC[name]} - guessed
    assert expected <= set(pages), expected - set(pages)
    unlisted = {"/log/diary/2021/09/07/door", "/quay/blog/plain"}  # built, but shown in no list
    lists = {"/log/diary", "/log/news", "/notes", "/log", "/quay"}
    assert set(pages) - expected <= unlisted | lists
    for path in sorted(expected - lists - {"/station/blog"}):
        theirs = _article(pages[path], REAL[name].text, PUBLIC[name].get(path) or PUBLIC[name][f"{path}/"])
        ours = _article(_page(tmp_path / "ours", path), "//*[contains(@class,'e-content')]")
        first, second = (
            Counter(map(str.lower, words_of(article))) for article in (theirs, ours)
        )  # CSS shows capitals
        common, longest = (first & second).total(), max(first.total(), second.total())
        assert common >= 0.98 * longest, (path, first - second, second - first)
        assert len(theirs.xpath(".//img")) <= len(ours.xpath(".//img")), path


def _page(folder: Path, path: str) -> Path:
    inner = path.strip("/")
    names = [
        f"{part}{ending}" for part in (inner, inner.partition("/")[2]) for ending in ("/index.html", ".html")
    ]
    return next(folder / name.lstrip("/") for name in names if (folder / name.lstrip("/")).is_file())


def _article(file: Path, text: str, title: str = "") -> lxml_html.HtmlElement:
    """The text of a page, without a heading that is its title; `text` is an expression, or several with `||` between."""
    root = lxml_html.document_fromstring(file.read_text("utf-8"))
    article = next(found[0] for part in text.split("||") if (found := root.xpath(part)))
    for extra in article.xpath(
        ".//script | .//nav | .//*[contains(@class,'headerlink') or contains(@class,'hash-link')]"
        " | .//*[contains(@class,'codeBlockTitle') or contains(@class,'footnote-backref')] | .//button"
    ):
        extra.drop_tree()
    for label in article.xpath(".//label | .//li"):
        label.tail = f" {label.tail or ''}"
    for heading in article.xpath(".//h1"):
        if words_of(heading) == re.findall(r"\w+", title):
            heading.drop_tree()
    return article
