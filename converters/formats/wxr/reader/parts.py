"""What an item holds, before it is a record: the texts of its elements, its categories, custom fields and comments.

It is read from the tree of the item (`parts_of`), or from its text without a parser (see `layout`), and is the same.
"""

from collections.abc import Iterator

from lxml import etree

from converters.formats.wxr.reader.fields import (
    COMMENT,
    META,
    Special,
    is_cut_mark,
    keep_attributes,
    metas_of,
    read_values,
    text_of,
)
from converters.formats.wxr.reader.namespaces import Names
from converters.model import Extra
from converters.readers.wordpress import vocabulary
from converters.readers.wordpress.fields import PendingFindings, Values
from converters.readers.wordpress.parts import CommentParts, ItemParts

_CATEGORY = "+category"
_names = Names(
    vocabulary.ITEM | {"category": _CATEGORY, "wp:postmeta": META, "wp:comment": COMMENT},
    of="post",
)
_comment_names = Names(
    vocabulary.COMMENT | {"wp:comment_status": "status", "wp:commentmeta": META, "wp:comment": COMMENT},
    of="comment",
)


def parts_of(item: etree._Element, pending: PendingFindings) -> ItemParts:
    """The parts of an item."""
    values: Values = {}
    extra: Extra = {}
    special: Special = {META: [], _CATEGORY: [], COMMENT: []}
    run_together = read_values(item, _names, values, extra, pending, special)
    keep_attributes(extra, item)
    categories = [
        (category.get("domain", ""), category.get("nicename", ""), text_of(category))
        for category in special[_CATEGORY]
    ]
    metas = list(metas_of(special[META], extra))
    run_together = run_together or any(map(_is_cut, special[META]))
    comments = _comments(special[COMMENT], pending)
    return ItemParts(values, extra, categories, metas, comments, run_together)


def _is_cut(element: etree._Element) -> bool:
    """Whether a custom field was ended by the next element, or holds elements of an item."""
    return len(element) > 0 and (
        is_cut_mark(element[-1]) or any(_names[child.tag] in _names.fields for child in element)
    )


def _comments(elements: list[etree._Element], pending: PendingFindings) -> Iterator[CommentParts]:
    """The parts of the comments, and of those within them, which may be many levels deep."""
    waiting = [(element, False) for element in reversed(elements)]
    while waiting:
        element, is_within = waiting.pop()
        values: Values = {}
        extra: Extra = {}
        special: Special = {META: [], COMMENT: []}
        run_together = read_values(element, _comment_names, values, extra, pending, special)
        keep_attributes(extra, element)
        within = special[COMMENT]
        waiting += [(each, True) for each in reversed(within)]
        yield CommentParts(
            values, extra, metas_of(special[META], extra), run_together or is_within or bool(within)
        )
