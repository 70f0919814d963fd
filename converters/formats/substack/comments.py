"""Comments that somebody saved beside an export: what `/api/v1/post/ID/comments?all_comments=true` answers.

`{"comments": [{id, name, date, body, deleted, children: […], reactions: {"❤": 1}}]}`. An export itself has none.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from converters import dates
from converters.extra_keys import DATE
from converters.model import Comment, Commenter, Markup
from converters.readers.source_fields import FieldCheck, Shape

_ROW: Final = Shape(
    texts="id name date body user_id status",
    objects="reactions",
    anything="deleted suppressed children type post_id publication_id ancestor_path handle photo_url bio previous_name reaction"
    " reaction_count children_count restacks restacked reported_by_user autotranslate_to language metadata can_dm userStatus"
    " user_banned user_banned_for_comment_moderator body_json media_clip",
    kept="edited_at attachments",
)  # fmt: skip


def read(text: str, check: FieldCheck) -> list[Comment]:
    """The comments of a file, each after the one that it answers. Raises `ValueError` for what is no such file."""
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    listed = found.get("comments") if isinstance(found, dict) else found
    if not isinstance(listed, list):
        raise ValueError("there is no list of comments in it")
    return list(_comments(listed, check))


def _comments(listed: list[Any], check: FieldCheck) -> Iterator[Comment]:
    waiting = [(value, "") for value in reversed(listed)]
    while waiting:
        value, parent = waiting.pop()
        if not isinstance(value, dict):
            continue
        number = str(value.get("id") or "")
        comment = _comment(value, number, parent)
        check.keep(comment, value, _ROW)
        yield comment
        children = value.get("children")
        if isinstance(children, list):
            waiting += [(child, number) for child in reversed(children)]


def _comment(value: dict[str, Any], number: str, parent: str) -> Comment:
    extra: dict[str, Any] = {}
    likes = value.get("reactions")
    body = str(value.get("body") or "").strip()
    person = value.get("user_id")
    return Comment(
        id=number,
        parent=parent,
        author=Commenter(
            name=str(value.get("name") or ""),
            url=f"https://substack.com/profile/{person}" if isinstance(person, int) else "",
        ),
        date=dates.kept(str(value.get("date") or "") or None, DATE, extra),
        status=_status(value),
        likes=sum(count for count in likes.values() if isinstance(count, int)) or None
        if isinstance(likes, dict)
        else None,
        body=Markup(text=body, dialect="plain") if body else None,
        extra=extra,
    )


def _status(value: dict[str, Any]) -> str:
    """A comment that was deleted or reported is not shown."""
    if value.get("deleted") or value.get("suppressed"):
        return "trash"
    word = str(value.get("status") or "published").lower()
    return "approved" if word in ("published", "approved", "visible") else word
