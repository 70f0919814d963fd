"""The programs whose databases are read."""

from collections.abc import Mapping
from typing import Final

from converters.formats.cms_sql.b2evolution import B2EVOLUTION
from converters.formats.cms_sql.dotclear import DOTCLEAR
from converters.formats.cms_sql.drupal import DRUPAL
from converters.formats.cms_sql.joomla import JOOMLA
from converters.formats.cms_sql.platform import Platform
from converters.formats.cms_sql.serendipity import SERENDIPITY
from converters.formats.cms_sql.textpattern import TEXTPATTERN
from converters.io.sql.spool import Columns

PLATFORMS: Final = (*DRUPAL, JOOMLA, SERENDIPITY, TEXTPATTERN, B2EVOLUTION, DOTCLEAR)
"""In the order in which they are tried; the first that fits counts."""


def find(tables: Mapping[str, Columns]) -> tuple[Platform, str] | None:
    """The program whose tables these are, and how their names begin."""
    for platform in PLATFORMS:
        if (prefix := platform.prefix(tables)) is not None:
            return platform, prefix
    return None
