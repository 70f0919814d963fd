"""Eleventy: how its sites are detected and read."""

from converters.generators.base import ContentRule, Generator
from converters.generators.eleventy.rules import CONFIG_FILES, EleventyRules
from converters.generators.node.front_matter import front_matter

_FOLDER = r"(?!_(?:data|includes|layouts)/)[^/]+"
"""Eleventy reads every folder but those of `dir.data`, `dir.includes` and `dir.layouts`."""
_FOLDERS = rf"(?:{_FOLDER}/)*"

RESERVED = frozenset(
    "collections content date draft dynamicPermalink eleventy eleventyAllowMissingExtension eleventyComputed "
    "eleventyDataSchema eleventyExcludeFromCollections eleventyImport eleventyNavigation env layout page pagination "
    "permalink permalinkBypassOutputDir pkg tags templateEngineOverride".split()
)
"""Front matter keys that Eleventy defines, or that templates have from it (its documentation, Configured and Supplied Data)."""

ELEVENTY = Generator(
    name="eleventy",
    output_paths={
        "front page": "content/index.md",
        "posts page": "content/posts.md",
        "draft post": "content/_drafts/posts/{name}.md",
        "post": "content/posts/{name}.md",
        "draft page": "content/_drafts/pages/{above}{name}.md",
        "page": "content/pages/{above}{name}.md",
        "draft other": "content/_drafts/{type}/{above}{name}.md",
        "other": "content/{type}/{above}{name}.md",
    },
    front_matter=front_matter(
        dynamic="dynamicPermalink",
        listed="eleventyExcludeFromCollections",
        tags="post_tags",
    ),
    reserved=RESERVED,
    reserved_fields=frozenset(key.lower() for key in RESERVED),
    reserved_folders=frozenset({"posts", "pages", "data", "includes", "layouts", "drafts"}),
    data="data/{name}.json",
    front_matter_aliases={"tags": "tags", "category": "category", "authors": "authors", "modified": "modified", "lang": "lang"},
    config_files=CONFIG_FILES,
    marker_paths=(r"(?:.*/)?[^/]+\.11tydata\.(?:js(?:on)?|cjs|mjs)", r"(?:src/)?_data/eleventy.*", r"(?:src/)?(?:_data/.*|_includes/.*\.(?:njk|11ty\.js))"),
    front_matter_signatures=(rb"---(?:json|js)?\r?\n(?:(?!---).*\n)*?(?:eleventy|permalink:.*\{\{)",),
    config_methods={"setInputDirectory": "dir.input"},
    site_settings={"content": ("dir.input",)},
    content=("src", "content", ""),
    content_rules=(
        ContentRule(rf"(?P<dir>{_FOLDERS})(?:(?P<date>\d{{4}}-\d\d-\d\d)-)?(?P<name>{_FOLDER})/index"),
        ContentRule(rf"(?P<dir>{_FOLDERS})(?:(?P<date>\d{{4}}-\d\d-\d\d)-)?(?P<name>[^/]+)"),
    ),
    extensions=(".md", ".markdown", ".mkd", ".mdown", ".html"),
    build_dirs=frozenset({"_site", "dist", "node_modules", "_includes"}),
    dates_roll_over=True,
    rules=EleventyRules,
)  # fmt: skip
