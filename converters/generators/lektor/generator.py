"""Lektor: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.lektor import project
from converters.generators.lektor.rules import LektorRules

_LANG = r"(?:\+(?P<lang>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*))?"
"""The alternative of a text, which is mostly a language: `contents+fr.lr`."""

LEKTOR = Generator(
    name="lektor",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("pub_date"),
        "name": FrontMatterField("_slug"),
        **same_names("categories tags"),
        "authors": FrontMatterField("author"),
        "description": FrontMatterField("description"),
        "excerpt": FrontMatterField("summary"),
        "image": FrontMatterField("image"),
    },
    front_matter_aliases={"date": "date", "publish_date": "date", "category": "category", "draft": "draft"},
    front_matter_styles=("fields",),
    separator=",",
    config_files=("*.lektorproject",),
    config_loaders={".lektorproject": project.load},
    site_settings={
        "title": ("name",),
        "url": ("url",),
        "language": ("locale",),
        "default_language": ("primary",),
        "languages": ("languages",),
    },
    marker_paths=(r"content/(?:.*/)?contents(?:\+[\w-]+)?\.lr",),
    content=("content",),
    content_rules=(
        ContentRule(rf"contents{_LANG}", "section"),
        ContentRule(rf"(?P<dir>.*/)?(?P<name>[^/]+)/contents{_LANG}"),
    ),
    extensions=(".lr",),
    ignored=(".", "#", "~", "_"),
    static_dirs={"assets/": "/"},
    build_dirs=frozenset({"templates", "packages", "node_modules", "flowblocks"}),
    links_by_path=True,
    rules=LektorRules,
)
