"""Front matter that does not parse: time that grows with its size."""

from converters.generators.damaged_front_matter import says_draft
from converters.generators.front_matter.split import RawDocument
from tests.growth.measure import steep_in_seconds


def test_blank_lines_take_linear_time():
    def prepare(size):
        document = RawDocument("title: x\n" + "\n" * size, "", "yaml", 1)
        return lambda: says_draft(document)

    assert not steep_in_seconds(prepare, 40_000)
