"""Elements of a page that may be a comment each: those that hold heading and text, or the heading alone."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final

from converters.formats.html.reader.comments.layout import Kind, PageLayout
from converters.formats.html.reader.comments.text import is_blank
from converters.formats.html.reader.dom import Node, ancestors, attribute, classes, short_text, text_of, walk

Key = tuple[str, ...]
"""What the elements share: `class`, tag and name; `id`, tag and pattern; `path` and the tags up from the heading."""
GOOD: Final = 0.6
"""The share of the elements that must look like comments."""
_TEXT: Final = frozenset("p blockquote ul ol pre br dd table".split())


class Candidate:
    """Elements that hold heading and text."""

    rank = 0
    """The precedence among candidates with as many comments."""
    names_in_headings = False
    """Whether most headings state a name."""

    def __init__(self, page: PageLayout, key: Key, nodes: Sequence[Node], headings: Collection[int]) -> None:
        self.page, self.key, self.nodes, self.headings = page, key, nodes, headings
        self.owned: dict[int, list[int]] = {node.mem_id: [] for node in self.nodes}
        """The rows of each element that are in none further in."""
        self.owned.update(page.shared_out(self._owners()))
        self.right = [node for node in self.nodes if self._is_comment(self.owned[node.mem_id])]
        """The elements that look like comments."""
        self.names_in_headings = 2 * sum(map(self._has_named_heading, self.right)) > len(self.right)
        if self.names_in_headings:  # a short text beside a heading without a name is no name
            self.right = [node for node in self.nodes if self._is_comment(self.owned[node.mem_id])]
        self.good = len(self.right) if len(self.right) >= GOOD * len(self.nodes) else 0
        self.size = sum(len(page.rows[at].text) for node in self.right for at in self.owned[node.mem_id])
        self.height = len(list(ancestors(self.right[0]))) if self.right else 0
        """The levels above the first: of elements around the same rows, the outermost hold the answers too."""

    @property
    def parts(self) -> list[list[Node]]:
        """The nodes of each comment."""
        return [[node] for node in self.right]

    @property
    def rows(self) -> list[list[int]]:
        """The rows of each comment."""
        return [self.owned[node.mem_id] for node in self.right]

    def _owners(self) -> dict[int, int]:
        """The nodes of each element, with that element, by `mem_id`."""
        return {node.mem_id: node.mem_id for node in self.nodes}

    def _is_comment(self, rows: Sequence[int]) -> bool:
        """Whether rows have a heading, and a text besides name and date."""
        heads = [at for at in rows if at in self.headings]
        readings = [self.page.reading(at) for at in heads]
        if not heads:
            return False
        if any(reading.dated is not None and reading.line.spare for reading in readings):
            return True
        others = [at for at in rows if at not in self.headings and not self.page.reading(at).control]
        named = self.names_in_headings or any(reading.line.name for reading in readings)
        return len(others) >= (1 if named else 2) or (
            len(others) == 1 and not self.page.reading(others[0]).is_name
        )

    def _has_named_heading(self, node: Node) -> bool:
        rows = self.owned[node.mem_id]
        return any(self.page.reading(at).line.name for at in rows if at in self.headings)

    def made(self) -> list[Node]:
        """The elements that are a comment each; of a class, also those among them without a heading."""
        kind, tag, name = self.key[0], self.key[1], self.key[-1]
        if kind != "class":
            return self.right
        right = {node.mem_id for node in self.right}
        return [
            node
            for node in walk(self.common)
            if node.is_element_node
            and node.tag == tag
            and name in classes(node)
            and (node.mem_id in right or (node.mem_id not in self.page.holders and self._has_text(node)))
        ]

    def _has_text(self, node: Node) -> bool:
        return node.css_first("form, textarea") is None and bool(text_of(node))

    def is_parted(self) -> bool:
        """Whether something divides most headings from their texts."""
        return False

    @property
    def common(self) -> Node:
        """The nearest element around all comments."""
        chains = [{above.mem_id for above in ancestors(node)} for node in self.right]
        return next(
            (above for above in ancestors(self.right[0]) if all(above.mem_id in chain for chain in chains)),
            self.page.body,
        )


class Siblings(Candidate, ABC):
    """Elements that hold a heading alone: the text stands in their siblings."""

    rank = 1

    @cached_property
    def runs(self) -> list[tuple[Node, list[Node]]]:
        """Each element with the nodes that make the comment, itself among them."""
        return _usual(self._runs(), self.page)

    def is_parted(self) -> bool:
        """Whether the target of a link, or a line, stands between most headings and their texts: the text of another comment
        begins there."""
        right = {node.mem_id for node in self.right}
        beside = [_beside(node, run) for node, run in self.runs if node.mem_id in right]
        return 2 * sum(part is not None and _is_border(part) for part in beside) > len(beside)

    @abstractmethod
    def _runs(self) -> list[tuple[Node, list[Node]]]:
        """The same for all candidates, whether they are usual or not."""

    @property
    def parts(self) -> list[list[Node]]:
        """The nodes of each comment."""
        right = {node.mem_id for node in self.right}
        return [
            [part for part in run if part.is_element_node] for node, run in self.runs if node.mem_id in right
        ]

    def _owners(self) -> dict[int, int]:
        return {part.mem_id: node.mem_id for node, run in self.runs for part in run}

    def _is_comment(self, rows: Sequence[int]) -> bool:
        readings = [self.page.reading(at) for at in rows if at in self.headings]
        dated = sum(reading.has_date for reading in readings)
        return dated <= 1 and len(readings) - dated <= 1 and super()._is_comment(rows)

    def made(self) -> list[Node]:
        """Wrap the nodes of each comment in one element."""
        made = []
        right = {node.mem_id for node in self.right}
        for node, run in reversed(self.runs):
            if node.mem_id not in right:
                continue
            run[0].insert_before(node.parser.create_node("div"))
            wrapped = run[0].prev
            assert wrapped is not None  # it was inserted there
            for part in run:
                wrapped.insert_child(part, move=True)
            made.append(wrapped)
        return made[::-1]


class Below(Siblings):
    """The heading stands above its text."""

    def _runs(self) -> list[tuple[Node, list[Node]]]:
        runs: list[tuple[Node, list[Node]]] = []
        for node in self.nodes:
            run = [node]
            before = node.prev
            while before is not None and (is_blank(before) or _is_target(before)):
                if before.is_element_node:
                    run.insert(0, before)
                before = before.prev
            at = node.next
            while at is not None and at.mem_id not in self.owned and not self.page.ends(at):
                if _is_target(at) and _next_element(at) in self.owned:
                    break
                run.append(at)
                at = at.next
            runs.append((node, run))
        return runs


class Above(Siblings):
    """The heading stands below its text."""

    rank = 2

    @cached_property
    def runs(self) -> list[tuple[Node, list[Node]]]:
        """The same, in the order of the page."""
        return [(node, run[::-1]) for node, run in super().runs]

    def _runs(self) -> list[tuple[Node, list[Node]]]:
        runs: list[tuple[Node, list[Node]]] = []
        for node in self.nodes:
            run = [node]
            at = node.prev
            while at is not None and at.mem_id not in self.owned and not self.page.ends(at):
                run.append(at)
                at = at.prev
            runs.append((node, run))
        return runs


WAYS: Final = (Candidate, Below, Above)
"""The ways in which elements may be comments, the simplest first."""


def _usual(runs: list[tuple[Node, list[Node]]], page: PageLayout) -> list[tuple[Node, list[Node]]]:
    """Each run up to the first node of a kind that no other has: what follows the last comment does not belong to it.

    A comment alone ends with the first box after its heading, or goes on over paragraphs.
    """
    kinds = Counter[Kind]()
    for _, run in runs:
        kinds.update(set().union(*[page.kinds(node) for node in run]))
    cut = []
    for start, run in runs:
        usual: list[Node] = []
        passed = boxed = False
        for node in run:
            if passed and node.is_element_node:
                if len(runs) > 1 and all(kinds[kind] < 2 for kind in page.kinds(node)):
                    break
                if len(runs) == 1 and node.tag not in _TEXT and boxed:
                    break
            passed = passed or node.mem_id == start.mem_id
            boxed = boxed or (
                node.is_element_node and node.mem_id != start.mem_id and short_text(node, 0) is None
            )
            usual.append(node)
        cut.append((start, usual))
    return cut


def _is_target(node: Node) -> bool:
    """Whether a node is only the target of a link."""
    is_anchor = node.is_element_node and node.tag == "a"
    return is_anchor and bool(attribute(node, "id") or attribute(node, "name")) and not text_of(node)


def _is_border(node: Node) -> bool:
    return node.tag == "hr" or _is_target(node)


def _beside(heading: Node, run: Sequence[Node]) -> Node | None:
    """The element of a comment that is the next to its heading: below it, or above it if nothing is below."""
    parts = [part for part in run if part.is_element_node]
    at = next((number for number, part in enumerate(parts) if part.mem_id == heading.mem_id), 0)
    others = parts[at + 1 :] or parts[:at][::-1]
    return next(iter(others), None)


def _next_element(node: Node) -> int:
    at = node.next
    while at is not None and not at.is_element_node:
        at = at.next
    return at.mem_id if at is not None else 0
