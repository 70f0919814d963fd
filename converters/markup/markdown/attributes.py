"""Attribute lists of kramdown and Goldmark (`{: #id .class key="value"}`), applied to their elements."""

import re
from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.html import HEADINGS, parse, serialise

_PART: Final = lazy_re.compile(r"""#([\w:.-]+)|\.([\w:-]+)|([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s}]+))""")
_OF_HEADING: Final = "heading "


def applied(html: str, lists: dict[str, str], pattern: str) -> str:
    """The HTML in which the attributes of each list are on the element beside it.

    `lists` has them by their placeholders, which match `pattern`.
    """
    placeholder = re.compile(pattern)
    body = parse(html)
    for el in list(body.iter()):
        if not isinstance(el.tag, str):
            continue
        if inside := [lists[word] for word in placeholder.findall(el.text or "") if word in lists]:
            el.text = placeholder.sub(lambda found: "" if found[0] in lists else found[0], el.text or "")
            _inside(el, inside)
        if after := [lists[word] for word in placeholder.findall(el.tail or "") if word in lists]:
            el.tail = placeholder.sub(lambda found: "" if found[0] in lists else found[0], el.tail or "")
            _after(el, after)
    return serialise(body).removeprefix("<body>").removesuffix("</body>")


def _after(el: etree._Element, lists: list[str]) -> None:
    """The lists stand behind the element: at the end of a heading, of a block, or beside a span."""
    heading = next((up for up in el.iterancestors() if up.tag in HEADINGS), None)
    if heading is not None:
        _set(heading, [text for text in lists if text.startswith(_OF_HEADING)])
    beside = [text for text in lists if not text.startswith(_OF_HEADING)]
    parent = el.getparent()
    tail = el.tail or ""
    if beside and parent is not None and not tail.strip() and parent[-1] is el and "\n" in tail:
        _set(parent, [beside.pop()])
    _set(el, beside)


def _inside(el: etree._Element, lists: list[str]) -> None:
    """The lists are in the text that the element starts with; one alone in a paragraph belongs to its neighbour."""
    text = el.text or ""
    parent = el.getparent()
    if el.tag == "p" and not text.strip() and len(el) == 0 and parent is not None:
        neighbour = el.getnext() if lists[-1].startswith("before ") else el.getprevious()
        tail = el.tail or ""
        previous = el.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        parent.remove(el)
        if neighbour is not None:
            _set(neighbour, lists[-1:])
        return
    el.text = text.rstrip()
    _set(el, lists)


def _set(el: etree._Element, lists: list[str]) -> None:
    """Give an element the attributes of lists, in their order; classes are added."""
    classes = [el.get("class", "")]
    for name, class_name, key, *values in (part for text in lists for part in _PART.findall(text)):
        if name:
            el.set("id", name)
        elif class_name:
            if len(classes) == 1:
                el.set("class", classes[0])  # in its place among the attributes
            classes.append(class_name)
        else:
            el.set(key, "".join(values))
            if key == "class":
                classes = [el.get("class", "")]
    if len(classes) > 1:
        el.set("class", " ".join(classes).strip())
