"""Tables: rows of cells that hold lines."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from converters.markup.html import name_of
from converters.markup.markdown.elements import SPACE
from converters.markup.wordpress.serialize import escape
from converters.markup.wordpress.serialize.block_comments import block, classes, text_align
from converters.markup.wordpress.serialize.inline import anchor, caption, contents, is_line, line
from converters.markup.wordpress.serialize.state import WriterState

_PARTS: Final = ("thead", "tbody", "tfoot")


def table(element: etree._Element, state: WriterState) -> Iterator[str]:
    """`core/table`."""
    yield from _table(element, element, "")


def captioned(element: etree._Element, state: WriterState) -> Iterator[str]:
    """The same in a `figure`, with what stands under it."""
    kids = [kid for kid in element if isinstance(kid.tag, str)]
    if [name_of(kid) for kid in kids] == ["table", "figcaption"] and (words := caption(kids[1])) is not None:
        yield from _table(kids[0], element, words)


def _table(element: etree._Element, named: etree._Element, words: str) -> Iterator[str]:
    parts: dict[str, list[str]] = {part: [] for part in _PARTS}
    for kid in element:
        name = name_of(kid)
        if not name or name in ("colgroup", "col"):
            continue
        rows = [kid] if name == "tr" else list(kid) if name in _PARTS else None
        if rows is None:
            return
        for row in rows:
            if name_of(row):
                cells = _row(row)
                if cells is None:
                    return
                parts[name if name in _PARTS else "tbody"].append(cells)
    html = "".join(f"<{part}>{''.join(rows)}</{part}>" for part, rows in parts.items() if rows)
    if not html:
        return
    below = f'<figcaption class="wp-element-caption">{words}</figcaption>' if words else ""
    yield block(
        "table",
        f"<figure{classes('wp-block-table')}{anchor(named)}><table>{html}</table>{below}</figure>",
        {"hasFixedLayout": False},  # the columns as wide as what is in them, as everywhere else
    )


def _row(row: etree._Element) -> str | None:
    """A row; None if a cell holds more than a line."""
    if name_of(row) != "tr" or (row.text or "").strip(SPACE):
        return None
    cells: list[str] = []
    for cell in row:
        name = name_of(cell)
        if not name:
            continue
        if name not in ("td", "th") or not is_line(contents(cell)):
            return None
        align = text_align(cell)
        given = classes(f"has-text-align-{align}") + escape.attribute("data-align", align) if align else ""
        for key in ("scope", "colspan", "rowspan"):
            value = cell.get(key, "").strip()
            if value and value != "1" and (name == "th" or key != "scope"):
                given += escape.attribute(key, value)
        cells.append(f"<{name}{given}>{line(contents(cell))}</{name}>")
    return f"<tr>{''.join(cells)}</tr>"
