"""Astro: what its content collections look like. Their front matter follows the schema of each site."""

from converters.generators.astro.rules import AstroRules
from converters.generators.base import ContentRule, FrontMatterField, Generator

ASTRO = Generator(
    name="astro",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("pubDate"),
        "modified": FrontMatterField("updatedDate"),
        "draft": FrontMatterField("draft"),
        "name": FrontMatterField("slug"),
        "author": FrontMatterField("author"),
        "categories": FrontMatterField("categories"),
        "tags": FrontMatterField("tags"),
        "description": FrontMatterField("description"),
        "image": FrontMatterField("heroImage"),
    },
    front_matter_aliases={
        "comments": "comments_open",
        "pubdatetime": "date",
        "date": "date",
        "publishdate": "date",
        "publisheddate": "date",
        "published": "date",
        "moddatetime": "modified",
        "updated": "modified",
        **dict.fromkeys(
            ("image", "cover", "coverimage", "hero", "thumbnail", "ogimage", "featuredimage"), "image"
        ),
        "authors": "authors",
        "category": "category",
        "excerpt": "excerpt",
        "lang": "lang",
    },
    config_files=("astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs"),
    config_suffices=False,
    marker_paths=(r"src/content/.*", r"src/pages/.*\.astro"),
    site_settings={"url": ("site",), "base": ("base",)},
    content_rules=(
        ContentRule(r"src/content/(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"src/content/(?P<dir>.*/)?(?P<name>[^/]+)"),
        ContentRule(r"src/data/(?P<dir>.*/)?(?P<name>[^/]+)"),
        ContentRule(r"src/pages/(?P<dir>.*/)?(?P<name>[^/]+)", "page"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=(".md", ".markdown", ".mdx", ".mdown"),
    static_dirs={"public/": "/"},
    language_folders=True,
    build_dirs=frozenset({"dist", "node_modules"}),
    rules=AstroRules,
)
