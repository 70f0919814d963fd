"""Which writers there are, asked of themselves: a new one is tested without a word here."""

from typing import Final

from converters import registry
from converters.comment_systems.writers.writer import CommentsWriter
from converters.generators.table import GENERATORS
from converters.io.output import FolderWithZip, PackedFile
from converters.plugins import AssetWriter

_ALL: Final = registry.names("writer")
SYSTEMS: Final = [name for name in _ALL if isinstance(registry.writer(name), CommentsWriter)]
"""The comment systems, which take comments and no posts; `tests/comment_systems` tests them."""
WRITERS: Final = [name for name in _ALL if name not in SYSTEMS]
_FILES = {name: writer for name in WRITERS if isinstance(writer := registry.writer(name), AssetWriter)}
WITH_FILES: Final = [
    name
    for name, writer in _FILES.items()
    if writer.public and not issubclass(writer.folder, FolderWithZip | PackedFile)
]
"""The sites that have a place for files which lies open; the tests of a writer of zips look into them. What they show decides which files they get; a backup takes all."""
TREES: Final = [name for name in WRITERS if name in GENERATORS]
"""Those of Markdown."""
GENERATORS: Final = [name for name in TREES if GENERATORS[name].builds]
"""Those whose tree a generator makes a site of."""
BUILT: Final = [name for name in GENERATORS if name != "zola"]
"""Those whose generator tests can run: there is no package of Zola."""
