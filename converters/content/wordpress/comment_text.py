"""HTML of a comment as WordPress stores comments: blank lines between paragraphs, line breaks as they are.

Who imports may often not write any HTML, and then WordPress takes `<p>` and `<br>` away, and what they
kept apart runs together. Paragraphs that are blank lines come back whoever imports.
"""

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from converters.content.html import name_of, parse, serialise
from converters.content.wordpress.autop import autop

ALLOWED = frozenset("a abbr acronym b blockquote cite code del em i q s strike strong".split())
"""Elements that WordPress leaves in anyone's comment (`$allowedtags`)."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_INLINE = ALLOWED - {"blockquote"} | frozenset(
    "bdi bdo big br dfn font img ins kbd mark rp rt ruby samp small span sub sup time tt u var wbr".split()
)
_SAME = re.compile(r"\s+")


def comment_text(html: str) -> str:
    """The HTML of a comment in WordPress's spelling; it stays as it is where that would say something else."""
    if "<" not in html:
        return _SPACE.sub(" ", html).strip()
    body = parse(html)
    said = _said(body)
    for element in body.iter():
        if not any(name_of(above) == "pre" for above in [element, *element.iterancestors()]):
            element.text = _SPACE.sub(" ", element.text) if element.text else element.text
        if not any(name_of(above) == "pre" for above in element.iterancestors()):
            element.tail = _SPACE.sub(" ", element.tail) if element.tail else element.tail
    text = "\n\n".join(_blocks(body))
    return text if _said(parse(autop(text))) == said else html


def beyond(html: str) -> list[str]:
    """The elements that WordPress takes away unless whoever imports may write any HTML."""
    if "<" not in html:
        return []
    return sorted({name_of(element) for element in parse(html).iter()} - ALLOWED - {"body", "p", "br", ""})


def _blocks(parent: etree._Element) -> Iterator[str]:
    """The paragraphs and other blocks in an element."""
    run = escape(parent.text or "", quote=False)
    for child in parent:
        name = name_of(child)
        if name in _INLINE:
            run += _inline(child)
        elif name:
            yield from _paragraph(run)
            run = ""
            if name == "blockquote":
                quoted = "\n\n".join(_blocks(child))
                yield f"<blockquote>{quoted}</blockquote>"
            elif name in ("p", "div", "section", "article"):
                yield from _blocks(child)
            else:
                yield serialise(child)
        run += escape(child.tail or "", quote=False)
    yield from _paragraph(run)


def _paragraph(run: str) -> Iterator[str]:
    if text := run.strip():
        yield re.sub(r" *\n *", "\n", text)


def _inline(element: etree._Element) -> str:
    if name_of(element) == "br":
        return "\n"
    return re.sub(r"<br ?/?>", "\n", serialise(element))


def _said(body: etree._Element) -> str:
    return _SAME.sub("", "".join(str(part) for part in body.itertext()))
