"""Gridsome: how its sites are detected and read. Their front matter follows the program of each site."""

from msgspec.structs import replace

from converters.generators.gridsome.rules import GridsomeRules
from converters.generators.plain.generator import PLAIN

GRIDSOME = replace(
    PLAIN,
    name="gridsome",
    output_paths={},
    builds=True,
    config_files=("gridsome.config.js", "gridsome.config.ts"),
    config_suffices=False,
    site_settings={
        "title": ("siteName",),
        "url": ("siteUrl",),
        "base": ("pathPrefix",),
        "description": ("siteDescription",),
    },
    static_dirs={"static/": "/"},
    links_by_path=True,
    build_dirs=frozenset({"dist", "node_modules", ".cache"}),
    dates_roll_over=True,
    rules=GridsomeRules,
)
