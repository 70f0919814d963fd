"""Tables: GFM's where they have a header row and one line a cell, else HTML."""

from typing import Final

from lxml import etree

from converters import lazy_re
from converters.markup.markdown.nodes import Node
from converters.markup.markdown.tree import cell
from converters.markup.markdown.writing.context import Context, NotRepresentable
from converters.markup.markdown.writing.escape import edges, plain
from converters.markup.markdown.writing.inlines import inlines
from converters.markup.markdown.writing.lone_signs import LoneSigns

_RULERS: Final = {"left": ":---", "center": ":---:", "right": "---:", "": "---"}
_RULER: Final = lazy_re.compile(r"[-=+: ]+")
_GROUPS: Final = frozenset({"thead", "tbody"})


def table(node: Node, context: Context) -> str:
    """A table with pipes."""
    assert node.el is not None
    if not context.flavor.tables or (context.in_list and context.flavor.kramdown_lists):
        raise NotRepresentable
    rows = _rows(node.el)
    if len(rows) < 1 or any(el.tag != ("td" if at else "th") for at, row in enumerate(rows) for el in row):
        raise NotRepresentable
    if len(rows) == 1 and not context.flavor.headers_alone:
        raise NotRepresentable
    width = len(rows[0])
    if not width or any(len(row) != width for row in rows):
        raise NotRepresentable
    depth = int(node.value or 0)
    context = context.within(in_table=True, one_line=True)
    lines = [[_cell(el, depth, context) for el in row] for row in rows]
    rulers = [_RULERS[_alignment([row[at] for row in rows])] for at in range(width)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (lines[0], rulers, *lines[1:]))


def _rows(el: etree._Element) -> list[list[etree._Element]]:
    rows = []
    for part in _elements(el):
        if part.tag == "tr":
            rows.append(_elements(part))
        elif part.tag in _GROUPS:
            for row in _elements(part):
                if row.tag != "tr":
                    raise NotRepresentable
                rows.append(_elements(row))
        elif part.tag not in ("colgroup", "col"):
            raise NotRepresentable
    return rows


def _elements(el: etree._Element) -> list[etree._Element]:
    return [kid for kid in el if isinstance(kid.tag, str)]


def _cell(el: etree._Element, depth: int, context: Context) -> str:
    if el.get("colspan", "1") != "1" or el.get("rowspan", "1") != "1":
        raise NotRepresentable
    blocks = cell(el, depth, context.wanted)
    if not blocks:
        return ""
    if len(blocks) > 1 or blocks[0].tag != "text":
        raise NotRepresentable
    kids = blocks[0].kids
    text = edges(inlines(kids, context.within(lone=LoneSigns(kids))).replace("\n", " "))
    if context.flavor.dashes_rule_tables and _RULER.fullmatch(text):
        return plain(text[0], context.flavor) + text[1:]
    return text


def _alignment(cells: list[etree._Element]) -> str:
    """How the column is aligned, if all its cells agree."""
    found = {_cell_alignment(el) for el in cells}
    return found.pop() if len(found) == 1 else ""


def _cell_alignment(el: etree._Element) -> str:
    classes = el.get("class", "").split()
    style = el.get("style", "").replace(" ", "").lower()
    for side in ("left", "center", "right"):
        if (
            el.get("align", "").lower() == side
            or f"text-align:{side}" in style
            or f"has-text-align-{side}" in classes
        ):
            return side
    return ""
