"""The Atom feed (RFC 4287) and the sitemap: what other programs ask a site for."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.lists import Entry
from converters.formats.html.writer.page_paths import FEED, HOME

FEED_LENGTH = 20
"""Latest posts in the feed."""
FIELDS = ("name", "canonical", "author_name", "terms", "summary")
"""What the feed says of a post, dates aside."""


class Feed:
    """The latest posts, as far as a feed tells of them."""

    def __init__(self, edition: RenderContext) -> None:
        self._edition = edition
        self._articles: list[dict[str, Any]] = []

    def take(self, article: Mapping[str, Any]) -> None:
        """One of the latest posts."""
        slim = replace(article["post"], body=None, comments=())
        self._articles.append({name: article[name] for name in FIELDS} | {"post": slim})

    def feed(self) -> str:
        """The feed, the newest post first."""
        articles = sorted(self._articles, key=lambda one: one["post"].date or "", reverse=True)
        updated = max((one["post"].modified or one["post"].date or "" for one in articles), default="")
        return self._edition.pages.render(
            "feed.xml",
            articles=articles,
            updated=updated,
            stamp=stamp,
            site=self._edition.site,
            home=self._edition.absolute(HOME),
            address=self._edition.absolute(FEED),
        )

    def sitemap(self, entries: Iterable[Entry]) -> str:
        """The sitemap of these pages and the home page."""
        pages = ((self._edition.absolute(one.file), one.modified[:10]) for one in entries)
        return self._edition.pages.render("sitemap.xml", pages=pages, home=self._edition.absolute(HOME))


def stamp(date: str) -> str:
    """A date as a feed has it (RFC 3339): one without an offset is taken for UTC."""
    return date if len(date) > 19 or not date else f"{date}Z"
