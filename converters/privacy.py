"""What a public target gets to see: the contract's chapter "What is public", and no more."""

from collections.abc import Set
from urllib.parse import parse_qs, urlsplit

from msgspec.structs import replace

from converters import kinds
from converters.diagnostics import Diagnostics
from converters.model import Author, Comment, Commenter, Media, Post, Record, comments_of

INCLUDABLE = ("pending", "private", "future", "password", "trash", "unapproved", "personal")
"""The words that `--include` takes."""

INTERNAL_COMMENTS = frozenset({"note", "order_note", "action_log", "webhook_delivery"})
"""Comment types by which a site talks to itself: editors' notes (WordPress 6.9), WooCommerce's logs."""


def reason_to_leave_out(post: Post, include: Set[str]) -> str:
    """Why a post is not for everyone to see, in the contract's words; empty where it is, or is wanted."""
    reasons = []
    if post.password:
        reasons.append("password")
    if post.status not in ("publish", "draft", "inherit"):
        reasons.append(post.status)
    elif post.type not in ("post", "page") and _unlisted(post.url):
        reasons.append("private")
    return next((reason for reason in reasons if reason not in include), "")


def published(record: Record, include: Set[str], log: Diagnostics) -> Record:
    """A record as a public target may have it.

    What was let in by `include` becomes a draft, unapproved comments go, and so do
    e-mail and IP addresses, unless `personal` is included.
    """
    if isinstance(record, Author) and "personal" not in include:
        return replace(record, email="")
    if isinstance(record, Media) and (comments := comments_of(record)):
        log.report(kinds.COMMENTS_ON_MEDIA, record, number=len(comments))
        log.leave_out_comments(len(comments), "on media")
        return replace(
            record, extra={name: record.extra[name] for name in record.extra if name != "comments"}
        )
    if isinstance(record, Post):
        record = _as_draft(record)
        return replace(record, comments=_comments(record, include, log))
    return record


def _as_draft(post: Post) -> Post:
    """What would have been left out is a draft; its own status is kept in `extra`, its password is not."""
    if not reason_to_leave_out(post, frozenset()):
        return post
    extra = post.extra if post.status in ("publish", "draft") else post.extra | {"status": post.status}
    return replace(post, status="draft", password="", extra=extra)


def _comments(post: Post, include: Set[str], log: Diagnostics) -> tuple[Comment, ...]:
    shown = []
    parents: dict[str, str] = {}
    for comment in post.comments:
        if "unapproved" in include or (
            comment.status == "approved" and comment.type not in INTERNAL_COMMENTS
        ):
            shown.append(comment)
        else:
            parents[comment.id] = comment.parent
    if hidden := len(post.comments) - len(shown):
        log.leave_out_comments(hidden, "unapproved")
    return tuple(_public(_under(comment, parents, post, log), include, log) for comment in shown)


def _under(comment: Comment, hidden: dict[str, str], post: Post, log: Diagnostics) -> Comment:
    """An answer to a hidden comment stands under the nearest one above that is shown."""
    parent = comment.parent
    while parent in hidden:
        parent = hidden[parent]
    if parent == comment.parent:
        return comment
    log.report(kinds.PARENT_HIDDEN, comment, post=post, parent=comment.parent)
    return replace(comment, parent=parent)


def _public(comment: Comment, include: Set[str], log: Diagnostics) -> Comment:
    """Without what the site never showed: e-mail, IP address, and what plug-ins noted down (which repeats them)."""
    if "personal" in include:
        return comment
    who = comment.author
    if who.email or who.ip:
        log.tally(kinds.PERSONAL)
    for name in comment.extra:
        log.tally(kinds.COMMENT_META, name=name)
    return replace(comment, author=Commenter(name=who.name, url=who.url, user=who.user), extra={})


def _unlisted(url: str) -> bool:
    """Whether the permalink is of a type that visitors cannot ask for: `get_post_permalink`
    gives those `?post_type=…&p=…`, whatever the site's permalinks are."""
    query = parse_qs(urlsplit(url).query)
    return "post_type" in query and "p" in query
