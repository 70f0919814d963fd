"""What one page says: of its post, its comments, its site. Leaves of one post are put together in `site`."""

import msgspec

from converters.model import Author, Media, Post, Site


class ParsedPost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page, read."""

    key: str
    """The same for all views and parts of one post."""
    place: str
    """What findings call the page."""
    view: str = "whole"
    """`whole`, or `print`, `amp`, `reply`: the same post, shown otherwise."""
    part: int = 1
    """Which part of a post that is spread over pages."""
    parts: int = 1
    """How many parts there are, as the page says."""
    comment_page: int = 0
    """Which page of its comments, where that is said."""
    captured: str = ""
    post: Post
    author: Author | None = None
    media: tuple[Media, ...] = ()
    site: Site = Site()
    featured: str = ""
    """The id of the post's featured image, which is in `media`."""
    declared: int | None = None
    """How many comments there are, as the page says."""
    guessed: tuple[str, ...] = ()
    """Fields that no one stated."""
    unsure: tuple[str, ...] = ()
    """Ids of comments whose date could be read otherwise."""
    pings: tuple[str, ...] = ()
    """Ids of comments that were taken for pingbacks by the look of their text."""
    flat: tuple[str, ...] = ()
    """Ids of comments at the deepest level that the theme nests."""


class NonPost(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is no post: `kind` is `list`, `search`, `missing`, `attachment`, `feed` or `empty`."""

    kind: str
    site: Site = Site()
