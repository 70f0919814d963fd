"""Astro: what its content collections look like. Their front matter follows the schema of each site."""

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
        "image": "image",
        "authors": "authors",
        "category": "category",
        "excerpt": "excerpt",
        "lang": "lang",
    },
    config_files=("astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs"),
    config_suffices=False,
    marker_paths=(r"src/content/.*", r"src/pages/.*\.astro"),
    content=("src",),
    content_rules=(
        ContentRule(r"content/(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"content/(?P<dir>.*/)?(?P<name>[^/]+)"),
        ContentRule(r"data/(?P<dir>.*/)?(?P<name>[^/]+)"),
        ContentRule(r"pages/(?P<dir>.*/)?(?P<name>[^/]+)", "page"),
    ),
    extensions=(".md", ".markdown", ".mdx", ".mdown"),
    static_dirs={"public/": "/", "src/assets/": "/src/assets/"},
    language_folders=True,
    build_dirs=frozenset({"dist", "node_modules", "public"}),
    permalinks={"": "/{dir}{name}/"},
)
