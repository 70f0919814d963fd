"""Writes a blog as plain pages: no server, no script needed; they open from disk and serve from any host."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.formats.html.writer import page_paths
from converters.formats.html.writer.single_file_writer import SingleFileWriter
from converters.formats.html.writer.site_writer import SiteWriter
from converters.io.filenames import slug_filename
from converters.io.output import FolderOutput, Output
from converters.model import MENU_ITEM, Dialect, Record
from converters.permalinks import PermalinkTable
from converters.plan import Run
from converters.plugins import AssetWriter
from converters.privacy import INTERNAL_TYPES
from converters.site_index import PostSummary, SiteIndex


@dataclass(frozen=True)
class HtmlWriter(AssetWriter):
    """Plain pages to open, browse and keep: a page a post with its comments, lists, feed, search."""

    single: bool = field(default=False, metadata={"help": "the whole blog as one HTML file"})
    template: str = field(
        default="", metadata={"takes": "folder", "help": "templates (Jinja2) that go before ours"}
    )
    safe: bool = field(
        default=False, metadata={"help": "posts lose scripts, frames and forms too, as comments do"}
    )
    drafts: bool = field(
        default=False, metadata={"help": "write drafts too, in drafts/, which no page links to"}
    )
    per_page: int = field(default=20, metadata={"help": "posts in a page of a list"})

    public: ClassVar[bool] = True
    dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    signature: ClassVar[bytes] = b'<meta name="generator" content="blogport"'
    draft_files: ClassVar[str] = ""
    unsupported_post_types: ClassVar[frozenset[str]] = INTERNAL_TYPES

    def __post_init__(self) -> None:
        if self.per_page < 1:
            raise UsageError(f"-o per-page={self.per_page}: a page of a list has at least 1 post")

    @property
    def single_file(self) -> bool:
        """Whether it is one file."""
        return self.single

    @property
    def next_step(self) -> str:
        """What to do then."""
        return "open {target} in a browser" if self.single else "open {target}/index.html in a browser"

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """Where a post would lie that has no permalink to keep; the folder is that of its type."""
        if post.type == MENU_ITEM:
            return f"{MENU_ITEM}/{slug_filename(post.key)}"
        above = "".join(f"{slug_filename(name)}/" for name in ancestors)
        folder = {"post": "posts", "page": "pages"}.get(post.type) or slug_filename(post.type).lower()
        return (
            f"{'drafts' if post.status != 'publish' else folder}/{above}{slug_filename(post.name)}/index.html"
        )

    def permalinks(
        self, site_index: SiteIndex, paths: Mapping[str, str], files: Collection[str]
    ) -> PermalinkTable:
        """The paths of the pages of posts (see `page_paths`)."""
        return page_paths.permalinks(site_index, paths, files)

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the pages, in the order in which the posts come; the lists of posts last."""
        if isinstance(out, FolderOutput):
            SiteWriter(self, out, run, diagnostics).write(records)
        else:
            SingleFileWriter(self, out, run, diagnostics).write(records)
