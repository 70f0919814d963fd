"""Bridgetown: how its sites are detected and read."""

from dataclasses import replace

from converters.generators.base import ContentRule
from converters.generators.bridgetown.rules import BridgetownRules
from converters.generators.jekyll.generator import JEKYLL

BRIDGETOWN = replace(
    JEKYLL,
    name="bridgetown",
    output_paths={},
    config_files=("bridgetown.config.yml", "bridgetown.config.yaml"),
    marker_paths=(),
    content=("src", ""),
    content_signs=(),
    content_rules=(
        *(rule for rule in JEKYLL.content_rules if rule.type == "post"),
        ContentRule(r"(?P<dir>.*/)?_posts/(?:.*/)?(?P<name>[^/]+)", "post"),
        *(rule for rule in JEKYLL.content_rules if rule.type != "post"),
    ),
    build_dirs=frozenset({"output", "node_modules", "vendor"}),
    rules=BridgetownRules,
)
