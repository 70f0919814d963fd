"""VuePress and VitePress: how their sites are detected and read."""

from msgspec.structs import replace

from converters.generators.base import ContentRule, FrontMatterField, same_names
from converters.generators.plain.generator import PLAIN
from converters.generators.vuepress.rules import VuePressRules

_DATED = r"(?:(?P<date>\d{4}-\d{1,2}-\d{1,2})-)?"
_INDEX = "(?:index|README|readme)"

VUEPRESS = replace(
    PLAIN,
    name="vuepress",
    output_paths={},
    front_matter={
        **same_names("title date"),
        "modified": FrontMatterField("lastUpdated"),
        **same_names("draft published"),
        "address": FrontMatterField("permalink"),
        **same_names("author categories tags description"),
        "image": FrontMatterField("cover"),
        **same_names("lang sticky"),
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
