"""WordPress exports: ours to each target, next to programs that convert the same export."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.benchmarks import inputs, peers
from tests.benchmarks.options import Options
from tests.benchmarks.processes import Command, Taken, blogport, in_turn, python
from tests.benchmarks.results import Table

ITERPARSE: Final = """
import sys
from lxml import etree
for _, item in etree.iterparse(sys.argv[1], tag="item", huge_tree=True, resolve_entities=False, load_dtd=False):
    item.clear()
    while item.getprevious() is not None:
        del item.getparent()[0]
"""
FLOOR: Final = "lxml iterparse alone"
PEER: Final = peers.MARKDOWN_2.name
"""What others are compared with: the fastest that was found."""

TARGETS: Final = {
    "archive": ("a.jsonl", []),
    "wxr": ("again.xml", []),
    "hugo": ("site", []),
    "hugo, --jobs 1": ("site", ["--jobs", "1"]),
    "hugo, --jobs 2": ("site", ["--jobs", "2"]),
    "html": ("pages", []),
}
"""What ours writes: the file or folder, and more of the command line."""


def plain(export: Path) -> Command:
    """Parse an export, and do nothing with it."""
    return python("-c", ITERPARSE, export)


def ours(export: Path, folder: Path, target: str) -> Command:
    """Convert an export to one of `TARGETS`."""
    name, more = TARGETS[target]
    path = folder / name
    return blogport("convert", export, path, "--to", target.partition(",")[0], "--quiet", *more, target=path)


def tables(options: Options) -> Iterator[Table]:
    """A table for the generated export, and one for that of the corpus where it is there."""
    with options.folder() as folder:
        export = folder / "export.xml"
        inputs.export(export, options.posts)
        size = export.stat().st_size / 1e6
        yield _table(
            Table(
                "generated",
                "A generated WordPress export",
                f"{options.posts:,} posts with figures, lists and code, {4 * options.posts:,} comments, {size:.0f} MB. The peer is {PEER}.",
                plot="bars",
            ),
            export,
            options.posts,
            folder,
            options,
        )
        if not options.corpus:
            return
        items = inputs.mixed_export(export, options.corpus / "wxr", options.posts)
        size = export.stat().st_size / 1e6
        yield _table(
            Table(
                "real",
                "Real WordPress exports",
                f"The items of all exports of the corpus in one file of {size:.0f} MB: {items:,} posts, pages, menu entries and media, with their comments. "
                "They are repeated with other ids, addresses and words until there are so many; those that end the run of the peer "
                f"are left out. The peer is {PEER}.",
                plot="bars",
            ),
            export,
            items,
            folder,
            options,
        )


def _table(table: Table, export: Path, posts: int, folder: Path, options: Options) -> Table:
    commands: dict[str, Command] = {FLOOR: plain(export)}
    commands |= {f"blogport to {target}": ours(export, folder, target) for target in TARGETS}
    missing: dict[str, str] = {}
    if options.peers:
        for peer, command in peers.IMPORTERS.items():
            _add(commands, missing, peer.name, lambda command=command: command(export, folder / "peer"))
    taken = in_turn(commands, options.rounds, options.limit)
    taken |= {name: Taken(0, 0, 0, why) for name, why in missing.items()}
    for name, run in taken.items():
        compared = None if name == FLOOR or name.endswith(("archive", "wxr")) else taken.get(PEER)
        table.add(name, run, units=posts, floor=taken[FLOOR], peer=compared)
    return table


def _add(
    commands: dict[str, Command], missing: dict[str, str], name: str, make: Callable[[], Command]
) -> None:
    try:
        commands[name] = make()
    except peers.Missing as why:
        missing[name] = str(why)
