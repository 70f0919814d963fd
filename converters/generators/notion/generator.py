"""Notion's export: how it is detected and read. No program builds a site of it, so its pages have no permalinks."""

from msgspec.structs import replace

from converters.generators.base import ContentRule, FrontMatterField, same_names
from converters.generators.notion.rules import ID, NotionRules
from converters.generators.plain.generator import PLAIN

NOTION = replace(
    PLAIN,
    name="notion",
    output_paths={},
    front_matter={
        **same_names("title date"),
        "modified": FrontMatterField("last edited time"),
        **same_names("draft published"),
        "name": FrontMatterField("slug"),
        **same_names("authors categories tags description excerpt parent"),
        "lang": FrontMatterField("language"),
    },
    front_matter_aliases={
        **dict.fromkeys(("publish date", "published date", "published on", "publication date", "created", "created time", "date created", "created at"), "date"),
        **dict.fromkeys(("updated", "last edited", "updated at", "last updated"), "modified"),
        **dict.fromkeys(("author", "created by", "writer"), "authors"),
        **dict.fromkeys(("tag", "topics", "keywords"), "tags"),
        "category": "categories", "summary": "excerpt",
    },
    marker_paths=(rf"(?:.*/)?[^/]*[ _-]{ID}(?:_all)?(?:\.md|\.csv|/.*)",),
    separator=",",
    content_rules=(ContentRule(rf"(?P<dir>.*/)?(?P<name>[^/]+?)(?:[ _-]{ID})?"),),
    extensions=(".md",),
    links_by_path=True,
    rules=NotionRules,
)  # fmt: skip
