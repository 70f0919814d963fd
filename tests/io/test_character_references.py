"""Character references, also those of numbers that no character has."""

import pytest

from converters.io.character_references import unescape


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a &amp; b", "a & b"),
        ("&#65;&#x42;", "AB"),
        ("&#0000000000065;&#x00000000041;", "AA"),
        (f"a&#{'1' * 5000};b", "a\ufffdb"),
        (f"a&#x{'f' * 5000}b", "a\ufffd"),
        ("&#", "&#"),
    ],
)
def test_references_are_characters(text: str, meant: str) -> None:
    assert unescape(text) == meant
