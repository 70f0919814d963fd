"""Eleventy: texts in `content/`, drafts in `content/_drafts/`, comments and all other data in `data/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from converters.generators.base import Generator
from converters.generators.eleventy.generator import ELEVENTY
from converters.generators.node.writer import NodeWriter
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.generators.site.theme import shared_files
from converters.markup.markdown.flavors import MARKDOWN_IT, MarkdownFlavor


@dataclass(frozen=True)
class EleventyWriter(NodeWriter):
    """An Eleventy site with its comments, as data; it builds at once."""

    files: ClassVar[str] = "public/"
    scaffold: ClassVar[str] = "converters.generators.eleventy"
    any_theme: ClassVar[frozenset[str]] = frozenset({"eleventy.config.js"})
    shared: ClassVar[Mapping[str, str]] = shared_files("public/")
    generator: ClassVar[Generator] = ELEVENTY
    flavor: ClassVar[MarkdownFlavor] = MARKDOWN_IT
    packages: ClassVar[Mapping[str, str]] = {"@11ty/eleventy": "^3.1.2"}
    start: ClassVar[str] = "eleventy --serve"
    preview: ClassVar[str] = "cd {target} && npm install && npx eleventy --serve"
    build: ClassVar[str] = "eleventy"
    package_fields: ClassVar[Mapping[str, Any]] = {"type": "module"}

    def stem(self, path: str) -> str:
        """Without `content/`."""
        return path.removeprefix("content/").removeprefix("_").removesuffix(".md")

    def write_scaffold(self, site: SiteState) -> None:
        """The folder of texts besides the theme: Eleventy builds no site without it."""
        super().write_scaffold(site)
        if not site.posts:
            site.out.write_default("content/.gitkeep", b"")

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """A draft has no page and is in no list, whatever the settings; a permalink is no template."""
        adapted = super().adapt(metadata)
        if metadata["draft"]:
            return {**adapted, "address": False, "listed": True}
        return {**adapted, "dynamic": False}
