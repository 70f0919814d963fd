"""The rows of a page, and which of them can be the heading of a comment or of all comments."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.html.reader.comments.names import COUNTERS, is_of_comments, names_newest
from converters.formats.html.reader.comments.rows import (
    OF_NAMES,
    Row,
    RowReading,
    may_head,
    read_row,
    rows_of,
)
from converters.formats.html.reader.comments.stating import AROUND, HEADINGS, is_of_page, stating
from converters.formats.html.reader.dom import (
    Node,
    ancestors,
    attribute,
    classes,
    find,
    folded,
    short_text,
    text_of,
)
from converters.readers.page_words import phrases

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
MOST_NEAR: Final = 8
"""Elements around a row of which one may be what a link leads to."""
_TO_COMMENTS: Final = lazy_re.compile("(?:#(?:comments?|respond|disqus_thread)|/comments/?)$")
_ENDING: Final[tuple[phrases.Role, ...]] = ("form", "closed", "none", "heading", "footer")
"""Phrases that end the comments."""
_ENDING_TAGS: Final = HEADINGS | {"form"}
Kind = tuple[str, str]
"""A tag and a class without its digits."""
DIGITS: Final = lazy_re.compile(r"\d+")
_DENSE: Final = lazy_re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Japanese and Chinese, which put no space between words."""
SHORTEST_DENSE: Final = 7
"""Such letters of a link that is a title, and no name."""
_FRAGMENT: Final = lazy_re.compile(r"^[^#]*+#[^\d]*+\d")
_PERMALINK: Final = ", ".join(f'h{level} a[rel~="bookmark"]:not([href*="#"])' for level in (1, 2, 3, 4))
"""The title of a post that leads to its page, as WordPress marks it."""
_NOTE: Final = lazy_re.compile(r"(?:^|[^a-z])(?:cite|fn|foot|end|side)?_?-?(?:note|ref|fn)", re.IGNORECASE)
"""In the names of such places: a note."""


class Links(NamedTuple):
    """What the links in an element say of it."""

    numbered: frozenset[str]
    """The URLs that lead to a numbered place of a page."""
    has_title: bool
    """Whether a heading leads to another page."""


class PageLayout:
    """The rows of a page, each with the elements around it."""

    def __init__(self, root: Node, body: Node, language: str) -> None:
        self.root, self.body, self.language = root, body, language
        self.rows: list[Row] = rows_of(body)
        self._chains: dict[int, list[Node]] = {body.mem_id: []}
        self.around: list[list[Node]] = [self.chain(row.segments[0].node) for row in self.rows]
        """The elements around the start of each row, the nearest first, up to the body."""
        self._readings: dict[int, RowReading] = {}
        self._stated: dict[int, phrases.Phrase | None] = {}
        self._ends: dict[int, bool] = {}
        self._links: dict[int, Links] = {}
        self._kinds: dict[int, frozenset[Kind]] = {}
        self._title = self._titles()
        self.start = self._start()
        """The first row that can be of a comment: after the title of the page, and the first heading of all comments."""
        self.stated = [
            at for at in range(self.start - 1, len(self.rows)) if at >= 0 and self.states_comments(at)
        ]
        """The rows that head all comments."""
        self.headings = frozenset(at for at in range(self.start, len(self.rows)) if self._is_heading(at))
        """The rows that can be the heading of a comment."""

    @cached_property
    def holders(self) -> frozenset[int]:
        """Elements that hold more than comments."""
        return frozenset(
            node.mem_id
            for at in (*range(self.start), *self.stated, *self._beside())
            for node in self.around[at]
        )

    @cached_property
    def titled(self) -> frozenset[int]:
        """Elements that hold the title of a post with the link to its page."""
        return frozenset(around.mem_id for link in self.body.css(_PERMALINK) for around in self.chain(link))

    def _beside(self) -> list[int]:
        """The rows in a sidebar, or in a list of the newest comments of the site: no comment has them in it."""
        inside: dict[int, bool] = {}

        def is_inside(node: Node | None) -> bool:
            path = []
            while node is not None and node.mem_id not in inside and not names_newest(node):
                path.append(node.mem_id)
                node = node.parent
            found = node is not None and inside.get(node.mem_id, True)
            inside.update(dict.fromkeys(path, found))
            return found

        return [at for at, around in enumerate(self.around) if around and is_inside(around[0])]

    def may_hold_comment(self, node: Node) -> bool:
        """Whether an element may hold a comment and nothing else."""
        return node.mem_id not in self.holders and node.tag not in ("main", "html")

    def chain(self, node: Node) -> list[Node]:
        """An element, and the elements around a node, up to the body."""
        around = self._around(node.parent)
        return [node, *around] if node.is_element_node else around

    def _around(self, node: Node | None) -> list[Node]:
        """An element and `MOST_AROUND` elements at most around it; what is around an element is read once."""
        path: list[Node] = []
        while node is not None and node.is_element_node and node.mem_id not in self._chains:
            path.append(node)
            node = node.parent
        chain = self._chains.get(node.mem_id, []) if node is not None else []
        for inner in reversed(path):
            chain = [inner, *chain[: MOST_AROUND - 1]]
            self._chains[inner.mem_id] = chain
        return chain

    @cached_property
    def _held(self) -> dict[int, list[int]]:
        """The rows from `start` on that begin in each element, or with it, by `mem_id`."""
        held: defaultdict[int, list[int]] = defaultdict(list)
        for at in range(self.start, len(self.rows)):
            first = self.rows[at].segments[0].node
            if not first.is_element_node:
                held[first.mem_id].append(at)
            for node in self.around[at]:
                held[node.mem_id].append(at)
        return held

    def shared_out(self, owners: dict[int, int]) -> dict[int, list[int]]:
        """The rows of each owner, in their order: a row belongs to the nearest node around it that has an owner.

        `owners` has the `mem_id` of nodes, each with that of its owner.
        """
        held = [(owner, self._held[part]) for part, owner in owners.items() if part in self._held]
        every = set().union(*(rows for _, rows in held))
        owned: defaultdict[int, list[int]] = defaultdict(list)
        if len(every) == sum(len(rows) for _, rows in held):  # no node holds another
            for owner, rows in held:
                owned[owner] += rows
            return {owner: sorted(rows) for owner, rows in owned.items()}
        for at in sorted(every):
            nodes = (self.rows[at].segments[0].node, *self.around[at])
            owned[next(owners[node.mem_id] for node in nodes if node.mem_id in owners)].append(at)
        return owned

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
        if not may_head(row.parts, row.text) or self.states_comments(at):
            return False
        reading = self.reading(at)
        says = reading.line.verb and bool(reading.line.name)
        return (reading.has_date or says) and (reading.is_heading or reading.dated is not None)

    @cached_property
    def heads(self) -> list[phrases.Phrase]:
        """What the headings of all comments say, of those that may stand before a row from `start` on."""
        near = range(max(0, self.start - MOST_ROWS), len(self.rows))
        return [phrase for at in near if (phrase := self.states_comments(at))]

    @cached_property
    def firsts(self) -> frozenset[int]:
        """The rows below a heading of all comments with which these can begin, where it does not say that there are none."""
        firsts: set[int] = set()
        for at in range(max(0, self.start - MOST_ROWS), len(self.rows)):
            head = self.states_comments(at)
            first = at + 1
            if not head or head.number == 0:
                continue
            while first < len(self.rows) and first not in firsts and self.governed(first):
                firsts.add(first)  # from a row that is here already, an earlier heading went on
                first += 1
        return frozenset(firsts)

    def names(self) -> frozenset[int]:
        """The rows below the heading of all comments that are a name, in a link or with emphasis."""
        return frozenset(
            at
            for at in range(self.start, len(self.rows))
            if self.stated
            and self.reading(at).is_name
            and not phrases.is_boilerplate(self.rows[at].text)
            and any(node.tag in OF_NAMES for node in self.around[at][:4])
        )

    def states_comments(self, at: int) -> phrases.Phrase | None:
        """The phrase of the heading above all comments, where a row is one."""
        if at not in self._stated:
            self._stated[at] = self._read_stated(at)
        return self._stated[at]

    def _read_stated(self, at: int) -> phrases.Phrase | None:
        text = self.rows[at].text
        found = stating(text, self.language) if 0 < len(text) <= LONGEST_HEADING else ()
        if found and len(self._counters) > 1 and self._counted_page(at):
            return None
        if found and self._leads_to_comments(at):
            return None
        named = (self._title[0] if self._title else find(self.root, "title")) if found else None
        title = text_of(named) if named is not None else ""
        return next(
            (
                phrase
                for phrase, tags in found
                if (tags is None or self._is_titled(at, tags)) and is_of_page(phrase, text, title)
            ),
            None,
        )

    @cached_property
    def _counters(self) -> frozenset[str]:
        """The pages whose comments the links of this page lead to: of several, each number is that of another page."""
        found = (attribute(link, "href").partition("#")[0] for link in self.body.css(COUNTERS))
        return frozenset(filter(None, found))

    def _counted_page(self, at: int) -> str:
        """The page of which a row says how many comments it has, in a link."""
        link = next((node for node in self.around[at][:3] if node.tag == "a"), None)
        address, mark, _ = attribute(link, "href").partition("#") if link is not None else ("", "", "")
        return address if mark else ""

    def _leads_to_comments(self, at: int) -> bool:
        """Whether a row is a link to the comments that stand elsewhere on the page, beside the date of the post."""
        around = self.around[at][:MOST_NEAR]
        link = next((node for node in around[:3] if node.tag == "a"), None)
        if link is None or not _TO_COMMENTS.search(attribute(link, "href")):
            return False
        name = attribute(link, "href").partition("#")[2]
        is_there = name and any(name in (attribute(node, "id"), attribute(node, "name")) for node in around)
        return not is_there and not any(node.tag in HEADINGS for node in around[:3])

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

    def links(self, node: Node) -> Links:
        """What the links in an element say. Each element is looked at once, in however many comments it may be."""
        id_ = node.mem_id
        if id_ not in self._links:
            numbered = (attribute(link, "href") for link in node.css('a[href*="#"]'))
            titles = node.css("h1, h2, h3, h4")
            self._links[id_] = Links(
                frozenset(filter(leads_to_number, numbered)), any(map(self.leads_to_title, titles))
            )
        return self._links[id_]

    def leads_to_title(self, heading: Node) -> bool:
        """Whether a heading is, or has, a link with the title of another page."""
        links = [*heading.css("a[href]"), *(above for above in self.chain(heading)[:3] if above.tag == "a")]
        return any(map(_is_title, links))

    def is_title_link(self, at: int) -> bool:
        """Whether a row is a link with the title of another page."""
        link = next((node for node in self.around[at][:2] if node.tag == "a"), None)
        return link is not None and _is_title(link)

    def kinds(self, node: Node) -> frozenset[Kind]:
        """The tag of an element with each of its classes; two elements with one in common are alike."""
        id_ = node.mem_id
        if id_ not in self._kinds:
            names = [DIGITS.sub("", name) for name in classes(node)] or [""]
            tag = node.tag or ""
            self._kinds[id_] = frozenset([(tag, name) for name in names] if node.is_element_node else ())
        return self._kinds[id_]

    def ends(self, node: Node) -> bool:
        """Whether a node ends the comments: a form, or another heading of the page. Each is looked at once."""
        if node.mem_id not in self._ends:
            self._ends[node.mem_id] = node.is_element_node and _is_end(node)
        return self._ends[node.mem_id]

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
        for target in self._targets:
            following = target.next
            while following is not None and not (following.is_element_node and text_of(following)):
                following = following.next
            if following is not None and (
                following.mem_id in chain or any(node.mem_id in chain for node in following.css("*"))
            ):
                return True
        return False

    @cached_property
    def _targets(self) -> list[Node]:
        """The empty elements that are named like comments."""
        named = self.body.css("a[name], a[id], span[id], div[id]")
        return [
            node
            for node in named
            if is_of_comments(attribute(node, "name") or attribute(node, "id")) and not text_of(node)
        ]


def leads_to_number(href: str) -> bool:
    """Whether a URL leads to a numbered place of a page, other than a note or the place that it is of."""
    return bool(_FRAGMENT.search(href)) and not _NOTE.search(href.partition("#")[2])


def _is_end(node: Node) -> bool:
    if node.tag in _ENDING_TAGS or node.css_first("form, textarea") is not None:
        return True
    text = short_text(node, LONGEST_HEADING)
    return text is not None and any(phrases.find(role, text.strip(AROUND)) for role in _ENDING)


def _is_title(link: Node) -> bool:
    text = text_of(link)
    is_long = len(text.split()) > 1 or len(_DENSE.findall(text)) >= SHORTEST_DENSE
    return "#" not in attribute(link, "href") and is_long and not attribute(link, "rel")
