"""Logseq: how a graph of Markdown files is detected and read."""

from msgspec.structs import replace

from converters.generators.base import ContentRule
from converters.generators.logseq.rules import LogseqRules
from converters.generators.obsidian.generator import OBSIDIAN

LOGSEQ = replace(
    OBSIDIAN,
    name="logseq",
    front_matter={name: key for name, key in OBSIDIAN.front_matter.items() if name != "kind"},
    front_matter_styles=("yaml",),
    front_matter_aliases=OBSIDIAN.front_matter_aliases,
    marker_paths=(r"logseq/config\.edn", r"journals/\d{4}_\d\d_\d\d\.md"),
    front_matter_signatures=(),
    content_rules=(
        ContentRule(r"(?P<dir>journals/)(?P<name>[^/]+)", "post"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    rules=LogseqRules,
)
