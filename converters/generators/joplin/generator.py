"""Joplin: how its raw export is detected and read. No program builds a site of it, so its notes have no permalinks."""

from msgspec.structs import replace

from converters.generators.base import ContentRule
from converters.generators.joplin.rules import JoplinRules
from converters.generators.plain.generator import PLAIN

_ID = r"[0-9a-f]{32}"

JOPLIN = replace(
    PLAIN,
    name="joplin",
    output_paths={},
    marker_paths=(rf"{_ID}\.md",),
    front_matter_styles=(),
    sidecar_suffixes=(),
    content_rules=(ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)", "post"),),
    extensions=(".md",),
    links_by_path=True,
    rules=JoplinRules,
)
