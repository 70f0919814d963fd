"""Patterns of paths match as shells do, and in linear time."""

import re
from pathlib import PurePosixPath

import pytest

from converters.generators.path_patterns import path_pattern


@pytest.mark.parametrize(
    ("pattern", "path", "wanted"),
    [
        ("drafts", "drafts/a.md", True),
        ("drafts", "drafts.md", False),
        ("*.md", "a.md", True),
        ("*.md", "a/b.md", False),
        ("**/b.md", "b.md", True),
        ("**/b.md", "a/a/b.md", True),
        ("**/a/**/b.md", "x/a/b.md", True),
        ("**/a/**/b.md", "x/a/y/a/z/b.md", True),
        ("**/a/**/b.md", "x/ya/b.md", False),
        ("a*b*c.md", "aXbYbZc.md", True),
        ("a*b*c.md", "aXb/Yc.md", False),
        ("**a?c**d", "xabc/abcd", True),
        ("a?c", "a/c", False),
        ("**/**/**/**/**/a.md", "x/a.md", True),
    ],
)
def test_what_matches(pattern: str, path: str, wanted: bool) -> None:
    assert bool(re.fullmatch(path_pattern(pattern), path)) is wanted


@pytest.mark.parametrize("unit", ["*a", "**/a/", "**a", "**/*a", "**/*?a/", "**", "**/*/"])
def test_many_wildcards_take_no_time(unit: str) -> None:
    """A power of their number would take years."""
    path = str(PurePosixPath(*["a" * 60] * 20))
    assert not re.fullmatch(path_pattern(f"{unit * 12}b"), path)
