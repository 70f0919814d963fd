"""One comment of a page while its fields are read."""

from typing import Final

from converters.formats.html.reader.dom import Node

_NO_BODY: Final = 99


class CommentNode:
    """A comment while its fields are read."""

    def __init__(self, node: Node, above: "CommentNode | None") -> None:
        self.node, self.above = node, above
        """Its element, and the comment whose element was around it."""
        self.values: dict[str, str] = {}
        """Fields as the page has them."""
        self.marks: set[str] = set()
        self.dropped: list[Node] = []
        """Elements that are no part of the text."""
        self.body: Node | None = None
        self.rank = _NO_BODY
        """The place in the profile of the selector that found the body."""
        self.date: str | None = None
        self.sure = True
        """Whether the date can be read in one way only."""
        self.precision = ""
        """The unit that the date was counted in, where the page shows it as `3 years ago`."""

    @property
    def id(self) -> str:
        """The id that the page gives it; empty for none."""
        return self.values.get("id", "")


def is_form(item: CommentNode) -> bool:
    """Whether an element is where readers write a comment, and not one of them: it has neither name nor date."""
    return (
        not item.values.get("author")
        and item.date is None
        and "date" not in item.values
        and item.node.css_first("textarea") is not None
    )


def is_comment(item: CommentNode, body: str, fewest: int) -> bool:
    """Whether an element has enough of a comment, and not only the name of one.

    One without an id; an empty one is shared with others, must have `fewest` of author, date and text.
    """
    if item.marks & {"pingback", "trackback"}:
        return bool(item.values.get("author") or (item.id and body))
    fields = [
        bool(item.values.get("author")) or "by_author" in item.marks,
        item.date is not None,
        bool(body),
    ]
    return any(fields) if "id" in item.values else sum(fields) >= fewest
