"""The words of `--comments`. Apart from the rest, so that the help of the command waits for nothing else."""

from collections.abc import Mapping
from typing import Final

from converters import known_comment_systems as known

SYSTEMS: Final[Mapping[str, str]] = {system.name: system.file for system in known.SYSTEMS if system.file}
"""Each comment system that is written, and the name of its file or folder beside a site."""
_WRITERS: Final = {system.name: system.writer for system in known.SYSTEMS if system.writer}


def writer_name(system: str) -> str:
    """The name of the writer of a system: what `--to` takes for its comments alone."""
    return _WRITERS.get(system, system)
