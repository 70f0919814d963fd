"""Folders of Markdown: read into an archive, next to the plain reading of the same files."""

import shutil
from collections.abc import Iterator
from typing import Final

from tests.benchmarks import inputs
from tests.benchmarks.options import Options
from tests.benchmarks.processes import blogport, in_turn, python, run
from tests.benchmarks.results import Table

PLAIN: Final = """
import sys
from pathlib import Path
import yaml
for path in sorted(path for path in Path(sys.argv[1]).rglob("*.*") if path.is_file()):
    data = path.read_bytes()
    if path.suffix == ".md" and data.startswith(b"---"):
        yaml.load(data.split(b"---", 2)[1], Loader=yaml.CBaseLoader)
    elif path.suffix in (".yaml", ".yml") and path.parent.name in ("posts", "comments"):
        yaml.load(data, Loader=yaml.CBaseLoader)
"""
"""Reads the files, and parses their front matter and comments with the loader that makes no values of the words."""

TARGETS: Final = ("markdown", "jekyll", "hugo", "pelican")


def tables(options: Options) -> Iterator[Table]:
    """One table: each tree with its plain reading before it."""
    posts = 2 * options.posts
    table = Table(
        "trees",
        "Folders of Markdown",
        f"{posts:,} posts with {4 * posts:,} comments, as blogport writes them for each generator, into an archive. The floor reads the files, and parses "
        "front matter and comments with PyYAML's `CBaseLoader`.",
        plot="bars",
    )
    with options.folder() as folder:
        export = folder / "export.xml"
        inputs.export(export, posts)
        for target in TARGETS:
            site = folder / target
            made = run(
                blogport("convert", export, site, "--to", target, "--quiet", target=site), options.limit
            )
            archive = folder / "a.jsonl"
            names = (f"{target}: files and YAML alone", f"blogport: {target} to archive")
            if made.error:
                table.add(names[1], made, units=posts)
                continue
            floor, ours = names
            taken = in_turn(
                {
                    floor: python("-c", PLAIN, site),
                    ours: blogport("convert", site, archive, "--to", "archive", "--quiet", target=archive),
                },
                options.rounds,
                options.limit,
            )
            for name, took in taken.items():
                table.add(name, took, units=posts, floor=taken[floor])
            shutil.rmtree(site)
    yield table
