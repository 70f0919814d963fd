"""A comment of a data file, in the words of blogport, Staticman and the usual exporters."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from converters import dates, lazy_re
from converters.extra_keys import DATE, EMAIL, PARENT_URL
from converters.generators.front_matter.dates import parsed
from converters.io.moderation_flags import hidden_status, is_marked
from converters.io.numbers import parse_int
from converters.model import Comment, Commenter, Dialect, Markup

WORDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "comment_id", "uuid"),
    "parent": (
        "parent",
        "parent_id",
        "replying_to",
        "reply_to",
        "replyto",
        "in_reply_to",
        "replyTo",
        "replyID",
        "replyId",
        "reply_id",
        "replying_to_uid",
        "parent_uid",
        "replyThread",
        "_parent",
    ),
    "name": ("name", "author_name", "display_name", "username"),
    "email": ("email", "author_email"),
    "url": ("url", "website", "author_url", "homepage", "site"),
    "ip": ("ip", "author_ip"),
    "user": ("user", "user_id"),
    "date": ("date", "published", "created_at", "created", "timestamp", "posted"),
    "type": ("type",),
    "status": ("status", "comment_status", "moderation_status"),
    "likes": ("likes",),
    "body": ("body", "message", "content", "contents", "comment", "text", "html"),
}
"""Field of a comment -> its names, the surest first."""

_FIELDS = {word: (field, rank) for field, words in WORDS.items() for rank, word in enumerate(words)}
"""Name -> its field, and how sure it is: 0 is the surest."""

_CODE = lazy_re.compile(
    r"^(`{3,}+|~{3,}+)[^`\n]*+\n(?:(?!\1)[^\n]*+\n)*+(?P<end>\1)?|(?<!`)(?P<mark>`{1,3})(?!`)[^`]+(?P=mark)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_MARKDOWN = lazy_re.compile(r"\]\((?:https?:)?/[^\s)]*\)|^(?:```|~~~)", re.MULTILINE)
_HTML = lazy_re.compile(r"<(?:p|br|a|em|strong|i|b|ul|ol|blockquote|pre|code|div)\b[^>]*>", re.IGNORECASE)
_EMAIL_HASH = lazy_re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")
_SIMPLE = (str, int, float)
_SHOWS = frozenset(
    "approved is_approved isApproved published is_published moderated visible is_visible public is_public".split()
)
"""Marks that hide a comment when they say no."""
_STATUS: Mapping[str, str] = (
    dict.fromkeys(
        ("approved", "approve", "1", "published", "publish", "public", "visible", "accepted"), "approved"
    )
    | dict.fromkeys(
        ("pending", "0", "hold", "waiting", "unapproved", "moderation", "queued", "rejected"), "pending"
    )
    | dict.fromkeys(("spam", "junk"), "spam")
    | dict.fromkeys(("trash", "deleted", "removed"), "trash")
)
"""Words for a status, in lower case -> the status. WordPress has `1`, `0`, `approve` and `hold` (`wp_get_comment_status`)."""
_FOR_TEMPLATES = ("level", "order")
"""Fields that only templates need; the thread says the same."""
_AUTHOR_FIELDS = ("name", "email", "url", "ip", "user")
_NO_VALUES = dict.fromkeys(WORDS, "")
_STATUS_WORDS = frozenset(WORDS["status"])


def comment(item: Any, name: str) -> Comment | None:
    """The comment of a mapping; `name` is its id if it has none. `None` for one without text and author."""
    if not isinstance(item, dict):
        return None
    rest = {str(key): value for key, value in item.items() if value not in (None, "")}
    own_extra = rest.pop("extra") if isinstance(rest.get("extra"), dict) else {}
    author = rest.pop("author", None)
    values = _pop(rest)
    if isinstance(author, dict):
        values |= {key: str(author[key]) for key in _AUTHOR_FIELDS if author.get(key)}
        rest |= {f"author_{key}": value for key, value in author.items() if key not in _AUTHOR_FIELDS}
    elif author and not values["name"]:
        values["name"] = str(author)
    elif author:
        rest["author"] = author
    if not values["body"] and not values["name"] and not isinstance(author, dict):
        return None
    status = _status(item, values["status"] or _state(rest))
    extra = {key: value for key, value in rest.items() if key not in _FOR_TEMPLATES} | own_extra
    if values["parent"] and "replyThread" in extra:
        del extra["replyThread"]  # the thread, when the comment that is answered is known
    date = _date(values["date"])
    likes = parse_int(values["likes"])
    if values["likes"] and likes is None:
        extra["likes"] = values["likes"]
    _move_what_does_not_fit(values, date, extra)
    text = values["body"]
    written_by_us = isinstance(item.get("body"), str) or "level" in item
    return Comment(
        id=values["id"] or name,
        parent=values["parent"],
        author=Commenter(
            name=values["name"],
            email=values["email"],
            url=values["url"],
            ip=values["ip"],
            user=values["user"],
        ),
        date=date,
        type=values["type"] or "comment",
        status=status,
        likes=likes,
        body=Markup(text=text, dialect=_dialect(text, written_by_us=written_by_us)) if text else None,
        extra=extra,
    )


def is_list_of_comments(value: Any) -> bool:
    """Whether a value is a list of mappings that are all comments, most of them with a text."""
    parsed = [comment(item, "") for item in value] if isinstance(value, list) else []
    return None not in parsed and 2 * sum(bool(one and one.body) for one in parsed) > len(parsed)


def _state(rest: dict[str, Any]) -> str:
    """Remove and return the status in `state`, which is one only by its value: it can be a country's as well."""
    word = rest.get("state")
    return str(rest.pop("state")) if isinstance(word, str) and word.strip().lower() in _STATUS else ""


def _status(item: Mapping[str, Any], stated: str) -> str:
    """The status of a comment: the one that it states, unless a mark hides it. One that cannot be read is not public."""
    if hidden := hidden_status(item):
        return hidden
    no = any(_says_no(item[name]) for name in _SHOWS.intersection(item))
    stated = _STATUS.get(stated.strip().lower(), stated)
    if stated != "approved" and stated:
        return stated
    unreadable = not stated and any(item[name] not in (None, "") for name in _STATUS_WORDS.intersection(item))
    return "pending" if no or unreadable else "approved"


def _says_no(value: Any) -> bool:
    """Whether the mark of what is shown says that this is not; one without a value, such as a date (`published`), says nothing."""
    return value not in (None, "") and not is_marked(value)


def _move_what_does_not_fit(values: dict[str, str], date: str | None, extra: dict[str, Any]) -> None:
    """Move to `extra`: a hash for an e-mail address, a URL for a parent (Staticman's `_parent`), an invalid date."""
    if values["email"] and _EMAIL_HASH.fullmatch(values["email"]):
        extra[EMAIL], values["email"] = values["email"], ""
    if "/" in values["parent"]:
        extra[PARENT_URL], values["parent"] = values["parent"], ""
    if values["parent"] == "0":
        values["parent"] = ""
    if values["date"] and date is None:
        extra[DATE] = values["date"]


def _pop(rest: dict[str, Any]) -> dict[str, str]:
    """Remove and return, for each field of a comment, the surest that is a text or a number; empty where there is none."""
    found: dict[str, tuple[int, str]] = {}
    for word in _FIELDS.keys() & rest.keys():
        value = rest[word]
        if not isinstance(value, _SIMPLE) or isinstance(value, bool):
            continue
        if word == "_parent" and "/" in str(value):
            continue
        field, rank = _FIELDS[word]
        if field not in found or rank < found[field][0]:
            found[field] = rank, word
    return _NO_VALUES | {field: str(rest.pop(word)) for field, (_, word) in found.items()}


def _date(text: str) -> str | None:
    if not text:
        return None
    if text.isdecimal() and len(text) in (10, 13):  # seconds or milliseconds since 1970
        return dates.iso(datetime.fromtimestamp(int(text[:10]), UTC))
    return parsed(text, None)


def _dialect(text: str, *, written_by_us: bool) -> Dialect:
    """HTML where a tag of a paragraph or the like stands; one in code, or beside a link of Markdown, tells nothing.

    A fence without an end tells that it is Markdown.
    """
    if written_by_us:
        return "html"
    if not _HTML.search(text):
        return "markdown"
    prose = _CODE.sub(lambda code: "" if code["end"] or code["mark"] else code[0], text)
    is_html = _HTML.search(prose) and not _MARKDOWN.search(prose)
    return "html" if is_html else "markdown"
