"""Threads whose comments name their parent by its number on the page."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from converters.extra_keys import PARENT_URL
from converters.io.numbers import parse_int
from converters.model import Comment


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
