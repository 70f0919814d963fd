"""Distill for R Markdown, which Quarto took over from: how its blogs are detected and read."""

from msgspec.structs import replace

from converters.generators.base import ContentRule
from converters.generators.distill.rules import POSTS, DistillRules
from converters.generators.quarto.generator import QUARTO

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
