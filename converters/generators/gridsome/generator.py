"""Gridsome: how its sites are detected and read. Their front matter follows the program of each site."""

from msgspec.structs import replace

from converters.generators.gatsby.generator import GATSBY
from converters.generators.gridsome.rules import GridsomeRules

GRIDSOME = replace(
    GATSBY,
    name="gridsome",
    config_files=("gridsome.config.js", "gridsome.config.ts"),
    config_signatures={},
    site_settings={
        "title": ("siteName",),
        "url": ("siteUrl",),
        "base": ("pathPrefix",),
        "description": ("siteDescription",),
    },
    static_dirs={"static/": "/"},
    build_dirs=frozenset({"dist", "node_modules", ".cache"}),
    rules=GridsomeRules,
)
