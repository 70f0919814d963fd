"""Tells the text of a comment from the links and labels below it: `Reply`, `Like`, `Permalink`."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from converters import lazy_re
from converters.formats.text.comment_heading_texts import has_no_text
from converters.formats.text.lines import Line
from converters.readers.page_words import heading_words, phrases

LONGEST_CONTROLS = 80
"""Characters of the longest line of links below a comment."""


def is_pending(text: str) -> bool:
    """Whether a line says of a comment that it is not public yet, alone or in parentheses behind a date."""
    return any(
        phrases.find("pending", part.strip(_AROUND_NOTE)) is not None
        for part in (text, *_ASIDE.findall(text))
    )


_AROUND_NOTE = " ()[]*_"
_ASIDE = lazy_re.compile(r"[(\[]([^()\[\]]{1,300})[)\]]")


def is_text(line: Line) -> bool:
    """Whether a line has more than a number, an image or a control."""
    return bool(line.plain) and not has_no_text(line.plain) and not is_boilerplate(line.plain)


def is_prose(text: str) -> bool:
    """Whether a line is surely no label: it is long, or it ends as a sentence of some words does."""
    if len(text) >= _SENTENCE:
        return True
    return text.endswith((".", "!", "?", "。", "！", "？")) and (" " in text or text[-1] in "。！？")


_SENTENCE = 60
"""Characters of the shortest line that is running text, whatever it ends with."""


@lru_cache(maxsize=phrases.KEPT_LINES)
def is_boilerplate(text: str) -> bool:
    """Whether a line is made of links and labels below a comment: `Reply`, `Like`, `Permalink | Edit`."""
    bare = text.strip("()[] ")
    return (
        phrases.is_any(("reply", "likes", "like", "edit"), bare)
        or phrases.fixed("navigation", text)
        or (len(text) < LONGEST_CONTROLS and _is_row_of_controls(text))
    )


def _is_row_of_controls(text: str) -> bool:
    """Whether a line has several links and numbers that stand below a comment: `Permalink | Reply`, `2ReplyShare`.

    One of them must be a link to reply, to edit, or to like: others may be all that somebody says.
    """
    row, control, sure = _controls()
    return bool(row.fullmatch(text)) and any(word.lower() in sure for word in control.findall(text))


@cache
def _controls() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """The patterns of such a line and of one link in it, and the links of which one must be there."""
    sure = {
        phrases.folded(phrase).lower()
        for roles in phrases.table().values()
        for role in ("reply", "edit", "like")
        for phrase in roles.get(role, ())
        if "{" not in phrase and _is_sure(phrase)
    }
    others = {
        str(word) for roles in heading_words.table().values() for word in roles["control"] if _is_sure(word)
    }
    control = "|".join(re.escape(word) for word in sorted(sure | others, key=len, reverse=True))
    row = rf"[\W_\d]*+(?:(?:{control})[\W_\d]*+)*+"  # each letter in one way only: words hold others
    return re.compile(row, re.IGNORECASE), re.compile(control, re.IGNORECASE), frozenset(sure)


def _is_sure(word: str) -> bool:
    """Whether a word is long enough to be told within others."""
    return len(word) > 2 or (len(word) == 2 and word >= "\u2e80")


def ends_with_reply(text: str, *, glued: bool = False) -> bool:
    """Whether a text ends with links below a comment of which one is to reply: `5 May 2012 Reply`; only with `glued` links
    that no space stands before, as in `Yes.2ReplyShare`: prose may end with the word."""
    end = text[-_SHORT:]
    if not any(phrases.may_hold(role, end) for role in _BELOW):
        return False
    return any(
        text[start].isalnum() and not (glued and text[start - 1].isspace()) and is_boilerplate(text[start:])
        for start in range(max(1, len(text) - _SHORT), len(text))
    )


_BELOW: tuple[phrases.Role, ...] = ("reply", "likes", "like", "edit", "navigation")
"""What links below a comment are."""
_SHORT = 20
"""Characters of such links at the end of a text."""


def is_answered(lines: Sequence[Line], *, within: int) -> bool:
    """Whether one of its links is among the last lines of a comment, images and blank lines aside: the subject of the next
    one may follow."""
    filled = [line.plain for line in lines if line.plain and not has_no_text(line.plain)]
    return any(map(is_boilerplate, filled[-within:]))


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
