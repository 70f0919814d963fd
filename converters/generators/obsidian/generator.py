"""Obsidian: how a vault is detected and read. No program builds a site of it, so its notes have no permalinks."""

from msgspec.structs import replace

from converters.generators.base import FrontMatterField
from converters.generators.obsidian.rules import ObsidianRules
from converters.generators.plain.generator import PLAIN

DATES = {
    **dict.fromkeys(("created", "created_at", "created at", "date created", "date_created", "creation date", "creation-date", "publish_date", "publishdate"), "date"),
    **dict.fromkeys(("updated", "updated_at", "modified", "date modified", "date_modified", "last modified", "last-modified", "lastmod", "last_modified_at", "last updated"), "modified"),
}  # fmt: skip
"""Names that people and plug-ins give dates."""
_KEYS = {name: key for name, key in PLAIN.front_matter.items() if name not in ("aliases", "date", "modified")}

OBSIDIAN = replace(
    PLAIN,
    name="obsidian",
    output_paths={},
    front_matter={"date": FrontMatterField("date"), "modified": FrontMatterField("updated"), **_KEYS},
    front_matter_aliases={**PLAIN.front_matter_aliases, **DATES},
    marker_paths=(r"\.obsidian/.*",),
    front_matter_signatures=(rb"(?s)(?:(?!```).)*?!?\[\[(?![\s$-])[^\[\]\n\"$]+(?<!\s)\]\]",),
    separator=",",
    extensions=(".md",),
    ignored=(".",),
    build_dirs=frozenset({"node_modules", ".trash"}),
    links_by_path=True,
    rules=ObsidianRules,
)
