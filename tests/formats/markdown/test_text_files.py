"""Which files of a folder may be texts of a blog."""

from pathlib import Path

import pytest

from converters.generators.text_files import may_be_text
from converters.io.opening import open_source

FRONT_MATTER = "---\ntitle: Tide\n---\nThe water rose.\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("tide.adoc", "The water rose.\n", True),
        ("tide.html", FRONT_MATTER, True),
        ("tide.html", "<p>The water rose.</p>\n", False),
        ("tide.csv", FRONT_MATTER, False),
    ],
)
def test_a_text_is_known_by_its_extension_or_its_front_matter(
    tmp_path: Path, name: str, text: str, expected: bool
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert may_be_text(name, open_source(tmp_path / name)) is expected
