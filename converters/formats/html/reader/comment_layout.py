"""The rows of a page, and which of them can be the heading of a comment or of all comments."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from converters.formats.html.reader.comment_names import is_of_comments
from converters.formats.html.reader.comment_rows import Row, RowReading, read_row, rows_of
from converters.formats.html.reader.dom import Node, ancestors, attribute, find, folded, text_of
from converters.page_words import comment_line, phrases

REACH: Final = 600
"""Characters between the heading of all comments and the first of them."""
MOST_ROWS: Final = 40
"""Rows between the two."""
MOST_AROUND: Final = 60
"""Elements around a row that are looked at, so that the time grows with the page and not with its depth."""
LONGEST_HEADING: Final = 200
"""Characters of the heading of all comments."""
SHORTEST_TITLE: Final = 4
"""Characters of a title that is looked for in the title of the window."""
LONGEST_VERB: Final = 80
"""Characters of the longest heading of a comment without a date."""
HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6 legend".split())
"""Elements that head a part of a page."""
AROUND: Final = ' {}[]()»«↓↑→:|*-–—#"“”„'
"""What themes print around a heading."""
_TITLED: Final = HEADINGS | {"b", "strong", "p", "div", "dt", "span", "a", "summary", "font", "center"}
_MARKED: Final = frozenset("a address b big cite dt em h1 h2 h3 h4 h5 h6 i legend strong summary th".split())
"""Elements that a name without a date stands in."""


class PageLayout:
    """The rows of a page, each with the elements around it."""

    def __init__(self, root: Node, body: Node, language: str) -> None:
        self.root, self.body, self.language = root, body, language
        self.rows: list[Row] = rows_of(body)
        self.around: list[list[Node]] = [self.chain(row.segments[0].node) for row in self.rows]
        """The elements around the start of each row, the nearest first, up to the body."""
        self._readings: dict[int, RowReading] = {}
        self._stated: dict[int, phrases.Phrase | None] = {}
        self._title = self._titles()
        self.start = self._start()
        """The first row that can be of a comment: after the title of the page, and the first heading of all comments."""
        self.stated = [
            at for at in range(self.start - 1, len(self.rows)) if at >= 0 and self.states_comments(at)
        ]
        """The rows that head all comments."""
        self.holders = frozenset(
            node.mem_id for at in (*range(self.start), *self.stated) for node in self.around[at]
        )
        """Elements that hold more than comments."""
        self.headings = frozenset(at for at in range(self.start, len(self.rows)) if self._is_heading(at))
        """The rows that can be the heading of a comment."""

    def chain(self, node: Node) -> list[Node]:
        """An element, and the elements around a node, up to the body."""
        chain = [node] if node.is_element_node else []
        for above in islice(ancestors(node), MOST_AROUND):
            if above.mem_id == self.body.mem_id:
                break
            chain.append(above)
        return chain

    def holds_title(self, parts: Sequence[Sequence[Node]]) -> bool:
        """Whether one of these elements holds the heading of the post."""
        around = {above.mem_id for title in self._title for above in ancestors(title)}
        return any(node.mem_id in around for nodes in parts for node in nodes)

    def _start(self) -> int:
        titles = self._title
        first = next((at + 1 for at in range(len(self.rows)) if self._is_in(at, *titles)), 0)
        return next((at + 1 for at in range(first, len(self.rows)) if self.states_comments(at)), first)

    def _titles(self) -> list[Node]:
        """The heading of the post: the first that the title of the window has, else the first of the page."""
        window = find(self.root, "title")
        name = folded(text_of(window)).casefold() if window is not None else ""
        headings = [(node, text) for node in self.body.css("h1, h2, h3") if (text := text_of(node))]
        named = [
            found for found in headings if len(found[1]) >= SHORTEST_TITLE and found[1].casefold() in name
        ]
        main = [node for node, _ in headings if node.tag == "h1"]
        return [max(named, key=lambda found: len(found[1]))[0]] if named else main[:1]

    def _is_in(self, at: int, *nodes: Node) -> bool:
        wanted = {node.mem_id for node in nodes}
        return any(above.mem_id in wanted for above in self.around[at])

    def reading(self, at: int) -> RowReading:
        """A row as the heading of a comment."""
        if at not in self._readings:
            self._readings[at] = read_row(self.rows[at], self.language)
        return self._readings[at]

    def _is_heading(self, at: int) -> bool:
        """Whether a row has a date or a verb, and no prose."""
        row = self.rows[at]
        if all(segment.stamp is None for segment in row.segments):
            text = row.text
            if len(text) > comment_line.LONGEST:
                return False
            if not (any(map(str.isdigit, text)) or comment_line.is_age(text)) and (
                len(text) > LONGEST_VERB
                or not any(map(comment_line.may_say, (segment.text for segment in row.segments)))
            ):
                return False
        if self.states_comments(at):
            return False
        reading = self.reading(at)
        says = reading.line.verb and bool(reading.line.name)
        return (reading.has_date or says) and (reading.is_heading or reading.dated is not None)

    def names(self) -> frozenset[int]:
        """The rows below the heading of all comments that are a name, in a link or with emphasis."""
        return frozenset(
            at
            for at in range(self.start, len(self.rows))
            if self.stated
            and self.reading(at).is_name
            and not phrases.is_boilerplate(self.rows[at].text)
            and any(node.tag in _MARKED for node in self.around[at][:4])
        )

    def states_comments(self, at: int) -> phrases.Phrase | None:
        """The phrase of the heading above all comments, where a row is one."""
        if at not in self._stated:
            self._stated[at] = self._read_stated(at)
        return self._stated[at]

    def _read_stated(self, at: int) -> phrases.Phrase | None:
        text = self.rows[at].text
        if not text or len(text) > LONGEST_HEADING or not phrases.may_be(("heading", "bare"), text):
            return None
        for line in dict.fromkeys((text, text.strip(AROUND))):
            if found := phrases.find("heading", line, self.language):
                return found
            found = phrases.find("bare", line, self.language)
            if found and self._is_titled(at, HEADINGS if phrases.find("reply", line) else _TITLED):
                return found
        return None

    def _is_titled(self, at: int, tags: frozenset[str]) -> bool:
        return any(node.tag in tags for node in self.around[at][:2])

    def governed(self, first: int) -> phrases.Phrase | None:
        """The heading of all comments that stands before a row, with nothing but controls between."""
        passed = 0
        for at in range(first - 1, max(-1, first - MOST_ROWS), -1):
            if found := self.states_comments(at):
                return found
            passed += len(self.rows[at].text)
            if passed > REACH or any(node.tag in HEADINGS for node in self.around[at][:4]):
                return None
        return None

    def is_titled(self, first: int) -> bool:
        """Whether another heading of the page stands right before a row."""
        passed = 0
        for at in range(first - 1, -1, -1):
            if any(node.tag in HEADINGS for node in self.around[at][:4]):
                return True
            passed += len(self.rows[at].text)
            if passed > LONGEST_HEADING:
                return False
        return False

    def is_before_form(self, last: int) -> bool:
        """Whether the heading of a form for comments stands right after a row."""
        near = range(last + 1, min(last + 4, len(self.rows)))
        return any(phrases.find("form", self.rows[at].text.strip(AROUND)) for at in near)

    def has_target_before(self, first: int) -> bool:
        """Whether an empty element that is named like comments stands right before a row: the target of `#comments`."""
        chain = {node.mem_id for node in self.around[first]}
        for target in self.body.css("a[name], a[id], span[id], div[id]"):
            name = attribute(target, "name") or attribute(target, "id")
            if not is_of_comments(name) or text_of(target):
                continue
            following = target.next
            while following is not None and not (following.is_element_node and text_of(following)):
                following = following.next
            if following is not None and (
                following.mem_id in chain or any(node.mem_id in chain for node in following.css("*"))
            ):
                return True
        return False
