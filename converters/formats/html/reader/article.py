"""Finds the article of a page of which nothing is known.

The rule is Arc90's, as Firefox's reader view has it (Readability.js): paragraphs give points to what is
around them, by length and commas; names of classes and links weigh. Nothing of the page is changed while
it is weighed, so that a second, more generous look costs no second parse.
"""

import re
from html import unescape
from typing import Final

from converters.formats.html.reader.dom import Node, ancestors, attribute, elements, folded, text_of
from converters.formats.html.reader.trim import trimmed
from converters.formats.html.reader.weights import Weights

UNLIKELY: Final = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|"
    r"related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|"
    r"pager|popup|yom-remote|cookie|consent|subscribe|newsletter",
    re.IGNORECASE,
)
MAYBE: Final = re.compile(r"and|article|body|column|content|main|mathjax|shadow", re.IGNORECASE)
POSITIVE: Final = re.compile(
    r"article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story", re.IGNORECASE
)
NEGATIVE: Final = re.compile(
    r"-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|"
    r"promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget",
    re.IGNORECASE,
)
ROLES: Final = frozenset("menu menubar complementary navigation alert alertdialog dialog".split())
BYLINE: Final = re.compile(r"byline|author|dateline|writtenby|p-author", re.IGNORECASE)
BLOCKS: Final = frozenset(
    "blockquote dl div img ol p pre table ul article section figure h1 h2 h3 h4 h5 h6 form".split()
)
TAG_SCORE: Final = {
    "div": 5, "pre": 3, "td": 3, "blockquote": 3, "address": -3, "ol": -3, "ul": -3, "dl": -3, "dd": -3, "dt": -3,
    "li": -3, "form": -3, "h1": -5, "h2": -5, "h3": -5, "h4": -5, "h5": -5, "h6": -5, "th": -5,
}  # fmt: skip
SCORED: Final = frozenset("section h2 h3 h4 h5 h6 p td pre".split())
ENOUGH: Final = 500
"""Characters of an article that need no second look."""
_TAG: Final = re.compile("<[^>]+>")
LOOKS: Final = ((True, True, True), (False, True, True), (False, False, True), (False, False, False))
"""Ways of looking, one more generous than the other, until there is enough of an article."""


def found(root: Node, title: str) -> str:
    """The article as HTML, without what surrounds it; empty where there is none."""
    body = root.css_first("body") or root
    weights = Weights(body)
    best = ""
    for strict, weighed, tidied in LOOKS:
        look = _Look(body, weights, strict=strict, weighed=weighed, tidied=tidied)
        html = look.article(title)
        if _length(html) >= ENOUGH:
            return html
        best = max(best, html, key=_length)
    return best


def _length(html: str) -> int:
    return len(folded(unescape(_TAG.sub("", html))))


class _Look:
    """One way of looking: `strict` passes over what is called like furniture, `weighed` lets names count,
    `tidied` takes lists, tables and divisions that look like furniture out of what was found."""

    def __init__(self, body: Node, weights: Weights, *, strict: bool, weighed: bool, tidied: bool) -> None:
        self._body, self._weights = body, weights
        self._strict, self._weighed, self._tidied = strict, weighed, tidied
        self._scores: dict[int, float] = {}
        self._nodes: dict[int, Node] = {}
        self._passed: set[int] = set()

    def article(self, title: str) -> str:
        for node in self._paragraphs():
            self._give_points(node)
        if not self._scores:
            return ""
        for key, node in self._nodes.items():
            self._scores[key] *= 1 - self._weights.link_density(node)
        top = self._top()
        return "\n".join(
            trimmed(
                node, title, self._passed, self._weight if self._weighed else _no_weight, tidy=self._tidied
            )
            for node in self._with_siblings(top)
        )

    def _paragraphs(self) -> list[Node]:
        """What is scored: paragraphs, and divisions that hold text like one."""
        found, waiting = [], [self._body]
        while waiting:
            node = waiting.pop()
            if node is not self._body and self._is_furniture(node):
                self._passed.add(node.mem_id)
                continue
            children = list(elements(node))
            is_text = self._weights.own_text(node) > 25 or not any(one.tag in BLOCKS for one in children)
            if node.tag in SCORED or (node.tag == "div" and is_text):
                found.append(node)
            waiting.extend(reversed(children))
        return found

    def _is_furniture(self, node: Node) -> bool:
        style = attribute(node, "style").replace(" ", "")
        if "display:none" in style or "visibility:hidden" in style or "hidden" in node.attrs:
            return True
        if attribute(node, "aria-hidden") == "true" and "fallback-image" not in attribute(node, "class"):
            return True
        names = f"{attribute(node, 'class')} {attribute(node, 'id')}"
        if (
            attribute(node, "rel") == "author"
            or "author" in attribute(node, "itemprop")
            or BYLINE.search(names)
        ) and 0 < self._weights.text(node) < 100:
            return True
        if not self._strict:
            return False
        if attribute(node, "role") in ROLES:
            return True
        return bool(
            node.tag not in ("body", "a", "html", "article", "main")
            and UNLIKELY.search(names)
            and not MAYBE.search(names)
            and not any(above.tag in ("table", "code") for above in ancestors(node))
        )

    def _give_points(self, node: Node) -> None:
        length = self._weights.text(node)
        if length < 25:
            return
        points = 1 + self._weights.commas(node) + 1 + min(length // 100, 3)
        for level, above in enumerate(ancestors(node)):
            if level > 4 or above.tag in ("html",):
                break
            key = above.mem_id
            if key not in self._scores:
                self._scores[key] = TAG_SCORE.get(above.tag or "", 0) + self._weight(above)
                self._nodes[key] = above
            self._scores[key] += points / (1 if level == 0 else 2 if level == 1 else level * 3)

    def _weight(self, node: Node) -> float:
        if not self._weighed:
            return 0
        weight = 0
        for name in (attribute(node, "class"), attribute(node, "id")):
            if name:
                weight += 25 * bool(POSITIVE.search(name)) - 25 * bool(NEGATIVE.search(name))
        return weight

    def _score(self, node: Node) -> float:
        return self._scores.get(node.mem_id, 0)

    def _top(self) -> Node:
        """The best candidate, or what is around several that are nearly as good."""
        best = sorted(self._nodes.values(), key=self._score, reverse=True)[:5]
        top = best[0]
        good = [
            {above.mem_id: above for above in ancestors(one)}
            for one in best[1:]
            if self._score(one) >= 0.75 * self._score(top)
        ]
        if len(good) >= 3:
            for above in ancestors(top):
                if above.tag == "body":
                    break
                if sum(above.mem_id in one for one in good) >= 3:
                    top = above
                    break
        last, threshold = self._score(top), self._score(top) / 3
        for above in list(ancestors(top)):
            if above.tag in ("body", "html"):
                break
            score = self._scores.get(above.mem_id)
            if score is None:
                continue
            if score < threshold:
                break
            if score > last:
                top = above
                break
            last = score
        for above in ancestors(top):
            if above.tag in ("body", "html") or len(list(elements(above))) > 1:
                break
            top = above
        return top

    def _with_siblings(self, top: Node) -> list[Node]:
        """The best candidate, and what stands beside it and is of the article too."""
        above = top.parent
        if above is None or top.tag == "body":
            return [top]
        threshold = max(10, self._score(top) * 0.2)
        name = attribute(top, "class")
        kept = []
        for node in elements(above):
            if node.mem_id == top.mem_id:
                kept.append(node)
                continue
            if node.mem_id in self._passed:
                continue
            bonus = self._score(top) * 0.2 if name and attribute(node, "class") == name else 0
            if node.mem_id in self._scores and self._score(node) + bonus >= threshold:
                kept.append(node)
            elif node.tag == "p":
                length, density = self._weights.text(node), self._weights.link_density(node)
                if (length > 80 and density < 0.25) or (
                    0 < length < 80 and density == 0 and re.search(r"\.( |$)", text_of(node))
                ):
                    kept.append(node)
        return kept


def _no_weight(node: Node) -> float:
    return 0
