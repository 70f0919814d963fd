"""Jigsaw: how its sites are detected and read."""

from msgspec.structs import replace

from converters.generators.base import ContentRule
from converters.generators.jigsaw.rules import JigsawRules
from converters.generators.plain.generator import PLAIN

_DATED = r"(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+?)(?:\.blade)?"

JIGSAW = replace(
    PLAIN,
    name="jigsaw",
    output_paths={},
    builds=True,
    config_files=("config.php",),
    config_signatures={"config.php": r"['\"]collections['\"]\s*=>"},
    config_suffices=False,
    site_settings={
        "title": ("siteName", "site.title", "title"),
        "url": ("baseUrl",),
        "description": ("siteDescription", "site.description", "description"),
        "language": ("locale", "siteLanguage"),
        "author": ("siteAuthor", "owner.name"),
    },
    content=("source", ""),
    content_rules=(
        ContentRule(rf"(?P<dir>_posts/(?:.*/)?){_DATED}", "post"),
        ContentRule(rf"(?P<dir>(?:.*/)?){_DATED}", "page"),
    ),
    static_dirs={"source/": "/"},
    build_dirs=frozenset({"vendor", "node_modules", "build_local", "build_production"}),
    rules=JigsawRules,
)
