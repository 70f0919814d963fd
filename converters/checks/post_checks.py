"""What can be wrong with a post and its comments, apart from its links."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from converters import messages
from converters.checks.link_targets import LinkTargets
from converters.diagnostics import Diagnostics, MessageType
from converters.load import LoadedBlog
from converters.model import MENU_ITEM, Comment, Post

Fault = tuple[MessageType, dict[str, Any]]
"""A kind of finding, and the words of its sentence."""

READ = frozenset({"post", "page"})
"""Types whose posts people read: these have a title, a slug, a date and something in them."""

SCHEDULED = timedelta(days=366)
"""WordPress notes no change when a scheduled post comes out: written some time before its date is as it should be."""


def post(one: Post, known: LinkTargets, blog: LoadedBlog) -> None:
    """Report what is wrong with a post."""
    for look in (_references(one, known, blog), _dates(one), _what_is_missing(one)):
        for kind, words in look:
            blog.diagnostics.report(kind, one, **words)


def _references(one: Post, known: LinkTargets, blog: LoadedBlog) -> Iterator[Fault]:
    authors, media = blog.site_index.authors, blog.site_index.media
    if one.author and authors and one.author not in authors:
        yield messages.UNKNOWN_AUTHOR, {"login": one.author}
    if one.parent and one.type != MENU_ITEM and not known.has_parent(one.parent):
        yield messages.UNKNOWN_PARENT, {"parent": one.parent}
    if one.featured and one.featured not in media:
        yield messages.NO_IMAGE, {"id": one.featured}
    for ref in one.terms:  # an export of a part of a site lists no terms at all
        if ref.taxonomy in known.taxonomies and (ref.taxonomy, ref.slug) not in known.terms:
            known.terms.add((ref.taxonomy, ref.slug))  # said once
            yield messages.UNLISTED_TERM, {"taxonomy": ref.taxonomy, "slug": ref.slug}


def _dates(one: Post) -> Iterator[Fault]:
    if one.modified and one.date and one.status == "publish" and _before(one.modified, one.date, SCHEDULED):
        yield messages.CHANGED_BEFORE, {"modified": one.modified, "date": one.date}


def _what_is_missing(one: Post) -> Iterator[Fault]:
    if one.status != "publish" or one.type not in READ:
        return
    for field in ("title", "slug", "date"):
        if not getattr(one, field):
            yield messages.WITHOUT_FIELD, {"field": field}
    if not (one.body and one.body.text.strip()) and not one.excerpt.strip() and not one.featured:
        yield messages.EMPTY_POST, {}


def comments(of: Post, diagnostics: Diagnostics) -> None:
    """Report what is wrong with the comments of a post."""
    for one in of.comments:
        if of.date and one.date and one.status == "approved" and _before(one.date, of.date):
            diagnostics.report(messages.COMMENT_BEFORE, one, post=of, date=one.date, post_date=of.date)
        if _is_empty(one):
            diagnostics.report(messages.EMPTY_COMMENT, one, post=of)


def _is_empty(one: Comment) -> bool:
    return one.type == "comment" and not (one.body and one.body.text.strip())


def _before(one: str, other: str, by: timedelta = timedelta()) -> bool:
    """Whether a date is earlier, on the clock and in truth; one without an offset cannot be compared to one with."""
    if one[:19] >= other[:19] or len(one) != len(other):
        return False
    try:
        return datetime.fromisoformat(one) < datetime.fromisoformat(other) - by
    except (ValueError, OverflowError):  # a day that no month has, a year 1
        return False
