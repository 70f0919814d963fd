"""The uploads of a site that a test has only an export of: a picture for each file that the export names."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import converters
from converters import Media
from tests.pictures import png


def uploads_of(export: Path, folder: Path) -> Path:
    """A folder with a file at the place of each upload, none like another."""
    for number, media in enumerate(one for one in converters.read(export) if isinstance(one, Media)):
        path = unquote(urlsplit(media.url).path)
        place = path.partition("/uploads/")[2] or path.lstrip("/")
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png(20 + number, 10))
    return folder
