"""Temporary files."""

import tempfile
from typing import BinaryIO, Final, cast

from converters.errors import BlogportError

_BUFFER: Final = 1 << 17
"""Bytes that are written at once: with Python's 8 KB, each post of a blog would be a call of the system."""


def no_temporary_file(error: Exception) -> BlogportError:
    """The error of a temporary file that cannot be made or written."""
    why = getattr(error, "strerror", None) or error
    return BlogportError(
        f"no temporary file can be made ({why}); set TMPDIR to a folder with free space and run the same command again"
    )


def temporary_file() -> BinaryIO:
    """A temporary file without a name, removed when it is closed. Raises `BlogportError` if none can be made."""
    try:
        return cast(BinaryIO, tempfile.TemporaryFile(buffering=_BUFFER))
    except OSError as error:
        raise no_temporary_file(error) from error
