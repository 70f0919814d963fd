"""Plots: seconds over the size of an export, and memory over sizes up to 1 GB and mirrors of up to 20,000 pages."""

from collections.abc import Iterator
from typing import Final

from tests.benchmarks import exports, inputs
from tests.benchmarks.options import Options
from tests.benchmarks.processes import Taken, blogport, in_turn
from tests.benchmarks.results import Cell, Table

POSTS: Final = (0.2, 1, 2, 4, 10)
"""Sizes of the exports whose conversion is timed, as parts of `Options.posts`: from 1,000 to 50,000 posts."""
MEMORY: Final = (0.2, 1, 5, 13, 27)
"""Sizes of the exports whose memory is measured: up to 1 GB."""
PAGES: Final = (0.06, 0.6, 4)
"""Sizes of the mirrors: 300, 3,000 and 20,000 pages."""
TARGETS: Final = ("archive", "hugo")


def _cell(taken: Taken, figure: str) -> Cell:
    return taken.error or float(getattr(taken, figure))


def time_tables(options: Options) -> Iterator[Table]:
    """Seconds of all processors for growing exports, and how many times as much ten times the posts cost."""
    table = Table(
        "growth",
        "Time for growing exports",
        "Seconds of all processors for generated exports.",
        plot="lines",
    )
    for size in _sizes(POSTS, options):
        with options.folder() as folder:
            export = folder / "export.xml"
            inputs.export(export, size)
            commands = {exports.FLOOR: exports.plain(export)}
            commands |= {f"blogport to {name}": exports.ours(export, folder, name) for name in TARGETS}
            taken = in_turn(commands, options.rounds, options.limit)
        table.rows.append({"posts": size, **{name: _cell(took, "cpu") for name, took in taken.items()}})
    table.note += _ten_times(table)
    yield table


def _ten_times(table: Table) -> str:
    """How many times as much the largest size costs as a tenth of it; nothing where no row has a tenth."""
    large = table.rows[-1]
    for small in table.rows:
        if isinstance(size := large["posts"], int) and small["posts"] == size // 10:
            costs = [
                f"{after / before:.1f} times for {name}"
                for name in table.columns()[1:]
                if isinstance(before := small[name], float) and isinstance(after := large[name], float)
            ]
            return f" {size:,} posts, ten times {small['posts']:,}, cost {', '.join(costs)}."
    return ""


def memory_tables(options: Options) -> Iterator[Table]:
    """The most memory for growing exports, and for growing mirrors."""
    table = Table(
        "memory",
        "Memory for growing exports",
        "MB of all processes for generated exports of so many MB.",
        plot="lines",
    )
    for size in _sizes(MEMORY, options):
        with options.folder() as folder:
            export = folder / "export.xml"
            inputs.export(export, size)
            commands = {f"blogport to {name}": exports.ours(export, folder, name) for name in TARGETS}
            taken = in_turn(commands, 1, 4 * options.limit)
            megabytes = export.stat().st_size / 1e6
            row: dict[str, Cell] = {"MB of export": round(megabytes) if megabytes > 10 else megabytes}
            row |= {name: _cell(took, "megabytes") for name, took in taken.items()}
            table.rows.append(row)
    yield table
    table = Table(
        "mirrors",
        "Memory for growing mirrors",
        "MB of all processes for mirrors of so many web pages with four comments each, into an archive; and milliseconds a page.",
        plot="lines",
    )
    for size in _sizes(PAGES, options):
        with options.folder() as folder:
            inputs.mirror(folder / "mirror", size)
            archive = folder / "a.jsonl"
            command = blogport(
                "convert", folder / "mirror", archive, "--to", "archive", "--quiet", target=archive
            )
            taken = in_turn({"MB": command}, 1, 4 * options.limit)
        took = taken["MB"]
        table.rows.append(
            {
                "pages": size,
                "MB": _cell(took, "megabytes"),
                "ms a page": took.error or 1000 * took.seconds / size,
            }
        )
    yield table


def _sizes(parts: tuple[float, ...], options: Options) -> list[int]:
    return [max(1, round(part * options.posts)) for part in parts]
