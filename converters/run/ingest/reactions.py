"""Likes, boosts and bookmarks from other sites, which WordPress keeps as comments: a public target counts them.

The comment types are those of the plug-ins ActivityPub 7 (`like`, `repost`, `quote`) and Webmention 5 (the types of
IndieWeb); Semantic Linkbacks 3 keeps the type in the meta `semantic_linkbacks_type` of a comment of type `webmention`.
Their text is a phrase of the plug-in ("… liked this!"). A mention and a reply have their own words: they stay.
"""

from collections import Counter
from typing import Any, Final

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import first
from converters.model import Comment, Post

TYPES: Final = {
    "like": "likes",
    "favorite": "likes",
    "favourite": "likes",
    "reacji": "likes",
    "repost": "reposts",
    "share": "reposts",
    "boost": "reposts",
    "announce": "reposts",
    "quote": "quotes",
    "bookmark": "bookmarks",
    "follow": "follows",
    "read": "reads",
    "listen": "listens",
    "watch": "watches",
}
"""Type of a comment -> what it is counted as: the field `likes` of the post, or a key of its `extra`."""

_STATED: Final = "semantic_linkbacks_type"
_MOST_WORDS: Final = 15
"""Words of the phrase of a plug-in; what has more is a text that someone wrote."""


def counted(post: Post, diagnostics: Diagnostics) -> Post:
    """The post without the approved comments that are reactions, which are counted; answers to them move up."""
    found = {number: what for number, comment in enumerate(post.comments) if (what := _reaction(comment))}
    if not found:
        return post
    numbers = Counter(found.values())
    for what, number in sorted(numbers.items()):
        diagnostics.tally(messages.REACTION, number, what=what)
    diagnostics.leave_out_comments(len(found), "counted as reactions")
    above = {post.comments[number].id: post.comments[number].parent for number in found}
    rest = (comment for number, comment in enumerate(post.comments) if number not in found)
    comments = tuple(_moved(comment, above) for comment in rest)
    likes = numbers.pop("likes", 0)
    extra: dict[str, Any] = {}
    for what, number in numbers.items():
        known = post.extra.get(what)
        extra[what] = number + (known if isinstance(known, int) else 0)
    return replace(
        post,
        comments=comments,
        likes=(post.likes or 0) + likes if likes else post.likes,
        extra=post.extra | extra,
    )


def _reaction(comment: Comment) -> str:
    """What a comment is counted as; empty for a comment."""
    stated = first(comment.extra.get(_STATED))
    what = TYPES.get(comment.type) or (TYPES.get(stated, "") if isinstance(stated, str) else "")
    if not what or comment.status != "approved":
        return ""
    written = comment.body.text.split() if comment.body else []
    return what if len(written) <= _MOST_WORDS else ""


def _moved(comment: Comment, above: dict[str, str]) -> Comment:
    parent, steps = comment.parent, 0
    while parent in above and steps <= len(above):  # a circle ends
        parent, steps = above[parent], steps + 1
    return comment if parent == comment.parent else replace(comment, parent=parent)
