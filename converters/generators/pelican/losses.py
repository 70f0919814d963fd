"""What Pelican's front matter, lines of `Key: value`, does not give back."""

import json
import re
from contextlib import suppress
from typing import Any, Final

from converters.fields import Loss
from converters.generators.losses import is_empty, one_line, same_words
from converters.model import Post


def _lines(text: str) -> bool:
    """Whether a text of several lines comes back: no spaces at the ends of lines, no empty line first or last."""
    return all(one_line(line) for line in text.split("\n")) and text == text.strip()


def _plain_fields(post: Post) -> bool:
    return all(isinstance(value, str) and one_line(value) and value for value in post.extra.values())


def _values(value: Any) -> list[str]:
    """The words of a custom field, whatever it is made of, and whether it is so or written as JSON."""
    if isinstance(value, dict):
        return [word for pair in value.items() for part in pair for word in _values(part)]
    if isinstance(value, list):
        return [word for part in value for word in _values(part)]
    if isinstance(value, str) and value[:1] in ("{", "["):
        with suppress(ValueError):
            return _values(json.loads(value))
    if isinstance(value, bool):
        return [str(value).lower()]
    return [] if is_empty(value) else str(value).replace(",", " ").split()


LOSSES: Final[tuple[Loss, ...]] = (
    Loss(
        "post.excerpt",
        "spaces in an excerpt are as Pelican reads them",
        lambda post: not _lines(post.excerpt),
        same_words,
    ),
    Loss(
        "post.title",
        "spaces in a title are as Pelican reads them",
        lambda post: not one_line(post.title),
        same_words,
    ),
    Loss(
        "post.extra",
        "names of custom fields are letters, digits, - and _",
        lambda post: not all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in post.extra),
    ),
    Loss(
        "post.extra",
        "custom fields are texts of one line",
        lambda post: not _plain_fields(post),
        lambda written, read: _values(written) == _values(read),
    ),
    Loss(
        "comment.author.name",
        "names of commenters are one line",
        lambda comment: not one_line(comment.author.name),
        same_words,
    ),
)
"""The losses of Pelican alone."""
