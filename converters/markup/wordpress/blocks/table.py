"""Which blocks are shown in their own way; all others show the HTML that was saved with them.

A handler gets the block, its content already rendered, and the context, and gives HTML.
A plug-in adds one with an entry point in the group `converters.blocks`, named like the
block (`acme/note`).
"""

from collections.abc import Callable
from functools import lru_cache

from converters import messages
from converters.markup.wordpress.blocks import interactive, static
from converters.markup.wordpress.blocks.parser import Block
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.handler_registry import HandlerRegistry

Handler = Callable[[Block, str, Context], str]

GROUP = "converters.blocks"

_BUILT_IN: dict[str, Handler] = {
    "core/shortcode": static.shortcode,
    "core/embed": static.embed_block,
    "core/file": static.file,
    "core/gallery": static.gallery,
    "core/image": static.image,
    "core/audio": static.player,
    "core/video": static.player,
    "core/spacer": static.nothing,
    "core/navigation-overlay-close": static.nothing,
    "core/social-link": static.labelled_link,
    "core/navigation-link": static.labelled_link,
    "core/navigation-submenu": static.labelled_link,
    "core/navigation": static.navigation,
    "core/home-link": static.labelled_link,
    "core/accordion-heading": interactive.accordion_heading,
    "core/accordion-header": interactive.accordion_heading,
    "core/tab": interactive.tab_panel,
    "core/tab-panel": interactive.tab_panel,
    "core/playlist-track": interactive.playlist_track,
    "core/social-link-*": interactive.social_link,
    "core/code": static.code,
    "syntaxhighlighter/code": static.code,
    "enlighter/codeblock": static.code,
    "kevinbatdorf/code-block-pro": static.code_block_pro,
    "prismatic/blocks": static.code,
    "core/cover": static.cover,
    "core/cover-image": static.cover,
    "core/media-text": static.cover,
    "core/missing": static.missing,
    "core-embed/*": static.embed_block,
}
"""Ours. `name/*` stands for all of a namespace."""

DYNAMIC = frozenset([
    "latest-posts", "latest-comments", "archives", "categories", "terms-list", "calendar", "rss",
    "search", "tag-cloud", "query-title", "query-total", "query-pagination", "query-pagination-next",
    "query-pagination-previous", "query-pagination-numbers", "query-no-results", "post-template",
    "post-title", "post-content", "post-date", "post-excerpt", "post-featured-image", "post-terms",
    "post-author", "post-author-name", "post-author-biography", "post-navigation-link", "post-comment",
    "post-comments", "post-comments-form", "post-comments-count", "post-comments-link",
    "post-time-to-read", "site-logo", "site-title", "site-tagline", "comment-template",
    "comment-author-name", "comment-author-avatar", "comment-content", "comment-date",
    "comment-edit-link", "comment-reply-link", "comments-title", "comments-pagination",
    "comments-pagination-next", "comments-pagination-previous", "comments-pagination-numbers",
    "term-description", "loginout", "page-list", "page-list-item", "template-part", "pattern", "avatar",
    "read-more", "legacy-widget", "widget-group", "breadcrumbs", "term-template", "term-name",
    "term-count", "icon",
])  # fmt: skip
"""Core's blocks that the site fills when it is shown; what they hold is a template. `core/icon` is one when void."""


_FROM_ELSEWHERE = frozenset({"block", "footnotes", "tabs"})
"""Core's blocks that show what another text, or another block, holds."""


class Table(HandlerRegistry[Handler]):
    """Handlers by name. Built-in ones can be replaced by a plug-in's."""

    group = GROUP

    def knows(self, name: str) -> bool:
        """Whether a block has a handler."""
        return name in self or bool(_built_in(name))

    def shows_saved(self, name: str) -> bool:
        """Whether a block shows no more than what it holds: text outside of blocks, and most blocks of core."""
        return _shows_saved(name) and name not in self

    def run(self, block: Block, inner: str, context: Context) -> str:
        """Make HTML of a block that has a handler."""
        name = block.name
        if name not in self and (built_in := _built_in(name)):
            return built_in(block, inner, context)
        try:
            return self[name](block, inner, context)
        except Exception as error:  # not ours: whatever it is, the text must not be lost
            context.note(messages.FAILED_BLOCK, name=name, why=repr(error))
            return inner


def is_dynamic(block: Block) -> bool:
    """Whether the site fills this block when it is shown."""
    namespace, _, name = block.name.partition("/")
    return namespace == "core" and name in DYNAMIC and (block.void or name != "icon")


@lru_cache(256)
def _shows_saved(name: str) -> bool:
    namespace, _, own_name = name.partition("/")
    filled = own_name in DYNAMIC or own_name in _FROM_ELSEWHERE or _built_in(name)
    return not name or (namespace == "core" and not filled)


def _built_in(name: str) -> Handler | None:
    if name.startswith("core/social-link-"):
        name = "core/social-link-*"
    return _BUILT_IN.get(name) or _BUILT_IN.get(name.partition("/")[0] + "/*")


table = Table()
"""The one table; `table.add(name, handler)` adds to it."""
