"""Grav: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.grav.rules import DATE_FORMATS, GravRules
from converters.io.extensions import MARKDOWN

GRAV = Generator(
    name="grav",
    front_matter={
        **same_names("title date modified published"),
        "name": FrontMatterField("slug"),
        "address": FrontMatterField("routes.default"),
        "former": FrontMatterField("routes.aliases"),
        "categories": FrontMatterField("taxonomy.category"),
        "tags": FrontMatterField("taxonomy.tag"),
        "authors": FrontMatterField("taxonomy.author"),
        "description": FrontMatterField("metadata.description"),
        "canonical": FrontMatterField("routes.canonical"),
        "image": FrontMatterField("hero_image"),
    },
    front_matter_aliases={
        "author": "authors",
        "draft": "draft",
        "image": "image",
        "featured": "sticky",
        "summary": "excerpt",
    },
    separator=",",
    config_files=("user/config/site.yaml",),
    config_directory="user/config",
    site_settings={
        "title": ("title",),
        "url": ("system.custom_base_url",),
        "description": ("metadata.description",),
        "language": ("default_lang",),
        "author": ("author.name",),
        "zone": ("system.timezone",),
    },
    marker_paths=(r"(?:user/)?pages/(?:.*/)?(?:\d+\.)?[^/]+/(?:blog|item|blog_item|modular)(?:\.[a-z]{2})?\.md",),
    content=("user/pages", "pages"),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/[^/.]+(?:\.(?P<lang>[a-z]{2}(?:-[a-z]{2})?))?"),
    ),
    date_formats=DATE_FORMATS,
    extensions=MARKDOWN,
    static_dirs={"user/": "/user/"},
    build_dirs=frozenset("assets backup bin cache images logs system tmp vendor node_modules".split()),
    links_by_path=True,
    rules=GravRules,
)  # fmt: skip
