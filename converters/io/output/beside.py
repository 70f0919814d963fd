"""The names of what lies beside a target of one file: the volumes that it is split into, and the folder of its uploads."""

import re
from pathlib import PurePosixPath


def split_name(name: str) -> tuple[str, str]:
    """The name of a file without its ending, and the ending; of a compressed one with both: `site` and `.xml.gz`."""
    compressed = ".gz" if PurePosixPath(name).suffix == ".gz" else ""
    plain = PurePosixPath(name.removesuffix(compressed))
    return plain.stem, plain.suffix + compressed


def volume_name(name: str, number: str) -> str:
    """The name of a volume: `site-1.xml` for `site.xml`."""
    stem, ending = split_name(name)
    return f"{stem}-{number}{ending}"


def uploads_name(name: str) -> str:
    """The name of the folder of uploads: `site-uploads` for `site.xml`."""
    return f"{split_name(name)[0]}-uploads"


def is_beside(name: str, other: str) -> bool:
    """Whether `other` is the name of a volume or of the uploads of the target with that name."""
    stem, ending = split_name(name)
    is_volume = re.fullmatch(rf"{re.escape(stem)}-\d+{re.escape(ending)}", other)
    return bool(is_volume) or other == uploads_name(name)
