"""A comment out of a data file: blogport's own words, Staticman's, and those of the usual exporters."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from converters.formats.markdown.dates import parsed, written
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
        "_parent",
    ),
    "name": ("name", "author_name", "display_name", "username"),
    "email": ("email", "author_email"),
    "url": ("url", "website", "author_url", "homepage", "site"),
    "ip": ("ip", "author_ip"),
    "user": ("user", "user_id"),
    "date": ("date", "published", "created_at", "created", "timestamp", "posted"),
    "type": ("type",),
    "status": ("status",),
    "likes": ("likes",),
    "body": ("body", "message", "content", "comment", "text", "html"),
}
"""Field of a comment -> what it may be called."""

_HTML = re.compile(r"<(?:p|br|a|em|strong|i|b|ul|ol|blockquote|pre|code|div)\b[^>]*>", re.IGNORECASE)
_HASH = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")
_PASSED_OVER = ("level", "order")
"""What templates need and the thread says by itself."""


def comment(said: Any, name: str) -> Comment | None:
    """The comment of a mapping; `name` is its id if it has none. Nothing for what has no text and no author."""
    if not isinstance(said, dict):
        return None
    rest = {str(key): value for key, value in said.items() if value not in (None, "")}
    own = (
        rest.pop("extra", None) if isinstance(rest.get("extra"), dict) and "body" in {*rest, "body"} else None
    )
    who = rest.pop("author", None)
    values = {field: _taken(rest, words) for field, words in WORDS.items()}
    if isinstance(who, dict):
        values |= {key: str(who[key]) for key in ("name", "email", "url", "ip", "user") if who.get(key)}
        rest |= {
            f"author_{key}": value
            for key, value in who.items()
            if key not in ("name", "email", "url", "ip", "user")
        }
    elif who and not values["name"]:
        values["name"] = str(who)
    elif who:
        rest["author"] = who
    if not values["body"] and not values["name"] and not isinstance(who, dict):
        return None
    extra = {key: value for key, value in rest.items() if key not in _PASSED_OVER} | (own or {})
    if _HASH.fullmatch(values["email"]):
        extra["email"] = values.pop("email")
    parent = values["parent"]
    if "/" in parent:  # Staticman's `_parent` may be the post's address
        extra["_parent"], parent = parent, ""
    date = _date(values["date"])
    if values["date"] and date is None:
        extra["date"] = values["date"]
    ours = isinstance(said.get("body"), str) or "level" in said
    return Comment(
        id=values["id"] or name,
        parent="" if parent == "0" else parent,
        author=Commenter(
            name=values["name"],
            email=values.get("email", ""),
            url=values["url"],
            ip=values["ip"],
            user=values["user"],
        ),
        date=date,
        type=values["type"] or "comment",
        status=values["status"] or "approved",
        likes=int(values["likes"]) if values["likes"].isdigit() else None,
        body=Markup(text=values["body"], dialect=_dialect(values["body"], ours=ours))
        if values["body"]
        else None,
        extra=extra,
    )


def _taken(rest: dict[str, Any], words: tuple[str, ...]) -> str:
    for word in words:
        if word in rest and isinstance(rest[word], str | int | float) and not isinstance(rest[word], bool):
            value = str(rest[word])
            if word == "_parent" and "/" in value:
                continue
            del rest[word]
            return value
    return ""


def _date(text: str) -> str | None:
    if text.isdecimal() and len(text) in (10, 13):
        return written(datetime.fromtimestamp(int(text[:10]), UTC))
    return parsed(text, None)


def _dialect(text: str, *, ours: bool) -> Dialect:
    return "html" if ours or _HTML.search(text) else "markdown"
