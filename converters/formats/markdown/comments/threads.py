"""Threads of comments that name what they answer by its number on the page."""

from collections.abc import Sequence

from msgspec.structs import replace

from converters.model import Comment


def by_number(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """With the ids of what they answer, where a parent is no id but a small number.

    The number counts the comments that answer nothing, from 1, as the template of the theme does
    that wrote them (`replying_to`): its form is below those alone.
    """
    ids = {comment.id for comment in comments}
    top = [comment for comment in comments if not comment.parent]
    return tuple(
        replace(comment, parent=top[int(comment.parent) - 1].id)
        if comment.parent.isdigit() and comment.parent not in ids and 1 <= int(comment.parent) <= len(top)
        else comment
        for comment in comments
    )
