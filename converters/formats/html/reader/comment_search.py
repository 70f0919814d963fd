"""Finds the comments of a page by its structure, where no profile knows their classes.

A comment is an element with a heading (a date, or `Ann says:`) and a text, that repeats. Candidates are the elements
around headings that share a class, the pattern of an id, or the tags on the way up. Where an element holds the
heading alone, its siblings up to the next heading belong to it.

That something repeats does not make it comments: so do posts, and lists of the newest comments. One of these must
show it: a heading of the phrase table before it, names of classes and ids, links to answer, links to the
comments themselves, or verbs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from converters.formats.html.reader.comment_names import names_beside, names_comments
from converters.formats.html.reader.comment_rows import Row, RowReading, read_row, rows_of
from converters.formats.html.reader.dom import (
    Node,
    ancestors,
    attribute,
    classes,
    find,
    text_of,
    walk,
)
from converters.io import urls
from converters.page_words import comment_line, phrases

HIGHEST: Final = 12
"""Levels above a heading that are looked at."""
GOOD: Final = 0.6
"""The share of the elements that must look like comments."""
REACH: Final = 600
"""Characters between the heading of all comments and the first of them."""
MOST_KEYS: Final = 24
"""How many kinds of elements are compared."""
LONGEST_HEADING: Final = 200
LONGEST_VERB: Final = 80
"""Characters of the longest heading without a date."""
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6 legend".split())
_DIGITS: Final = re.compile(r"\d+")
_FRAGMENT: Final = re.compile(r"#.*?\d|[?&/](?:comment|reply)[^#]*\d")
_TEXT: Final = frozenset("p blockquote ul ol pre br dd table".split())
_ENDING: Final[tuple[phrases.Role, ...]] = ("form", "closed", "heading", "footer")
_AROUND: Final = ' {}[]()»«↓↑→:|*-–—#"“”„'

Key = tuple[str, ...]


class Found(NamedTuple):
    """The elements that are a comment each, in the order of the page."""

    items: list[Node]
    place: str
    """What shows that they are comments."""


def search(root: Node, language: str) -> Found | None:
    """The comments of a page; None where none are found. Siblings that make a comment together get an element around them."""
    body = find(root, "body")
    if body is None:
        return None
    page = _Page(body, language)
    for candidate in page.candidates():
        if found := candidate.accepted():
            return found
    return None


class _Page:
    """The rows of a page, each with the elements around it."""

    def __init__(self, body: Node, language: str) -> None:
        self.body, self.language = body, language
        self.rows: list[Row] = rows_of(body)
        self.around: list[list[Node]] = [self._chain(row) for row in self.rows]
        self._readings: dict[int, RowReading] = {}
        self._titles: dict[int, bool] = {}
        title = find(body, "h1")
        self.title = title
        self.first = (
            next((at for at, row in enumerate(self.rows) if title is not None and self.within(at, title)), -1)
            + 1
        )
        """The first row after the title of the page."""
        self.anchors = [at for at in range(self.first, len(self.rows)) if self.is_heading(at)]
        self.headings = frozenset(self.anchors)

    def _chain(self, row: Row) -> list[Node]:
        """The elements around the start of a row, the nearest first, up to the body."""
        node = row.segments[0].node
        chain = [node] if node.is_element_node else []
        for above in ancestors(node):
            if above.mem_id == self.body.mem_id:
                break
            chain.append(above)
        return chain

    def within(self, at: int, node: Node) -> bool:
        """Whether a row is in an element."""
        return any(above.mem_id == node.mem_id for above in self.around[at])

    def reading(self, at: int) -> RowReading:
        """A row as the heading of a comment."""
        if at not in self._readings:
            self._readings[at] = read_row(self.rows[at], self.language)
        return self._readings[at]

    def is_heading(self, at: int) -> bool:
        """Whether a row can be the heading of a comment: it has a date or a verb, and no prose."""
        row = self.rows[at]
        if not any(segment.stamp is not None for segment in row.segments):
            text = row.text
            if len(text) > comment_line.LONGEST:
                return False
            if not any(map(str.isdigit, text)) and not (
                len(text) <= LONGEST_VERB and comment_line.read(text, self.language).verb
            ):
                return False
        reading = self.reading(at)
        if self.states_comments(at):
            return False
        return (reading.has_date or (reading.line.verb and bool(reading.line.name))) and (
            reading.is_heading or reading.dated is not None
        )

    def states_comments(self, at: int) -> phrases.Phrase | None:
        """The phrase of the heading above all comments, where a row is one."""
        text = self.rows[at].text
        if not text or len(text) > LONGEST_HEADING:
            return None
        for line in dict.fromkeys((text, text.strip(_AROUND))):
            if found := phrases.find("heading", line, self.language):
                return found
            if (found := phrases.find("bare", line, self.language)) and self._is_title(at):
                return found
        return None

    def _is_title(self, at: int) -> bool:
        """Whether a row is a heading of its own by its markup, or all that its block holds."""
        return any(
            node.tag in _HEADINGS or node.tag in ("b", "strong", "p", "div", "dt", "span", "a", "summary")
            for node in self.around[at][:2]
        )

    def is_any_title(self, at: int) -> bool:
        """Whether a row stands in a heading of the page."""
        return any(node.tag in _HEADINGS for node in self.around[at][:4])

    def governed(self, first: int) -> phrases.Phrase | None:
        """The heading of all comments that stands before a row, with nothing but controls between."""
        passed = 0
        for at in range(first - 1, max(-1, first - 40), -1):
            if found := self.states_comments(at):
                return found
            passed += len(self.rows[at].text)
            if passed > REACH or self.is_any_title(at):
                return None
        return None

    def keys(self) -> dict[Key, dict[int, Node]]:
        """Kinds of elements around headings: what they share -> the elements by `mem_id`, in order."""
        kinds: dict[Key, dict[int, Node]] = {}
        for at in self.anchors:
            seen: set[Key] = set()
            starts = [self.around[at]]
            dated = self.reading(at).dated
            if dated is not None and dated.node.mem_id != (starts[0][0].mem_id if starts[0] else 0):
                starts.append([dated.node, *self._above(dated.node)])
            for chain in starts:
                path: tuple[str, ...] = ()
                for node in chain[:HIGHEST]:
                    path = (*path, node.tag or "")
                    for key in (*self._names(node), ("path", *path)):
                        if key not in seen:
                            seen.add(key)
                            kinds.setdefault(key, {}).setdefault(node.mem_id, node)
        return kinds

    def _above(self, node: Node) -> list[Node]:
        found = []
        for above in ancestors(node):
            if above.mem_id == self.body.mem_id:
                break
            found.append(above)
        return found

    def _names(self, node: Node) -> Iterator[Key]:
        for name in classes(node):
            yield "class", node.tag or "", name
        id_ = attribute(node, "id")
        if any(map(str.isdigit, id_)):
            yield "id", node.tag or "", _DIGITS.sub("#", id_)

    def candidates(self) -> "list[_Candidate]":
        """Kinds of elements that may be comments, the best first."""
        kinds: dict[tuple[int, ...], tuple[Key, dict[int, Node]]] = {}
        for key, nodes in self.keys().items():
            kinds.setdefault(tuple(nodes), (key, nodes))
        most = sorted(kinds.values(), key=lambda kind: -len(kind[1]))
        tried = []
        for key, nodes in most[:MOST_KEYS]:
            for way in (_Whole, _Below, _Above):
                candidate = way(self, key, list(nodes.values()))
                if candidate.good:
                    tried.append(candidate)
        return sorted(tried, key=lambda candidate: (-candidate.good, candidate.rank, -candidate.size))


class _Candidate:
    """Elements that may be a comment each."""

    rank = 0
    """The precedence among candidates with as many comments."""

    def __init__(self, page: _Page, key: Key, nodes: Sequence[Node]) -> None:
        self.page, self.key = page, key
        self.nodes = self._suitable(nodes)
        self.owned: dict[int, list[int]] = {node.mem_id: [] for node in self.nodes}
        self._assign()
        self.right = [node for node in self.nodes if self._is_comment(self.owned[node.mem_id])]
        self.good = len(self.right) if len(self.right) >= GOOD * len(self.nodes) else 0
        self.size = sum(len(page.rows[at].text) for node in self.right for at in self.owned[node.mem_id])

    def _suitable(self, nodes: Sequence[Node]) -> list[Node]:
        """Elements after the title that hold neither it nor the heading of all comments."""
        page = self.page
        holders = {
            above.mem_id
            for at in range(len(page.rows))
            if at < page.first or page.states_comments(at)
            for above in page.around[at]
        }
        return [
            node for node in nodes if node.mem_id not in holders and node.tag not in ("body", "main", "html")
        ]

    def _assign(self) -> None:
        """Give each row to the nearest element around it."""
        for at, chain in enumerate(self.page.around):
            owner = next((above.mem_id for above in chain if above.mem_id in self.owned), None)
            if owner is not None:
                self.owned[owner].append(at)

    def _is_comment(self, rows: Sequence[int]) -> bool:
        """Whether rows have a heading, and a text besides."""
        page = self.page
        heads = [at for at in rows if at in page.headings]
        if not heads:
            return False
        return any(at not in page.headings and not page.reading(at).control for at in rows) or any(
            page.reading(at).dated is not None and page.reading(at).line.spare for at in heads
        )

    def accepted(self) -> Found | None:
        """The comments, if something shows that they are comments."""
        if not self.right:
            return None
        rows = [self.owned[node.mem_id] for node in self.right]
        evidence = self._evidence(rows)
        return Found(self.made(), evidence) if evidence else None

    def _evidence(self, rows: Sequence[Sequence[int]]) -> str:
        page = self.page
        first = min(map(min, rows))
        if self._is_list_of_posts(rows):
            return ""
        if page.governed(first):
            return "heading"
        around = [*page.around[first][:8]]
        if any(names_beside(node) for node in around) or any(
            node.tag in ("nav", "aside") for node in page.around[first]
        ):
            return ""
        if any(names_comments(node) for node in around):
            return "names"
        if len(rows) < 2:
            return ""
        half = len(rows) / 2
        replies = sum(any(self._has_reply(at) for at in own) for own in rows)
        verbs = sum(
            any(page.reading(at).line.verb and page.reading(at).line.name for at in own) for own in rows
        )
        links = [self._fragments(node) for node in self.right]
        linked = sum(map(bool, links))
        if replies >= half:
            return "replies"
        if verbs >= half and len(rows) > 2:
            return "verbs"
        return "links" if linked >= half and len(rows) > 1 else ""

    def _has_reply(self, at: int) -> bool:
        return any(
            phrases.find("reply", segment.text.strip("()[]» "))
            for segment in self.page.rows[at].segments
            if len(segment.text) < 40
        )

    def _fragments(self, node: Node) -> set[str]:
        return {
            href
            for link in node.css("a[href]")
            if _FRAGMENT.search(href := attribute(link, "href")) and "#" in href
        }

    def _is_list_of_posts(self, rows: Sequence[Sequence[int]]) -> bool:
        """Whether most elements have a heading that links away, or link to comments of different pages."""
        titled, paths = 0, set()
        for node in self.right:
            for link in node.css("h1 a[href], h2 a[href], h3 a[href], h4 a[href]"):
                href = attribute(link, "href")
                if "#" not in href and len(text_of(link).split()) > 1 and not attribute(link, "rel"):
                    titled += 1
                    break
            for href in self._fragments(node):
                if path := href.partition("#")[0]:
                    paths.add(urls.split(path).path)
        return titled > len(rows) / 2 or (len(paths) > 1 and len(paths) >= len(rows) / 2)

    def made(self) -> list[Node]:
        """The elements that are a comment each."""
        return self.right


class _Whole(_Candidate):
    """Elements that hold heading and text."""

    def made(self) -> list[Node]:
        """Those with a heading, and those of the same class among them without one."""
        kind, tag, name = self.key[0], self.key[1], self.key[-1]
        if kind != "class":
            return self.right
        top = self._common()
        right = {node.mem_id for node in self.right}
        found = [
            node for node in walk(top) if node.is_element_node and node.tag == tag and name in classes(node)
        ]
        without = {
            above.mem_id
            for at in range(len(self.page.rows))
            if self.page.states_comments(at)
            for above in self.page.around[at]
        }
        return [
            node
            for node in found
            if node.mem_id in right or (node.mem_id not in without and self._alike(node))
        ]

    def _alike(self, node: Node) -> bool:
        """Whether an element without a heading has some text."""
        return node.css_first("form, textarea") is None and bool(text_of(node))

    def _common(self) -> Node:
        """The nearest element around all comments."""
        chains = [[above.mem_id for above in ancestors(node)] for node in self.right]
        for above in ancestors(self.right[0]):
            if all(above.mem_id in chain for chain in chains):
                return above
        return self.page.body


class _Siblings(_Candidate):
    """Elements that hold a heading alone: the text stands in their siblings."""

    rank = 1

    def _runs(self) -> list[tuple[Node, list[Node]]]:
        """Each element with the nodes that make the comment, itself among them."""
        raise NotImplementedError

    def _suitable(self, nodes: Sequence[Node]) -> list[Node]:
        nodes = super()._suitable(nodes)
        holders = {parent.mem_id for node in nodes if (parent := node.parent) is not None}
        return nodes if nodes and len(holders) <= len(nodes) else []

    def _assign(self) -> None:
        owners: dict[int, int] = {}
        for node, run in self._runs():
            for part in run:
                owners[part.mem_id] = node.mem_id
        for at, chain in enumerate(self.page.around):
            start = self.page.rows[at].segments[0].node
            owner = next((owners[above.mem_id] for above in (start, *chain) if above.mem_id in owners), None)
            if owner is not None:
                self.owned[owner].append(at)

    def _is_comment(self, rows: Sequence[int]) -> bool:
        heads = [at for at in rows if at in self.page.headings]
        return len(heads) == 1 and super()._is_comment(rows)

    def made(self) -> list[Node]:
        """Wrap each comment's nodes in one element."""
        made = []
        right = {node.mem_id for node in self.right}
        for node, run in reversed(self._runs()):
            if node.mem_id not in right:
                continue
            holder = node.parser.create_node("div")
            run[0].insert_before(holder)
            wrapped = run[0].prev
            assert wrapped is not None
            for part in run:
                wrapped.insert_child(part, move=True)
            made.append(wrapped)
        return made[::-1]

    def _ends(self, node: Node) -> bool:
        """Whether a node ends the comments: a form, or another heading of the page."""
        if not node.is_element_node:
            return False
        if node.tag in _HEADINGS | {"form"} or node.css_first("form, textarea") is not None:
            return True
        text = text_of(node)
        return len(text) <= LONGEST_HEADING and any(
            phrases.find(role, text.strip(_AROUND)) for role in _ENDING
        )

    def _starts(self) -> dict[int, list[Node]]:
        """The elements by the `mem_id` of what holds them."""
        found: dict[int, list[Node]] = {}
        for node in self.nodes:
            if node.parent is not None:
                found.setdefault(node.parent.mem_id, []).append(node)
        return found


class _Below(_Siblings):
    """The heading stands above its text."""

    def _runs(self) -> list[tuple[Node, list[Node]]]:
        starts = {node.mem_id for node in self.nodes}
        runs: list[tuple[Node, list[Node]]] = []
        for node in self.nodes:
            run = [node]
            before = node.prev
            while before is not None and (_is_blank(before) or _is_target(before)):
                if before.is_element_node:
                    run.insert(0, before)
                before = before.prev
            at = node.next
            while at is not None and at.mem_id not in starts and not self._ends(at):
                if _is_target(at) and _next_element(at) in starts:
                    break
                run.append(at)
                at = at.next
            runs.append((node, run))
        return [
            (node, _usual(run, [other for other in runs if other[1] is not run], node)) for node, run in runs
        ]


class _Above(_Siblings):
    """The heading stands below its text."""

    rank = 2

    def _runs(self) -> list[tuple[Node, list[Node]]]:
        starts = {node.mem_id for node in self.nodes}
        runs: list[tuple[Node, list[Node]]] = []
        for node in self.nodes:
            run = [node]
            at = node.prev
            while at is not None and at.mem_id not in starts and not self._ends(at):
                run.append(at)
                at = at.prev
            runs.append((node, run))
        return [
            (node, _usual(run, [other for other in runs if other[1] is not run], node)[::-1])
            for node, run in runs
        ]


def _usual(run: list[Node], others: list[tuple[Node, list[Node]]], start: Node) -> list[Node]:
    """A run up to the first node of a kind that no other comment has: what follows the last comment is none of it.

    A comment alone ends with the first box after its heading, or goes on over paragraphs.
    """
    kinds = {_kind(node) for _, other in others for node in other}
    usual: list[Node] = []
    passed = False
    for node in run:
        if passed and not others and node.is_element_node and node.tag not in _TEXT:
            if any(part.is_element_node and part.mem_id != start.mem_id and text_of(part) for part in usual):
                break
        elif passed and others and not _is_blank(node) and _kind(node) not in kinds:
            break
        passed = passed or node.mem_id == start.mem_id
        usual.append(node)
    return usual


def _kind(node: Node) -> tuple[str, str]:
    return (node.tag or "", _DIGITS.sub("", attribute(node, "class"))) if node.is_element_node else ("", "")


def _is_blank(node: Node) -> bool:
    return node.is_comment_node or (node.is_text_node and not (node.text_content or "").strip())


def _is_target(node: Node) -> bool:
    """Whether a node is only the target of a link."""
    return (
        node.is_element_node
        and node.tag == "a"
        and bool(attribute(node, "id") or attribute(node, "name"))
        and not text_of(node)
    )


def _next_element(node: Node) -> int:
    at = node.next
    while at is not None and not at.is_element_node:
        at = at.next
    return at.mem_id if at is not None else 0
