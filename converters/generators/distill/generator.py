"""Distill for R Markdown, which Quarto took over from: how its blogs are detected and read.

Its rules: a post is a folder with the page that its author made of the text.

Source: the documentation of Distill 1.6 (Creating a Blog, Creating a Website). No build of it was run.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from converters import messages
from converters.generators.base import ContentRule
from converters.generators.content_file import ContentFile, PermalinkInput, encode_path
from converters.generators.quarto.generator import QUARTO, QuartoRules
from converters.model import Extra

POSTS = "_posts/"


class DistillRules(QuartoRules):
    """The rules of Distill: a post is a folder, and is published as the page that its author made of it."""

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """A text of a post, or a page at the top."""
        return file.path.startswith(POSTS) or not ("/" in file.path or file.name.startswith("_"))

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """None: the settings say nothing of posts."""
        return {}

    def post_type(self, file: ContentFile) -> str:
        """By the folder."""
        return file.type

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """A post without its page, in a blog whose other posts have theirs, was not published."""
        is_made = not self._with_pages or file.path[: -len(file.extension)] in self._with_pages
        if file.type != "post" or is_made:
            return "publish"
        self.site.diagnostics.report(
            messages.KEPT_BACK,
            file=file.source.name,
            line=1,
            mark="no page beside it",
            status="draft",
            generator="Distill",
        )
        return "draft"

    def path(self, post: PermalinkInput) -> str:
        """The folder of a post, with its date; a page has the name of its file."""
        if post.type != "post":
            return super().path(post)
        return encode_path(f"/{post.file.path.rpartition('/')[0].removeprefix('_')}/")

    def asset_path(self, path: str) -> str:
        """What is in the folder of a post is copied with it."""
        return f"/{path.removeprefix('_')}" if path.startswith(POSTS) else super().asset_path(path)

    @cached_property
    def _with_pages(self) -> frozenset[str]:
        """The paths, without their extension, of the pages of posts."""
        return frozenset(
            path.rpartition(".")[0]
            for path in self.site.files
            if path.startswith(POSTS) and path.lower().endswith(".html")
        )


DISTILL = replace(
    QUARTO,
    name="distill",
    config_files=("_site.yml", "_site.yaml"),
    config_signatures=dict.fromkeys(("_site.yml", "_site.yaml"), "distill"),
    excluding_settings=(),
    site_settings={"title": ("title", "name"), "url": ("base_url",), "description": ("description",)},
    content_rules=(
        ContentRule(
            rf"{POSTS}(?P<dir>.*/)?(?:(?P<date>\d{{4}}-\d\d-\d\d)[-_])?(?P<name>[^/]+)/[^/]+", "post"
        ),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)", "page"),
    ),
    extensions=(".rmd", ".md"),
    build_dirs=frozenset({"_site", "docs", "renv", "_renv", "node_modules"}),
    rules=DistillRules,
)
