"""Blocks of code: fenced, with their language."""

from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.markdown.nodes import Node
from converters.markup.markdown.writing.context import Context, NotRepresentable

_FENCES: Final = lazy_re.compile("`{3,}")
_NOT_MARKUP: Final = frozenset({"code", "span", "font", "br", "div"})


def pre(node: Node, context: Context) -> str:
    """A fence longer than any in the code. `pre` with markup in it, and verse, stay HTML."""
    assert node.el is not None
    if "verse" in node.el.get("class", ""):
        raise NotRepresentable
    text = _text(node.el).rstrip("\n")
    if (divider := context.flavor.divider) and divider in text:
        raise NotRepresentable
    if context.in_list and not context.flavor.fences_in_lists:
        if node.value or not text.strip() or text[0] in " \n":
            raise NotRepresentable
        return "\n".join("    " + line if line else "" for line in text.split("\n"))
    fence = "`" * max([3, *(len(run) + 1 for run in _FENCES.findall(text))])
    return f"{fence}{node.value}\n{text}\n{fence}"


def _text(pre: etree._Element) -> str:
    parts = [pre.text or ""]
    for el in pre.iterdescendants():
        if isinstance(el.tag, str):
            if el.tag not in _NOT_MARKUP:
                raise NotRepresentable
            parts.append("\n" if el.tag == "br" else el.text or "")
        # What follows an element, when all in it is behind us, is put where it ends.
    return "".join(parts) if len(pre) == 0 else "".join(_pieces(pre))


def _pieces(pre: etree._Element) -> list[str]:
    parts: list[str] = []
    for event, el in etree.iterwalk(pre, events=("start", "end", "comment", "pi")):
        if event == "start":
            parts.append("\n" if el.tag == "br" else el.text or "")
        elif el is not pre:
            parts.append(el.tail or "")
    return parts
