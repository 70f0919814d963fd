"""Sites whose URLs are ids (`https://blog.example/?p=12`, WordPress's "plain" permalinks).

No static site has such addresses: all posts get others, and no file can redirect from the old ones. So there is a map.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from converters import messages
from converters.diagnostics import Diagnostics
from converters.io import urls
from converters.model import MENU_ITEM
from converters.site.index import SiteIndex
from converters.site.permalinks import InvalidPermalink, is_home
from converters.site.post_summaries import PostSummary


class Moved(NamedTuple):
    """The old and the new URL of a post, from the root of the site."""

    old: str
    new: str


def moved_posts(site_index: SiteIndex, address: Callable[[PostSummary], str]) -> list[Moved]:
    """The public posts whose URLs were ids, in the order of the source; `address` gives the new ones."""
    return [Moved(old, address(post)) for post, old in _plain(site_index)]


def _plain(site_index: SiteIndex) -> Iterator[tuple[PostSummary, str]]:
    for post in site_index.summaries.values():
        if post.status == "publish" and "?" in post.url and post.type != MENU_ITEM:
            try:
                query = urls.split(post.url).query if is_home(post.url, site_index.site.url) else ""
            except InvalidPermalink:
                continue
            if query:
                yield post, f"/?{query}"


def report(moved: list[Moved], file: str, diagnostics: Diagnostics) -> None:
    """One finding for all of them; `file` has the map."""
    if moved:
        diagnostics.report(messages.PLAIN_PERMALINKS, number=len(moved), example=moved[0].old, map=file)
