"""Endings of files stand in one place each."""

import pytest

from converters.generators.base import Generator
from converters.generators.table import GENERATORS
from converters.io.extensions import OTHER_TEXTS, TEXTS
from converters.io.page_extensions import HTML


@pytest.mark.parametrize("generator", GENERATORS.values(), ids=GENERATORS)
def test_texts_of_a_generator_end_as_texts_or_pages_do(generator: Generator) -> None:
    assert set(generator.extensions) <= {*TEXTS, *OTHER_TEXTS, *HTML, ".txt", ".text"}
