"""Makes sure that the comments of a post form threads: ids unique, parents there, no circles.

A comment that breaks this is kept at the top level with a warning, and its declared parent goes to
`extra`. The rule is applied once, to the records of every reader.
"""

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import ID, PARENT
from converters.model import Comment, Post


def repair_threads(post: Post, diagnostics: Diagnostics) -> Post:
    """The post with valid threads; the same object if they are valid already."""
    comments = _unique(post, diagnostics)
    parents = {comment.id: comment.parent for comment in comments if comment.id}
    circles = _circles(parents)
    if (
        comments is post.comments
        and not circles
        and all(not comment.parent or comment.parent in parents for comment in comments)
    ):
        return post
    return replace(
        post, comments=tuple(_repaired(post, comment, parents, circles, diagnostics) for comment in comments)
    )


def _unique(post: Post, diagnostics: Diagnostics) -> tuple[Comment, ...]:
    """The comments with unique ids: the second comment with an id gets a new one."""
    ids = [comment.id for comment in post.comments if comment.id]
    if len(ids) == len(set(ids)):
        return post.comments
    stated, seen = set(ids), set[str]()
    numbers: dict[str, int] = {}
    unique = []
    for comment in post.comments:
        if comment.id and comment.id in seen:
            number = numbers.get(comment.id, 1) + 1
            while (new := f"{comment.id}-{number}") in stated or new in seen:
                number += 1
            numbers[comment.id] = number
            diagnostics.report(
                messages.DUPLICATE_ID, comment, post=post, what="comment", id=comment.id, new=new
            )
            comment = replace(comment, id=new, extra=comment.extra | {ID: comment.id})
        seen.add(comment.id)
        unique.append(comment)
    return tuple(unique)


def _circles(parents: dict[str, str]) -> set[str]:
    """The ids that are their own ancestors."""
    if not any(parents.values()):
        return set()
    circles: set[str] = set()
    done: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        at = start
        while at in parents and at not in done and at not in path:
            path[at] = None
            at = parents[at]
        if at in path:
            names = list(path)
            circles.update(names[names.index(at) :])
        done.update(path)
    return circles


def _repaired(
    post: Post, comment: Comment, parents: dict[str, str], circles: set[str], diagnostics: Diagnostics
) -> Comment:
    if not comment.parent or (comment.parent in parents and comment.id not in circles):
        return comment
    what = messages.CIRCLE if comment.id in circles else messages.ORPHAN
    diagnostics.report(what, comment, post=post, parent=comment.parent)
    return replace(comment, parent="", extra=comment.extra | {PARENT: comment.parent})
