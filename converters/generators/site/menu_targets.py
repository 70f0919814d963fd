"""The targets of menu items in a built site (see `publishing.menus.MenuTargets`)."""

from collections.abc import Iterator, Mapping
from typing import Any

from converters.diagnostics import Diagnostics
from converters.generators.site.layout import SiteLayout
from converters.generators.site.state import SiteState
from converters.model import Post, Term
from converters.publishing.custom_fields import custom_fields, public_fields
from converters.site.index import SiteIndex
from converters.site.post_summaries import PostSummary


class SiteMenuTargets:
    """The posts, terms and lists of a site, as menus link to them."""

    def __init__(self, layout: SiteLayout, site: SiteState) -> None:
        self._layout, self._site = layout, site

    @property
    def site_index(self) -> SiteIndex:
        """What is known of the whole site."""
        return self._site.site_index

    @property
    def diagnostics(self) -> Diagnostics:
        """Where findings go."""
        return self._site.diagnostics

    @property
    def texts(self) -> Mapping[str, PostSummary]:
        """The posts that have a page, by key."""
        return self._site.posts

    @property
    def terms(self) -> Mapping[tuple[str, str, str], Term]:
        """The public terms by taxonomy, slug and name."""
        return self._site.terms.all

    def page_address(self, summary: PostSummary) -> str:
        """The link to a public post."""
        plan = self._site.plan
        return self._layout.page_url(plan.permalinks.assigned(summary.key), plan.paths[summary.key])

    def term_address(self, term: Term) -> str | None:
        """The link to the list of the posts of a term, if there is one."""
        return self._layout.term_url(self._site, term)

    def archive_address(self, type_: str) -> str | None:
        """The link to the list of the posts of a custom type, if there is one."""
        return self._layout.archive_url(self._site, type_)

    def owner(self, path: str) -> str:
        """The key of the post that has a path of the site; `""` where it is free."""
        return self._site.claims.owner(path)

    def href(self, path: str) -> str:
        """The link to a path of the site."""
        return self._layout.href(path)

    def item_fields(self, item: Post) -> Iterator[tuple[str, Any]]:
        """The custom fields of an item that the data of a menu has."""
        return custom_fields(public_fields(item, self.diagnostics))
