"""What a public target may hold: the table in `docs/privacy.md`."""

from collections.abc import Set
from urllib.parse import parse_qs

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import (
    COMMENTS,
    NAME_HTML,
    NAME_RAW,
    POST_PASSWORD,
    PROTECTED,
    STATUS,
    UNREAD,
    meta_key,
)
from converters.io import urls
from converters.io.moderation_flags import hidden_status
from converters.model import Comment, Extra, Media, Post, Record, Term, TermRef, as_draft, comments_of
from converters.privacy import audience, internal_names, unread_fields
from converters.privacy.post_types import INTERNAL_TYPES, is_internal_taxonomy
from converters.privacy.redaction import public_commenter, shown_key, without_personal_data

INCLUDABLE = ("pending", "private", "future", "password", "members", "trash", "unapproved", "personal")
"""The words that `--include` takes."""

INCLUDE_HINTS = dict.fromkeys(
    ("draft", "drafts"), "drafts are written without it, as drafts;"
) | dict.fromkeys(("comments", "spam", "unapproved-comments"), "did you mean unapproved?")
"""Answers to words that it does not take."""

INTERNAL_COMMENTS = frozenset(
    {"note", "order_note", "action_log", "webhook_delivery", "tutor_q_and_a", "course_completed"}
)
"""Comment types for internal use: editors' notes (WordPress 6.9), WooCommerce's logs, what students ask and finish (Tutor LMS)."""

PUBLIC = frozenset({"publish", "draft"})
"""The statuses of posts that a public target may hold. All others, also those of plug-ins, keep a post back."""

NO_STATUS = "no status"
"""Why a post without any is not public."""

_LISTED = frozenset({"post", "page", *INTERNAL_TYPES})
"""Types that their links say nothing about."""

PUBLIC_TOO = {("topic", "closed"): "publish", ("forum", "closed"): "publish"}
"""Statuses that are public for one type, and what they stand for: in bbPress nobody may answer any more."""

USED_TAXONOMIES = frozenset({"nav_menu", "post_format"})
"""Taxonomies that visitors never see, and by which a target is made all the same."""


def exclusion_reason(record: Record, include: Set[str]) -> str:
    """Why a record is not public, in the words of `docs/privacy.md`; empty if it is public or included."""
    reasons: list[str] = []
    match record:
        case Post():
            if record.password or record.extra.get(PROTECTED) is True:
                reasons.append("password")
            if (record.type, record.status) == ("forum", "hidden"):  # bbPress: for some of its members
                reasons.append("members")
            elif record.status not in PUBLIC and (record.type, record.status) not in PUBLIC_TOO:
                reasons.append(record.status or NO_STATUS)
            elif record.status == "publish" and record.type not in _LISTED and is_unlisted(record.url):
                reasons.append("private")
        case Term() if is_internal_taxonomy(record.taxonomy) and record.taxonomy not in USED_TAXONOMIES:
            reasons = [record.taxonomy]
        case Media(extra=extra):
            reasons = ["password"] if extra.get(POST_PASSWORD) else []
            if (status := str(extra.get(STATUS, "inherit"))) not in ("inherit", *PUBLIC):
                reasons.append(status)
    return next((reason for reason in reasons if reason not in include), "")


def is_shown_in_posts(post: Post) -> bool:
    """Whether posts may show this one in their text, such as a reusable block: no draft, none with a password.

    That holds whatever is included, since a published post stays published. As in WordPress's `render_block_core_block`.
    """
    return post.status == "publish" and not post.password


def of_a_hidden_post(reason: str) -> bool:
    """Whether the files of a post that is left out for this reason are hidden with it, if no shown post names them.

    Those of theme parts and reusable blocks (`wp_…`) are shown wherever these are.
    """
    return bool(reason) and not reason.startswith("wp_")


def hides_all_files(reason: str) -> bool:
    """Whether the files of a post that is left out for this reason are hidden in any case.

    Posts show the files of a gallery or recipe that is a post of an internal type.
    """
    return of_a_hidden_post(reason) and reason not in INTERNAL_TYPES


def redacts(public: bool, include: Set[str]) -> bool:
    """Whether personal data is kept from a target: from a public one, unless it is included."""
    return public and "personal" not in include


def redact(record: Record, include: Set[str], diagnostics: Diagnostics, *, addresses: bool = False) -> Record:
    """A record as a public target may have it.

    What was let in by `include` becomes a draft, unapproved comments go, and so do
    e-mail and IP addresses, unless `personal` is included. With `addresses` (see `Writer.keeps_addresses`) the
    commenters' e-mail addresses stay.
    """
    if isinstance(record, Media) and (comments := comments_of(record)):
        diagnostics.report(messages.COMMENTS_ON_MEDIA, record, number=len(comments))
        diagnostics.leave_out_comments(len(comments), "on media")
        record = replace(record, extra=_without(record.extra, {COMMENTS}))
    if UNREAD in record.extra:  # whatever is included: nobody knows whom it is for
        diagnostics.tally(messages.HIDDEN_FIELD, name=UNREAD)
        record = replace(record, extra=_without(record.extra, {UNREAD}))
    if "personal" not in include:
        record = without_personal_data(record, diagnostics)
    if isinstance(record, Post):
        record = _as_draft(_shown(record))
        return (
            replace(record, comments=public_comments(record, include, diagnostics, addresses=addresses))
            if record.comments
            else record
        )
    return record


def is_internal(comment: Comment) -> bool:
    """Whether visitors never see a comment, even if it is approved: a note of an editor or a program, or a private one."""
    if comment.type in INTERNAL_COMMENTS or internal_names.is_internal_comment_name(comment.type):
        return True
    if not comment.extra:
        return False
    unread = comment.extra.get(UNREAD, {})
    return bool(unread_fields.hides(unread) or hidden_status(unread)) or any(
        isinstance(text, str) and (audience.closes(name, text) or internal_names.hides_comment(name, text))
        for key, value in (*comment.extra.items(), *unread.items())
        for name in (meta_key(key.rpartition(".")[2]),)
        for text in (value if isinstance(value, list) else (value,))
    )


def public_terms(post: Post) -> list[TermRef]:
    """The terms of a post that visitors see."""
    return [ref for ref in post.terms if not is_internal_taxonomy(ref.taxonomy) and (ref.name or ref.slug)]


def approved_comments(post: Post) -> list[Comment]:
    """The comments that everyone may see, for a format that has no place for others."""
    return [comment for comment in post.comments if comment.status == "approved"]


def public_media(media: Media) -> Media:
    """A media item for the public lists of a site: without WordPress's own notes (`_…`), comments, a password."""
    notes = {name for name in media.extra if name in (COMMENTS, POST_PASSWORD) or name.startswith("_")}
    return replace(media, extra=_without(media.extra, notes))


def _without(extra: Extra, names: Set[str]) -> Extra:
    return {name: value for name, value in extra.items() if name not in names}


def _as_draft(post: Post) -> Post:
    """An included post as a draft."""
    return as_draft(post) if exclusion_reason(post, frozenset()) else post


def _shown(post: Post) -> Post:
    """The post without terms that visitors never see, and with WordPress's word for its status."""
    terms = tuple(
        ref for ref in post.terms if not is_internal_taxonomy(ref.taxonomy) or ref.taxonomy in USED_TAXONOMIES
    )
    if len(terms) < len(post.terms):
        post = replace(post, terms=terms)
    if status := PUBLIC_TOO.get((post.type, post.status)):
        post = replace(post, status=status, extra=post.extra | {STATUS: post.status})
    return post


def public_comments(
    post: Post, include: Set[str], diagnostics: Diagnostics, *, addresses: bool = False
) -> tuple[Comment, ...]:
    """The comments of a post as a public target may have them; see `redact`."""
    shown = []
    hidden: dict[str, str] = {}
    for comment in post.comments:
        if "unapproved" in include or (comment.status == "approved" and not is_internal(comment)):
            shown.append(comment)
        elif comment.id:
            hidden[comment.id] = comment.parent
    if number := len(post.comments) - len(shown):
        diagnostics.leave_out_comments(number, "unapproved")
    return tuple(
        _public(_under(comment, hidden, post, diagnostics), include, diagnostics, addresses)
        for comment in shown
    )


def _under(comment: Comment, hidden: dict[str, str], post: Post, diagnostics: Diagnostics) -> Comment:
    """A reply to a hidden comment moves under the nearest ancestor that is shown."""
    if comment.parent not in hidden:
        return comment
    way = []
    parent = comment.parent
    while parent in hidden:
        way.append(parent)
        parent = hidden[parent] if len(way) <= len(hidden) else ""  # a circle ends
    hidden.update(dict.fromkeys(way, parent))  # the next one that comes this way is there at once
    diagnostics.report(messages.PARENT_HIDDEN, comment, post=post, parent=comment.parent)
    return replace(comment, parent=parent)


def _public(comment: Comment, include: Set[str], diagnostics: Diagnostics, addresses: bool) -> Comment:
    """The comment without e-mail, IP address, and the meta data of plug-ins, which repeats them.

    With `addresses` the e-mail address stays, and so does the meta data: such a writer takes what it knows of it.
    """
    if UNREAD in comment.extra:
        diagnostics.tally(messages.COMMENT_META, name=UNREAD)
        comment = replace(comment, extra=_without(comment.extra, {UNREAD}))
    if "personal" in include:
        return comment
    author = public_commenter(comment.author)
    if addresses:
        return replace(comment, author=replace(author, email=comment.author.email))
    if author != comment.author:
        diagnostics.tally(messages.PERSONAL)
    for key in comment.extra.keys() - {NAME_HTML, NAME_RAW}:  # the name is published
        diagnostics.tally(messages.COMMENT_META, name=shown_key(key))
    return replace(comment, author=author, extra={})


def is_unlisted(url: str) -> bool:
    """Whether a permalink is of a type that visitors cannot ask for.

    `get_post_permalink` gives those `?post_type=…&p=…`, whatever the site's permalinks are.
    """
    if "?" not in url:
        return False
    query = parse_qs(urls.split(url).query, keep_blank_values=True)
    return "post_type" in query and "p" in query
