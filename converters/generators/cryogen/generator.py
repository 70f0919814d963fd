"""Cryogen: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator
from converters.generators.cryogen.rules import CryogenRules, load_settings

CRYOGEN = Generator(
    name="cryogen",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date"),
        "authors": FrontMatterField("author"),
        "tags": FrontMatterField("tags"),
        "description": FrontMatterField("description"),
        "draft": FrontMatterField("draft"),
        "order": FrontMatterField("page-index"),
    },
    front_matter_styles=("edn",),
    config_files=("content/config.edn", "resources/templates/config.edn"),
    config_loaders={".edn": load_settings},
    site_settings={
        "title": ("site-title",),
        "url": ("site-url",),
        "base": ("blog-prefix",),
        "description": ("description",),
        "author": ("author",),
    },
    content=("content/md", "resources/templates/md"),
    content_rules=(
        ContentRule(r"pages/(?P<dir>.*/)?(?P<name>[^/]+)", "page"),
        ContentRule(r"(?:[^/]+/)?(?P<dir>.*/)?(?P<name>(?P<date>\d{4}-\d\d-\d\d)-[^/]+)", "post"),
        ContentRule(r"(?:[^/]+/)?(?P<dir>.*/)?(?P<name>[^/]+)", "post"),
    ),
    extensions=(".md",),
    static_dirs={"content/img/": "/img/", "resources/templates/img/": "/img/"},
    rules=CryogenRules,
)
