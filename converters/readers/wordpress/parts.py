"""What a post or comment holds, before it is a record: values by field, terms, custom fields and comments."""

from collections.abc import Iterable
from typing import NamedTuple

from converters.model import Extra
from converters.readers.wordpress.fields import Metas, Values

Category = tuple[str, str, str]
"""The domain, nicename and text of a `category`."""


class CommentParts(NamedTuple):
    """What a comment holds."""

    values: Values
    extra: Extra
    metas: Iterable[tuple[str, str]]
    """Keys and values of custom fields. They may be read as they are gone through, and add to `extra`."""
    run_together: bool = False
    """Whether the source shows that it is more than one comment."""


class ItemParts(NamedTuple):
    """What an item holds."""

    values: Values
    extra: Extra
    categories: list[Category]
    metas: Metas
    comments: Iterable[CommentParts]
    """Read as they are gone through: findings about a comment come then."""
    run_together: bool = False
    """Whether the source shows that it is more than one item."""
