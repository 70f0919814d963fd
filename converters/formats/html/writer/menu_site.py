"""What the menus ask of the site that is written: its posts and terms, and the links to them from the home page."""

from collections.abc import Iterable, Mapping
from typing import Any

from converters.diagnostics import Diagnostics
from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.lists import term_list, type_list
from converters.formats.html.writer.page_paths import HOME, page_file, relative
from converters.model import Post, Term
from converters.site.index import SiteIndex
from converters.site.post_summaries import PostSummary


class MenuSite:
    """Implements `publishing.menus.MenuTargets`; see there for the members."""

    def __init__(self, context: RenderContext, *, single: bool = False) -> None:
        self.site_index: SiteIndex = context.site_index
        self.diagnostics: Diagnostics = context.diagnostics
        self.terms: dict[tuple[str, str, str], Term] = context.terms
        self._paths, self._single = context.paths, single

    @property
    def texts(self) -> Mapping[str, PostSummary]:
        """The posts that have a page."""
        return self._paths.posts

    def page_address(self, summary: PostSummary) -> str:
        """The link to a post."""
        return HOME if self._single else relative(HOME, self._paths.file(summary))

    def term_address(self, term: Term) -> str | None:
        """The link to the list of a term's posts."""
        return relative(HOME, self._paths.list_file(term_list(term)))

    def archive_address(self, type_: str) -> str | None:
        """The link to the list of a post type."""
        return relative(HOME, self._paths.list_file(type_list(type_)))

    def owner(self, path: str) -> str:
        """The key of the post at a path of the site; empty where there is none."""
        return self._paths.owner(path)

    def href(self, path: str) -> str:
        """The link to a path of the site."""
        return relative(HOME, page_file(path) if path.strip("/") else HOME)

    def item_fields(self, item: Post) -> Iterable[tuple[str, Any]]:
        """No custom fields: the home page embeds whole items."""
        return ()
