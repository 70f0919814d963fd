"""Which writers there are, asked of themselves: a new one is tested without a word here."""

from typing import Final

from converters import registry
from converters.generators.table import FLAVOURS
from converters.plugins import HoldsFiles

WRITERS: Final = registry.names("writer")
WITH_FILES: Final = [name for name in WRITERS if isinstance(registry.writer(name), HoldsFiles)]
"""Those that the site's files have a place in."""
TREES: Final = [name for name in WRITERS if name in FLAVOURS]
"""Those of Markdown."""
GENERATORS: Final = [name for name in TREES if FLAVOURS[name].builds]
"""Those whose tree a generator makes a site of."""
