"""Kirby: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.kirby.rules import KirbyRules

KIRBY = Generator(
    name="kirby",
    front_matter={
        **same_names("title date modified categories tags"),
        "authors": FrontMatterField("author"),
        "description": FrontMatterField("description"),
        "excerpt": FrontMatterField("intro"),
        "image": FrontMatterField("cover"),
    },
    front_matter_aliases={
        "published": "date",
        "authors": "authors",
        "category": "category",
        "summary": "excerpt",
        "coverimage": "image",
        "draft": "draft",
    },
    front_matter_styles=("fields",),
    separator=",",
    config_files=("content/site.txt", "content/site.en.txt", "content/site.de.txt", "site/config/config.php"),
    config_signatures={"site/config/config.php": r"(?s)return\s*\[|c::set"},
    site_settings={"title": ("title",), "description": ("description",), "author": ("author",), "url": ("url",)},
    content=("content",),
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?_drafts/(?P<name>[^/]+)/[^/.]+(?:\.(?P<lang>[a-z]{2}))?", "", "draft"),
        ContentRule(r"(?P<dir>.*/)?_drafts/.*/(?P<name>[^/]+)/[^/.]+(?:\.(?P<lang>[a-z]{2}))?", "", "draft"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/[^/.]+(?:\.(?P<lang>[a-z]{2}))?"),
    ),
    ignored=(".", "#", "~"),
    extensions=(".txt", ".md"),
    static_dirs={"assets/": "/assets/"},
    build_dirs=frozenset({"kirby", "panel", "vendor", "node_modules", "media", "storage"}),
    links_by_path=True,
    rules=KirbyRules,
)  # fmt: skip
