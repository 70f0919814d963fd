"""HTML to Markdown with a verified round trip, block by block.

The whole body is rendered again first: mostly it is right, and mostly its parts show that (`verification.parts`), each letter by
letter or by its fingerprint. Else the normal forms are compared. Where the body is not right, only the blocks that differ are tried with other escape strategies, and what no
strategy can represent stays HTML.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from lxml import etree
from selectolax.lexbor import LexborNode

from converters import lazy_re
from converters.markup.emphasis import within_blocks
from converters.markup.html import browser_body, canonical_text, parse, serialise, tidy, tree
from converters.markup.markdown.addresses import link_addresses
from converters.markup.markdown.dividers import settle_dividers
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.markup.markdown.hints import fragment_targets, kept_in
from converters.markup.markdown.nodes import Node
from converters.markup.markdown.render import renderer
from converters.markup.markdown.tree import blocks
from converters.markup.markdown.verification.fingerprint import fingerprint, written_out
from converters.markup.markdown.verification.normal_form import normal_form
from converters.markup.markdown.verification.normal_tokens import Segment
from converters.markup.markdown.verification.parts import Parts, alike, parts
from converters.markup.markdown.writing.blocks import block, join, raw
from converters.markup.markdown.writing.context import ESCAPE_STRATEGIES, Context, EscapeStrategy
from converters.markup.markdown.writing.lists import alternate
from converters.markup.markdown.writing.tags import guarded

_MARKS: Final = "[]*_`\\!&<"
_NOTHING: Final = Counter[str]()


class Result(NamedTuple):
    """Markdown, and what of it is still HTML.

    `raw` counts the blocks that stayed HTML by kind (the tag), `blocks` all blocks of the top
    level. `more` is the text of a `<!--more text-->`. `verified`: the whole, rendered
    again, has the normal form of its source; if not, all of it is HTML.
    """

    text: str
    raw: Counter[str]
    blocks: int = 0
    more: str = ""
    verified: bool = True


class _Source(NamedTuple):
    """Canonical HTML, and its parts."""

    html: str
    parts: Parts


class _Draft(NamedTuple):
    text: str
    raw: Counter[str]


class _Proven(NamedTuple):
    drafts: list[_Draft]
    text: str
    rendered: str


class Blocks(NamedTuple):
    """Blocks with their Markdown, the HTML that they are rendered as, and what of them is still HTML by kind."""

    nodes: list[Node]
    texts: list[str]
    rendered: str
    raw: Counter[str]


def verified_blocks(
    parsed: LexborNode, html: str, flavor: MarkdownFlavor, keep: frozenset[str]
) -> Blocks | None:
    """The blocks of a part of a body, verified; None where they cannot be, or a link leads to a place in the body.

    `parsed` is what `html.alone` made of the `html`.
    """
    source = canonical_text(parsed, html)
    body = tree(source)
    if fragment_targets(body):
        return None
    keep = kept_in(source, keep)
    changed = within_blocks(body)
    changed = (flavor.autolinks and link_addresses(body)) or changed
    conversion = _Conversion(body, flavor, False, keep)
    proven = conversion.proven(None if changed else _Source(source, parts(parsed, keep)))
    if proven is None:
        return None
    raw = sum((draft.raw for draft in proven.drafts if draft.raw), Counter[str]())
    return Blocks(conversion.nodes, [draft.text for draft in proven.drafts], proven.rendered, raw)


def as_a_whole(html: str, flavor: MarkdownFlavor, keep: frozenset[str]) -> Result:
    """HTML as Markdown, verified as a whole; the blocks of it that differ are tried in other ways."""
    parsed = browser_body(html)
    source = canonical_text(parsed, html)
    body = tree(source)
    keep = kept_in(source, keep)
    changed = within_blocks(body)
    changed = (bool(flavor.divider) and "<!--more" in source and settle_dividers(body)) or changed
    if flavor.autolinks:
        changed = link_addresses(body) or changed
    if (
        flavor.footnotes
        and "wp-block-footnotes" in html
        and (found := _Conversion(body, flavor, True, keep).result(None))
    ):
        return found
    as_it_was = None if changed else _Source(source, parts(parsed, keep))
    return _Conversion(body, flavor, False, keep).result(as_it_was) or _as_html(body, flavor)


class _Conversion:
    def __init__(
        self,
        body: etree._Element,
        flavor: MarkdownFlavor,
        footnotes: bool,
        keep: frozenset[str] = frozenset(),
    ) -> None:
        self.keep = keep
        self.contexts: dict[EscapeStrategy, Context] = {}
        self.flavor = flavor
        self.footnotes = footnotes
        self.render = renderer(flavor)
        self.body = body
        self.wanted = fragment_targets(body)
        self.nodes = blocks(body, footnotes=footnotes, keep=keep, wanted=self.wanted)
        alternate(self.nodes)

    @cached_property
    def expected(self) -> list[Segment]:
        """The normal form of the source, which every rendering is compared with."""
        return self.normal_form_of(self.body)

    def result(self, source: _Source | None) -> Result | None:
        """The text and its account, or None if it cannot be verified. `source` is what the tree still is, if it is."""
        proven = self.proven(source)
        if proven is None:
            return None
        counts: Counter[str] = Counter()
        for draft in proven.drafts:
            if draft.raw:
                counts.update(draft.raw)
        return Result(proven.text, counts, len(proven.drafts))

    def proven(self, source: _Source | None) -> "_Proven | None":
        """The drafts that together are verified, or None."""
        drafts = [self.draft(node, ESCAPE_STRATEGIES[0]) for node in self.nodes]
        text = self.whole(drafts)
        rendered = self.render(text)
        parsed = browser_body(rendered)
        if not source or not self.is_alike(source, rendered, parsed):
            if len(self.expected) != len(self.nodes):
                return None
            actual = self.normal_form_of(tree(canonical_text(parsed, rendered)))
            if actual != self.expected:
                drafts = self.repair(drafts, actual)
                text = self.whole(drafts)
                actual = self.rendered_form(text)
            for neighbours in (0, 1):  # only what differs, if that is enough: two films, one below the other
                if actual == self.expected:
                    break
                first, last = _differing(self.expected, actual, neighbours)
                for at in range(first, min(last, len(drafts))):
                    drafts[at] = self.html(self.nodes[at])
                text = self.whole(drafts)
                actual = self.rendered_form(text)
            if actual != self.expected:
                return None
            rendered = self.render(text)
        return _Proven(drafts, text, rendered)

    def is_alike(self, source: _Source, rendered: str, parsed: LexborNode | None) -> bool:
        """Whether the quick check shows that the rendered text has the normal form of its source."""
        if len(source.parts) == len(self.nodes) and alike(
            source.parts, parts(parsed, self.keep), self.flavor.tabs, self.keep
        ):
            return True
        # Where the blocks were counted in another way, the whole may be the same.
        return (
            not self.keep
            and len(self.expected) != len(self.nodes)
            and bool(found := fingerprint(source.html))
            and found == fingerprint(written_out(rendered))
        )

    def draft(self, node: Node, strategy: EscapeStrategy) -> _Draft:
        context = self.context(strategy)
        text = block(node, context)
        most = self.flavor.most_marks
        if (
            most
            and len(text) > most
            and (sum(map(text.count, _MARKS)) > most or text.count("\n") > 20 * most)
        ):
            context.raw.clear()
            return self.html(node)
        return _Draft(text, self.taken(context))

    def html(self, node: Node) -> _Draft:
        context = self.context(ESCAPE_STRATEGIES[0])
        if node.tag in ("comment", "footnotes"):
            return _Draft(block(node, context), self.taken(context))
        return _Draft(raw(node, context), self.taken(context))

    def context(self, strategy: EscapeStrategy) -> Context:
        """The context of a block of the top level; what it counts is for `taken`."""
        if strategy not in self.contexts:
            self.contexts[strategy] = Context(self.flavor, strategy, Counter(), block, self.wanted, self.keep)
        return self.contexts[strategy]

    def taken(self, context: Context) -> Counter[str]:
        """What has been counted in a context, which is empty again."""
        if not context.raw:
            return _NOTHING
        counted = Counter(context.raw)
        context.raw.clear()
        return counted

    def whole(self, drafts: Sequence[_Draft]) -> str:
        return whole_text(self.nodes, [draft.text for draft in drafts], self.context(ESCAPE_STRATEGIES[0]))

    def rendered_form(self, text: str) -> list[Segment]:
        return self.normal_form_of(parse(self.render(text)))

    def normal_form_of(self, body: etree._Element) -> list[Segment]:
        return normal_form(body, footnotes=self.footnotes, tabs=self.flavor.tabs, keep=self.keep)

    def repair(self, drafts: list[_Draft], actual: list[Segment]) -> list[_Draft]:
        """The drafts; each that is not verified is replaced by one that is."""
        first, last = _differing(self.expected, actual)
        return [self.best(at, draft) if first <= at < last else draft for at, draft in enumerate(drafts)]

    def best(self, at: int, draft: _Draft) -> _Draft:
        if self.is_verified(at, draft):
            return draft
        for strategy in ESCAPE_STRATEGIES[1:]:
            draft = self.draft(self.nodes[at], strategy)
            if self.is_verified(at, draft):
                return draft
        return self.html(self.nodes[at])

    def is_verified(self, at: int, draft: _Draft) -> bool:
        if self.nodes[at].tag in ("comment", "footnotes"):
            return True
        text = draft.text
        if self.footnotes and (notes := set(_NOTES.findall(text))):
            text += "".join(f"\n\n[^{note}]: x" for note in sorted(notes, key=int))
            return self.rendered_form(text)[:1] == [self.expected[at]]
        return self.rendered_form(text) == [self.expected[at]]


_NOTES: Final = lazy_re.compile(r"\[\^(\d+)\]")


def whole_text(nodes: Sequence[Node], texts: Sequence[str], context: Context) -> str:
    """The Markdown of all blocks of a body."""
    text = join(nodes, texts, context)
    if text.startswith("---"):  # it would look like a header
        text = "***" + text[3:]
    return text + "\n" if text else ""


def _differing(expected: list[Segment], actual: list[Segment], neighbours: int = 1) -> tuple[int, int]:
    """From and up to where two normal forms differ, with so many neighbours, counted in the blocks of the first.

    A neighbour may be what swallowed or cut the block.
    """
    shorter = min(len(expected), len(actual))
    first = next((at for at in range(shorter) if expected[at] != actual[at]), shorter)
    same = next(
        (at for at in range(shorter - first) if expected[-1 - at] != actual[-1 - at]), shorter - first
    )
    return max(first - neighbours, 0), min(len(expected) - same + neighbours, len(expected))


def _as_html(body: etree._Element, flavor: MarkdownFlavor) -> Result:
    html = guarded(tidy(serialise(body)), flavor)
    inner = html.removeprefix("<body>").removesuffix("</body>").strip()
    return Result(f"<div>\n{inner}\n</div>\n" if inner else "", Counter(body=1), 1, verified=False)
