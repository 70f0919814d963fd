"""Jekyll: what its reader and its writer share."""

from converters.generators.base import (
    ContentRule,
    FrontMatterField,
    Generator,
    format_spaced_date,
    keys,
    pairs,
    setting_names,
)
from converters.generators.jekyll.rules import JekyllRules
from converters.io.extensions import ORG, TEXTILE

RESERVED = frozenset(
    {
        "category",
        "categories",
        "collection",
        "content",
        "date",
        "dir",
        "draft",
        "excerpt",
        "ext",
        "hash",
        "id",
    }
    | {"layout", "name", "next", "output", "path", "permalink", "previous", "published", "relative_path"}
    | {
        "render_with_liquid",
        "sitemap",
        "slug",
        "tag",
        "tags",
        "title",
        "type",
        "url",
        "excerpt_separator",
    }
)
"""Front matter keys that Jekyll defines."""

JEKYLL = Generator(
    name="jekyll",
    output_paths={
        "front page": "index.md",
        "posts page": "posts.md",
        "draft post": "_drafts/{name}.md",
        "undated post": "posts/{name}.md",
        "post": "_posts/{date}-{name}.md",
        "page": "pages/{above}{name}.md",
        "other": "_{type}/{above}{name}.md",
    },
    front_matter={
        **keys("type=layout title"),
        "date": FrontMatterField("date", format_spaced_date),
        "modified": FrontMatterField("last_modified_at", format_spaced_date),
        **keys(
            "published address=permalink former=redirect_from author categories tags format description "
            "seo_title seo_image canonical=canonical_url noindex excerpt image image_alt image_in_body "
            "sticky order id=post_id slug=post_slug post_url type_stated=post_type "
            "old_slugs_stated=old_slugs term_slugs parent lang translation_key likes podcast "
            "comments_open comments_key"
        ),
    },
    reserved=RESERVED,
    reserved_fields=RESERVED,
    reserved_folders=frozenset(
        {"posts", "drafts", "data", "layouts", "includes", "site", "sass", "plugins", "pages"}
        | {"categories", "tags", "collections", "documents", "html_pages", "html_files", "static_files"}
        | {"time", "related_posts"}
    ),
    data="_data/{name}.yml",
    front_matter_aliases=pairs(
        "comments=comments_open category tag slug=name redirect_from=former modified "
        "modified_date=modified updated=modified authors draft"
    ),
    separator=" ",
    config_files=("_config.yml", "_config.yaml", "_config.toml"),
    excluding_settings=("exclude", "defaults", "future", "unpublished"),
    site_settings=setting_names(
        "title=title,name url base=baseurl description language=lang,locale zone=timezone "
        "author=author,author.name content=source"
    ),
    marker_paths=(
        r"(?:.*/)?_posts/.*",
        r"_layouts/.*",
        r"_includes/.*\.(?:html?|md|liquid|markdown|svg|txt)",
    ),
    content_signs=("_posts", "_drafts", "_data"),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?_posts/(?:.*/)?(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<name>[^/]*)", "post"),
        ContentRule(
            r"(?P<dir>.*/)?_drafts/(?:.*/)?(?:(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-)?(?P<name>[^/]*)",
            "post",
            "draft",
        ),
        ContentRule(
            r"_(?P<type>[^/]+)/(?P<dir>.*/)?(?:(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-)?(?P<name>[^/]+)",
            "other",
        ),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)", "page"),
    ),
    extensions=(".md", ORG, TEXTILE, ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"),
    build_dirs=frozenset({"_site", "node_modules", "vendor"}),
    rules=JekyllRules,
)
