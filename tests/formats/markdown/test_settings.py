"""Settings that are programs: read, never run."""

from converters.generators import python_settings


def test_settings_that_would_fill_the_memory_are_passed_over():
    text = "A = '%999999999d' % 5\nB = '%s of %05d' % ('x', 5)\nC = 'a' + 'b'"
    assert python_settings.load(text) == {"C": "ab"}
