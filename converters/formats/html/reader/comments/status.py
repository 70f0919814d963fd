"""Which comments of a page their moderators, or its author, do not show to everybody."""

from collections.abc import Callable, Sequence
from typing import Final

from converters.formats.html.reader.boilerplate import is_unseen
from converters.formats.html.reader.comments.names import words
from converters.formats.html.reader.comments.node import CommentNode
from converters.formats.html.reader.dom import Node, classes, measured, text_of
from converters.gates.unseen import HIDING
from converters.readers.page_words import phrases

LONGEST_NOTE: Final = 250
"""Characters of the longest note that a comment waits for its moderator."""
_HELD: Final = frozenset(
    "unapproved unpublished screened awaiting pending moderation moderating spam trash trashed deleted removed draft".split()
)
"""Words in classes of comments that only their authors and moderators see: WordPress, Drupal, Komento, LiveJournal, forums."""
_AROUND: Final = " ()[]*–—-"
"""What is printed around such a note."""
_NO_NOTE: Final = frozenset({"script", "style", "svg"})


def mark_pending(items: Sequence[CommentNode], owner: Callable[[Node], CommentNode | None]) -> None:
    """Mark comments as pending that say so in words, and those that are hidden where most are not.

    A page that hides most of its comments shows them on demand.
    """
    unseen = [item for item in items if is_unseen(item.node.attributes)]
    if 2 * len(unseen) <= len(items):
        for item in unseen:
            item.marks.add("pending")
    for item in _hidden_by_class(items):
        item.marks.add("pending")
    for item in items:
        if any(words(name) & _HELD for name in classes(item.node)):
            item.marks.add("pending")
    if not phrases.may_hold("pending", "\n".join(item.node.text() for item in items)):
        return
    for item in items:
        for node in measured(item.node, LONGEST_NOTE, _NO_NOTE):
            if "pending" in item.marks:
                break
            if owner(node) is item and phrases.find("pending", text_of(node).strip(_AROUND)):
                item.marks.add("pending")
                item.dropped.append(node)


def _hidden_by_class(items: Sequence[CommentNode]) -> Sequence[CommentNode]:
    """The comments that their classes hide, where most are not, and where a button does not show the last ones on demand."""
    unseen = [item for item in items if not HIDING.isdisjoint(classes(item.node))]
    on_demand = len(unseen) > 1 and unseen == list(items[-len(unseen) :])
    return [] if on_demand or 2 * len(unseen) > len(items) else unseen
