"""Temporary files."""

import tempfile
from typing import BinaryIO, cast

from converters.errors import BlogportError


def temporary_file() -> BinaryIO:
    """A temporary file without a name, removed when it is closed. Raises `BlogportError` if none can be made."""
    try:
        return cast(BinaryIO, tempfile.TemporaryFile())
    except OSError as error:
        raise BlogportError(
            f"no temporary file can be made ({error.strerror or error}); "
            "set TMPDIR to a folder with free space and run the same command again"
        ) from error
