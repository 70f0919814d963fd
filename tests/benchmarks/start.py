"""How long the command takes before it does anything."""

from collections.abc import Iterator
from typing import Final

from tests.benchmarks.options import Options
from tests.benchmarks.processes import blogport, in_turn, python
from tests.benchmarks.results import Table

ROUNDS: Final = 7
"""At least so many: they are short, and so is their noise."""


def tables(options: Options) -> Iterator[Table]:
    """One table: the help, next to a Python that imports lxml."""
    table = Table(
        "start",
        "Start of the command",
        "`blogport --help`, next to a Python that imports nothing but lxml. `a second` is how often.",
        plot="bars",
    )
    floor = "import lxml.etree"
    commands = {floor: python("-c", "import lxml.etree"), "blogport --help": blogport("--help")}
    taken = in_turn(commands, max(options.rounds, ROUNDS), options.limit)
    for name, took in taken.items():
        table.add(name, took, units=1, floor=taken[floor])
    yield table
