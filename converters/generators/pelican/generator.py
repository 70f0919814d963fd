"""Pelican: what its reader and its writer agree on."""

from urllib.parse import quote

from converters.generators.base import Flavour, Key, Where


def _separated(values: list[str]) -> str:
    """Names with a comma in them need semicolons between, which no name can have then."""
    if not any("," in name for name in values):
        return ", ".join(values)
    return "; ".join(values) + (";" if len(values) == 1 else "")


def _dated(value: str) -> str:
    return value.replace("T", " ")


RESERVED = frozenset(
    {
        "allowed_statuses",
        "attach_to",
        "author",
        "authors",
        "category",
        "comments",
        "content",
        "content_object_init",
    }
    | {"date", "date_format", "default_status", "default_template", "draft", "filename", "get_content"}
    | {"get_relative_source_path", "get_siteurl", "get_static_links", "get_summary", "get_url_setting"}
    | {"in_default_lang", "is_valid", "keep_trailing_slash", "lang", "locale_date", "locale_modified"}
    | {
        "mandatory_properties",
        "metadata",
        "modified",
        "override_save_as",
        "override_url",
        "path",
        "path_no_ext",
    }
    | {"refresh_metadata_intersite_links", "relative_dir", "relative_source_path", "reader", "save_as"}
    | {"settings", "slug", "source_path", "status", "summary", "tags", "template", "timezone", "title"}
    | {"translation", "translations", "url", "url_format", "thread"}
)
"""Keys at the top of a header that are the generator's own."""

PELICAN = Flavour(
    name="pelican",
    places={
        "draft post": "content/posts/{name}.md",
        "undated post": "content/pages/undated/{name}.md",
        "post": "content/posts/{name}.md",
        "page": "content/pages/{above}{name}.md",
        "other": "content/{type}/{above}{name}.md",
    },
    keys={
        "title": Key("Title"),
        "date": Key("Date", _dated),
        "modified": Key("Modified", _dated),
        "stem": Key("Slug"),
        "status": Key("Status"),
        "address": Key("URL", lambda path: quote(path.lstrip("/"))),
        "file": Key("Save_as"),
        "author": Key("Author"),
        "category": Key("Category"),
        "other_categories": Key("Categories"),
        "tags": Key("Tags", _separated),
        "format": Key("Format"),
        "description": Key("Description"),
        "excerpt": Key("Summary"),
        "image": Key("Image"),
        "image_alt": Key("Image_alt"),
        "image_in_body": Key("Image_in_body"),
        "sticky": Key("Sticky"),
        "order": Key("Order"),
        "id": Key("Post_id"),
        "slug": Key("Post_slug"),
        "post_url": Key("Post_url"),
        "term_slugs": Key("Term_slugs"),
        "aliases": Key("Aliases"),
        "kind": Key("Post_type"),
        "old_slugs": Key("Old_slugs"),
        "parent": Key("Parent"),
        "likes": Key("Likes"),
        "comments_open": Key("Comments_open"),
    },
    reserved=RESERVED,
    reserved_fields=RESERVED,
    reserved_folders=frozenset({"posts", "pages", "comments", "images"}),
    term_name=lambda name: name.replace(";", ","),  # semicolons stand between names
    also={
        "authors": "authors",
        "lang": "lang",
        "category": "category",
        "keywords": "tags",
    },
    headers=("yaml", "pelican"),
    headers_of={".rst": ("rst", "nikola", "yaml"), ".html": ("html",), ".htm": ("html",)},
    fenced_lines=True,
    separator=",",
    settings=("pelicanconf.py", "publishconf.py", "settings.py"),
    settings_published="publishconf.py",
    proof={"settings.py": r"SITENAME|SITEURL|PATH"},
    site={
        "title": ("SITENAME",),
        "url": ("SITEURL",),
        "description": ("SITESUBTITLE", "SITEDESCRIPTION"),
        "language": ("DEFAULT_LANG",),
        "zone": ("TIMEZONE",),
        "author": ("AUTHOR",),
        "content": ("PATH",),
        "default_language": ("DEFAULT_LANG",),
    },
    content=("content",),
    where=(Where(r"(?P<dir>.*/)?(?:(?P<date>\d{4}-\d\d-\d\d)[^/]*?)?(?P<name>[^/]*)"),),
    endings=(".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm"),
    built=frozenset({"output", "node_modules", "theme", "themes", "plugins"}),
    hidden_has_address=True,
    comments=("content/comments", "comments"),
)
