"""What a format must offer. A format is a frozen dataclass; its fields are its options."""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import ClassVar, Protocol, runtime_checkable

from converters.diagnostics import Diagnostics
from converters.io.output import Output
from converters.io.sources import Source
from converters.model import Dialect, Entity, Record
from converters.permalinks import PermalinkTable
from converters.plan import Run
from converters.site_index import PostSummary, SiteIndex


@runtime_checkable
class Reader(Protocol):
    """Reads one format."""

    reads_directories: ClassVar[bool]
    """Whether it reads a folder as a whole; else it is given the files in it one by one."""

    def detects(self, source: Source) -> bool:
        """Whether the source looks like this format, by name, layout or first bytes."""

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the records of one source, in any order, a post with its comments in it; and its files.

        Raises `SourceError` where nothing of it can be read; all else is a finding.
        """


@runtime_checkable
class Writer(Protocol):
    """Writes one format. Inherit from this: then what has a value here need not be said."""

    public: ClassVar[bool]
    """Whether what is written is for everyone to see (see `privacy`)."""
    dialects: ClassVar[tuple[Dialect, ...]]
    """The dialects it holds as they are, best first; others are converted to the first."""
    comment_dialects: ClassVar[tuple[Dialect, ...]]
    """The same for the bodies of comments."""
    signature: ClassVar[bytes] = b""
    """What a single file has near its start when this wrote it; empty for a folder."""
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset()
    """Post types that the format has no place for."""
    needs_originals: ClassVar[bool] = False
    """Whether a post is in `run.originals`, as it was read, until it is written."""

    @property
    def single_file(self) -> bool:
        """Whether the target is one file (or standard output) and not a folder."""
        return False

    @property
    def classic(self) -> bool:
        """For one that holds what WordPress stores: whether all else becomes classic content, and not blocks."""
        return False

    @property
    def drafts(self) -> bool:
        """Whether drafts are written, if they are public enough (see `privacy`)."""
        return True

    @property
    def next_step(self) -> str:
        """What the user does then, a command or a sentence; `{target}` in it is the target, quoted for a shell."""
        return ""

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """Where the post would best be kept, relative to the target, `/` between folders.

        `ancestors` are the names of the pages above it, the topmost first. Two posts may
        wish for one path: `run.path(post)` says who has it. Not asked of a writer of one file.
        """
        raise NotImplementedError  # no writer of a folder is taken without it (`registry.writer`)

    def permalinks(
        self, site_index: SiteIndex, paths: Mapping[str, str], files: Collection[str]
    ) -> PermalinkTable:
        """The permalink of each post in the site that is built; none for a format that is no site.

        `paths` has where each post goes, by its key, `files` where local files go.
        """
        return PermalinkTable({}, site_index.site.url)

    @abstractmethod
    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the records: site, authors, terms, media, posts; bodies in a dialect it holds.

        `run` has what is known of the whole site (`run.site_index`), and where each post goes (`run.path(post)`).

        Calls `log.wrote(record)` or `log.leave_out(record, reason)` for every one.
        """


class AssetWriter(Writer):
    """A writer of a folder in which the site's files have a place. Inherit from this as well.

    Local files are copied when all is written, as far as something shows them: what the writer, or the
    conversion of bodies, marks as used in `run.assets`. `convert` accounts for them.
    """

    files: ClassVar[str] = ""
    """The folder that files go to, with its slash; empty for the target itself."""
    draft_files: ClassVar[str] = "draft-files/"
    """The same for files that only drafts show, which must not be published."""

    def file_path(self, path: str) -> str:
        """The path below that folder for a file that had this path on the site: the same, if nothing is in its way."""
        return path
