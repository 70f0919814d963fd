"""VuePress and VitePress: how their sites are detected and read."""

from msgspec.structs import replace

from converters.generators.base import ContentRule, FrontMatterField
from converters.generators.plain.generator import PLAIN
from converters.generators.vuepress.rules import VuePressRules

_DATED = r"(?:(?P<date>\d{4}-\d{1,2}-\d{1,2})-)?"
_INDEX = "(?:index|README|readme)"

VUEPRESS = replace(
    PLAIN,
    name="vuepress",
    output_paths={},
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date"),
        "modified": FrontMatterField("lastUpdated"),
        "draft": FrontMatterField("draft"),
        "published": FrontMatterField("published"),
        "address": FrontMatterField("permalink"),
        "author": FrontMatterField("author"),
        "categories": FrontMatterField("categories"),
        "tags": FrontMatterField("tags"),
        "description": FrontMatterField("description"),
        "image": FrontMatterField("cover"),
        "lang": FrontMatterField("lang"),
        "sticky": FrontMatterField("sticky"),
    },
    front_matter_aliases={
        **{
            "category": "category",
            "tag": "tag",
            "authors": "authors",
            "summary": "excerpt",
            "image": "image",
        },
        **{"updated": "modified", "slug": "name", "top": "sticky"},
    },
    front_matter_styles=("yaml", "toml", "json"),
    builds=True,
    config_files=tuple(
        f".{name}/config.{ending}"
        for name in ("vitepress", "vuepress")
        for ending in ("ts", "mts", "js", "mjs", "cjs", "yml", "toml")
    ),
    site_settings={
        "title": ("title",),
        "url": ("sitemap.hostname", "themeConfig.hostname", "hostname"),
        "base": ("base",),
        "description": ("description",),
        "language": ("lang",),
        "content": ("srcDir",),
    },
    content_rules=(
        ContentRule(r"(?P<dir>(?:.*/)?)_?drafts/(?P<name>[^/]+)", "", "draft"),
        ContentRule(rf"(?P<dir>(?:.*/)?_posts/(?:.*/)?){_DATED}(?P<name>[^/]+)/{_INDEX}", "post"),
        ContentRule(rf"(?P<dir>(?:.*/)?_posts/(?:.*/)?){_DATED}(?P<name>[^/]+)", "post"),
        ContentRule(rf"(?P<dir>.*/)?(?P<name>[^/]+)/{_INDEX}"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    static_dirs={".vuepress/public/": "/", "public/": "/"},
    extensions=(".md",),
    links_by_path=True,
    takes_readme=True,
    build_dirs=frozenset({"node_modules", "dist"}),
    dates_roll_over=True,
    rules=VuePressRules,
)
