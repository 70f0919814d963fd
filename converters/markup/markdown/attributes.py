"""Attribute lists of kramdown and Goldmark (`{: #id .class key="value"}`), applied to their elements."""

import re
from typing import Final

from lxml import etree

from converters.markup.html import parse, serialise
from converters.markup.markdown.elements import HEADINGS

_PART: Final = re.compile(r"""#([\w:.-]+)|\.([\w:-]+)|([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s}]+))""")


def applied(html: str, lists: dict[str, str], pattern: str) -> str:
    """The HTML in which the attributes of each list are on the element beside it.

    `lists` has them by their placeholders, which match `pattern`.
    """
    placeholder = re.compile(pattern)
    body = parse(html)
    for el in list(body.iter()):
        if not isinstance(el.tag, str):
            continue
        for word in placeholder.findall(el.text or ""):
            if word in lists:
                _inside(el, word, lists[word])
        for word in placeholder.findall(el.tail or ""):
            if word in lists:
                _after(el, word, lists[word])
    return serialise(body).removeprefix("<body>").removesuffix("</body>")


def _after(el: etree._Element, word: str, text: str) -> None:
    """The word stands behind the element: at the end of a heading or of a block, or beside a span."""
    el.tail = (el.tail or "").replace(word, "")
    parent = el.getparent()
    target: etree._Element | None = el
    if text.startswith("heading "):
        target = next((up for up in el.iterancestors() if up.tag in HEADINGS), None)
    elif not el.tail.strip() and parent is not None and parent[-1] is el and "\n" in el.tail:
        target = parent
    if target is not None:
        _set(target, text)


def _inside(el: etree._Element, word: str, text: str) -> None:
    """The word is in the text that the element starts with."""
    rest = (el.text or "").replace(word, "")
    parent = el.getparent()
    if el.tag == "p" and not rest.strip() and len(el) == 0 and parent is not None:
        neighbour = el.getnext() if text.startswith("before ") else el.getprevious()
        tail = el.tail or ""
        previous = el.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        parent.remove(el)
        if neighbour is not None:
            _set(neighbour, text)
        return
    el.text = rest.rstrip()
    _set(el, text)


def _set(el: etree._Element, text: str) -> None:
    for name, cls, key, *values in _PART.findall(text):
        if name:
            el.set("id", name)
        elif cls:
            el.set("class", f"{el.get('class', '')} {cls}".strip())
        else:
            el.set(key, "".join(values))
