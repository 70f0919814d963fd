"""The Atom feed (RFC 4287) and the sitemap (sitemaps.org). Both need the URL of the site."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from converters import messages
from converters.formats.html.writer.context import RenderContext
from converters.formats.html.writer.lists import Entry
from converters.formats.html.writer.page_paths import FEED, HOME, SITEMAP
from converters.io.output import StagedOutput
from converters.processes.side_by_side import SharedFields

FEED_LENGTH: Final = 20
"""Latest posts in the feed."""
FIELDS: Final = ("name", "canonical", "author_name", "terms", "summary", "episode")
"""The fields of an article that the feed shows, dates aside."""


class Feed(SharedFields):
    """Collects the latest posts, and writes feed and sitemap."""

    shared_fields = ("_articles",)

    def __init__(self, context: RenderContext, out: StagedOutput) -> None:
        self._context, self._out = context, out
        self._articles: list[dict[str, Any]] = []

    def add(self, article: Mapping[str, Any]) -> None:
        """Put one of the latest posts into the feed; its body is not held."""
        post = replace(article["post"], body=None, comments=())
        self._articles.append({name: article[name] for name in FIELDS} | {"post": post})

    def write(self, entries: list[Entry]) -> None:
        """Write the feed, and the sitemap of `entries` and the home page."""
        if not self._context.absolute(HOME):
            self._context.diagnostics.report(messages.NO_SITE_ADDRESS, self._context.site)
            return
        self._out.write(FEED, self._feed())
        self._out.write(SITEMAP, self._sitemap(entries))

    def _feed(self) -> str:
        """The feed, the newest post first."""
        context = self._context
        articles = sorted(self._articles, key=lambda article: article["post"].date or "", reverse=True)
        dates = (article["post"].modified or article["post"].date or "" for article in articles)
        return context.templates.render(
            "feed.xml",
            articles=articles,
            updated=max(dates, default=""),
            stamp=timestamp,
            site=context.site,
            home=context.absolute(HOME),
            address=context.absolute(FEED),
        )

    def _sitemap(self, entries: list[Entry]) -> str:
        context = self._context
        pages = (
            (context.absolute(entry.file), entry.modified[:10]) for entry in entries if entry.file != HOME
        )
        return context.templates.render("sitemap.xml", pages=pages, home=context.absolute(HOME))


def timestamp(date: str) -> str:
    """A date as RFC 3339 has it; one without an offset is taken as UTC."""
    return date if len(date) > 19 or not date else f"{date}Z"
