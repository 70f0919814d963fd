"""Comments, pingbacks and trackbacks."""

from collections.abc import Iterable, Set
from typing import Final

from msgspec.structs import replace

from converters import lazy_re, messages
from converters.extra_keys import COMMENT_APPROVED, NAME_HTML, NAME_RAW
from converters.model import Comment, Commenter, Extra, Markup
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.dates import read_date
from converters.readers.wordpress.fields import (
    PendingFindings,
    id_of,
    keep_metas,
    plain_or_raw,
    reference,
    stated,
    without_section,
    word_of,
)
from converters.readers.wordpress.parts import CommentParts
from converters.readers.wordpress.restore import restore_saved_fields
from converters.readers.wordpress.run_together import holds_export

OF_COMMENTS: Final = {
    "comment status": "status",
    "comment type": "type",
    "comment name": "name",
    "comment email": "email",
    "comment url": "url",
    "comment ip": "ip",
    "comment date": "comment_date",
    "comment body": "body",
}
"""What comments may have to say (`must_say`), and the fields in which they do."""
_ELEMENTS: Final = frozenset(name.removeprefix("wp:") for name in vocabulary.COMMENT)
"""What is in `extra` of a comment that states a field twice: it is two, between which a part of the file is missing."""


def read_comments(
    parts: Iterable[CommentParts],
    pending: PendingFindings,
    whole: bool = True,
    must_say: Set[str] = frozenset(),
) -> tuple[Comment, ...]:
    """The comments of an item. One that has lost what it `must_say`, or breaks off (`whole` is False), is pending.

    So are those behind one that was cut: where a part of the file is missing, they are those of another post, unless one
    of them answers one before the cut.
    """
    comments: list[Comment] = []
    needed = {field for name, field in OF_COMMENTS.items() if name in must_say}
    behind = 0
    since = len(pending.findings)
    for comment in parts:
        missing = needed - comment.values.keys()
        comments.append(_read(comment, pending, since, whole, bool(missing)))
        is_two = bool(missing) or not _ELEMENTS.isdisjoint(comment.extra)
        if not behind and (not missing <= {"status", "type"} or (comment.run_together and is_two)):
            behind = len(comments)
        since = len(pending.findings)
    before = {comment.id for comment in comments[: behind - 1]} if behind else set()
    if behind and not any(comment.parent and comment.parent in before for comment in comments[behind:]):
        comments[behind:] = [_pending(comment, pending) for comment in comments[behind:]]
    return tuple(comments)


def _pending(comment: Comment, pending: PendingFindings) -> Comment:
    """The comment, as pending."""
    since = len(pending.findings)
    pending(messages.NO_STATUS, status="pending")
    pending.assign_to_comment(comment, since)
    return replace(comment, status="pending")


def _read(parts: CommentParts, pending: PendingFindings, since: int, whole: bool, lost: bool) -> Comment:
    """Read a comment, whose findings are those `since` then. `threads` repairs its thread later.

    It is pending if something is `lost`, or it has another within it.
    """
    values, extra, metas, run_together = parts
    get = values.get
    body = without_section(get("body", ""))
    run_together = run_together or any("<" in text and holds_export(text) for text in values.values())
    if run_together and (values or extra):  # nothing is missed of an empty one
        pending(messages.RUN_TOGETHER, status="pending")
    if lost and whole and not run_together:  # else it is reported as cut off
        pending(messages.NO_STATUS, status="pending")
    comment = Comment(
        id=id_of(get("id", "")),
        parent=reference(values, "parent"),
        author=Commenter(
            name=_name(get("name", ""), extra),
            email=get("email", "").strip(),
            url=get("url", "").strip(),
            ip=get("ip", "").strip(),
            user=reference(values, "user"),
        ),
        date=read_date(get("comment_date", ""), get("comment_date_gmt", ""), "comment_date", extra, pending),
        type=word_of(get("type", "")) or "comment",
        status="pending" if lost or run_together else _status(get("status", None if whole else "0"), extra),
        body=Markup(text=body, dialect="wordpress") if body else None,
        extra=extra,
    )
    if fields := list(metas):
        keep_metas(extra, fields)
        comment = restore_saved_fields(comment)
    if comment.status != "approved":  # nobody sees its date
        pending.drop(messages.BAD_OFFSET, since)
    if len(pending.findings) > since:
        pending.assign_to_comment(comment, since)
    return comment


def _name(raw: str, extra: Extra) -> str:
    """The name of the author; if WordPress would spell it differently, the original goes to `extra` too."""
    name = plain_or_raw(raw, NAME_HTML, extra)
    if "&" in raw and NAME_HTML not in extra and _OTHER_ENTITY.search(raw):
        extra[NAME_RAW] = raw
    return name


_OTHER_ENTITY = lazy_re.compile("&(?!(?:amp|lt|gt);)")
"""What is no `&` as WordPress makes it of a name (`_wp_specialchars`)."""


def _status(word: str | None, extra: Extra) -> str:
    """The model's word for `comment_approved`; if it cannot be written back from that, the original is kept."""
    if word is None:
        return "approved"  # as WordPress does for a comment without a status
    word = word_of(word)
    if COMMENT_APPROVED in extra and any(text != word for text in stated(extra[COMMENT_APPROVED])):
        return "pending"  # it says two things
    if status := vocabulary.APPROVED.get(word):
        return status
    if status := vocabulary.APPROVED_TOO.get(word):
        if word:
            extra[COMMENT_APPROVED] = word
        return status
    return word
