"""The longest field that a table in CSV may have. The limit of the `csv` module is that of the whole process."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def longest_field(characters: int) -> Iterator[None]:
    """Let fields have so many characters, up to what C can count, while a row is read; others read with the limit of before."""
    before = csv.field_size_limit(min(characters, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)
