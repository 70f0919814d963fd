"""Eleventy: what its trees look like."""

from converters.generators.base import Flavour, Key, Where

ELEVENTY = Flavour(
    name="eleventy",
    keys={
        "title": Key("title"),
        "date": Key("date"),
        "modified": Key("updated"),
        "draft": Key("draft"),
        "address": Key("permalink"),
        "author": Key("author"),
        "categories": Key("categories"),
        "tags": Key("tags"),
        "description": Key("description"),
        "excerpt": Key("excerpt"),
        "image": Key("image"),
    },
    also={"comments": "comments_open", "category": "category", "authors": "authors", "modified": "modified", "lang": "lang"},
    settings=(
        "eleventy.config.js",
        "eleventy.config.mjs",
        "eleventy.config.cjs",
        "eleventy.config.ts",
        ".eleventy.js",
    ),
    signs=(r"(?:.*/)?[^/]+\.11tydata\.(?:js(?:on)?|cjs|mjs)", r"(?:src/)?_data/eleventy.*", r"(?:src/)?(?:_data/.*|_includes/.*\.(?:njk|11ty\.js))"),
    content=("src", "content", ""),
    where=(
        Where(r"(?P<dir>(?:[^_/][^/]*/)*)(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^_/][^/]*)/index"),
        Where(r"(?P<dir>(?:[^_/][^/]*/)*)(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+)"),
    ),
    built=frozenset({"_site", "public", "dist", "node_modules", "_includes"}),
)  # fmt: skip
