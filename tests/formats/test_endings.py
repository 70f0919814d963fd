"""Endings of files stand in one place each."""

import pytest

from converters.formats.flavours.known import FLAVOURS
from converters.formats.flavours.table import Flavour
from converters.formats.pages.endings import HTML
from converters.formats.texts import TEXTS


@pytest.mark.parametrize("flavour", FLAVOURS.values(), ids=FLAVOURS)
def test_texts_of_a_flavour_end_as_texts_or_pages_do(flavour: Flavour) -> None:
    assert set(flavour.endings) <= {*TEXTS, *HTML, ".txt"}
