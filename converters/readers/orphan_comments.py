"""Comments on posts that a source does not have: each such post is made up, without text and in the trash, and reported."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from converters import messages
from converters.diagnostics import Diagnostics
from converters.model import Comment, Post
from converters.storage.waiting_comments import WaitingComments


def orphan_posts(
    waiting: WaitingComments, post_of: Callable[[str, list[bytes]], Post], diagnostics: Diagnostics
) -> Iterator[Post]:
    """A post for the comments that still wait, by what `post_of` makes of its id and of the comments as they were kept."""
    for post, lines in waiting.rest():
        orphan = post_of(post, lines)
        diagnostics.report(messages.NO_POST_OF_COMMENTS, orphan, number=len(lines))
        yield orphan


def kept_comments(lines: Sequence[bytes]) -> tuple[Comment, ...]:
    """Comments that were kept as JSON of the model, in the order they came."""
    return tuple(msgspec.json.decode(line, type=Comment) for line in lines)
