"""Measures speed and memory, and prints and writes the tables.

    python -m tests.benchmarks [PART ...] [--posts N] [--rounds N] [--no-peers] [--output FOLDER | --manual]

Without PART, those that need minutes are run. `--manual` writes the page of the manual, with the parts that are not run as they
were.
"""

import argparse
import compileall
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks import (
    article_fit,
    bodies,
    border,
    exports,
    growth,
    pages,
    report,
    results,
    start,
    steps,
    trees,
)
from tests.benchmarks.options import Options
from tests.benchmarks.processes import ROOT
from tests.benchmarks.results import Table
from tests.conftest import CORPUS


class Part(NamedTuple):
    """What one word of the command line measures."""

    tables: Callable[[Options], Iterator[Table]]
    help: str
    default: bool = False
    """Whether it runs where no part is named."""


PARTS: Final = {
    "exports": Part(exports.tables, "WordPress exports to each target, next to other importers", True),
    "trees": Part(trees.tables, "folders of Markdown", True),
    "pages": Part(pages.tables, "web pages, next to other readers", True),
    "bodies": Part(bodies.tables, "HTML to Markdown, next to other converters", True),
    "start": Part(start.tables, "the start of the command", True),
    "growth": Part(growth.time_tables, "time for exports of 1,000 to 50,000 posts"),
    "memory": Part(growth.memory_tables, "memory for exports up to 1 GB, and for mirrors up to 20,000 pages"),
    "steps": Part(steps.tables, "calls for growing inputs of every kind"),
    "texts": Part(steps.text_tables, "seconds for hostile texts of 100 KB"),
    "fidelity": Part(
        bodies.fidelity_tables, "what comes back of bodies in each flavor, and what Hugo and kramdown show"
    ),
    "border": Part(border.tables, "what the validation of records costs"),
    "fit": Part(article_fit.tables, "how well the article finder fits its pages"),
    "grid": Part(article_fit.grid_tables, "the same for other constants"),
}


def main(words: list[str] | None = None) -> None:
    """Run the parts that are named; print each table when it is there, and write all."""
    arguments = build_parser().parse_args(words)
    unknown = set(arguments.parts) - PARTS.keys()
    if unknown:
        sys.exit(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    options = Options(
        posts=arguments.posts,
        rounds=arguments.rounds,
        peers=not arguments.no_peers,
        limit=arguments.limit,
        corpus=None if arguments.no_corpus or not CORPUS.is_dir() else CORPUS,
    )
    # As pip does at installation: else each run compiles our modules anew where PYTHONDONTWRITEBYTECODE is set.
    compileall.compile_dir(ROOT / "converters", quiet=1)
    found: dict[str, Table] = {}
    folder = None if arguments.manual else arguments.output
    for name in arguments.parts or [name for name, part in PARTS.items() if part.default]:
        for table in PARTS[name].tables(options):
            table.measured = results.machine()
            found[table.name] = table
            print(report.plain(table), flush=True)
            files = report.write(
                found, folder
            )  # after each: what is measured is not lost when a later part fails
    print("\n".join(f"wrote {file}" for file in files) if found else "nothing was measured: no corpus")


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    listed = "\n".join(
        f"  {name:10}{part.help}{'' if part.default else ' (when named)'}" for name, part in PARTS.items()
    )
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Measures speed and memory, and prints and writes the tables.",
        epilog=f"parts:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="what to measure")
    parser.add_argument(
        "--posts", type=int, default=Options.posts, help="posts of the export; other inputs are sized by it"
    )
    parser.add_argument(
        "--rounds", type=int, default=Options.rounds, help="how often everything runs, in turn; medians count"
    )
    parser.add_argument(
        "--limit", type=float, default=Options.limit, help="seconds after which a run is ended"
    )
    parser.add_argument("--no-peers", action="store_true", help="install and run no other program")
    parser.add_argument("--no-corpus", action="store_true", help="generated inputs only")
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("build/benchmarks"),
        help="the folder for Markdown, JSON and plots",
    )
    parser.add_argument("--manual", action="store_true", help="write the page of the manual and its plots")
    return parser


if __name__ == "__main__":
    main()
