"""Codes of languages."""

import pytest

from converters.io.languages import COMMON, ISO_639_1, normalized, primary_language


@pytest.mark.parametrize(
    ("code", "expected"), [("pt_BR", "pt"), ("de", "de"), ("", ""), ("e", ""), ("klingon", ""), ("d3-x", "")]
)
def test_the_primary_language_of_a_code(code: str, expected: str) -> None:
    assert primary_language(code) == expected


def test_codes_are_compared_without_regard_to_their_spelling() -> None:
    assert normalized(" pt_BR ") == normalized("PT-br") == "pt-br"


def test_common_codes_are_codes() -> None:
    assert COMMON < ISO_639_1
