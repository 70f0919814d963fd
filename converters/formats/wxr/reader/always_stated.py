"""What a file states of each post and comment, by its beginning: a record that does not has lost it."""

from collections.abc import Iterator

from converters import lazy_re
from converters.readers.wordpress.comments import OF_COMMENTS

_CDATA = rb"[^<>]*>\s*(?:<!\[CDATA\[\s*)?"
_USUAL = {
    "status": lazy_re.compile(rb"<[\w.-]+:status" + _CDATA + rb"publish"),
    "type": lazy_re.compile(rb"<[\w.-]+:post_type" + _CDATA + rb"(?:post|page)\b"),
    "password": lazy_re.compile(rb"<[\w.-]+:post_password(?:\s*/>|" + _CDATA + rb"(?:\]\]>\s*)?</)"),
    "comment type": lazy_re.compile(
        rb"<[\w.-]+:comment_type(?:\s*/>|" + _CDATA + rb"(?:comment|\]\]>\s*</|</))"
    ),
    "comment status": lazy_re.compile(rb"<[\w.-]+:comment_approved" + _CDATA + rb"1"),
}
"""How a file says what is usual: one that does says it of each post."""
_BY_WORDPRESS = lazy_re.compile(
    rb"""generator=["']WordPress|<generator>\s*https?://(?:[\w.]+\.)?wordpress\.(?:org|com)[/<]"""
)
_ALWAYS = frozenset({"status", "type", "comment status", "comment type"})
"""What WordPress says of each post and comment since its first exports."""
_ELEMENTS = {
    "url": b"link",
    "author": b"dc:creator",
    "body": b"content:encoded",
    "excerpt": b"excerpt:encoded",
    "id": b"wp:post_id",
    "post_date": b"wp:post_date",
    "comments_open": b"wp:comment_status",
    "slug": b"wp:post_name",
    "comment name": b"wp:comment_author",
    "comment email": b"wp:comment_author_email",
    "comment url": b"wp:comment_author_url",
    "comment ip": b"wp:comment_author_IP",
    "comment date": b"wp:comment_date",
    "comment body": b"wp:comment_content",
}
"""What else WordPress states of each, empty or not (`export_wp`): an item without one of these was cut, and what is before
and behind the cut may be of two posts."""
_ONE_IN = 10
"""One of so many records, and one more, may lack an element that is taken for one that all have. Where more lack it, a program
has removed what is empty, or never wrote it."""


def always_stated(head: bytes) -> frozenset[str]:
    """What the file with this beginning states of each post and comment: names as `read_item` takes them in `must_say`."""
    stated = frozenset(name for name, usual in _USUAL.items() if usual.search(head))
    if not _BY_WORDPRESS.search(head):
        return stated
    return stated.union(_ALWAYS, _in_nearly_all(head[head.find(b"<item") :]))


def _nearly_all(number: int, records: int) -> bool:
    return number > 0 and number >= records - 1 - records // _ONE_IN


def _in_nearly_all(items: bytes) -> Iterator[str]:
    """The names of those `_ELEMENTS` that the records have, but for a few that were cut."""
    items_and_comments = _count(items, b"item"), _count(items, b"wp:comment")
    for name, element in _ELEMENTS.items():
        records = items_and_comments[name in OF_COMMENTS]
        if _nearly_all(_count(items, element), records):
            yield name


def _count(text: bytes, element: bytes) -> int:
    """How many elements of a name begin in a text."""
    return sum(text.count(b"<" + element + end) for end in (b">", b" ", b"/>"))
