"""Statamic: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.statamic.rules import StatamicRules

STATAMIC = Generator(
    name="statamic",
    front_matter={
        **same_names("title date"),
        "modified": FrontMatterField("updated_at"),
        "published": FrontMatterField("published"),
        "name": FrontMatterField("slug"),
        **same_names("id categories tags"),
        "authors": FrontMatterField("author"),
        "excerpt": FrontMatterField("excerpt"),
        "image": FrontMatterField("featured_image"),
    },
    front_matter_aliases={
        "authors": "authors",
        "category": "category",
        "description": "description",
        "intro": "excerpt",
        "hero_image": "image",
        "image": "image",
        "draft": "draft",
    },
    front_matter_styles=("yaml",),
    marker_paths=(r"(?:site/)?content/collections/[^/]+/.*\.md",),
    content=("content/collections", "site/content/collections"),
    content_rules=(
        ContentRule(
            r"(?P<dir>[^/]+/(?:.*/)?)(?:\d+\.)?(?:(?P<date>\d{4}-\d\d-\d\d)(?:-\d{4,6})?\.)?(?P<name>[^/]+)"
        ),
    ),
    ignored=("#", "~"),
    extensions=(".md", ".markdown"),
    static_dirs={"public/": "/"},
    build_dirs=frozenset({"vendor", "node_modules", "storage"}),
    rules=StatamicRules,
)
