"""The form of a reader of a comment system: it gathers comments by page, and each page becomes a record."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from converters import messages
from converters.base import PartsReader
from converters.comment_systems.page_comments import PageComments
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.io.sources import Source
from converters.model import Entity
from converters.readers.findings import report_dates
from converters.readers.platform_exports import is_export_of


class CommentsReader(PartsReader):
    """Reads the comments of one system. A subclass has its name, and says what to gather of a source."""

    reads_directories: ClassVar[bool] = False
    reads_comments: ClassVar[bool] = True
    system: ClassVar[str]
    """The name of the reader, as in `platform_exports`."""
    in_parts: ClassVar[bool] = False
    """Whether the files of a run are parts of one whole: a page may be in another file than its comments."""
    nothing: ClassVar[str] = "has no comment"
    """What is wrong with a file of which nothing can be gathered."""

    def detects(self, source: Source) -> bool:
        """Whether a source is an export of the system (see `platform_exports`)."""
        return is_export_of(source, self.system)

    def parts(self, sources: Sequence[Source]) -> Sequence[Source]:
        """All sources, of a system whose exports are several files."""
        return sources if self.in_parts else ()

    def read_parts(self, parts: Sequence[Source], diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield a page for each thread with comments; threads without are counted.

        Raises `FileError` where nothing can be gathered.
        """
        with PageComments(self.system) as pages:
            failed: list[FileError] = []
            for source in parts:
                try:
                    if not self.gather(source, pages, diagnostics):
                        raise FileError(source.name, self.nothing)
                except FileError as error:
                    failed.append(error)
            if len(failed) == len(parts):
                raise failed[0]
            for fault in failed:
                diagnostics.report(messages.UNREADABLE_FILE, file=fault.name, why=fault.why)
            for post in pages.posts(parts[0], diagnostics):
                report_dates(post, diagnostics)
                yield post

    @abstractmethod
    def gather(self, source: Source, pages: PageComments, diagnostics: Diagnostics) -> bool:
        """Add the pages and comments of a source; whether it has any. An item that cannot be read is a finding."""
