"""Endings of files stand in one place each."""

import pytest

from converters.generators.base import Flavour
from converters.generators.table import FLAVOURS
from converters.io.extensions import TEXTS
from converters.io.page_extensions import HTML


@pytest.mark.parametrize("flavour", FLAVOURS.values(), ids=FLAVOURS)
def test_texts_of_a_flavour_end_as_texts_or_pages_do(flavour: Flavour) -> None:
    assert set(flavour.endings) <= {*TEXTS, *HTML, ".txt"}
