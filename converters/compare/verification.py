"""Reads a target back and compares it with what was read of the source: `convert --verify`, and `diff --public`."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from converters.compare.judgement import Explained, Judgement
from converters.compare.pair import Pair
from converters.compare.result import Comparison, Count
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError
from converters.hidden import visible_records
from converters.load import LoadedBlog, load_blog
from converters.not_carried import CarriedRecords
from converters.pipeline import Written
from converters.spool import Spool


class Verification:
    """What `convert(afterwards=…)` calls: it compares the target with what was read, by one `Judgement`.

    `target` names another blog to compare with, for `diff --public`; without it the target of the run is read.
    """

    def __init__(self, target: str | Path | None = None, ignore: Iterable[str] = ()) -> None:
        self._target, self._ignore = target, tuple(ignore)
        self.counts: Mapping[str, Count] = {}
        self.explained: Mapping[Explained, int] = {}
        self.comparison = Comparison(counts={}, differences=[])
        self.unreadable = ""
        """Why the target cannot be read back, if it cannot."""

    @property
    def equal(self) -> bool:
        """Whether the target was read, and no difference is unaccounted for."""
        return not self.unreadable and self.comparison.equal

    def __call__(self, written: Written) -> None:
        """Compare the target of a run with what was read."""
        if not written.spool.numbers["post"] and not written.spool.numbers["media"]:
            return  # no reader reads a target that holds nothing
        targets: list[str | Path] = [self._target] if self._target is not None else [*written.volumes]
        try:
            with _expected(written) as expected, load_blog(targets) as found:
                self._compare(written, expected, found)
        except BlogportError as error:
            self.unreadable = str(error)

    def _compare(self, written: Written, expected: LoadedBlog, found: LoadedBlog) -> None:
        from converters.compare.written_texts import WrittenTexts  # waits for what understands markup

        judgement = Judgement(
            written.writer, written.diagnostics.findings, WrittenTexts(written, found).reason
        )
        pair = Pair(expected, found, self._ignore, judgement)
        differences = list(pair.differences())
        self.explained = judgement.counts
        self.comparison = Comparison(counts=pair.counts, differences=differences)


@contextmanager
def _expected(written: Written) -> Iterator[LoadedBlog]:
    """What the writer was given of a run, as it was read."""
    nobody = Diagnostics()
    with Spool() as spool:
        carried = CarriedRecords(written.writer, written.format, nobody)
        shown = visible_records(written.spool.records(), written.site_index, nobody)
        for number, record in enumerate(carried.filter(shown)):
            spool.add(record, str(number))
        yield LoadedBlog("the source", spool, written.site_index, nobody)
