"""Gatsby: how its sites are detected and read. Their front matter follows the program of each site."""

from msgspec.structs import replace

from converters.generators.base import FrontMatterField, same_names
from converters.generators.gatsby.rules import SETTINGS, GatsbyRules
from converters.generators.plain.generator import PLAIN

FRONT_MATTER = {
    **same_names("title date"),
    "modified": FrontMatterField("updated"),
    **same_names("draft published"),
    "name": FrontMatterField("slug"),
    **same_names("authors categories tags description excerpt image"),
}
ALIASES = {
    **dict.fromkeys(("publishedat", "published_at", "publishdate", "publish_date", "pubdate", "createdat", "created"), "date"),
    **dict.fromkeys(("lastmod", "modified", "updatedat", "last_modified_at", "updateddate", "lastupdated"), "modified"),
    **dict.fromkeys(("cover", "coverimage", "cover_image", "featuredimage", "featured_image", "featuredimg", "hero", "heroimage", "thumbnail", "banner", "images"), "image"),
    "author": "authors", "category": "category", "tag": "tag", "keywords": "tags", "summary": "excerpt", "spoiler": "excerpt",
    "lang": "lang", "language": "lang", "comments": "comments_open", "redirect_from": "former", "aliases": "former",
}  # fmt: skip
"""Names that starters of Gatsby and Next.js give these fields."""

GATSBY = replace(
    PLAIN,
    name="gatsby",
    output_paths={},
    front_matter=FRONT_MATTER,
    front_matter_aliases=ALIASES,
    front_matter_styles=("yaml", "toml", "json"),
    builds=True,
    config_files=(*SETTINGS, "package.json"),
    config_signatures={"package.json": r'"gatsby"\s*:\s*"[\^~\d]'},
    config_suffices=False,
    site_settings={
        "title": ("siteMetadata.title", "siteMetadata.siteTitle"),
        "url": ("siteMetadata.siteUrl", "siteMetadata.url"),
        "base": ("pathPrefix",),
        "description": ("siteMetadata.description", "siteMetadata.siteDescription"),
        "language": ("siteMetadata.language", "siteMetadata.lang"),
        "author": ("siteMetadata.author.name", "siteMetadata.author"),
    },
    static_dirs={"static/": "/"},
    links_by_path=True,
    build_dirs=frozenset({"public", "node_modules", ".cache"}),
    dates_roll_over=True,
    rules=GatsbyRules,
)
