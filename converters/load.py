"""A whole blog at hand, for what looks at all of it: read as for an archive, spooled and catalogued."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import gettempdir

from converters import registry
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.ingest import Intake
from converters.inputs import StrPath
from converters.model import Item
from converters.pipeline import Progress, counted, read
from converters.site_index import Catalogue
from converters.spool import Spool


@dataclass(frozen=True)
class Blog:
    """Its records on disk, what must be known of all of them, and what was found in reading."""

    name: str
    spool: Spool
    catalogue: Catalogue
    log: Diagnostics


@contextmanager
def gathered(
    source: StrPath | Iterable[StrPath], from_: str | None = None, progress: Progress | None = None
) -> Iterator[Blog]:
    """Read one source, or several that are one site; the records go when the context ends.

    They are what an archive of the sources would hold. `progress` hears of the posts (see `convert`).
    Raises as `convert.read` does.
    """
    name = str(source) if isinstance(source, str) or not isinstance(source, Iterable) else "the sources"
    log = Diagnostics()
    with Spool() as spool:
        records: Iterable[Item] = read(source, from_=from_, log=log)
        if progress:
            records = counted(records, "reading", 0, progress)
        catalogue = _taken_in(records, spool, log)
        yield Blog(name, spool, catalogue, log)


def _taken_in(records: Iterable[Item], spool: Spool, log: Diagnostics) -> Catalogue:
    intake = Intake(registry.writer("archive"), "archive", frozenset(), spool, log)
    try:
        for record in records:
            intake.take(record)
        return intake.finish()
    except OSError as error:
        why = error.strerror or error
        raise SourceError(f"what is read cannot be kept in {gettempdir()} meanwhile: {why}") from error
