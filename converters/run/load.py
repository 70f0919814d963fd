"""Loads a whole blog for `check` and `diff`: read as for an archive, spooled and indexed."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from tempfile import gettempdir

from msgspec import Struct

from converters import registry
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.io.addresses.names import StrPath, shown
from converters.io.limits import Limits
from converters.model import Entity
from converters.run.ingest import Ingest
from converters.run.pipeline import read
from converters.run.prepared import Progress, counted
from converters.site.index import SiteIndex
from converters.storage.spool import Spool


class LoadedBlog(Struct, frozen=True):
    """A blog that was read: its records on disk, the index of them, and the findings."""

    name: str
    spool: Spool
    site_index: SiteIndex
    diagnostics: Diagnostics


@contextmanager
def load_blog(
    source: StrPath | Iterable[StrPath],
    from_: str | None = None,
    progress: Progress | None = None,
    limits: Limits | None = None,
    options: Mapping[str, str] | None = None,
    as_for: str = "archive",
) -> Iterator[LoadedBlog]:
    """Read one source, or several that are one site; the records are deleted when the context ends.

    They are the records that a target in the format `as_for` may show: all of them for an archive. `progress` is called for each post (see
    `pipeline.convert`); each reader takes those `options` that it has. Raises what `pipeline.read` raises.
    """
    name = shown(source) if isinstance(source, str) or not isinstance(source, Iterable) else "the sources"
    diagnostics = Diagnostics()
    with Spool() as spool:
        records: Iterable[Entity] = read(
            source, from_=from_, options=options, diagnostics=diagnostics, limits=limits
        )
        if progress:
            records = counted(records, "reading", 0, progress)
        site_index = _ingest(records, spool, diagnostics, as_for)
        yield LoadedBlog(name, spool, site_index, diagnostics)


def _ingest(
    records: Iterable[Entity], spool: Spool, diagnostics: Diagnostics, as_for: str = "archive"
) -> SiteIndex:
    ingest = Ingest(registry.writer(as_for), as_for, frozenset(), spool, diagnostics)
    try:
        for record in records:
            ingest.add(record)
        return ingest.finish()
    except OSError as error:
        why = error.strerror or error
        raise SourceError(f"what is read cannot be kept in {gettempdir()} meanwhile: {why}") from error
