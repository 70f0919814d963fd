"""The base classes of formats. A format is a frozen dataclass; its fields are its options.

The author of a format imports them from `converters.plugins`.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import ClassVar, Protocol, get_args

from converters.diagnostics import Diagnostics
from converters.fields import Fields, Loss
from converters.io.output import FolderOutput, Output, PackedFile
from converters.io.sources import Source
from converters.model import Dialect, Entity, Record
from converters.site.index import SiteIndex
from converters.site.permalinks import PermalinkTable
from converters.site.plan import Run
from converters.site.post_summaries import PostSummary


class Reader(ABC):
    """Reads one format."""

    source_noun: ClassVar[str] = ""
    """What a source is called in a sentence: "a WordPress export". Empty: by the name of the format."""
    reads_directories: ClassVar[bool] = False
    """Whether it reads a folder as a whole. Otherwise it gets the files in a folder one by one."""
    reads_comments: ClassVar[bool] = False
    """Whether it reads the comments of a comment system and no posts: each post that it yields stands for a page with
    comments, and gives them to the post of another source that is this page (see `comment_systems.page_comments`)."""

    reads_files: ClassVar[bool] = False
    """Whether it reads files and no records: they go with the blog of another source."""

    reads_beside: ClassVar[bool] = False
    """Whether it looks at files beside a source that is one file, such as the images that a page shows."""

    reads_ahead: ClassVar[bool] = False
    """Whether, in a run of several processes, another one may read a large source, while this one takes in what was read.
    For readers of records alone: a local file is no line of JSON."""

    holds_sources: ClassVar[bool] = False
    """Whether files of other formats lie in it by design: what it detects is of no other format then."""

    file_formats: ClassVar[Set[str]] = frozenset()
    """Other formats that files of it have by themselves: they are no other exports that lie beside it."""

    @abstractmethod
    def detects(self, source: Source) -> bool:
        """Whether the source looks like this format, by name, layout or first bytes."""

    @abstractmethod
    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the records of one source in any order, each post with its comments, and the assets.

        Raises `SourceError` if nothing of the source can be read. All other problems are findings.
        """

    def together(self, sources: Sequence[Source]) -> "Reader":
        """The reader for several sources of one run: this, or one that knows what the sources share."""
        return self

    def with_jobs(self, jobs: int) -> "Reader":
        """The reader for a run of so many processes: this, or one that reads in several."""
        return self


class ReadsInProcesses(Protocol):
    """A reader whose `read` takes the number of processes, too."""

    def detects(self, source: Source) -> bool:
        """See `Reader.detects`."""

    def read(self, source: Source, diagnostics: Diagnostics, jobs: int = 1) -> Iterator[Entity]:
        """See `Reader.read`; `jobs` processes read a part each."""


@dataclass(frozen=True)
class ReaderInProcesses(Reader):
    """What `with_jobs` of such a reader gives."""

    reader: ReadsInProcesses
    jobs: int

    def detects(self, source: Source) -> bool:
        """As the reader does."""
        return self.reader.detects(source)

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield what the reader yields, read by so many processes."""
        return self.reader.read(source, diagnostics, self.jobs)


class PartsReader(Reader):
    """Reads a blog that may lie in several sources: files that were saved one by one, the parts of an export."""

    reads_directories: ClassVar[bool] = True

    @abstractmethod
    def read_parts(self, parts: Sequence[Source], diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the records of the one blog that these sources hold, as `read` does; there is at least one."""

    def parts(self, sources: Sequence[Source]) -> Sequence[Source]:
        """Which sources of a run are parts of one blog; each of the others is read by itself."""
        return sources

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        """Yield the records of one source that is the whole blog. Raises what `read_parts` raises."""
        return self.read_parts([source], diagnostics)

    def together(self, sources: Sequence[Source]) -> Reader:
        """The reader of the parts among these sources."""
        parts = self.parts(sources)
        return _JoinedReader(self, parts) if len(parts) > 1 else self


class _JoinedReader(Reader):
    """Reads all parts with the first of them; the others have nothing more."""

    reads_directories: ClassVar[bool] = True

    def __init__(self, reader: PartsReader, parts: Sequence[Source]) -> None:
        self._reader, self._parts = reader, parts

    def detects(self, source: Source) -> bool:
        return self._reader.detects(source)

    def read(self, source: Source, diagnostics: Diagnostics) -> Iterator[Entity]:
        if source is self._parts[0]:
            return self._reader.read_parts(self._parts, diagnostics)
        return iter(()) if source in self._parts else self._reader.read(source, diagnostics)


class Writer(ABC):
    """Writes one format. Members that have a value here are optional."""

    target_name: ClassVar[str] = ""
    """What a target is called in examples. Empty: `my-site` for a folder, `blog.FORMAT` for a file."""
    public: ClassVar[bool]
    """Whether everyone may see what is written (see `privacy`)."""
    dialects: ClassVar[tuple[Dialect, ...]]
    """The dialects of bodies that the format holds, best first. Other bodies are converted to the first."""
    comment_dialects: ClassVar[tuple[Dialect, ...]]
    """The same for the bodies of comments."""
    carries: ClassVar[Fields | None] = None
    """The fields that are written. The pipeline reports all other fields that have a value. A field that is written
    under a condition belongs here, and the writer reports the records whose value it drops. `None`: not declared."""
    ending: ClassVar[str] = ""
    """For a format of one file that programs know by its ending: the ending, with its dot. The command line gives it to a new
    target that has none."""
    signature: ClassVar[bytes] = b""
    """Bytes near the start of a single file that this writer wrote; empty for a folder."""
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset()
    """Post types that the format has no place for."""
    uploads_beside: ClassVar[bool] = False
    """For a format of one file: whether local files, and those that `--fetch` brings, go into a folder beside it."""
    comments_only: ClassVar[bool] = False
    """Whether it writes the comments of a blog alone, so that the rest of it is not missed."""
    can_verify: ClassVar[bool] = True
    """Whether a target can be compared with its source when it is read back; not where it is another form of the blog."""
    losses: ClassVar[tuple[Loss, ...]] = ()
    """What reading the target again does not give back."""
    report: ClassVar[str] = ""
    """Where in the target the report of the run is kept; empty for nowhere."""
    keeps_addresses: ClassVar[bool] = False
    """For a public target that a server reads and does not show whole: the commenters' e-mail addresses stay in it."""
    opens_gates: ClassVar[bool] = False
    """For a target that is not public: whether WordPress shows to all what another platform keeps for members."""
    comments_beside: ClassVar[str] = ""
    """The word of `--comments` for what takes the comments that the format itself has no place for."""
    default_redirects: ClassVar[tuple[str, ...]] = ()
    """The formats of redirects that are written where the user asks for none (see `redirects.names`)."""
    redirect_formats: ClassVar[tuple[str, ...]] = ()
    """The formats of redirects that mean something to what shows the target, if it is a site; empty: the usual ones."""
    takes_comments: ClassVar[bool] = True
    """Whether the pages of a site can show the form of a comment system, and new comments (`--comments`)."""
    needs_originals: ClassVar[bool] = False
    """Whether `Run.originals` has each post as it was read, until it is written."""

    @property
    def single_file(self) -> bool:
        """Whether the target is one file (or standard output) and not a folder."""
        return False

    @property
    def is_file(self) -> bool:
        """Whether the user names a file for the target. It may be one that is packed of many (see `AssetWriter.folder`)."""
        return self.single_file

    @property
    def classic(self) -> bool:
        """For a format that stores WordPress content: whether other bodies become classic content, not blocks."""
        return False

    @property
    def drafts(self) -> bool:
        """Whether drafts are written, if they are public enough (see `privacy`)."""
        return True

    @property
    def not_read_back(self) -> frozenset[str]:
        """The types of posts that are written as something else, such as the items of menus, and so are not read back."""
        return frozenset()

    @property
    def next_step(self) -> str:
        """What the user does next, a command or a sentence. `{target}` becomes the target, quoted for a shell."""
        return ""

    @property
    def is_site(self) -> bool:
        """Whether the target is a site with addresses; `write` then says in `Run.new_site` what it answers."""
        return False

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """The preferred path of a post in the target folder, with `/` between folders.

        `ancestors` are the names of its parent pages, the topmost first. Two posts may prefer the same path;
        `Run.path(post)` is the one that a post gets. A writer of a folder must have this method.
        """
        raise NotImplementedError  # `registry.writer` refuses a writer of a folder without it

    def permalinks(
        self, site_index: SiteIndex, paths: Mapping[str, str], files: Collection[str]
    ) -> PermalinkTable:
        """The permalink of each post in the site that is built; an empty table for a format that is not a site.

        `paths` has the path of each post by its key, `files` the paths of local media files.
        """
        return PermalinkTable({}, site_index.site.url)

    def addressed(self, records: Iterable[Record], run: Run, diagnostics: Diagnostics) -> Iterator[Record]:
        """The records with the addresses of the target, for a format that changes them as it writes. `convert --verify`
        compares what was read with these addresses, so that only wrong ones are differences."""
        return iter(records)

    @abstractmethod
    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the records: site, authors, terms, media, posts; with bodies in a dialect that the format holds.

        `run.site_index` has what is known of the whole site, `run.path(post)` where a post goes.
        Calls `diagnostics.wrote(record)` or `diagnostics.leave_out(record, reason)` for each record.
        """


class LineWriter(Writer):
    """A writer of one file that holds all records, as the lines of an archive.

    It gets the lines as they were kept when the records were read: none is decoded or encoded again. So `public`,
    `dialects` and `carries` must say that nothing is left out or changed.
    """

    @property
    def single_file(self) -> bool:
        """It is one file."""
        return True

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Never called: see `write_lines`."""
        raise NotImplementedError  # `Writer` wants it of each writer; `pipeline` calls `write_lines` of this kind

    @abstractmethod
    def write_lines(self, lines: Iterable[bytes], out: Output) -> None:
        """Write the target of the lines of all records. The pipeline counts them."""


class AssetWriter(Writer):
    """A writer of a folder that has a place for the site's media files.

    The pipeline copies local media files after `write`, if the target shows them: those that the writer, or the
    conversion of bodies, marks as used in `Run.assets`.
    """

    folder: ClassVar[type[FolderOutput] | type[PackedFile]] = FolderOutput
    """What the target is: a folder that later runs update, one of another kind, or a file that holds what is written."""
    files: ClassVar[str] = ""
    """The folder for media files, with its slash; empty for the target itself."""
    draft_files: ClassVar[str] = "draft-files/"
    """The folder for media files that only drafts show; it must not be published."""

    @property
    def is_file(self) -> bool:
        """Whether the target is a file: by its output, or since no files are copied to it."""
        return self.single_file or issubclass(self.folder, PackedFile)

    def file_path(self, path: str) -> str:
        """The path below that folder for a media file with this path on the site."""
        return path


def stores_as_read(writer: Writer, dialects: Set[str]) -> bool:
    """Whether a writer takes bodies and comments in these dialects as they were read.

    What WordPress stores is such a text in a format that stores it, for whoever may see that.
    """
    if set(writer.dialects) == set(writer.comment_dialects) == set(get_args(Dialect)):
        return True
    held = {"wordpress"} & set(writer.dialects) & set(writer.comment_dialects)
    return not writer.public and dialects <= held
