"""The test kit for authors of formats, which blogport's own tests use too."""

from converters.testing.contract import check_writer

__all__ = ["check_writer"]
