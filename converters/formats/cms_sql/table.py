"""The programs whose databases are read."""

from collections.abc import Mapping
from typing import Final

from converters.formats.cms_sql.dotclear import DOTCLEAR
from converters.formats.cms_sql.platform import Platform
from converters.io.sql.spool import Columns

PLATFORMS: Final = (DOTCLEAR,)
"""In the order in which they are tried; the first that fits counts."""


def find(tables: Mapping[str, Columns]) -> tuple[Platform, str] | None:
    """The program whose tables these are, and how their names begin."""
    for platform in PLATFORMS:
        if (prefix := platform.prefix(tables)) is not None:
            return platform, prefix
    return None
