"""Files that are at hand are in the built site, where the pages show them from."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from built_sites import SOURCES, Generator
from lxml import html as lxml_html

import converters
from tests.pictures import PDF, png
from tests.targets import GENERATORS
from tests.uploads import uploads_of


def shown(built: Path, home: str = "") -> dict[str, set[str]]:
    """What the pages of a built site load or link to of itself, files only -> the pages."""
    found: dict[str, set[str]] = {}
    for page in built.rglob("*.html"):
        own = "/" + page.relative_to(built).as_posix().removesuffix("index.html")
        for element, attribute, link, _ in lxml_html.document_fromstring(page.read_bytes()).iterlinks():
            if attribute == "href" and not urlsplit(link).path.endswith(
                (".jpg", ".png", ".pdf", ".mov", ".mp3")
            ):
                continue
            if element.tag in ("img", "a", "video", "audio", "source") and not urlsplit(link).netloc:
                path = urljoin(home + own, link)
                assert path.startswith(home + "/"), (own, link)
                found.setdefault(unquote(urlsplit(path.removeprefix(home)).path), set()).add(own)
    return found


@pytest.mark.parametrize("name", GENERATORS)
@pytest.mark.parametrize("source", ["example", "theme-unit-test"])
def test_uploads_beside_an_export(
    name: str, source: str, generator: Callable[[str], Generator], tmp_path: Path
) -> None:
    build = generator(name)
    if not SOURCES[source].is_file():
        pytest.skip(f"the corpus is not here: {SOURCES[source].name}")
    uploads = uploads_of(SOURCES[source], tmp_path / "uploads")
    result = converters.convert([SOURCES[source], uploads], tmp_path / "site", to=name, jobs=2)
    built = build.build(tmp_path / "site")
    files = shown(built)
    assert len(files) >= {"example": 2, "theme-unit-test": 35}[source]
    for path in files:
        assert (built / path.lstrip("/")).read_bytes() == (
            uploads / path.removeprefix("/wp-content/uploads/")
        ).read_bytes()
    account = result.accounts["file"]
    assert account.balanced
    assert account.written >= len(files)


TREE = {
    "hugo.toml": 'baseURL = "https://quay.example/log/"\ntitle = "Quay"\n',
    "static/img/crane.png": png(30),
    "static/img/_crane_2.png": png(31),
    "content/posts/trip/index.md": "---\ntitle: Trip\ndate: 2020-01-01\n---\n"
    "![a](ferry.png) ![b](/log/img/crane.png) [c](paper.pdf)\n\n<img src='/log/img/_crane_2.png'>\n",
    "content/posts/trip/ferry.png": png(32),
    "content/posts/trip/paper.pdf": PDF,
    "content/posts/plan/index.md": "---\ntitle: Plan\ndate: 2020-01-02\ndraft: true\n---\n![a](plan.png)\n",
    "content/posts/plan/plan.png": png(33),
}


def tree(folder: Path) -> Path:
    for name, data in TREE.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


@pytest.mark.parametrize("name", GENERATORS)
def test_a_tree_of_markdown(name: str, generator: Callable[[str], Generator], tmp_path: Path) -> None:
    converters.convert(tree(tmp_path / "tree"), tmp_path / "site", to=name)
    built = generator(name).build(tmp_path / "site")
    files = shown(built, "/log" if name != "pelican" else "")
    found = {
        (built / path.lstrip("/")).read_bytes() for path in files if (built / path.lstrip("/")).is_file()
    }
    if name == "pelican":  # it is looked at without the site's own folder, in which it will be
        found |= {
            (built / path.removeprefix("/log").lstrip("/")).read_bytes()
            for path in files
            if path.startswith("/log/")
        }
    assert {png(30), png(31), png(32), PDF} <= found
    assert not [file for file in built.rglob("*") if file.is_file() and file.read_bytes() == png(33)]
    assert [
        file for file in (tmp_path / "site").rglob("*") if file.is_file() and file.read_bytes() == png(33)
    ]


def test_the_tree_as_hugo_has_it(generator: Callable[[str], Generator], tmp_path: Path) -> None:
    """What the tree itself shows is what the converted one does."""
    source = tree(tmp_path / "tree")
    theme = source / "layouts" / "_default"
    theme.mkdir(parents=True)
    (theme / "single.html").write_text("<html><body>{{ .Content }}</body></html>", encoding="utf-8")
    (theme / "list.html").write_text("<html></html>", encoding="utf-8")
    with (source / "hugo.toml").open("a") as settings:
        settings.write("[markup.goldmark.renderer]\nunsafe = true\n")
    original = generator("hugo").build(source)
    converters.convert(source, tmp_path / "site", to="hugo")
    built = generator("hugo").build(tmp_path / "site")
    assert len(shown(original, "/log")) == 4
    for path in shown(original, "/log"):
        assert (original / path.lstrip("/")).read_bytes() == (built / path.lstrip("/")).read_bytes()
