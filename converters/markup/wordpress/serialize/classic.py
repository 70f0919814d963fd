"""HTML as classic content: what WordPress's own paragraphs (`wpautop`) turn into the same HTML again.

A blank line ends a paragraph, a line break is one; nothing else has a line feed but code. The
bodies of comments are stored so too, and their URLs become links. Where not just anyone may
write HTML, WordPress takes `<p>` and `<br>` out of comments: blank lines come through whoever imports.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.emphasis import within_blocks
from converters.markup.html import OPAQUE_PART, parse, serialise
from converters.markup.markdown.elements import BLOCKS, SPACE
from converters.markup.wordpress import render_comment
from converters.markup.wordpress.serialize import escape, media, text
from converters.markup.wordpress.serialize.body import DEEPEST
from converters.markup.wordpress.serialize.inline import FOLD, contents, is_line
from converters.markup.wordpress.serialize.state import Rule, RuleSet, WriterState
from converters.markup.wordpress.serialize.verify import Result, shown, verified_body

_BREAK: Final = lazy_re.compile(r" ?<br> ?")
_BLANK: Final = lazy_re.compile(r"\n(?:[ \t]*\n)+")
_LINKS: Final = lazy_re.compile(r"<a\b.*?</a>|<[^>]*>", re.S | re.I)
_WOULD_LINK: Final = lazy_re.compile(r"(?<=:)//|(?<=[wW]{3})\.|(?<=ftp)\.|@")


def to_classic(html: str) -> Result:
    """HTML as classic content."""
    body = parse(html)
    within_blocks(body)
    return verified_body(body, body, _POST, shown)


def to_comment(html: str) -> Result:
    """HTML as the body of a comment."""
    body = parse(html)
    within_blocks(body)
    return verified_body(body, body, _COMMENT, render_comment)


def folded(html: str) -> str:
    """HTML without line feeds, of which paragraphs would be made; code keeps them."""
    parts: list[str] = []
    end = 0
    for part in OPAQUE_PART.finditer(html):
        same = part[0] if part[1].lower() in ("pre", "textarea") else _BLANK.sub("\n", part[0])
        parts += (FOLD.sub(" ", html[end : part.start()]), same)
        end = part.end()
    parts.append(FOLD.sub(" ", html[end:]))
    return escape.raw("".join(parts)).strip(SPACE)


def _paragraph(element: etree._Element, state: WriterState) -> Iterator[str]:
    """Bare lines, else with the tags of the paragraph."""
    items = contents(element)
    if is_line(items):
        if not element.attrib:
            inner = folded(serialise(element).removeprefix("<p>").removesuffix("</p>"))
            yield escape.urls(_BREAK.sub("\n", inner))
        yield folded(serialise(element))


def _embed(element: etree._Element, state: WriterState) -> Iterator[str]:
    """A frame of a provider: its URL alone on a line."""
    if url := media.page_alone(element):
        yield escape.text(url)


def _quote(element: etree._Element, state: WriterState) -> Iterator[str]:
    """A quote with blank lines between its paragraphs."""
    if not element.attrib and state.depth < DEEPEST:
        yield f"<blockquote>{state.inner(contents(element))}</blockquote>"


def _any(element: etree._Element, state: WriterState) -> Iterator[str]:
    yield folded(serialise(element))


def _without_links(rule: Rule) -> Rule:
    """The same with escaped URLs, for those that are no links."""

    def drafts(element: etree._Element, state: WriterState) -> Iterator[str]:
        for draft in rule(element, state):
            yield draft
            yield _hidden(draft)

    return drafts


def _hidden(html: str) -> str:
    parts: list[str] = []
    end = 0
    for tag in _LINKS.finditer(html):
        parts += (_WOULD_LINK.sub(_reference, html[end : tag.start()]), tag[0])
        end = tag.end()
    parts.append(_WOULD_LINK.sub(_reference, html[end:]))
    return "".join(parts)


def _reference(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])


def _mark(comment: etree._Element, what: str) -> str:
    return text.bare_mark(comment, what)[0]


def _wrapper(element: etree._Element, state: WriterState) -> str:
    return folded(serialise(element))


_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    **dict.fromkeys(BLOCKS, (_any,)),
    "p": (_paragraph, _any),
    "blockquote": (_quote, _any),
}
_POST: Final = RuleSet({**_RULES, "p": (_embed, _paragraph, _any)}, html=folded, mark=_mark, group=_wrapper)
_COMMENT: Final = RuleSet(
    {name: tuple(map(_without_links, rules)) for name, rules in _RULES.items()},
    html=folded,
    mark=_mark,
    group=_wrapper,
)
