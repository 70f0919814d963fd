"""Docusaurus: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator
from converters.generators.docusaurus.rules import DocusaurusRules
from converters.io.extensions import MARKDOWN

DOCUSAURUS = Generator(
    name="docusaurus",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date"),
        "modified": FrontMatterField("last_update.date"),
        "draft": FrontMatterField("draft"),
        "name": FrontMatterField("slug"),
        "author": FrontMatterField("author"),
        "authors": FrontMatterField("authors"),
        "tags": FrontMatterField("tags"),
        "description": FrontMatterField("description"),
        "image": FrontMatterField("image"),
        "order": FrontMatterField("sidebar_position"),
    },
    config_files=(
        "docusaurus.config.js",
        "docusaurus.config.ts",
        "docusaurus.config.mjs",
        "docusaurus.config.cjs",
    ),
    site_settings={
        "title": ("title",),
        "url": ("url",),
        "base": ("baseUrl",),
        "description": ("tagline",),
        "language": ("i18n.defaultLocale",),
    },
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=MARKDOWN,
    static_dirs={"static/": "/"},
    links_by_path=True,
    author_files=("*/authors.yml", "*/authors.yaml", "*/authors.json"),
    build_dirs=frozenset({"build", ".docusaurus", "node_modules"}),
    rules=DocusaurusRules,
    hidden_has_address=True,
)
