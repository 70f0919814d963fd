"""Prints tables, and makes the page of the manual and its plots from them."""

from pathlib import Path
from typing import Final

from tests.benchmarks.plots import draw
from tests.benchmarks.processes import ROOT
from tests.benchmarks.results import Table, heading, load, save, written

PAGE: Final = ROOT / "converters" / "docs" / "speed.md"
PLOTS: Final = ROOT / ".github" / "images"
FIGURES: Final = Path(__file__).parent / "speed.json"
"""What the page is made from: the last figures of each table."""

INTRODUCTION: Final = """# Speed and memory

How long blogport takes and how much memory, next to other programs that do a part of the same. `python -m tests.benchmarks --manual` measures
all of it again and writes this page; [testing](testing.md) says more.

- *Seconds* are those of the clock, *CPU seconds* those of all processors together: the median of several rounds in which all programs of
  a table ran in turn. On another machine the seconds are others; the ratios are nearly the same.
- *× floor* compares with the least that a program can do with the same input: read it with the fastest parser that there is.
- *Speed ÷ peer* is 2 where a program needs half the time of the peer that the table names.
- *MB* is the most memory that all processes of a program had together.
- Other programs do less. wordpress-export-to-markdown and pelican-import carry no comments; none of them proves what it wrote, or
  says what it lost. Downloads are turned off, and so are the pauses of wordpress-export-to-markdown.
- The bars of the plots are on a logarithmic scale.
- *Files* is how many files a program wrote. Only a run that ended with exit status 0 and wrote at least one counts.
- A row without figures is a program that failed on this input, could not be installed, or took too long.
"""


def markdown(table: Table) -> str:
    """A table as Markdown, under a heading."""
    columns = table.columns()
    cells = [[heading(column) for column in columns]]
    cells += [[written(column, row.get(column)) for column in columns] for row in table.rows]
    rule = "|---" + "|--:" * (len(columns) - 1) + "|"
    rows = ["| " + " | ".join(text.replace("|", "\\|") for text in row) + " |" for row in cells]
    note = f"{table.note}\n\n" if table.note else ""
    return f"## {table.title}\n\n{note}{rows[0]}\n{rule}\n" + "\n".join(rows[1:]) + f"\n\n{table.measured}.\n"


def plain(table: Table) -> str:
    """A table for the terminal."""
    columns = table.columns()
    cells = [[heading(column) for column in columns]]
    cells += [[written(column, row.get(column)) for column in columns] for row in table.rows]
    widths = [
        max(len(row[at]) for row in cells if at == 0 or len(row[at]) < 30) for at in range(len(columns))
    ]
    lines = [
        "  ".join(
            text.ljust(width) if at == 0 else text.rjust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return f"\n{table.title}\n" + "\n".join(lines) + "\n"


def page(tables: dict[str, Table], plots: str) -> str:
    """The page of all tables; their plots lie at `plots`, a path from the page."""
    parts = [INTRODUCTION]
    for table in tables.values():
        text = markdown(table)
        if table.plot:
            first, rest = text.split("\n\n", 1)
            text = f"{first}\n\n![{table.title}]({plots}speed-{table.name}.svg)\n\n{rest}"
        parts.append(text)
    return "\n".join(parts)


def files(tables: dict[str, Table]) -> dict[Path, str]:
    """What the manual holds of these tables: its page and the plots."""
    plots = {PLOTS / f"speed-{table.name}.svg": draw(table) for table in tables.values() if table.plot}
    return {PAGE: page(tables, "../../.github/images/"), **plots}


def write(tables: dict[str, Table], folder: Path | None) -> list[Path]:
    """Write Markdown, JSON and plots into a folder; without one, into the manual, where tables not given stay as they are.

    Returns the files.
    """
    if folder is None:
        tables = load(FIGURES) | tables
        save(FIGURES, tables)
        made = files(load(FIGURES))
    else:
        folder.mkdir(parents=True, exist_ok=True)
        save(folder / "speed.json", tables)
        made = {folder / path.name: text for path, text in files(tables).items()}
        made[folder / PAGE.name] = page(tables, "")
    for path, text in made.items():
        path.write_text(text, encoding="utf-8", newline="")
    return [FIGURES if folder is None else folder / "speed.json", *made]
