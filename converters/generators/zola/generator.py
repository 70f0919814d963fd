"""Zola: what its trees look like."""

from converters.generators.base import Flavour, Key, Where

ZOLA = Flavour(
    name="zola",
    keys={
        "title": Key("title"),
        "date": Key("date"),
        "modified": Key("updated"),
        "draft": Key("draft"),
        "name": Key("slug"),
        "address": Key("path"),
        "former": Key("aliases"),
        "authors": Key("authors"),
        "categories": Key("taxonomies.categories"),
        "tags": Key("taxonomies.tags"),
        "description": Key("description"),
        "order": Key("weight"),
        "author": Key("extra.author"),
        "image": Key("extra.image"),
        "sticky": Key("extra.sticky"),
    },
    group="extra.",
    settings=("zola.toml", "config.toml"),
    proof={"config.toml": r"base_url|compile_sass|build_search_index"},
    site={
        "title": ("title",),
        "url": ("base_url",),
        "description": ("description",),
        "language": ("default_language",),
        "author": ("author",),
        "default_language": ("default_language",),
        "languages": ("languages",),
    },
    signs=(r"templates/(?:base|index|page)\.html",),
    content=("content",),
    where=(
        Where(r"(?P<dir>.*/)?_index(?:\.(?P<lang>[a-z]{2,3}))?", "section"),
        Where(r"(?P<dir>.*/)?(?:(?P<date>\d{4}-\d\d-\d\d)(?:T[^/]*?)?[-_])?(?P<name>[^/]+)/index(?:\.(?P<lang>[a-z]{2,3}))?"),
        Where(r"(?P<dir>.*/)?(?:(?P<date>\d{4}-\d\d-\d\d)(?:T[^/]*?)?[-_])?(?P<name>[^/]+?)(?:\.(?P<lang>[a-z]{2,3}))?"),
    ),
    endings=(".md",),
    copied={"static/": "/"},
    language_folders=True,
    built=frozenset({"public", "themes", "templates", "sass", "node_modules"}),
    permalinks={"": "/{dir}{slug}/"},
)  # fmt: skip
