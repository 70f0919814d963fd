"""Reads a copy of `wp-content/uploads`, given next to an export: exports do not contain the files."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar
from urllib.parse import quote

from converters import messages
from converters.base import Reader
from converters.diagnostics import Diagnostics
from converters.io.media_types import is_copied
from converters.io.sources import Source
from converters.io.upload_folders import are_uploads, upload_paths
from converters.model import Asset, Entity
from converters.site.assets import UPLOADS


@dataclass(frozen=True)
class UploadsReader(Reader):
    """The files of a WordPress site, to go with its export: wp-content/uploads, or WordPress.com's media export."""

    source_noun: ClassVar[str] = "images and files"
    reads_directories: ClassVar[bool] = True
    reads_files: ClassVar[bool] = True

    def detects(self, source: Source) -> bool:
        """Whether it is a folder of media files in folders by year and month, or is called `uploads`."""
        return source.is_folder and are_uploads(source)

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the media files and downloads by their paths in the folder of uploads; other files are counted."""
        left: defaultdict[str, list[str]] = defaultdict(list)
        for place, file in upload_paths(source):
            if is_copied(place):
                yield Asset(UPLOADS + quote(place), file.name, file.open)
            else:
                left[PurePosixPath(place).suffix.lower() or "no extension"].append(file.name)
        for what, names in sorted(left.items()):
            diagnostics.tally(messages.NOT_TAKEN, len(names), what=what, example=names[0])
