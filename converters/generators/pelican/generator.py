"""Pelican: what its reader and its writer share."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from converters.generators.base import ContentRule, FrontMatterField, Generator, keys, pairs, setting_names
from converters.generators.front_matter.dates import DATEUTIL_FORMATS
from converters.generators.pelican.rules import EXCLUDING, SETTINGS, PelicanRules
from converters.io.extensions import ORG


def _separated(values: list[str]) -> str:
    """Names separated by commas, or by semicolons if a name has a comma."""
    if not any("," in name for name in values):
        return ", ".join(values)
    return "; ".join(values) + (";" if len(values) == 1 else "")


def _episode(fields: Mapping[str, Any]) -> str:
    """URL, length and type in a line."""
    return f"{fields['url']} {fields['length']} {fields['type']}"


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
"""Metadata keys, and attributes of its content objects, that Pelican defines."""

PELICAN = Generator(
    name="pelican",
    output_paths={
        "draft post": "content/posts/{name}.md",
        "undated post": "content/pages/undated/{name}.md",
        "post": "content/posts/{name}.md",
        "page": "content/pages/{above}{name}.md",
        "other": "content/{type}/{above}{name}.md",
    },
    front_matter={
        **keys("title=Title"),
        "date": FrontMatterField("Date", _dated),
        "modified": FrontMatterField("Modified", _dated),
        **keys("stem=Slug status=Status"),
        "address": FrontMatterField("URL", lambda path: quote(path.lstrip("/"))),
        "file": FrontMatterField("Save_as", lambda file: file or ""),
        **keys("author=Author category=Category other_categories=Categories"),
        "tags": FrontMatterField("Tags", _separated),
        **keys(
            "format=Format description=Description seo_title=Seo_title seo_image=Seo_image "
            "canonical=Canonical noindex=Noindex excerpt=Summary image=Image image_alt=Image_alt "
            "image_in_body=Image_in_body sticky=Sticky order=Order id=Post_id slug=Post_slug "
            "post_url=Post_url term_slugs=Term_slugs aliases=Aliases kind=Post_type old_slugs=Old_slugs "
            "parent=Parent lang=Lang translation_key=Translation_key likes=Likes"
        ),
        "podcast": FrontMatterField("Podcast", _episode),
        **keys("comments_open=Comments_open"),
    },
    reserved=RESERVED,
    reserved_fields=RESERVED,
    reserved_folders=frozenset({"posts", "pages", "comments", "images"}),
    format_term=lambda name: name.replace(";", ","),  # semicolons stand between names
    front_matter_aliases=pairs("authors lang category keywords=tags"),
    front_matter_styles=("yaml", "meta"),
    front_matter_styles_of={".rst": ("rst", "rst_comment", "yaml"), ".html": ("html",), ".htm": ("html",)},
    date_formats=DATEUTIL_FORMATS,
    fenced_lines=True,
    separator=",",
    config_files=SETTINGS,
    excluding_settings=EXCLUDING,
    published_config_files="publishconf.py",
    config_signatures={"settings.py": r"SITENAME|SITEURL|PATH"},
    site_settings=setting_names(
        "title=SITENAME url=SITEURL description=SITESUBTITLE,SITEDESCRIPTION language=DEFAULT_LANG "
        "zone=TIMEZONE author=AUTHOR content=PATH default_language=DEFAULT_LANG"
    ),
    front_matter_signatures=(
        rb"(?i)(?:\xef\xbb\xbf)?Title: .*\r?\n(?:[A-Z][A-Za-z_-]*:.*\r?\n|    .*\r?\n)*\r?\n",
        rb"(?:.*\n)?.+\r?\n[#=*~-]{3,}\r?\n\s*\r?\n?(?::[A-Za-z_]+:.*\r?\n)+",
    ),
    content=("content",),
    content_rules=(ContentRule(r"(?P<dir>.*/)?(?:(?P<date>\d{4}-\d\d-\d\d)[^/]*?)?(?P<name>[^/]*)"),),
    extensions=(".md", ORG, ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm"),
    build_dirs=frozenset({"output", "node_modules", "theme", "themes", "plugins"}),
    hidden_has_address=True,
    comments=("content/comments", "comments"),
    rules=PelicanRules,
)
