"""Nikola: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator
from converters.generators.front_matter.dates import DATEUTIL_FORMATS
from converters.generators.nikola.rules import NikolaRules

NIKOLA = Generator(
    name="nikola",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date"),
        "modified": FrontMatterField("updated"),
        "status": FrontMatterField("status"),
        "name": FrontMatterField("slug"),
        "author": FrontMatterField("author"),
        "category": FrontMatterField("category"),
        "tags": FrontMatterField("tags"),
        "description": FrontMatterField("description"),
        "image": FrontMatterField("previewimage"),
    },
    front_matter_aliases={"nocomments": "comments_closed", "authors": "authors", "modified": "modified"},
    front_matter_styles=("rst_comment", "yaml", "toml", "meta"),
    front_matter_styles_of={".rst": ("rst_comment", "rst")},
    date_formats=DATEUTIL_FORMATS,
    sidecar_suffix=".meta",
    separator=",",
    config_files=("conf.py",),
    config_suffices=False,
    config_signatures={"conf.py": r"BLOG_TITLE|COMPILERS|TRANSLATIONS"},
    site_settings={
        "title": ("BLOG_TITLE",),
        "url": ("SITE_URL", "BASE_URL"),
        "description": ("BLOG_DESCRIPTION",),
        "language": ("DEFAULT_LANG",),
        "zone": ("TIMEZONE",),
        "author": ("BLOG_AUTHOR",),
        "default_language": ("DEFAULT_LANG",),
        "languages": ("TRANSLATIONS",),
    },
    front_matter_signatures=(rb"(?:<!--\s*)?\.\. title:",),
    marker_paths=(r"(?:posts|pages|stories)/(?:.*/)?[^/]+\.meta",),
    content_rules=(
        ContentRule(r"posts/(?P<dir>.*/)?(?P<name>[^/]+?)(?:\.(?P<lang>[a-z]{2,3}(?:_[A-Za-z]+)?))?", "post"),
        ContentRule(r"(?:pages|stories)/(?P<dir>.*/)?(?P<name>[^/]+?)(?:\.(?P<lang>[a-z]{2,3}(?:_[A-Za-z]+)?))?", "page"),
    ),
    extensions=(".md", ".markdown", ".mdown", ".rst", ".txt", ".html", ".htm"),
    static_dirs={"files/": "/", "images/": "/images/"},
    build_dirs=frozenset({"output", "cache", "themes", "plugins", "templates", "listings", "galleries"}),
    rules=NikolaRules,
)  # fmt: skip
