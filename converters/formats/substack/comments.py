"""Comments that somebody saved beside an export: what `/api/v1/post/ID/comments?all_comments=true` answers.

`{"comments": [{id, name, date, body, deleted, children: […], reactions: {"❤": 1}}]}`. An export itself has none.
"""

import json
from collections.abc import Iterator
from typing import Any

from converters import dates
from converters.extra_keys import DATE
from converters.model import Comment, Commenter, Markup


def read(text: str) -> list[Comment]:
    """The comments of a file, each after the one that it answers. Raises `ValueError` for what is no such file."""
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    listed = found.get("comments") if isinstance(found, dict) else found
    if not isinstance(listed, list):
        raise ValueError("there is no list of comments in it")
    return list(_comments(listed))


def _comments(listed: list[Any]) -> Iterator[Comment]:
    waiting = [(value, "") for value in reversed(listed)]
    while waiting:
        value, parent = waiting.pop()
        if not isinstance(value, dict):
            continue
        number = str(value.get("id") or "")
        yield _comment(value, number, parent)
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
