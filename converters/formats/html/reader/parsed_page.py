"""The result of reading one page: its post, comments and site. `merge` merges the pages of one post."""

from typing import Final

import msgspec

from converters.model import Author, Media, Post, Site


class ParsedPost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page with a post."""

    key: str
    """The address of its post, the same for all views and parts (`urls.View.post`); empty where it is unknown."""
    own_key: str = ""
    """The same of the address that the page itself has by its file or container."""
    own_url: str = ""
    """That address."""
    amp_key: str = ""
    """`own_key` of the AMP page of this post, where its address does not tell it."""
    place: str
    """The name of the page in findings."""
    view: str = "whole"
    """`whole`, or another view of the same post: `print`, `amp`, `reply`, `share`."""
    part: int = 1
    """Which part of a post that is spread over pages."""
    parts: int = 1
    """How many parts the page declares."""
    comment_page: int = 0
    """Which page of its comments; 0 if it is unknown."""
    captured: str = ""
    window: str = ""
    """The text of the `title` element."""
    title_is_window: bool = False
    """Whether the title of the post is from the `title` element, since no heading has it."""
    post: Post
    author: Author | None = None
    media: tuple[Media, ...] = ()
    site: Site = Site()
    featured: str = ""
    """The id of the post's featured image, which is in `media`."""
    declared: int | None = None
    """How many comments the page declares."""
    unread: str = ""
    """The place of what looks like comments, on a page from which none could be read."""
    left: str = ""
    """The place of what looks like one more comment, on a page from which others were read."""
    unclosed: str = ""
    """The start of an element that swallows the rest of the page."""
    locked: bool = False
    """Whether the page asks for a password."""
    beside: tuple[str, str] = ("", "")
    """The place of a text beside that of the post, which no named element holds, and the start of that text."""
    length_in_data: int = 0
    """The characters of the text in the page's data for search engines, if they are many more than the page shows."""
    guessed: tuple[str, ...] = ()
    """Fields whose value was guessed."""
    unsure: tuple[str, ...] = ()
    """Ids of comments whose date can be read in two ways."""
    pings: tuple[str, ...] = ()
    """Ids of comments that are taken for pingbacks by the form of their text."""
    flat: tuple[str, ...] = ()
    """Ids of comments at the deepest level that the theme nests."""


SKIPPED: Final = {
    "list": "lists of posts (home, archives, categories, tags, authors)",
    "search": "search results",
    "missing": "not there (404)",
    "copy": "other copies of pages that are read",
    "program": "of the program itself, its themes and plug-ins",
    "conversation": "of chats, mail or an account's export, which only its owner sees",
    "files": "lists of the files of a folder",
    "attachment": "pages of one file",
    "feed": "feeds",
    "empty": "without a text",
    "scripted": "whose text only a script shows",
    "notice": "of notices in place of a text (cookies, age, a login, JavaScript)",
    "frames": "that hold frames alone",
    "redirect": "that lead to another page",
    "share": "of buttons that share a post",
    "revision": "of earlier revisions of a post",
    "elsewhere": "of other sites",
}
"""Kinds of pages that are not posts, in words."""


class ListEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A post in a list of posts."""

    key: str
    """The address of the post, as `ParsedPost.key`; where it has no page, that of the list with its place there."""
    url: str
    title: str
    number: str = ""
    """The number that WordPress or Blogger gave the post."""
    html: str = ""
    """A page with all that the list shows of the post; empty where that is only its start."""


class NonPost(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is not a post: `kind` is one of `SKIPPED`."""

    kind: str
    site: Site = Site()
    window: str = ""
    """The text of the `title` element."""
    address: str = ""
    """The URL of a page that leads to another."""
    target: str = ""
    """The URL that such a page leads to."""
    place: str = ""
    """The name of the page in findings."""
    keys: tuple[str, ...] = ()
    """What `ParsedPost.key` and `own_key` are of a post."""
    entries: tuple[ListEntry, ...] = ()
    """The posts of a list."""
