"""What was measured: tables, kept as JSON, from which the page of the manual and its plots are made."""

import datetime
import json
import os
import platform
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from tests.benchmarks.processes import Taken

Cell = str | float | None

COLUMNS: Final = {
    "seconds": ("seconds", "{:.2f}"),
    "cpu": ("CPU seconds", "{:.2f}"),
    "floor": ("× floor", "{:.1f}"),
    "floor_cpu": ("× floor, CPU", "{:.1f}"),
    "rate": ("a second", "{:,.0f}"),
    "peer": ("speed ÷ peer", "{:.2f}"),
    "peer_cpu": ("the same, CPU", "{:.2f}"),
    "megabytes": ("MB", "{:,.0f}"),
    "files": ("files", "{:,.0f}"),
}
"""The columns that more than one table has, with their headings and how their numbers are written."""
NUMBER: Final = "{:,.2f}"
"""How a number in any other column is written."""


@dataclass
class Table:
    """Figures that belong together: a row a program, or a row a size."""

    name: str
    title: str
    note: str = ""
    """What was measured, in a sentence or more."""
    rows: list[dict[str, Cell]] = field(default_factory=list)
    """The cells by column; the first column names the row."""
    plot: str = ""
    """`bars`: the seconds of each row. `lines`: all columns over the first, whose cells are numbers. Else nothing."""
    measured: str = ""
    """The day and the machine."""

    def columns(self) -> list[str]:
        """The columns that any row has, in order."""
        return list(dict.fromkeys(column for row in self.rows for column in row))

    def add(
        self, name: str, taken: Taken, *, units: int, floor: Taken | None = None, peer: Taken | None = None
    ) -> None:
        """Add a row of a program that worked through so many `units`.

        `floor` is what nothing can be faster than; `peer` a program that does the same.
        """
        if taken.error:
            self.rows.append({"": name, "seconds": taken.error})
            return
        row: dict[str, Cell] = {"": name, "seconds": taken.seconds, "cpu": taken.cpu}
        if floor and not floor.error:
            row |= {"floor": taken.seconds / floor.seconds, "floor_cpu": taken.cpu / floor.cpu}
        row |= {"rate": units / taken.seconds, "megabytes": taken.megabytes}
        if peer and not peer.error:
            row |= {"peer": peer.seconds / taken.seconds, "peer_cpu": peer.cpu / taken.cpu}
        if taken.files:
            row["files"] = taken.files
        self.rows.append(row)


def heading(column: str) -> str:
    """What stands above a column."""
    return COLUMNS[column][0] if column in COLUMNS else column


def written(column: str, cell: Cell) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return f"{cell:,}"
    return (COLUMNS[column][1] if column in COLUMNS else NUMBER).format(cell)


def machine() -> str:
    """The day, the processor and its cores, and the Python."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
        processor = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        processor = platform.machine()
    return f"{datetime.date.today().isoformat()}, {processor}, {os.cpu_count()} cores, Python {platform.python_version()}"


def load(file: Path) -> dict[str, Table]:
    """The tables of a file by name; none where there is no such file."""
    if not file.exists():
        return {}
    return {row["name"]: Table(**row) for row in json.loads(file.read_text(encoding="utf-8"))}


def save(file: Path, tables: dict[str, Table]) -> None:
    """Write the tables; numbers to four digits, for more of them is noise."""
    for table in tables.values():
        for row in table.rows:
            row.update({key: float(f"{cell:.4g}") for key, cell in row.items() if isinstance(cell, float)})
    text = json.dumps([asdict(table) for table in tables.values()], indent=1, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8", newline="")
