"""Writes the JSON of a comment system row by row: what is in memory is a row."""

from collections.abc import Iterable
from typing import BinaryIO, Final

import msgspec

_ENCODER: Final = msgspec.json.Encoder()


def encoded(value: object) -> bytes:
    """A value as JSON in one line."""
    return _ENCODER.encode(value)


def write_array(target: BinaryIO, rows: Iterable[object]) -> None:
    """Write an array, an item a line."""
    start = b"[\n"
    for row in rows:
        target.write(start + encoded(row))
        start = b",\n"
    target.write(b"\n]" if start == b",\n" else b"[]")
