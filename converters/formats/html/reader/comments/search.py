"""Finds the comments of a page by its structure, where no profile knows their classes.

A comment is an element with a heading (a date, or `Ann says:`) and a text, that repeats. Candidates are the elements
around headings that share a class, the pattern of an id, or the tags on the way up. Where an element holds the
heading alone, its siblings up to the next heading belong to it.

That something repeats does not make it comments: so do posts, and lists of the newest comments. `evidence`
says what does.
"""

from collections.abc import Collection, Iterator
from typing import Final

from converters.formats.html.reader.comments.candidates import WAYS, Candidate, Key
from converters.formats.html.reader.comments.evidence import (
    are_alike,
    are_link_lists,
    are_marked,
    begins_with_link,
    evidence,
    is_post,
)
from converters.formats.html.reader.comments.layout import DIGITS, PageLayout
from converters.formats.html.reader.comments.names import is_of_comments, selector_of
from converters.formats.html.reader.dom import Node, attribute, classes, find
from converters.formats.html.reader.selector_prefilter import SelectorPrefilter

HIGHEST: Final = 12
"""Levels above a heading that are looked at."""
MOST_KEYS: Final = 24
"""How many kinds of elements are compared."""


class CommentSearch:
    """A search for comments in one page."""

    def __init__(self, root: Node, language: str, names: SelectorPrefilter) -> None:
        self._root, self._language, self._names = root, language, names
        self.declared: int | None = None
        """How many comments their heading says there are."""
        self.doubtful = ""
        """The place of elements that look like comments, where nothing shows that they are; a CSS selector."""

    def items(self) -> list[Node]:
        """The elements that are a comment each, in the order of the page; none where there are none.

        Siblings that make a comment together get an element around them.
        """
        body = find(self._root, "body")
        if body is None:
            return []
        page = PageLayout(self._root, body, self._language)
        found = candidates(page, page.headings) if self._may_show(page) else []
        for candidate in found:
            if proof := evidence(page, candidate.parts, candidate.rows):
                if proof in ("replies", "links") and is_post(page, candidate.parts, candidate.rows):
                    candidate.right = candidate.right[1:]
                _drop_posts(page, candidate)
                return self._made(page, candidate)
        named = page.names() if page.firsts else ()
        for candidate in candidates(page, named, page.firsts):  # neither dates nor verbs
            phrase = page.governed(min(map(min, candidate.rows)))
            is_counted = phrase is not None and phrase.number == candidate.good
            may_be = (
                phrase is not None
                and phrase.number is None
                and not are_link_lists(candidate.parts)
                and are_marked(page, candidate.parts, candidate.rows)
            )
            if (is_counted or may_be) and evidence(page, candidate.parts, candidate.rows):
                return self._made(page, candidate)
        alike = next(
            (candidate for candidate in found if are_alike(page, candidate.parts, candidate.rows)), None
        )
        self.doubtful = selector_of(alike.common) if alike else ""
        return []

    def _may_show(self, page: PageLayout) -> bool:
        """Whether `evidence` may say of the headings that they are comments': of one alone, only a name or a heading above does."""
        if len(page.headings) != 1:
            return bool(page.headings)
        targets = (attribute(node, "name") for node in page.body.css("a[name]"))
        return bool(page.heads) or any(map(is_of_comments, (*self._names.names, *targets)))

    def _made(self, page: PageLayout, candidate: Candidate) -> list[Node]:
        phrase = page.governed(min(map(min, candidate.rows)))
        self.declared = phrase.number if phrase else None
        return candidate.made()


def _drop_posts(page: PageLayout, candidate: Candidate) -> None:
    """Drop the few elements that are links to other posts, in a list of the same tags as that of the comments."""
    led = {
        node.mem_id
        for node, rows in zip(candidate.right, candidate.rows, strict=True)
        if begins_with_link(page, rows)
    }
    if 2 * len(led) < len(candidate.right):
        candidate.right = [node for node in candidate.right if node.mem_id not in led]


def candidates(
    page: PageLayout, headings: Collection[int], firsts: Collection[int] | None = None
) -> list[Candidate]:
    """Kinds of elements that may be comments, the best first; only such that may begin with one of the rows `firsts`."""
    kinds: dict[tuple[int, ...], tuple[Key, list[Node]]] = {}
    for key, nodes in _keys(page, headings).items():
        kinds.setdefault(tuple(nodes), (key, list(nodes.values())))
    most = sorted(kinds.values(), key=lambda kind: -len(kind[1]))[:MOST_KEYS]
    inner = [(key, [node for node in nodes if page.may_hold_comment(node)]) for key, nodes in most]
    if firsts is not None:
        around = {page.body.mem_id, *(node.mem_id for at in firsts for node in page.around[at])}
        inner = [(key, nodes) for key, nodes in inner if any(_is_in(node, around) for node in nodes)]
    tried = [way(page, key, nodes, headings) for key, nodes in inner if nodes for way in WAYS]
    return sorted(
        (candidate for candidate in tried if candidate.good),
        key=lambda candidate: (
            -candidate.good,
            candidate.is_parted(),
            candidate.rank,
            -candidate.size,
            candidate.height,
        ),
    )


def _keys(page: PageLayout, headings: Collection[int]) -> dict[Key, dict[int, Node]]:
    """Kinds of elements around headings: what they share -> the elements by `mem_id`, in order."""
    kinds: dict[Key, dict[int, Node]] = {}
    names: dict[int, tuple[Key, ...]] = {}
    for at in sorted(headings):
        seen: set[Key] = set()
        chains = [page.around[at]]
        if (dated := page.reading(at).dated) is not None:
            chains.append(page.chain(dated.node))
        for chain in chains:
            path: tuple[str, ...] = ()
            for node in chain[:HIGHEST]:
                path = (*path, node.tag or "")
                id_ = node.mem_id
                if id_ not in names:
                    names[id_] = tuple(_names(node))
                for key in (*names[id_], ("path", *path)):
                    if key not in seen:
                        seen.add(key)
                        kinds.setdefault(key, {}).setdefault(id_, node)
    return kinds


def _is_in(node: Node, holders: Collection[int]) -> bool:
    return node.parent is not None and node.parent.mem_id in holders


def _names(node: Node) -> Iterator[Key]:
    for name in classes(node):
        yield "class", node.tag or "", name
    id_ = attribute(node, "id")
    if any(map(str.isdigit, id_)):
        yield "id", node.tag or "", DIGITS.sub("#", id_)
