"""Comments, pingbacks and trackbacks."""

import re

from lxml import etree

from converters import messages
from converters.extra_keys import COMMENT_APPROVED, NAME_HTML, NAME_RAW
from converters.formats.wxr import vocabulary
from converters.formats.wxr.reader.dates import read_date
from converters.formats.wxr.reader.fields import (
    META,
    PendingFindings,
    Values,
    keep_metas,
    plain_or_raw,
    read_metas,
    read_values,
    reference,
)
from converters.formats.wxr.reader.namespaces import Names
from converters.formats.wxr.reader.restore import restore_saved_fields
from converters.model import Comment, Commenter, Extra, Markup

_names = Names(vocabulary.COMMENT | {"wp:commentmeta": META})


def read_comment(element: etree._Element, pending: PendingFindings, whole: bool = True) -> Comment:
    """Read a comment; `threads` repairs its thread later.

    One that breaks off (`whole` is False) before its status is pending.
    """
    since = len(pending.findings)
    extra: Extra = {}
    values: Values = {}
    metas: list[etree._Element] = []
    read_values(element, _names, values, extra, pending, {META: metas})
    body = values.pop("body", "")
    comment = Comment(
        id=values.pop("id", "").strip(),
        parent=reference(values, "parent"),
        author=Commenter(
            name=_name(values.pop("name", ""), extra),
            email=values.pop("email", "").strip(),
            url=values.pop("url", "").strip(),
            ip=values.pop("ip", "").strip(),
            user=reference(values, "user"),
        ),
        date=read_date(
            values.pop("comment_date", ""), values.pop("comment_date_gmt", ""), "comment_date", extra, pending
        ),
        type=values.pop("type", "").strip() or "comment",
        status=_status(values.pop("status", None if whole else "0"), extra),
        body=Markup(text=body, dialect="wordpress") if body else None,
        extra=extra,
    )
    if metas:
        keep_metas(extra, read_metas(metas, extra))
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


_OTHER_ENTITY = re.compile("&(?!(?:amp|lt|gt);)")
"""What is no `&` as WordPress makes it of a name (`_wp_specialchars`)."""


def _status(word: str | None, extra: Extra) -> str:
    """The model's word for `comment_approved`; if it cannot be written back from that, the original is kept."""
    if word is None:
        return "approved"  # as WordPress does for a comment without a status
    word = word.strip()
    if status := vocabulary.APPROVED.get(word):
        return status
    if status := vocabulary.APPROVED_TOO.get(word):
        if word:
            extra[COMMENT_APPROVED] = word
        return status
    return word
