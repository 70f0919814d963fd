"""Eleventy: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator
from converters.generators.eleventy.rules import EleventyRules

_FOLDER = r"(?!_(?:data|includes|layouts)/)[^/]+"
"""Eleventy reads every folder but those of `dir.data`, `dir.includes` and `dir.layouts`."""
_FOLDERS = rf"(?:{_FOLDER}/)*"

ELEVENTY = Generator(
    name="eleventy",
    front_matter={
        "title": FrontMatterField("title"),
        "date": FrontMatterField("date"),
        "modified": FrontMatterField("updated"),
        "draft": FrontMatterField("draft"),
        "address": FrontMatterField("permalink"),
        "author": FrontMatterField("author"),
        "categories": FrontMatterField("categories"),
        "tags": FrontMatterField("tags"),
        "description": FrontMatterField("description"),
        "excerpt": FrontMatterField("excerpt"),
        "image": FrontMatterField("image"),
    },
    front_matter_aliases={"comments": "comments_open", "category": "category", "authors": "authors", "modified": "modified", "lang": "lang"},
    config_files=(
        "eleventy.config.js",
        "eleventy.config.mjs",
        "eleventy.config.cjs",
        "eleventy.config.ts",
        ".eleventy.js",
    ),
    marker_paths=(r"(?:.*/)?[^/]+\.11tydata\.(?:js(?:on)?|cjs|mjs)", r"(?:src/)?_data/eleventy.*", r"(?:src/)?(?:_data/.*|_includes/.*\.(?:njk|11ty\.js))"),
    front_matter_signatures=(rb"---(?:json|js)?\r?\n(?:(?!---).*\n)*?(?:eleventy|permalink:.*\{\{)",),
    site_settings={"content": ("dir.input",)},
    content=("src", "content", ""),
    content_rules=(
        ContentRule(rf"(?P<dir>{_FOLDERS})(?:(?P<date>\d{{4}}-\d\d-\d\d)-)?(?P<name>{_FOLDER})/index"),
        ContentRule(rf"(?P<dir>{_FOLDERS})(?:(?P<date>\d{{4}}-\d\d-\d\d)-)?(?P<name>[^/]+)"),
    ),
    build_dirs=frozenset({"_site", "dist", "node_modules", "_includes"}),
    rules=EleventyRules,
)  # fmt: skip
