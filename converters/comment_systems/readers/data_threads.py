"""Threads whose comments name their parent by its number on the page, or by its file."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from converters import lazy_re
from converters.extra_keys import PARENT_URL
from converters.io.numbers import parse_int
from converters.model import Comment

_MILLISECONDS: Final = lazy_re.compile(r"\d{13}$", re.ASCII)
"""The time at the end of the name of a file."""


def resolve_numbers(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """Replace a parent that is a small number, and no id, by the id of that comment.

    The number counts the top-level comments from 1, as in the theme that writes `replying_to`: only those
    have a reply form.
    """
    ids = {comment.id for comment in comments}
    top = [comment for comment in comments if not comment.parent]
    return tuple(
        replace(comment, parent=top[number - 1].id)
        if comment.parent not in ids
        and (number := parse_int(comment.parent)) is not None
        and 1 <= number <= len(top)
        else comment
        for comment in comments
    )


def resolve_files(comments: Sequence[Comment], ids: Mapping[str, str]) -> Sequence[Comment]:
    """Replace a parent that is no id, but the name of a file, by the id of the comment in it.

    `ids`: name of a file without extension -> id. Staticman puts the time in milliseconds into the name of a file,
    and the same time in seconds, as a theme has it, names that file too.
    """
    known = {comment.id for comment in comments}
    in_seconds = {name[:-3]: id_ for name, id_ in ids.items() if _MILLISECONDS.search(name)}
    names = {**in_seconds, **ids}
    return [
        replace(comment, parent=names[comment.parent])
        if comment.parent not in known and comment.parent in names
        else comment
        for comment in comments
    ]


def without_post_as_parent(comments: Sequence[Comment], names: Collection[str]) -> tuple[Comment, ...]:
    """Comments at the top level where they name the post as their parent, as Staticman does in `_parent`.

    `names` is what the post may be called.
    """
    ids = {comment.id for comment in comments}
    return tuple(
        replace(comment, parent="", extra={**comment.extra, PARENT_URL: comment.parent})
        if comment.parent and comment.parent in names and comment.parent not in ids
        else comment
        for comment in comments
    )
