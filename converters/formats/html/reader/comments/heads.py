"""Reads name and date of comments whose markup no profile names: what stands before or below the text is a heading.

All comments of a page are compared: a text that all of them have is a label (`Reply`, `Member`), and where one comment
has a sentence, the others have no name.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from converters.formats.html.reader.comments.marks import last_number
from converters.formats.html.reader.comments.node import CommentNode
from converters.formats.html.reader.comments.rows import OF_NAMES, Row, RowReading, Segment, read_row, rows_of
from converters.formats.html.reader.dom import Node, ancestors, attribute, walk
from converters.readers.page_words import comment_line, phrases

FIRST: Final = 4
"""A heading above the text is within this many rows."""
LAST: Final = 4
"""A heading below the text is within this many rows from the end."""
LABELLED: Final = 0.8
"""The share of comments that have a label."""
FEWEST: Final = 3
"""Of so many comments at least, a text in all of them is a label."""
LONGEST_LABEL: Final = 40
"""Characters of the longest label."""
SHORTEST_LABEL: Final = 3
"""Characters of a row above a heading that is more than the first letters of a name."""
_DEEPEST: Final = 40
"""At most so many elements around a row say its place: a comment of nested boxes is not walked up again for each of them."""
_HEADINGS: Final = frozenset("h2 h3 h4 h5 h6".split())
_INLINE: Final = frozenset("a abbr b bdi big em font i label small span strong tt u".split())
_HOME: Final = frozenset("homepage website site url web www webseite lien site-web".split()) | {
    "home page",
    "site web",
    "sito web",
    "sitio web",
}


def read_headings(items: Sequence[CommentNode], language: str) -> None:
    """Read the name and the date of comments that have none, and mark what was read as no part of the text."""
    headings = [_Heading(item) for item in items]
    labels = _labels(headings)
    for heading in headings:
        heading.read(language, labels)
    if labels and not any(heading.name_row() is not None for heading in headings):
        for heading in headings:
            heading.read(language, frozenset())
    seen, unlike = Counter[str](), Counter[str]()
    for heading in headings:
        seen.update(heading.signs())
        unlike.update(heading.sentences())
    sentences = {sign for sign, number in unlike.items() if 2 * number >= seen[sign]}
    titled = sum(heading.title_row(sentences) is not None for heading in headings)
    for heading in headings:
        heading.settle(sentences, titled=2 * titled > len(headings))
    _read_answered(items)


def read_said(items: Sequence[CommentNode], language: str) -> None:
    """Read the names before or after a verb (`Ann replied:`) of comments that have none, where others of the page have a link,
    with the dates beside them."""
    for item in items:
        heading = _Heading(item)
        heading.read(language, frozenset())
        for row, reading in list(zip(heading.rows, heading.readings, strict=True))[:FIRST]:
            if reading.line.verb and reading.line.name and reading.is_heading:
                item.values["author"] = reading.line.name
                if item.date is None:
                    item.date, item.sure = reading.date, reading.sure
                item.dropped += [segment.node for segment in row.segments]
                break


def _read_answered(items: Sequence[CommentNode]) -> None:
    """The parents of comments that name whom they answer: by a link to that comment, else the latest of that person."""
    if not any("answered" in item.values for item in items):
        return
    latest: dict[str, str] = {}
    known: set[str] = set()
    for number, item in enumerate(items, 1):
        item.values.setdefault("id", f"c{number}")
        if "answered" in item.values and "parent" not in item.values:
            linked = item.values.get("answered_id", "")
            parent = linked if linked in known else latest.get(item.values["answered"].casefold(), "")
            if parent:
                item.values["parent"] = parent
        known.add(item.id)
        latest[item.values.get("author", "").casefold()] = item.id


def _labels(headings: Sequence["_Heading"]) -> frozenset[str]:
    if len(headings) < FEWEST:
        return frozenset()
    seen = Counter(
        text
        for heading in headings
        for text in {
            segment.text.casefold()
            for row in heading.rows
            for segment in row.segments
            if len(segment.text) <= LONGEST_LABEL
        }
    )
    return frozenset(text for text, number in seen.items() if number >= max(FEWEST, LABELLED * len(headings)))


class _Heading:
    """The rows of one comment, while its heading is looked for."""

    def __init__(self, item: CommentNode) -> None:
        self.item = item
        known = {node.mem_id for node in item.dropped}
        self._body = item.body is not None and item.body.mem_id != item.node.mem_id
        if self._body and item.body is not None:
            known.add(item.body.mem_id)
        self.rows: list[Row] = rows_of(item.node, known)
        self.readings: list[RowReading] = []
        self.labels: Collection[str] = ()

    def read(self, language: str, labels: Collection[str]) -> None:
        """Read each row that is near an end of the comment; the rows between are text."""
        self.labels = labels
        near = (
            range(len(self.rows))
            if len(self.rows) <= FIRST + LAST
            else [*range(FIRST), *range(len(self.rows) - LAST, len(self.rows))]
        )
        self.readings = [RowReading(comment_line.HeadingLine(spare=row.text)) for row in self.rows]
        for at in near:
            self.readings[at] = read_row(self.rows[at], language, labels)

    def signs(self) -> set[str]:
        """The places of all rows."""
        return {self._sign(row.segments[0]) for row in self.rows}

    def sentences(self) -> set[str]:
        """The places of rows that are neither a name nor a date nor a label: the text, and its like in other comments."""
        return {
            self._sign(self.rows[at].segments[0])
            for at, reading in enumerate(self.readings)
            if not (reading.is_name or reading.control or (reading.has_date and reading.is_heading))
        }

    def _sign(self, segment: Segment) -> str:
        """The place of a segment in its comment: the elements around it, the nearest first."""
        parts: list[str] = []
        node: Node | None = segment.holder
        while node is not None and node.mem_id != self.item.node.mem_id and len(parts) < _DEEPEST:
            name = attribute(node, "class")
            if name or node.tag not in _INLINE:
                parts.append(f"{node.tag}.{name}")
            node = node.parent
        return " ".join(parts)

    def date_row(self) -> int | None:
        """The row with the date."""
        dated = [at for at, reading in enumerate(self.readings) if reading.has_date]
        for at in dated:
            if self.readings[at].is_heading:
                return at
        return next((at for at in dated if self.readings[at].dated is not None or len(self.rows) <= 2), None)

    def name_row(self, sentences: Collection[str] = ()) -> int | None:
        """The row with the name: that of the date, one with a verb, else a row that is all name."""
        dated = self.date_row()
        if dated is not None and self.readings[dated].name is not None and self.readings[dated].is_heading:
            return dated
        ends = [at for at in range(len(self.rows)) if at < FIRST or at >= len(self.rows) - LAST]
        for at in ends:
            if self.readings[at].line.verb and self.readings[at].line.name and self.readings[at].is_heading:
                return at
        names = [
            at
            for at in ends
            if self.readings[at].is_name and self._sign(self.rows[at].segments[0]) not in sentences
        ] or self._first_above(dated)
        if not self._body:
            names = [at for at in names if self._leaves_text(at, dated)]
        if not names:
            return None
        names = [at for at in names if len(self.rows[at].text) >= SHORTEST_LABEL] or names
        names = [at for at in names if not comment_line.is_rank(self.rows[at].text)] or names
        if dated is None:
            first = names[0]
            return first if self._body or self._is_marked(first) else None
        above = [at for at in names if at < dated]
        if above:
            return next((at for at in above if self._is_marked(at)), above[0])
        return names[0] if names[0] == dated + 1 and self._is_marked(names[0]) else names[-1]

    def _first_above(self, dated: int | None) -> list[int]:
        """The first row, where it is a name and the next is the date: tables and boxes without classes have both in the same
        elements as the text."""
        own = [at for at, reading in enumerate(self.readings) if not reading.control][:2]
        return own[:1] if len(own) == 2 and own[1] == dated and self.readings[own[0]].is_name else []

    def _inline_row(self) -> int | None:
        """The first row, if it begins with a name in a link or with emphasis, a colon, and the text."""
        first = next((at for at, reading in enumerate(self.readings) if not reading.control), None)
        if (
            first is None
            or len(segments := self.rows[first].segments) < 2
            or self.readings[first].name is not segments[0]
        ):
            return None
        return first if segments[1].text.startswith((":", "：")) and self._is_marked(first) else None

    def _leaves_text(self, name: int, dated: int | None) -> bool:
        """Whether a row is left for the text if this one is the name."""
        return any(
            at not in (name, dated) and not reading.control for at, reading in enumerate(self.readings)
        )

    def _is_marked(self, at: int) -> bool:
        """Whether the name in a row is a link, or emphasized, or stands on its own before longer text."""
        segment = self.readings[at].name
        node: Node | None = segment.holder if segment else None
        while node is not None and node.mem_id != self.item.node.mem_id:
            if node.tag in OF_NAMES:
                return True
            node = node.parent
        return False

    def title_row(self, sentences: Collection[str]) -> int | None:
        """The row in a heading above the text, which is the title of the comment, if text follows."""
        taken = (self.date_row(), self.name_row(sentences))
        text = [at for at in range(len(self.rows)) if at not in taken and not self._is_label(at)]
        if len(text) < 2 or text[0] >= FIRST:
            return None
        around = [node.tag for node in [*ancestors(self.rows[text[0]].segments[0].node)][:3]]
        return text[0] if any(tag in _HEADINGS for tag in around) else None

    def settle(self, sentences: Collection[str], *, titled: bool) -> None:
        """Give the comment what was found. `titled` says that most comments of the page have a title."""
        item = self.item
        dated = self.date_row()
        named = self.name_row(sentences)
        if named is None and dated is not None and self.readings[dated].name is not None:
            named = dated  # name, date and text in one row
        if named is None and not self._body:
            named = self._inline_row()
        if dated is not None and item.date is None:
            reading = self.readings[dated]
            item.date, item.sure = reading.date, reading.sure
            if reading.date is None and reading.shown:
                item.values.setdefault("date", reading.shown)
        if named is not None and not item.values.get("author"):
            reading = self.readings[named]
            item.values["author"] = reading.line.name
            if reading.name is not None and (link := _link(reading.name.node, item.node)):
                item.values.setdefault("url", link)
        title = self.title_row(sentences) if titled and not self._body else None
        if title is not None:
            item.values.setdefault("title", self.rows[title].text)
        self._read_rest(dated, named)
        if not self._body:
            self._drop(dated, named, title)

    def _read_rest(self, dated: int | None, named: int | None) -> None:
        item = self.item
        for at, (row, reading) in enumerate(zip(self.rows, self.readings, strict=True)):
            if reading.line.answered and (at in (dated, named) or reading.answered):
                item.values.setdefault("answered", reading.line.answered)
                if reading.answered is not None:
                    item.values.setdefault("answered_id", _number_of_link(reading.answered.node))
            for segment in row.segments:
                is_home = segment.text.casefold().strip(" ()[]") in _HOME
                if is_home and "url" not in item.values and (link := _link(segment.node, item.node)):
                    item.values["url"] = link
                if len(segment.text) <= LONGEST_LABEL and phrases.find("pending", segment.text):
                    item.marks.add("pending")

    def _drop(self, dated: int | None, named: int | None, title: int | None) -> None:
        """Mark the rows of the heading, and labels before and below the text, as no part of the text."""
        heading = {at for at in (dated, named) if at is not None and self.readings[at].is_heading}
        heading |= {title} if title is not None else set()
        if named is not None:
            heading |= {at for at in range(FIRST) if at < len(self.rows) and self._is_rank(at)} - {named}
        initials = range(max(heading, default=0))
        text = [
            at
            for at in range(len(self.rows))
            if at not in heading
            and not self._is_label(at)
            and not (at in initials and len(self.rows[at].text) < SHORTEST_LABEL)
        ]
        if not text:
            text = [
                at
                for at in range(len(self.rows))
                if at not in heading and not self._is_linked(at) and not self.readings[at].line.verb
            ]
        if len(text) > 1:
            text = [
                at for at in text if not (self.readings[at].line.answered and self.readings[at].is_heading)
            ]
        for at, row in enumerate(self.rows):
            if at in heading or not text or at < text[0] or at > text[-1]:
                self.item.dropped += [segment.node for segment in row.segments]
            elif at in (dated, named):
                self._drop_within(self.readings[at])
        if text:
            self._drop_links(self.rows[text[-1]])
            self._drop_images(text[0], text[-1], bool(heading) and min(heading) < text[0])

    def _is_rank(self, at: int) -> bool:
        return all(comment_line.is_rank(segment.text) for segment in self.rows[at].segments)

    def _is_label(self, at: int) -> bool:
        """Whether a row has labels and links of the page's only."""
        reading, row = self.readings[at], self.rows[at]
        stamp = reading.dated.stamp if reading.dated else None
        if stamp is not None and reading.is_heading and not reading.line.name:
            return True  # a second date
        words = [segment.text for segment in row.segments if any(map(str.isalnum, segment.text))]
        is_label = bool(words) and all(map(comment_line.is_label, words))
        return reading.control and (is_label or self._is_linked(at))

    def _is_linked(self, at: int) -> bool:
        segments = self.rows[at].segments
        return all(
            segment.text.casefold() in self.labels or _holds_link(segment.node) for segment in segments
        )

    def _drop_within(self, reading: RowReading) -> None:
        """Mark date and name in a row that is text as well."""
        if reading.dated is not None:
            self.item.dropped.append(reading.dated.node)
        if reading.name is not None and reading.name.text == reading.line.name:
            self.item.dropped.append(reading.name.node)

    def _drop_links(self, row: Row) -> None:
        """Mark links and labels behind the last words of a text: `Report`."""
        for segment in reversed(row.segments[1:]):
            is_word = any(map(str.isalpha, segment.text))
            if not (is_word and _holds_link(segment.node) and comment_line.is_control(segment.text)):
                break
            self.item.dropped.append(segment.node)

    def _drop_images(self, first: int, last: int, is_above: bool) -> None:
        """Mark images before the text, next to the heading, and those behind it: portraits."""
        start = self.rows[first].segments[0].node
        end = self.rows[last].segments[-1].node
        place = "before" if is_above else "text"
        for node in walk(self.item.node):
            if node.mem_id == start.mem_id:
                place = "text"
            if node.is_element_node and node.tag == "img" and place != "text":
                self.item.dropped.append(node)
            if node.mem_id == end.mem_id:
                place = "after"


def _holds_link(node: Node) -> bool:
    return any(above.tag == "a" for above in [node, *ancestors(node)][:3] if above.is_element_node)


def _number_of_link(node: Node) -> str:
    """The number of the comment that the link around a node leads to."""
    href = next((attribute(above, "href") for above in [node, *ancestors(node)][:3] if above.tag == "a"), "")
    return last_number(href.partition("#")[2])


def _link(node: Node, top: Node) -> str:
    """The URL of the link around a node, within a comment; empty for one within the page."""
    at: Node | None = node
    while at is not None and at.mem_id != top.mem_id:
        if at.is_element_node and at.tag == "a":
            href = attribute(at, "href").strip()
            return "" if href.startswith(("#", "javascript:", "mailto:")) else href
        at = at.parent
    return ""
