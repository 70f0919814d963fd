"""Astro: what its content collections look like; its headers are as each site's schema has them."""

from converters.generators.base import Flavour, Key, Where

ASTRO = Flavour(
    name="astro",
    keys={
        "title": Key("title"),
        "date": Key("pubDate"),
        "modified": Key("updatedDate"),
        "draft": Key("draft"),
        "name": Key("slug"),
        "author": Key("author"),
        "categories": Key("categories"),
        "tags": Key("tags"),
        "description": Key("description"),
        "image": Key("heroImage"),
    },
    also={
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
    settings=("astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs"),
    settings_suffice=False,
    signs=(r"src/content/.*", r"src/pages/.*\.astro"),
    content=("src",),
    where=(
        Where(r"content/(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        Where(r"content/(?P<dir>.*/)?(?P<name>[^/]+)"),
        Where(r"data/(?P<dir>.*/)?(?P<name>[^/]+)"),
        Where(r"pages/(?P<dir>.*/)?(?P<name>[^/]+)", "page"),
    ),
    endings=(".md", ".markdown", ".mdx", ".mdown"),
    copied={"public/": "/", "src/assets/": "/src/assets/"},
    language_folders=True,
    built=frozenset({"dist", "node_modules", "public"}),
    permalinks={"": "/{dir}{name}/"},
)
