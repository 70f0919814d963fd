"""Skips selectors that cannot match a page, because it has none of their element names, class names, ids and values.

To look a word up costs a hundredth of what a selector costs.
"""

from collections import defaultdict
from functools import lru_cache
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.html.reader.dom import Node, attribute

_PSEUDO: Final = lazy_re.compile(r":[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
_NAME: Final = lazy_re.compile(r"[.#]([\w-]+)")
_VALUE: Final = lazy_re.compile(r"""\[\s*([\w-]+)\s*[~|^$*]?=\s*(?:"([^"]+)"|'([^']+)')""")
_TAG: Final = lazy_re.compile(r"(?:^|[\s>+~])([a-zA-Z][\w-]*)")
_OF_HEAD: Final = lazy_re.compile(r"(?:meta|link|script)(?:\[[^]]*\])+$")
"""A selector of such an element alone: its values are looked for in these elements only."""
_ATTRIBUTE: Final = lazy_re.compile(r"\[[^]]*\]")
_ALWAYS: Final = "<html"
_MADE: Final = frozenset({"gathered", _ALWAYS, "<div", "<head", "<body", "<tbody", "<colgroup"})
"""What is made while a page is read, and what a parser makes of any page."""

_REWRITTEN: Final = frozenset({"href", "src"})
"""Attributes whose values are not what they were when they are asked for: links are made absolute."""


class SelectorPrefilter:
    """The words of one page, before it is changed."""

    def __init__(self, root: Node) -> None:
        self._root = root
        tags: set[str | None] = set()
        values: defaultdict[str, set[str]] = defaultdict(set)
        for node in root.css("*"):
            tags.add(node.tag)
            for name, value in node.attributes.items():
                if value:
                    values[name].add(value)
        self.names = {name for names in (*values["class"], *values["id"]) for name in names.split()}
        """The classes and ids of the page."""
        self._words = self.names.union(_MADE, (f"<{(tag or '').lower()}" for tag in tags))
        head = (value for node in root.css("meta, link, script") for value in node.attributes.values())
        self._head = "\n".join(filter(None, head)).lower()
        self._sets = {name: found for name, found in values.items() if name not in _REWRITTEN}
        self._values: dict[str, str] = {}

    def may_fit(self, selector: str) -> bool:
        """Whether a selector has a chance; of several with commas one must have."""
        return bool(self.likely((selector,)))

    def likely(self, selectors: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the selectors, or of the picks of a profile, that have a chance."""
        if not selectors or (words := _words(selectors)).isdisjoint(self._words):
            return ()
        found = _with_words(selectors, words.intersection(self._words))
        return tuple([selector for selector, needs in found if not needs or any(map(self._has, needs))])

    def _has(self, need: "_Need") -> bool:
        """Whether the page has the values that a selector needs."""
        for name, value in need.values:
            if value not in (self._head if need.of_head else self._values_of(name)):
                return False
        return True

    def _values_of(self, name: str) -> str:
        if name not in self._values:
            if name in _REWRITTEN:
                values = {attribute(node, name) for node in self._root.css(f"[{name}]")}
            else:
                values = self._sets.get(name, set())
            self._values[name] = "\n".join(values)
        return self._values[name]


class _Need(NamedTuple):
    """What a page must have for one selector."""

    words: frozenset[str]
    """Classes, ids, and the names of elements behind a `<`."""
    values: tuple[tuple[str, str], ...]
    """Attributes, and what their values have in them; in lower case where they are of the head."""
    of_head: bool


@lru_cache(maxsize=4096)
def _needs(selector: str) -> tuple[_Need, ...]:
    """What a page must have, for each part of a selector, or of that of a pick, between commas."""
    plain = _PSEUDO.sub("", selector.partition(" =~ ")[0].partition(" @")[0])
    needs = []
    for part in plain.split(",") if "," in _ATTRIBUTE.sub("", plain) else [plain]:
        of_head = bool(_OF_HEAD.fullmatch(part.strip()))
        bare = _ATTRIBUTE.sub("", part).strip()
        words = {*_NAME.findall(bare), *(f"<{tag.lower()}" for tag in _TAG.findall(bare))}
        values = tuple((name, double or single) for name, double, single in _VALUE.findall(part))
        if of_head:
            values = tuple((name, value.lower()) for name, value in values)
        elif '" i]' in part:  # in any case
            values = ()
        needs.append(_Need(frozenset(words), values, of_head))
    return tuple(needs)


@lru_cache(maxsize=4096)
def _words(selectors: tuple[str, ...]) -> frozenset[str]:
    """All words that any of the selectors needs, with one that every page has if one needs none."""
    needed = [need.words or {_ALWAYS} for selector in selectors for need in _needs(selector)]
    return frozenset[str]().union(*needed)


@lru_cache(maxsize=4096)
def _with_words(selectors: tuple[str, ...], words: frozenset[str]) -> list[tuple[str, tuple[_Need, ...]]]:
    """The selectors whose words are there, each with what else it needs: one of these, or nothing. Pages of a site mostly
    have the same words."""
    found = []
    for selector in selectors:
        needs = tuple(need for need in _needs(selector) if need.words <= words)
        if needs:
            found.append((selector, needs if all(need.values for need in needs) else ()))
    return found
