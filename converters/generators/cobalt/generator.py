"""Cobalt: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.cobalt.rules import CobaltRules

_DATED = r"(?:(?P<date>\d{4}-\d{1,2}-\d{1,2})[- ])?(?P<name>[^/]+)"

COBALT = Generator(
    name="cobalt",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("published_date"),
        "draft": FrontMatterField("is_draft"),
        "name": FrontMatterField("slug"),
        "permalink_pattern": FrontMatterField("permalink"),
        **same_names("tags description excerpt"),
        "author": FrontMatterField("data.author"),
        "image": FrontMatterField("data.image"),
    },
    front_matter_aliases={"date": "date", "draft": "draft"},
    config_files=("_cobalt.yml", ".cobalt.yml"),
    excluding_settings=("ignore", "posts.drafts_dir"),
    site_settings={
        "title": ("site.title", "name"),
        "url": ("site.base_url", "link"),
        "description": ("site.description", "description"),
        "language": ("site.data.lang", "site.data.language"),
        "author": ("site.data.author",),
        "content": ("source",),
    },
    content_rules=(
        ContentRule(rf"(?P<dir>_drafts/(?:.*/)?){_DATED}", "post", "draft"),
        ContentRule(rf"(?P<dir>.*/)?{_DATED}"),
    ),
    extensions=(".md",),
    ignored=(".", "#", "~"),
    build_dirs=frozenset({"_site", "_layouts", "_includes", "_sass", "node_modules"}),
    rules=CobaltRules,
)
