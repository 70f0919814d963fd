"""Plain Markdown without a generator: what its reader and its writer share."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, format_date
from converters.generators.plain.rules import PlainRules
from converters.io.extensions import MARKDOWN, ORG, SUPER_MARKDOWN

KEYS = {
    "title": FrontMatterField("title"),
    "date": FrontMatterField("date", format_date),
    "modified": FrontMatterField("modified", format_date),
    "draft": FrontMatterField("draft"),
    "kind": FrontMatterField("type"),
    "id": FrontMatterField("id"),
    "slug": FrontMatterField("slug"),
    "permalink": FrontMatterField("url"),
    "old_slugs": FrontMatterField("old_slugs"),
    "aliases": FrontMatterField("aliases"),
    "term_slugs": FrontMatterField("term_slugs"),
    "author": FrontMatterField("author"),
    "categories": FrontMatterField("categories"),
    "tags": FrontMatterField("tags"),
    "format": FrontMatterField("format"),
    "description": FrontMatterField("description"),
    "seo_title": FrontMatterField("seo_title"),
    "seo_image": FrontMatterField("seo_image"),
    "canonical": FrontMatterField("canonical"),
    "noindex": FrontMatterField("noindex"),
    "excerpt": FrontMatterField("excerpt"),
    "image": FrontMatterField("image"),
    "image_alt": FrontMatterField("image_alt"),
    "sticky": FrontMatterField("sticky"),
    "order": FrontMatterField("order"),
    "parent": FrontMatterField("parent"),
    "lang": FrontMatterField("lang"),
    "translation_key": FrontMatterField("translation_key"),
    "likes": FrontMatterField("likes"),
    "podcast": FrontMatterField("podcast"),
    "comments_open": FrontMatterField("comments_open"),
}

_DATED = r"(?:(?P<date>\d{4}-\d\d-\d\d)-)?"

PLAIN = Generator(
    name="markdown",
    output_paths={
        "front page": "index.md",
        "post": "posts/{name}.md",
        "page": "pages/{above}{name}.md",
        "other": "{type}/{above}{name}.md",
    },
    front_matter=KEYS,
    builds=False,
    rules=PlainRules,
    reserved=frozenset(key.name for key in KEYS.values()),
    reserved_folders=frozenset({"posts", "pages", "data"}),
    front_matter_aliases={
        "comments": "comments_open",
        **dict.fromkeys(
            ("created", "created_at", "createdat", "date_created", "pubdate", "publishdate", "publish_date"),
            "date",
        ),
        "updated": "modified",
        "lastmod": "modified",
        "last_modified_at": "modified",
        "published": "published",
        "permalink": "permalink",
        "redirect_from": "former",
        "category": "category",
        "tag": "tag",
        "keywords": "tags",
        "authors": "authors",
        "summary": "excerpt",
        "lang": "lang",
    },
    front_matter_styles=("yaml", "toml", "json", "meta"),
    usual_key_first=True,
    sidecar_suffixes=(".yaml", ".yml", ".metadata", ".meta"),
    content_rules=(
        ContentRule(
            r"(?:(?P<dir>.*/)?)_?drafts/(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+?)(?:\.html)?",
            "post",
            "draft",
        ),
        ContentRule(rf"(?:.*/)?(?:_?posts|blog)/(?P<dir>.*/)?{_DATED}(?P<name>[^/]+)/index", "post"),
        ContentRule(
            r"(?:.*/)?(?:_?posts|blog)/(?P<dir>(?:.*/)?(?P<date>\d{4}-\d\d-\d\d)-[^/]+/)(?P<name>[^/\d][^/]*)",
            "post",
        ),
        ContentRule(rf"(?:.*/)?(?:_?posts|blog)/(?P<dir>.*/)?{_DATED}(?P<name>[^/]+?)(?:\.html)?", "post"),
        ContentRule(r"(?P<dir>(?:.*/)?pages/(?:.*/)?)(?P<name>[^/]+)/index", "page"),
        ContentRule(r"(?P<dir>(?:.*/)?pages/(?:.*/)?)(?P<name>[^/]+?)(?:\.html)?", "page"),
        ContentRule(rf"(?P<dir>.*/)?{_DATED}(?P<name>[^/]+)/index"),
        ContentRule(rf"(?P<dir>.*/)?{_DATED}(?P<name>[^/]+?)(?:\.html)?"),
    ),
    extensions=(*MARKDOWN, SUPER_MARKDOWN, ORG),
    separator=",",
    ignored=(".",),
    build_dirs=frozenset({"node_modules"}),
)
