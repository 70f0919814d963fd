"""Blocks of text: paragraphs, headings, quotes, details, separators, and the marks that cut a text."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.html import is_comment, name_of
from converters.markup.markdown.elements import EMBEDDED_QUOTES, SPACE
from converters.markup.wordpress.serialize import escape
from converters.markup.wordpress.serialize.block_comments import Attributes, block, classes, text_align
from converters.markup.wordpress.serialize.inline import anchor, contents, is_line, line
from converters.markup.wordpress.serialize.state import WriterState

_ALONE: Final = lazy_re.compile(r"(?i)https?://[^\s<>\"]+")
_MORE: Final = lazy_re.compile(r"more\s+(\S.*?)\s*", re.S)


def paragraph(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/paragraph`."""
    if not is_line(contents(element)):
        return
    words = line(contents(element))
    if not words and not element.get("id"):
        yield ""  # it shows nothing
        return
    if _ALONE.fullmatch(words):
        words = words.replace("//", "&#47;&#47;", 1)
    attributes: Attributes = {}
    align = text_align(element)
    if align:
        attributes["align"] = align
    direction = element.get("dir", "").lower()
    if direction in ("ltr", "rtl"):
        attributes["direction"] = direction
    named = classes(f"has-text-align-{align}" if align else "")
    directed = escape.attribute("dir", direction) if "direction" in attributes else ""
    yield block("paragraph", f"<p{named}{directed}{anchor(element)}>{words}</p>", attributes)


def heading(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/heading`."""
    level = int(name_of(element)[1])
    words = line(contents(element))
    if not is_line(contents(element)):
        return
    if not words and not element.get("id"):
        yield ""  # it shows nothing
        return
    attributes: Attributes = {} if level == 2 else {"level": level}
    align = text_align(element)
    if align:
        attributes["textAlign"] = align
    named = classes("wp-block-heading", f"has-text-align-{align}" if align else "")
    yield block("heading", f"<h{level}{named}{anchor(element)}>{words}</h{level}>", attributes)


def quote(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/quote`: blocks in it, and a last `cite` that names its source."""
    if EMBEDDED_QUOTES & set(element.get("class", "").split()):
        return
    items = contents(element)
    while items and isinstance(items[-1], str) and not items[-1].strip(SPACE):
        items.pop()
    cite = ""
    if items and not isinstance(last := items[-1], str) and name_of(last) == "cite" and is_line([last]):
        items.pop()
        cite = f"<cite>{line(contents(last))}</cite>"
    inner = state.inner(items)
    if inner or cite:
        yield block(
            "quote",
            f"<blockquote{classes('wp-block-quote')}{anchor(element)}>{inner}{cite}</blockquote>",
        )


def pullquote(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/pullquote`: one paragraph that a theme shows large, and maybe whose words they are."""
    around = element.getparent()
    named = element.get("class", "") + (around.get("class", "") if around is not None else "")
    if "pullquote" not in named.lower().replace("-", ""):
        return
    kids = [kid for kid in element if isinstance(kid.tag, str)]
    bare = [element.text or "", *(kid.tail or "" for kid in element)]
    if [name_of(kid) for kid in kids] not in (["p"], ["p", "cite"]) or any(map(str.strip, bare)):
        return
    if all(is_line(contents(kid)) for kid in kids):
        inner = "".join(f"<{name_of(kid)}>{line(contents(kid))}</{name_of(kid)}>" for kid in kids)
        yield block(
            "pullquote",
            f"<figure{classes('wp-block-pullquote')}{anchor(element)}><blockquote>{inner}</blockquote></figure>",
        )


def details(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/details`: a summary, and blocks that it opens."""
    summary = next((kid for kid in element if name_of(kid) == "summary"), None)
    if summary is None or not is_line(contents(summary)) or (element.text or "").strip(SPACE):
        return
    words = line(contents(summary))
    if not words:
        return
    shown = element.get("open") is not None
    inner = state.inner(item for item in contents(element) if item is not summary)
    yield block(
        "details",
        f"<details{classes('wp-block-details')}{anchor(element)}{' open' if shown else ''}>"
        f"<summary>{words}</summary>{inner}</details>",
        {"showContent": True} if shown else None,
    )


def group(element: etree._Element, state: WriterState) -> str:
    """`core/group`: a wrapper that links lead to."""
    html = f"<div{classes('wp-block-group')}{anchor(element)}>{state.inner(contents(element))}</div>"
    return block("group", html)


def separator(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/separator`."""
    named = classes("wp-block-separator", "has-alpha-channel-opacity")
    yield block("separator", f"<hr{anchor(element)}{named}/>")


def mark(comment: etree._Element, what: str) -> str:
    """`core/more` and `core/nextpage`."""
    return block(what, *bare_mark(comment, what))


def bare_mark(comment: etree._Element, what: str) -> tuple[str, Attributes]:
    """The comments that they are, and what they say."""
    if what == "nextpage":
        return "<!--nextpage-->", {}
    attributes: Attributes = {}
    words = found[1] if (found := _MORE.fullmatch(comment.text or "")) else ""
    if words:
        attributes["customText"] = words
    html = f"<!--more {words}-->" if words else "<!--more-->"
    after = comment.getnext()
    if (
        after is not None
        and not (comment.tail or "").strip(SPACE)
        and is_comment(after)
        and after.text == "noteaser"
    ):
        attributes["noTeaser"] = True
        html += "\n<!--noteaser-->"
    return html, attributes
