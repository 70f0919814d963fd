"""`[table id=3 /]`: a table of the plug-in TablePress, which keeps it as a post of JSON.

The facts are those of TablePress 2 and 3: the content is a list of rows of cells, each HTML; the options say how many rows
are head and foot; the visibility has a 0 for each hidden row and column. A cell `#colspan#` belongs to the one on its left,
`#rowspan#` to the one above, `#span#` to both.
"""

import json
from typing import Any, Final

from converters import messages
from converters.extra_keys import TABLE_OPTIONS, TABLE_VISIBILITY, first
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.shortcodes.expand import expand
from converters.markup.wordpress.shortcodes.grammar import Shortcode
from converters.model import Post

_LEFT: Final = frozenset({"#colspan#", "#span#"})
_ABOVE: Final = frozenset({"#rowspan#", "#span#"})
_TRUE: Final = frozenset({"true", "1", "yes", "on"})


def table(shortcode: Shortcode, context: Context) -> str | None:
    """The rows that visitors see; other plug-ins have a `[table]` too, which stays text and is reported."""
    stored = context.site_index.tables.get(shortcode.first("id"))
    rows = _rows(stored) if stored else []
    if not stored or not rows:
        context.note(messages.UNKNOWN_SHORTCODE, name=shortcode.name)
        return None
    options = _json(stored, TABLE_OPTIONS)
    options = options if isinstance(options, dict) else {}
    head = _number(shortcode.first("table_head") or options.get("table_head", 1))
    foot = _number(shortcode.first("table_foot") or options.get("table_foot", 0))
    head = min(head, len(rows) - 1) if len(rows) > 1 else 0
    foot = min(foot, len(rows) - head - 1)
    parts = (
        ("thead", "th", range(head)),
        ("tbody", "td", range(head, len(rows) - foot)),
        ("tfoot", "th", range(len(rows) - foot, len(rows))),
    )
    html = "".join(
        f"<{part}>\n{''.join(_row(rows, number, cell, numbers, context) for number in numbers)}</{part}>\n"
        for part, cell, numbers in parts
        if numbers
    )
    return f"<table>\n{html}</table>"


def _rows(stored: Post) -> list[list[str]]:
    """The cells that are not hidden."""
    try:
        content = json.loads(stored.body.text if stored.body else "")
    except (ValueError, RecursionError):
        return []
    rows = content if isinstance(content, list) else []
    hidden = _json(stored, TABLE_VISIBILITY)
    hidden = hidden if isinstance(hidden, dict) else {}
    return [
        [str(cell) for number, cell in enumerate(row) if _is_shown(hidden.get("columns"), number)]
        for place, row in enumerate(rows)
        if isinstance(row, list) and _is_shown(hidden.get("rows"), place)
    ]


def _is_shown(flags: Any, number: int) -> bool:
    return not (isinstance(flags, list) and number < len(flags) and not _number(flags[number]))


def _json(stored: Post, name: str) -> Any:
    text = first(stored.extra.get(name))
    try:
        return json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None


def _number(value: Any) -> int:
    """A number of rows: newer versions have one, older ones `true` or `false`."""
    text = str(value).strip().lower()
    return int(text[:4]) if text.isascii() and text.isdecimal() else int(text in _TRUE)


def _row(rows: list[list[str]], number: int, tag: str, part: range, context: Context) -> str:
    cells = rows[number]
    return (
        f"<tr>{''.join(_cell(rows, number, place, tag, part, context) for place in range(len(cells)))}</tr>\n"
    )


def _cell(rows: list[list[str]], number: int, place: int, tag: str, part: range, context: Context) -> str:
    """A cell with the cells that it spans; nothing for one that is part of another."""
    cells = rows[number]
    text = cells[place].strip()
    if (text in _LEFT and place) or (text in _ABOVE and number > part.start):
        return ""
    if text in _LEFT | _ABOVE:
        text = ""
    columns, lines = 1, 1
    while place + columns < len(cells) and cells[place + columns].strip() == "#colspan#":
        columns += 1
    while number + lines < part.stop and rows[number + lines][place : place + 1] == ["#rowspan#"]:
        lines += 1
    spans = f' colspan="{columns}"' * (columns > 1) + f' rowspan="{lines}"' * (lines > 1)
    html = expand(text, context).replace("\n", "<br />\n")
    return f"<{tag}{spans}>{html}</{tag}>"
