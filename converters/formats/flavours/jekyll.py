"""Jekyll: what its reader and its writer agree on."""

from converters.formats.flavours.table import Flavour, Key, spaced_moment

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
)
