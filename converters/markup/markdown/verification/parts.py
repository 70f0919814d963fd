"""The quick check, part by part: where each block of two texts is alike, so are their normal forms.

The parts of a text are the blocks of its top level as the HTML5 parser made them, out of their wrappers. Of most bodies,
each part comes back letter by letter. Where one does not, its fingerprint decides, and only where that differs too, or
the part is not simple enough for one, its normal form. Two parts that were found alike once are not compared again.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from converters import lazy_re
from converters.markup.html import tree
from converters.markup.markdown.elements import BLOCKS, SPACE, TRANSPARENT_BLOCKS
from converters.markup.markdown.hints import comment_mark, kept_in, language
from converters.markup.markdown.verification.fingerprint import fingerprint
from converters.markup.markdown.verification.normal_form import normal_form

_MOST: Final = 2048
"""Pairs of parts that are remembered."""
_LONGEST: Final = 4096
"""Characters of a part that is worth remembering."""

_INLINES: Final = frozenset(
    "a abbr b big br cite code del dfn em font i iframe img ins kbd mark q s small span strike strong sub sup tt u "
    "var".split()
)
KNOWN: Final = (
    _INLINES
    | TRANSPARENT_BLOCKS
    | frozenset(
        "blockquote dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul "
        "!--more-- !--nextpage--".split()
    )
)
"""Elements of which libxml2 builds the tree that the HTML5 parser built, whatever stands around them."""
_NAME: Final = lazy_re.compile(r"<([a-zA-Z!][^\s/>]*)")
_SHOWS: Final = lazy_re.compile(r">\s*[^<\s]|<img")
"""What a block that holds it shows."""
_CODE: Final = lazy_re.compile(r"<pre((?: [^<>]*)?)>(?:<code((?: [^<>]*)?)>)?([^<]*)(?:</code>)?</pre>")
_TEXT: Final = "-text"
_COMMENT: Final = "-comment"

Parts = list[str]


def parts(body: LexborNode | None, keep: frozenset[str] = frozenset()) -> Parts:
    """The blocks of the top level as canonical HTML. A run of text and inline elements is a paragraph.

    A wrapper with a class or an attribute that is named in `keep` is a block. What shows nothing is left out: white space, comments without a meaning, and paragraphs that are empty.
    """
    made: Parts = []
    run: list[str] = []

    def end_run() -> None:
        if text := "".join(run).strip(SPACE):
            made.append(f"<p>{text}</p>")
        run.clear()

    for tag, html in _nodes(body, keep):
        if tag == _TEXT:
            if run or html.strip(SPACE):
                run.append(html)
        elif tag == _COMMENT:
            if mark := comment_mark(html[4:-3]):
                end_run()
                made.append(f"<!--{mark}-->")
        elif tag in BLOCKS or not tag:
            if run:
                end_run()
            if html and html != "<p></p>":
                made.append(html)
        else:
            run.append(html)
    end_run()
    return made


def _nodes(body: LexborNode | None, keep: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The nodes of the top level, wrappers unpacked, by name and HTML; a wrapper's start and end are nodes without either."""
    if body is None:
        return
    stack = [body.iter(include_text=True)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if stack:
                yield "", ""
            continue
        tag = node.tag or ""
        unpacked = tag in TRANSPARENT_BLOCKS or (tag == "figure" and _is_wrapper(node))
        if unpacked and not (keep and _keeps(node, keep)):
            yield "", ""
            stack.append(node.iter(include_text=True))
        else:
            yield tag, node.html or ""


def _is_wrapper(figure: LexborNode) -> bool:
    """As `hints.is_wrapper`."""
    kids = list(figure.iter())
    boxes = (figure, *(kid for kid in kids if kid.tag == "figure"))
    return not any(kid.tag == "figcaption" for box in boxes for kid in box.iter())


def _keeps(node: LexborNode, keep: frozenset[str]) -> bool:
    """As `hints.kept`."""
    attributes = node.attributes
    return not keep.isdisjoint(attributes) or not keep.isdisjoint((attributes.get("class") or "").split())


def alike(source: Parts, rendered: Parts, tabs: int = 0, keep: frozenset[str] = frozenset()) -> bool:
    """Whether two texts surely have the same normal form, of one segment a part; where not, they may have it all the same.

    `tabs`, `keep`: as for `normal_form`.
    """
    return len(source) == len(rendered) and all(
        (first == second and _is_plain(first)) or _is_alike(first, second, tabs, keep)
        for first, second in zip(source, rendered, strict=True)
    )


def _is_plain(part: str) -> bool:
    """Whether a part is a paragraph of text alone, or a mark."""
    return part[-4:] == "</p>" and part.count("<") == 2 and bool(part[3:-4].strip(SPACE))


def _is_alike(first: str, second: str, tabs: int, keep: frozenset[str]) -> bool:
    remembered = len(first) + len(second) < _LONGEST
    keep = (kept_in(first, keep) | kept_in(second, keep)) if keep else keep
    return (is_proven if remembered else is_proven.__wrapped__)(first, second, tabs, keep)


@lru_cache(_MOST)
def is_proven(first: str, second: str, tabs: int, keep: frozenset[str] = frozenset()) -> bool:
    """Whether two parts have the same normal form of one segment, and nothing that could reach into the next part.

    With `keep` the parts, where they differ, are compared by their normal forms: only these have classes and attributes.
    """
    if not (_is_known(first) and (first == second or _is_known(second))):
        return False
    if first == second and _SHOWS.search(first):
        return True
    if not keep:
        if _SHOWS.search(first) and (found := fingerprint(first)) and found == fingerprint(second):
            return True
        one, other = _CODE.fullmatch(first), _CODE.fullmatch(second)
        if one and other:
            return _code(one, tabs) == _code(other, tabs)
    expected = normal_form(tree(f"<body>{first}</body>"), tabs=tabs, keep=keep)
    return len(expected) == 1 and expected == normal_form(
        tree(f"<body>{second}</body>"), tabs=tabs, keep=keep
    )


def _code(pre: re.Match[str], tabs: int) -> tuple[str, str]:
    """What the normal form says of a `pre` that holds text only: its language and its text."""
    text = pre[3].expandtabs(tabs) if tabs else pre[3]
    return language_of(pre[1], pre[2] or ""), text.rstrip("\n")


@lru_cache(256)
def language_of(of_pre: str, of_code: str) -> str:
    """The language of a `pre` by its attributes and those of the `code` in it."""
    found = tree(f"<body><pre{of_pre}><code{of_code}></code></pre></body>").find("pre")
    return "" if found is None else language(found)


def _is_known(part: str) -> bool:
    """Whether all elements of a part are known, and those of a run are inline elements."""
    names = _NAME.findall(part)
    if not names:  # an instruction such as `<?php … ?>`
        return False
    known = _INLINES if names[0] == "p" else KNOWN
    return known.issuperset(names[1:]) and names[0] in KNOWN
