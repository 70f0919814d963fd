"""Faults of a post and its comments, apart from its links."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from converters import messages
from converters.checks.link_targets import LinkTargets
from converters.diagnostics import Diagnostics, MessageType
from converters.model import MENU_ITEM, Post
from converters.run.load import LoadedBlog

Fault = tuple[MessageType, dict[str, Any]]
"""A kind of finding, and the values of its sentence."""

READ = frozenset({"post", "page"})
"""Types whose public posts must have a title, a slug, a date and content."""

SCHEDULED = timedelta(days=366)
"""WordPress does not set `modified` when a scheduled post is published: it may be this much before the date."""


def check_post(post: Post, known: LinkTargets, blog: LoadedBlog) -> None:
    """Report the faults of a post."""
    for found in (_references(post, known, blog), _dates(post), _missing_fields(post)):
        for kind, values in found:
            blog.diagnostics.report(kind, post, **values)


def _references(post: Post, known: LinkTargets, blog: LoadedBlog) -> Iterator[Fault]:
    authors, media = blog.site_index.authors, blog.site_index.media
    if post.author and authors and post.author not in authors:
        yield messages.UNKNOWN_AUTHOR, {"login": post.author}
    if post.parent and post.type != MENU_ITEM and not known.has_parent(post.parent):
        yield messages.UNKNOWN_PARENT, {"parent": post.parent}
    if post.featured and post.featured not in media:
        yield messages.NO_IMAGE, {"id": post.featured}
    for ref in post.terms:  # an export of a part of a site lists no terms at all
        if ref.taxonomy in known.taxonomies and (ref.taxonomy, ref.slug) not in known.terms:
            known.terms.add((ref.taxonomy, ref.slug))  # reported once
            yield messages.UNLISTED_TERM, {"taxonomy": ref.taxonomy, "slug": ref.slug}


def _dates(post: Post) -> Iterator[Fault]:
    if (
        post.modified
        and post.date
        and post.status == "publish"
        and _before(post.modified, post.date, SCHEDULED)
    ):
        yield messages.CHANGED_BEFORE, {"modified": post.modified, "date": post.date}


def _missing_fields(post: Post) -> Iterator[Fault]:
    if post.status != "publish" or post.type not in READ:
        return
    for field in ("title", "slug", "date"):
        if not getattr(post, field):
            yield messages.WITHOUT_FIELD, {"field": field}
    if not (post.body and post.body.text.strip()) and not post.excerpt.strip() and not post.featured:
        yield messages.EMPTY_POST, {}


def check_comments(post: Post, diagnostics: Diagnostics) -> None:
    """Report the faults of the comments of a post."""
    for comment in post.comments:
        before = comment.status == "approved" and _before(comment.date or "", post.date or "")
        if before and comment.date and post.date:
            diagnostics.report(
                messages.COMMENT_BEFORE, comment, post=post, date=comment.date, post_date=post.date
            )
        if comment.type == "comment" and not (comment.body and comment.body.text.strip()):
            diagnostics.report(messages.EMPTY_COMMENT, comment, post=post)


def _before(date: str, later: str, by: timedelta = timedelta()) -> bool:
    """Whether a date is more than `by` earlier, by the clock and in UTC. A date without an offset cannot be
    compared to one with an offset: False."""
    if date[:19] >= later[:19] or len(date) != len(later):
        return False
    try:
        return datetime.fromisoformat(date) < datetime.fromisoformat(later) - by
    except (ValueError, OverflowError):  # a day that no month has, a year 1
        return False
