"""Every reader that takes a time zone refuses one that does not exist; none reads the dates as UTC instead."""

from pathlib import Path

import pytest

import converters
from converters.registry import list_formats

FIXTURES = Path(__file__).parents[2] / "fixtures"
READERS = [
    format.name
    for format in list_formats()
    if format.role == "reader" and any(option.takes == "zone" for option in format.options)
]


@pytest.mark.parametrize("name", READERS)
def test_a_time_zone_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(converters.UsageError, match="Nowhere/Land: there is no such time zone"):
        list(converters.read(FIXTURES / name, from_=name, options={"zone": "Nowhere/Land"}))
