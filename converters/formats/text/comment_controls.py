"""Tells the text of a comment from the links and labels below it: `Reply`, `Like`, `Permalink`."""

import re
from collections.abc import Sequence
from functools import cache

from converters.formats.text.comment_heading_texts import has_no_text
from converters.formats.text.lines import Line
from converters.page_words import comment_line, phrases

LONGEST_CONTROLS = 80
"""Characters of the longest line of links below a comment."""


def is_text(line: Line) -> bool:
    """Whether a line has more than a number, an image or a control."""
    return bool(line.plain) and not has_no_text(line.plain) and not is_boilerplate(line.plain)


def is_boilerplate(text: str) -> bool:
    """Whether a line is made of links and labels below a comment: `Reply`, `Like`, `Permalink | Edit`."""
    bare = text.strip("()[] ")
    return (
        any(phrases.find(role, bare) for role in ("reply", "likes", "like", "edit"))
        or phrases.fixed("navigation", text)
        or (len(text) < LONGEST_CONTROLS and bool(_controls().fullmatch(text)))
    )


@cache
def _controls() -> re.Pattern[str]:
    """Several links and numbers below a comment in one line: `Permalink | Reply`, `ReplyDelete`, `2ReplyShare`.

    One of them must be a link to reply, to edit, or to like: others may be all that somebody says.
    """
    sure = {
        phrases.folded(phrase)
        for roles in phrases.table().values()
        for role in ("reply", "edit", "like")
        for phrase in roles.get(role, ())
        if "{" not in phrase and len(phrase) > 2
    }
    others = {
        str(word) for roles in comment_line.table().values() for word in roles["control"] if len(word) > 2
    }
    word, any_ = (
        "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        for words in (sure, sure | others)
    )
    return re.compile(
        rf"[\W_\d]*(?:(?:{any_})[\W_\d]*)*?(?:{word})[\W_\d]*(?:(?:{any_})[\W_\d]*)*", re.IGNORECASE
    )


def ends_with_reply(lines: Sequence[Line]) -> bool:
    """Whether the last line of a comment is one of its links."""
    last = next((line.plain for line in reversed(lines) if line.plain and not has_no_text(line.plain)), "")
    return is_boilerplate(last)


def is_answered(lines: Sequence[Line]) -> bool:
    """Whether one of its links is near the end of a comment: the subject of the next one may follow."""
    filled = [line.plain for line in lines if line.plain and not has_no_text(line.plain)]
    return any(map(is_boilerplate, filled[-_NEAR_END:]))


_NEAR_END = 3


def without_boilerplate(body: list[Line]) -> tuple[list[Line], int | None, tuple[str, ...]]:
    """Without the links below a comment, and what they say of likes."""
    likes: int | None = None
    links: list[str] = []
    while body and (not body[-1].text or is_boilerplate(body[-1].plain)):
        last = body.pop()
        links += last.links
        if found := phrases.find("likes", last.plain):
            likes = found.number
    start = next(
        (at for at, line in enumerate(body) if line.text and not _is_row_of_links(line.plain)), len(body)
    )
    return body[start:], likes, tuple(links)


def _is_row_of_links(text: str) -> bool:
    """Whether a line is `| Reply`: what is left of a heading that was wrapped."""
    return text[:1] in ("|", "·", "•") and is_boilerplate(text)
