"""What was read of a source, with the addresses of the target that was written of it."""

from collections.abc import Iterable, Iterator

from converters.diagnostics import Diagnostics
from converters.model import Record
from converters.run.writing import Written


def with_addresses(written: Written, records: Iterable[Record]) -> Iterator[Record]:
    """The records as the writer of a run changes their addresses (see `base.Writer.addressed`)."""
    addressed = getattr(
        written.writer, "addressed", None
    )  # a class that does not inherit from `Writer` may have none
    return addressed(records, written.run, Diagnostics()) if addressed else iter(records)
