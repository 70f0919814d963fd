"""Lektor: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.lektor.rules import LektorRules

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
    marker_paths=(r"content/(?:.*/)?contents(?:\+[a-z]{2})?\.lr",),
    content=("content",),
    content_rules=(
        ContentRule(r"contents(?:\+(?P<lang>[a-z]{2}))?", "section"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/contents(?:\+(?P<lang>[a-z]{2}))?"),
    ),
    extensions=(".lr",),
    static_dirs={"assets/": "/"},
    build_dirs=frozenset({"templates", "models", "packages", "node_modules", "flowblocks"}),
    links_by_path=True,
    rules=LektorRules,
)
