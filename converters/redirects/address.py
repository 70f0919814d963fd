"""An address that the old site answered, and what it led to; the tables of the platforms are made of these."""

from enum import Enum
from typing import Any, Final, NamedTuple

Query = tuple[tuple[str, str], ...]
"""Names and values that the query of an address has; a value `ANY` is any."""
ANY: Final = "*"
"""Any value of a query variable; as a path: that of any page."""
NUMBER: Final = "#"
"""In a tail: a number."""


class Kind(Enum):
    """What an address led to; `Address.key` says which. The value is the word for it in lists."""

    POST = "post"
    """By the key of the post."""
    FILE = "page of a file"
    """By the id of the media item."""
    TERM = "list of a term"
    """By taxonomy and slug."""
    AUTHOR = "list of an author"
    """By login."""
    DATE = "list of a date"
    """By `2020`, `2020-01` or `2020-01-05`."""
    TYPE = "list of a post type"
    """By the type."""
    POSTS = "list of all posts"
    FEED = "feed of the site"
    TERM_FEED = "feed of a term"
    AUTHOR_FEED = "feed of an author"
    OTHER_FEED = "feed of comments, of a date, of a search"
    OTHER_LIST = "list that is empty, or not public"
    SITEMAP = "sitemap"
    MACHINERY = "address of the old program"
    SAME = "another form of a page"
    """The page whose path stands before the tail."""


class Tail(Enum):
    """What may follow a path, each a list of alternatives; an address with a tail is not that of the path alone."""

    PAGES = ("page/#",)
    """The second and later pages of a list."""
    FEEDS = ("feed", "feed/feed", "feed/rdf", "feed/rss", "feed/rss2", "feed/atom")
    """The feeds of WordPress (`WP_Rewrite::$feeds`)."""
    FORMS = (
        NUMBER,
        "amp",
        "print",
        "embed",
        "trackback",
        "comment-page-#",
        "amp/comment-page-#",
        "feed/amp",
    )
    """Other forms of the page of a post: its second and later pages, those of AMP, WP-Print and oEmbed, and the pages of
    its comments."""
    BELOW = (ANY,)
    """Whatever is below the path."""


class Address(NamedTuple):
    """An address of the old site: `path` is decoded, from the root of the site, `/` for the home page."""

    path: str
    kind: Kind
    key: Any = ""
    tail: Tail | None = None
    query: Query = ()
    certain: bool = True
    """Whether the old site did answer it: not for what it only may have answered."""
