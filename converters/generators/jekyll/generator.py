"""Jekyll: what its reader and its writer agree on."""

from converters.generators.base import Flavour, Key, Where, spaced_moment

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
"""Keys at the top of a header that are the generator's own."""

JEKYLL = Flavour(
    name="jekyll",
    places={
        "draft post": "_drafts/{name}.md",
        "undated post": "posts/{name}.md",
        "post": "_posts/{date}-{name}.md",
        "page": "pages/{above}{name}.md",
        "other": "_{type}/{above}{name}.md",
    },
    keys={
        "type": Key("layout", lambda type_: "post" if type_ == "post" else "page"),
        "title": Key("title"),
        "date": Key("date", spaced_moment),
        "modified": Key("last_modified_at", spaced_moment),
        "published": Key("published"),
        "address": Key("permalink"),
        "former": Key("redirect_from"),
        "author": Key("author"),
        "categories": Key("categories"),
        "tags": Key("tags"),
        "format": Key("format"),
        "description": Key("description"),
        "excerpt": Key("excerpt"),
        "image": Key("image"),
        "image_alt": Key("image_alt"),
        "image_in_body": Key("image_in_body"),
        "sticky": Key("sticky"),
        "order": Key("order"),
        "id": Key("post_id"),
        "slug": Key("post_slug"),
        "post_url": Key("post_url"),
        "type_stated": Key("post_type"),
        "old_slugs_stated": Key("old_slugs"),
        "term_slugs": Key("term_slugs"),
        "parent": Key("parent"),
        "likes": Key("likes"),
        "comments_open": Key("comments_open"),
        "comments_key": Key("comments_key"),
    },
    reserved=RESERVED,
    reserved_fields=RESERVED,
    reserved_folders=frozenset(
        {"posts", "drafts", "data", "layouts", "includes", "site", "sass", "plugins", "pages"}
        | {"categories", "tags", "collections", "documents", "html_pages", "html_files", "static_files"}
        | {"time", "related_posts"}
    ),
    data="_data/{name}.yml",
    also={
        "comments": "comments_open",
        "category": "category",
        "tag": "tag",
        "slug": "name",
        "redirect_from": "former",
        "modified": "modified",
        "modified_date": "modified",
        "updated": "modified",
        "authors": "authors",
        "draft": "draft",
    },
    separator=" ",
    settings=("_config.yml", "_config.yaml", "_config.toml"),
    site={
        "title": ("title", "name"),
        "url": ("url",),
        "base": ("baseurl",),
        "description": ("description",),
        "language": ("lang", "locale"),
        "zone": ("timezone",),
        "author": ("author", "author.name"),
        "content": ("source",),
    },
    signs=(r"(?:.*/)?_posts/.*", r"_layouts/.*", r"_includes/.*"),
    content_signs=("_posts", "_drafts", "_data"),
    where=(
        Where(
            r"(?P<dir>.*/)?_posts/(?:.*/)?(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<name>[^/]*)",
            "post",
        ),
        Where(
            r"(?P<dir>.*/)?_drafts/(?:.*/)?(?:(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-)?(?P<name>[^/]*)",
            "post",
            "draft",
        ),
        Where(r"_(?P<type>[^/]+)/(?P<dir>.*/)?(?P<name>[^/]+)", "other"),
        Where(r"(?P<dir>(?:[^_.][^/]*/)*)?(?P<name>[^_.#~/][^/]*)", "page"),
    ),
    endings=(".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"),
    built=frozenset({"_site", "node_modules", "vendor"}),
    comments=("_data/comments",),
)
