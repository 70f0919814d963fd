"""Writes a blog as plain pages: they need no server and no script, open from disk and serve from any host."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from converters.diagnostics import Diagnostics
from converters.formats.html.writer import page_paths
from converters.formats.html.writer.options import HtmlOptions
from converters.formats.html.writer.single_file_writer import SingleFileWriter
from converters.formats.html.writer.site_writer import SiteWriter
from converters.io.filenames import slug_filename
from converters.io.output import Output, StagedOutput
from converters.model import MENU_ITEM, Dialect, Record
from converters.plugins import ALL_FIELDS, AssetWriter, Fields
from converters.privacy.post_types import INTERNAL_TYPES
from converters.site.index import SiteIndex
from converters.site.permalinks import PermalinkTable
from converters.site.plan import Run
from converters.site.post_summaries import PostSummary

PAGE_FIELDS: Final = Fields(
    site=ALL_FIELDS,
    author=ALL_FIELDS,
    term=ALL_FIELDS,
    media=ALL_FIELDS,
    post=ALL_FIELDS,  # every page has its post as data (`embedded_data`)
    comment="id parent author.name author.email author.url author.ip author.user date type status likes body extra",
)
"""What pages carry."""


@dataclass(frozen=True)
class HtmlWriter(HtmlOptions, AssetWriter):
    """Plain pages to open, browse and keep: a page a post with its comments, lists, feed, search."""

    target_name: ClassVar[str] = "my-pages"
    public: ClassVar[bool] = True
    dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    carries: ClassVar[Fields] = PAGE_FIELDS
    signature: ClassVar[bytes] = b'<meta name="generator" content="blogport"'
    draft_files: ClassVar[str] = ""
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset(INTERNAL_TYPES)

    @property
    def single_file(self) -> bool:
        """Whether the target is one file."""
        return self.single

    @property
    def is_site(self) -> bool:
        """Whether the target is a folder of pages, each with an address."""
        return not self.single

    @property
    def next_step(self) -> str:
        """How to look at the pages."""
        return "open {target} in a browser" if self.single else "open {target}/index.html in a browser"

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """The file of a post whose permalink cannot be kept: `posts/SLUG/`, by type; `drafts/SLUG/` for a draft."""
        return default_path(post, ancestors)

    def permalinks(
        self, site_index: SiteIndex, paths: Mapping[str, str], files: Collection[str]
    ) -> PermalinkTable:
        """The paths of the pages of posts (see `page_paths`)."""
        return page_paths.permalinks(site_index, paths, files)

    def write(self, records: Iterable[Record], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the pages in the order of the posts; lists of posts come last."""
        if isinstance(out, StagedOutput):
            SiteWriter(self, out, run, diagnostics).write(records)
        else:
            SingleFileWriter(self, out, run, diagnostics).write(records)


def default_path(post: PostSummary, ancestors: tuple[str, ...]) -> str:
    """The file of a post whose permalink cannot be kept (see `HtmlWriter.path`)."""
    if post.type == MENU_ITEM:
        return f"{MENU_ITEM}/{slug_filename(post.key)}"
    above = "".join(f"{slug_filename(name)}/" for name in ancestors)
    folder = {"post": "posts", "page": "pages"}.get(post.type) or slug_filename(post.type).lower()
    return f"{'drafts' if post.status != 'publish' else folder}/{above}{slug_filename(post.name)}/index.html"
