"""Hexo: posts in `source/_posts/`, pages beside it, comments and all other data in `data/`, and a script that makes the pages."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from converters.generators.base import Generator
from converters.generators.hexo.generator import HEXO
from converters.generators.node.writer import NodeWriter
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.generators.site.theme import address_of, shared_files
from converters.io import urls, yaml
from converters.io.filenames import safe_filename
from converters.io.languages import primary_language
from converters.io.yaml import Moment
from converters.markup.markdown.flavors import MARKED, MarkdownFlavor
from converters.publishing.settings import zone

HEADING = """\
# Settings of this site; blogport wrote them once and leaves them alone from now on.
# scripts/blogport.js makes the pages. Another theme: name it below. In its layout of posts and pages, the line
#   <%- blogport_comments(page) %>
# shows the comments; in Nunjucks, {{ blogport_comments(page) }}.

"""

MARKED_SETTINGS: Mapping[str, bool] = {
    "gfm": True,
    "breaks": False,
    "smartypants": False,
    "mangle": False,
    "autolink": False,
    "headerIds": False,
    "prependRoot": False,
    "descriptionLists": False,
    "disableNunjucks": True,
}
"""How hexo-renderer-marked renders Markdown: as CommonMark, a bare URL is text as in WordPress; template tags are text."""


@dataclass(frozen=True)
class HexoWriter(NodeWriter):
    """A Hexo site with its comments, as data; it builds at once."""

    files: ClassVar[str] = "source/"
    scaffold: ClassVar[str] = "converters.generators.hexo"
    any_theme: ClassVar[frozenset[str]] = frozenset({"scripts/blogport.js"})
    shared: ClassVar[Mapping[str, str]] = shared_files("source/")
    generator: ClassVar[Generator] = HEXO
    flavor: ClassVar[MarkdownFlavor] = MARKED
    packages: ClassVar[Mapping[str, str]] = {
        "hexo": "^8.1.2",
        "hexo-renderer-marked": "^7.0.1",
        "hexo-server": "^3.0.0",
    }
    start: ClassVar[str] = "hexo server"
    preview: ClassVar[str] = "cd {target} && npm install && npx hexo server"
    build: ClassVar[str] = "hexo generate"
    package_fields: ClassVar[Mapping[str, Any]] = {"hexo": {"version": ""}}

    def file_path(self, path: str) -> str:
        """The path on the site; Hexo ignores files whose names begin with `_`, or end with `~`."""
        return "/".join(map(safe_filename, path.split("/")))

    def stem(self, path: str) -> str:
        """Without `source/`, and the folder of posts without its underscore."""
        return path.removeprefix("source/").removeprefix("_").removesuffix(".md")

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """Hexo takes dates for those of the site's time zone, whatever offset they state."""
        adapted = super().adapt(metadata)
        dates: dict[str, Any] = {}
        for name in ("date", "modified"):
            stated = metadata[name]
            dates[name] = _wall_clock(stated, metadata["zone"]) if stated else None
            dates[f"{name}_stated"] = stated if stated and stated[19:] not in ("", metadata["zone"]) else None
        layout = "post" if metadata["type"] == "post" else "page"
        return {**adapted, **dates, "type": layout}

    def write_scaffold(self, site: SiteState) -> None:
        """`_config.yml` besides the theme."""
        super().write_scaffold(site)
        site.out.write_default("_config.yml", HEADING + yaml.dump(self._settings(site)))

    def _settings(self, site: SiteState) -> dict[str, Any]:
        about = site.site_index.site
        folders = {path.partition("/")[0] for path, draft in site.run.assets.used.items() if not draft}
        address = address_of(site)
        return {
            "title": about.title,
            "description": about.description,
            "language": primary_language(about.language) or "en",
            "timezone": zone(site.common_zone) or "UTC",
            "url": address,
            "root": urls.split(address).path.rstrip("/") + "/",
            "permalink": "posts/:title/",
            "future": True,
            "updated_option": "empty",
            "syntax_highlighter": "",
            "skip_render": ["*.html", "*.js", "*.css", *(f"{folder}/**" for folder in sorted(folders))],
            "include": ["_redirects"],
            "theme": False,
            "marked": dict(MARKED_SETTINGS),
        }


def _wall_clock(date: str, offset: str) -> Moment:
    """A date without offset: at that time it is the stated instant where the clock has `offset`."""
    moment = datetime.fromisoformat(date)
    if moment.tzinfo:
        with suppress(OverflowError):  # the first or last day that there is
            moment = moment.astimezone(datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo)
    return Moment(moment.replace(tzinfo=None).isoformat(" ", "seconds"))
