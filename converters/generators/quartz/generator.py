"""Quartz: how its sites are detected and read."""

from msgspec.structs import replace

from converters.generators.base import ContentRule, FrontMatterField, same_names
from converters.generators.obsidian.generator import DATES, OBSIDIAN
from converters.generators.quartz.rules import QuartzRules

QUARTZ = replace(
    OBSIDIAN,
    name="quartz",
    front_matter={
        **same_names("title date modified draft"),
        "former": FrontMatterField("aliases"),
        **same_names("author authors tags description"),
        "image": FrontMatterField("socialImage"),
        "lang": FrontMatterField("lang"),
        "comments_open": FrontMatterField("comments"),
    },
    front_matter_aliases={
        **DATES,
        "alias": "former",
        "published": "published_at",
        "image": "image",
        "cover": "image",
    },
    front_matter_styles=("yaml", "toml"),
    builds=True,
    config_files=("quartz.config.ts", "quartz.config.js", "quartz.config.yaml"),
    marker_paths=(r"quartz/(?:build\.ts|bootstrap-cli\.mjs)",),
    front_matter_signatures=(),
    excluding_settings=("configuration.ignorePatterns",),
    site_settings={
        "title": ("configuration.pageTitle",),
        "url": ("configuration.baseUrl",),
        "language": ("configuration.locale",),
    },
    content=("content",),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/_?index"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    static_dirs={"quartz/static/": "/static/"},
    takes_readme=True,
    build_dirs=frozenset({"public", "node_modules", "quartz", "docs"}),
    dates_roll_over=True,
    rules=QuartzRules,
)
