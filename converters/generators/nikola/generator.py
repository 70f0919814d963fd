"""Nikola: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, keys, setting_names
from converters.generators.front_matter.dates import DATEUTIL_FORMATS
from converters.generators.nikola.rules import NikolaRules
from converters.io.extensions import ORG

RESERVED = frozenset(
    {"annotations", "author", "authors", "category", "category_from_destpath", "data", "date", "description"}
    | {"enclosure", "enclosure_length", "filters", "guid", "has_math", "hidetitle", "hyphenate", "link"}
    | {"nocomments", "pretty_url", "previewimage", "section", "slug", "status", "tags", "template", "title"}
    | {"type", "updated", "url_type"}
)
"""Metadata that Nikola defines."""


def _separated(names: list[str]) -> list[str] | str:
    """Names as Nikola has them; a list where a sign in a name would be taken for one between names."""
    line = ", ".join(names)
    return (
        names if any(sign in name for sign in ",;" for name in names) or line[:1] in ("[", "{", '"') else line
    )


NIKOLA = Generator(
    name="nikola",
    output_paths={
        "draft post": "drafts/{name}.md",
        "draft page": "drafts/pages/{above}{name}.md",
        "draft other": "drafts/{type}/{above}{name}.md",
        "undated post": "pages/undated/{name}.md",
        "post": "posts/{name}.md",
        "page": "pages/{above}{name}.md",
        "other": "pages/{type}/{above}{name}.md",
    },
    front_matter={
        **keys(
            "title date modified=updated status name=slug address=permalink former=aliases author "
            "category other_categories=categories"
        ),
        "tags": FrontMatterField("tags", _separated),
        **keys(
            "format description seo_title seo_image canonical noindex excerpt=summary image=previewimage "
            "image_alt=previewimage_alt image_in_body=previewimage_in_body sticky order id=post_id "
            "post_url kind=post_type old_slugs_stated=old_slugs term_slugs parent lang translation_key "
            "likes podcast comments_open comments_key"
        ),
    },
    reserved=RESERVED,
    reserved_fields=RESERVED,
    reserved_folders=frozenset({"pages", "undated"}),
    data="site_data/{name}.json",  # Nikola gives all of `data/` to each template, and compares it at each build
    comments=("comments",),
    front_matter_aliases={"nocomments": "comments_closed", "authors": "authors", "modified": "modified"},
    front_matter_styles=("rst_comment", "yaml", "toml", "meta"),
    front_matter_styles_of={".rst": ("rst_comment", "rst")},
    date_formats=DATEUTIL_FORMATS,
    sidecar_suffixes=(".meta",),
    separator=",",
    config_files=("conf.py",),
    config_suffices=False,
    config_signatures={"conf.py": r"BLOG_TITLE|COMPILERS|TRANSLATIONS"},
    site_settings=setting_names(
        "title=BLOG_TITLE url=SITE_URL,BASE_URL description=BLOG_DESCRIPTION language=DEFAULT_LANG "
        "zone=TIMEZONE author=BLOG_AUTHOR default_language=DEFAULT_LANG languages=TRANSLATIONS"
    ),
    front_matter_signatures=(rb"(?:<!--\s*)?\.\. title:",),
    marker_paths=(r"(?:posts|pages|stories)/(?:.*/)?[^/]+\.meta",),
    content_rules=(
        ContentRule(r"drafts/(?:pages/)?(?P<dir>.*/)?(?P<name>[^/]+)", status="draft"),
        ContentRule(r"posts/(?P<dir>.*/)?(?P<name>[^/]+?)(?:\.(?P<lang>[a-z]{2,3}(?:_[A-Za-z]+)?))?", "post"),
        ContentRule(r"(?:pages|stories)/(?P<dir>.*/)?(?P<name>[^/]+?)(?:\.(?P<lang>[a-z]{2,3}(?:_[A-Za-z]+)?))?", "page"),
    ),
    extensions=(".md", ORG, ".markdown", ".mdown", ".rst", ".txt", ".html", ".htm"),
    static_dirs={"files/": "/", "images/": "/images/"},
    build_dirs=frozenset({"output", "cache", "themes", "plugins", "templates", "listings", "galleries"}),
    rules=NikolaRules,
)  # fmt: skip
