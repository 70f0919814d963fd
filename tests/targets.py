"""Which writers there are, asked of themselves: a new one is tested without a word here."""

from typing import Final

from converters import registry
from converters.generators.table import GENERATORS
from converters.plugins import AssetWriter

WRITERS: Final = registry.names("writer")
WITH_FILES: Final = [name for name in WRITERS if isinstance(registry.writer(name), AssetWriter)]
"""Those that the site's files have a place in."""
TREES: Final = [name for name in WRITERS if name in GENERATORS]
"""Those of Markdown."""
GENERATORS: Final = [name for name in TREES if GENERATORS[name].builds]
"""Those whose tree a generator makes a site of."""
