"""Code, preformatted text and verse: what stands in `pre`, its text to the letter."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.html import VOID, name_of
from converters.markup.markdown.hints import language
from converters.markup.wordpress.serialize import escape
from converters.markup.wordpress.serialize.block_comments import block, classes
from converters.markup.wordpress.serialize.inline import anchor, contents
from converters.markup.wordpress.serialize.state import WriterState

_CLASS: Final = lazy_re.compile(r"(?:^|\s)lang(?:uage)?-([\w+#.-]+)")
_MARKS: Final = frozenset("a abbr b cite del em i ins kbd mark q s samp small strong sub sup u var".split())
_COLOURS: Final = frozenset("span code font div".split())


def code(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/code`; the language is a class of the block, where highlighters look for it."""
    named = language(element) or _code_class(element)
    if not named and element.find(".//code") is None:
        return
    inner = _inside(element)
    if inner is None:
        return
    word = f"language-{named}" if named else ""
    html = f"<pre{classes('wp-block-code', word)}{anchor(element)}><code>{escape.code(inner)}</code></pre>"
    yield block("code", html, {"className": word} if word else None)


def verse(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/verse`, by its class."""
    if {"verse", "wp-block-verse", "poem", "poetry"} & set(element.get("class", "").split()):
        yield from _pre(element, "verse")


def preformatted(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/preformatted`: all other `pre`."""
    if not language(element):
        yield from _pre(element, "preformatted")


def _code_class(element: etree._Element) -> str:
    """The name for code without a language: `text`, `plain`."""
    inner = element.find("code")
    found = _CLASS.search(inner.get("class", "") if inner is not None else "")
    return found[1].lower() if found else ""


def _pre(element: etree._Element, name: str) -> Iterator[str]:
    inner = _inside(element)
    if inner is not None:
        # HTML drops a line feed that follows the tag.
        first = "\n" if inner.startswith("\n") else ""
        html = f"<pre{classes(f'wp-block-{name}')}{anchor(element)}>{first}{escape.code(inner)}</pre>"
        yield block(name, html)


def _inside(element: etree._Element) -> str | None:
    """What is in a `pre`, without the marks of colours; None if there is more in it than marked text."""
    parts: list[str] = []
    for item in contents(element):
        if isinstance(item, str):
            parts.append(item.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
            continue
        name = name_of(item)
        if name == "br":
            parts.append("\n")
        elif name in _MARKS:
            inner = _inside(item)
            if inner is None:
                return None
            kept = "".join(
                escape.attribute(key, item.get(key, ""))
                for key in ("href", "title", "id")
                if key in item.attrib
            )
            parts.append(f"<{name}{kept}>{inner}</{name}>")
        elif name in _COLOURS:
            inner = _inside(item)
            if inner is None:
                return None
            parts.append(inner)
        elif name or name in VOID:
            return None
    return "".join(parts)
