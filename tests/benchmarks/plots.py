"""Draws a table as SVG: bars, or lines over a growing size. Colours fit a light and a dark page."""

import math
from html import escape
from typing import Final

from tests.benchmarks.results import Cell, Table, heading, written

WIDTH: Final = 760
LEFT: Final = 270
"""Where bars begin; what is left of it are the names."""
STEP: Final = 26
COLOURS: Final = ("#2f7ed8", "#d9822b", "#3f9b5f", "#a34fb0")
OURS: Final = "blogport"
"""Rows that begin so are ours."""

_HEAD: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
    'font-family="system-ui, sans-serif" font-size="13">\n<title>{title}</title>\n'
    '<rect width="{width}" height="{height}" fill="#ffffff"/>\n'
)


def draw(table: Table) -> str:
    """The picture of a table."""
    return {"bars": bars, "lines": lines}[table.plot](table)


def bars(table: Table) -> str:
    """A bar a row, as long as its seconds on a logarithmic scale; rows without a result say why."""
    times = [cell for row in table.rows if isinstance(cell := row.get("seconds"), float)]
    low, high = _decades(times)
    height = 40 + STEP * len(table.rows) + 30
    out = [
        _HEAD.format(width=WIDTH, height=height, title=escape(table.title)),
        _text(10, 22, table.title, bold=True),
    ]

    def across(seconds: float) -> float:
        return LEFT + (WIDTH - LEFT - 70) * (math.log10(seconds) - low) / (high - low)

    for power in range(low, high + 1):
        x = across(10**power)
        out.append(f'<path d="M{x:.1f} 36V{height - 26}" stroke="#cccccc"/>\n')
        out.append(_text(x, height - 10, f"{10**power:g} s", anchor="middle"))
    for at, row in enumerate(table.rows):
        y, name, seconds = 40 + STEP * at, str(row[""]), row.get("seconds")
        out.append(_text(LEFT - 8, y + 16, name, anchor="end"))
        if isinstance(seconds, float):
            colour = COLOURS[0] if name.startswith(OURS) else "#8a8f98"
            out.append(
                f'<rect x="{LEFT}" y="{y + 3}" width="{across(seconds) - LEFT:.1f}" height="{STEP - 8}" fill="{colour}"/>\n'
            )
            out.append(_text(across(seconds) + 6, y + 16, f"{seconds:.2f} s"))
        else:
            out.append(_text(LEFT + 6, y + 16, _short(str(seconds)), colour="#777777"))
    return "".join(out) + "</svg>\n"


def lines(table: Table) -> str:
    """A line a column over the first, both axes from zero."""
    first, *columns = table.columns()
    sizes = [row[first] for row in table.rows]
    right = max(_number(size) for size in sizes)
    top = max((_number(row.get(column)) for row in table.rows for column in columns), default=0) or 1
    height, bottom, left = 360, 310, 70
    out = [
        _HEAD.format(width=WIDTH, height=height, title=escape(table.title)),
        _text(10, 22, table.title, bold=True),
    ]

    def place(size: Cell, value: Cell) -> tuple[float, float]:
        return (
            left + (WIDTH - left - 220) * _number(size) / right,
            bottom - (bottom - 45) * _number(value) / top,
        )

    for part in range(5):
        _, y = place(0, top * part / 4)
        out.append(f'<path d="M{left} {y:.1f}H{WIDTH - 220}" stroke="#dddddd"/>\n')
        out.append(_text(left - 8, y + 4, written("", float(f"{top * part / 4:.3g}")), anchor="end"))
    out += [_text(place(size, 0)[0], bottom + 18, written("", size), anchor="middle") for size in sizes]
    out.append(_text(left, height - 8, heading(first)))
    for at, column in enumerate(columns):
        points = [place(row[first], row[column]) for row in table.rows if isinstance(row.get(column), float)]
        if points:
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
            colour = COLOURS[at % len(COLOURS)]
            out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>\n')
            out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>\n' for x, y in points]
            out.append(_text(WIDTH - 205, 60 + 20 * at, column, colour=colour))
    return "".join(out) + "</svg>\n"


def _number(cell: Cell) -> float:
    return 0 if cell is None or isinstance(cell, str) else float(cell)


def _decades(values: list[float]) -> tuple[int, int]:
    """The powers of ten around all values."""
    low = math.floor(math.log10(min(values, default=1)))
    return low, max(math.ceil(math.log10(max(values, default=10))), low + 1)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _text(
    x: float, y: float, text: str, anchor: str = "start", colour: str = "#222222", bold: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"{weight}>{escape(text)}</text>\n'
