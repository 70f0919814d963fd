"""Zola: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator
from converters.generators.zola.rules import ZolaRules

_LANG = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
"""A language at the end of a name, with its script or region: `fr`, `pt-BR`, `zh-Hans`."""

ZOLA = Generator(
    name="zola",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date"),
        "modified": FrontMatterField("updated"),
        "draft": FrontMatterField("draft"),
        "name": FrontMatterField("slug"),
        "address": FrontMatterField("path"),
        "former": FrontMatterField("aliases"),
        "authors": FrontMatterField("authors"),
        "categories": FrontMatterField("taxonomies.categories"),
        "tags": FrontMatterField("taxonomies.tags"),
        "description": FrontMatterField("description"),
        "order": FrontMatterField("weight"),
        "author": FrontMatterField("extra.author"),
        "image": FrontMatterField("extra.image"),
        "sticky": FrontMatterField("extra.sticky"),
    },
    custom_fields_key="extra.",
    config_files=("zola.toml", "config.toml"),
    config_signatures={"config.toml": r"base_url|compile_sass|build_search_index"},
    site_settings={
        "title": ("title",),
        "url": ("base_url",),
        "description": ("description",),
        "language": ("default_language",),
        "author": ("author",),
        "default_language": ("default_language",),
        "languages": ("languages",),
    },
    marker_paths=(r"templates/(?:base|index|page)\.html",),
    front_matter_signatures=(rb"\+\+\+\r?\n(?:.*\n)*?\[(?:extra|taxonomies)\]",),
    content=("content",),
    content_rules=(
        ContentRule(rf"(?P<dir>.*/)?_index(?:\.(?P<lang>{_LANG}))?", "section"),
        ContentRule(rf"(?P<dir>.*/)?(?:(?P<date>\d{{4}}-\d\d-\d\d)(?:T[^/]*?)?[-_])?(?P<name>[^/]+)/index(?:\.(?P<lang>{_LANG}))?"),
        ContentRule(rf"(?P<dir>.*/)?(?:(?P<date>\d{{4}}-\d\d-\d\d)(?:T[^/]*?)?[-_])?(?P<name>[^/]+?)(?:\.(?P<lang>{_LANG}))?"),
    ),
    extensions=(".md",),
    static_dirs={"static/": "/"},
    language_folders=True,
    build_dirs=frozenset({"public", "themes", "templates", "sass", "node_modules"}),
    rules=ZolaRules,
    permalinks={"": "/{dir}{slug}/"},
)  # fmt: skip
