"""What writes pages, into a folder or a web archive: what they carry, and where each page is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import ClassVar

from converters.formats.html.writer import page_paths
from converters.io.filenames import slug_filename
from converters.model import MENU_ITEM, Dialect
from converters.plugins import ALL_FIELDS, AssetWriter, Fields
from converters.privacy.post_types import INTERNAL_TYPES
from converters.site.index import SiteIndex
from converters.site.permalinks import PermalinkTable
from converters.site.post_summaries import PostSummary


@dataclass(frozen=True)
class PagesWriter(AssetWriter):
    """A writer of pages. Not a format by itself."""

    public: ClassVar[bool] = True
    dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    carries: ClassVar[Fields] = Fields(
        site=ALL_FIELDS,
        author=ALL_FIELDS,
        term=ALL_FIELDS,
        media=ALL_FIELDS,
        post=ALL_FIELDS,  # every page has its post as data (`embedded_data`)
        comment="id parent author.name author.email author.url author.ip author.user date type status likes body extra",
    )
    draft_files: ClassVar[str] = ""
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset(INTERNAL_TYPES)

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """The file of a post whose permalink cannot be kept: `posts/SLUG/`, by type; `drafts/SLUG/` for a draft."""
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
