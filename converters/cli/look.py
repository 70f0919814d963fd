"""`blogport` alone at a terminal: says what it sees in the current folder, and what to type."""

import shlex
from pathlib import Path
from typing import Final

from converters.cli.commands import JOB
from converters.cli.discovery import Folder, Seen, look
from converters.cli.options.parameters import Arguments
from converters.cli.status import DONE
from converters.cli.terminal.wrapping import wrapped

TARGET: Final = "my-site"

SHOWN: Final = 12
"""Sources that are named; a folder of backups has hundreds."""


def run(_: Arguments) -> int:
    """Print it. Nothing is written, and nothing is asked."""
    print(*wrapped(lines(look(Path()))), sep="\n")
    return DONE


def lines(found: Folder) -> list[str]:
    """What is in the current folder, and the commands for it."""
    said = [str(seen) for seen in found.sources[:SHOWN]]
    if more := len(found.sources) - len(said):
        said.append(f"… and {more} more")
    said += [f"{name}: written by blogport" for name in found.written]
    said += found.unreadable
    said += [
        f"{name}: a folder with many files; blogport inspect {quoted(name)} looks into it"
        for name in found.large
    ]
    if not found.whole:
        said.append(
            "(Not everything was counted: that would take longer. blogport inspect SOURCE counts it.)"
        )
    if Path(JOB).exists():
        said += [f"{JOB}: a job.", "Try: blogport convert"]
    elif blogs := found.blogs():
        said.append(f"Try: {command([blogs[0], *found.beside()])}")
        said.append("     (or --to jekyll, pelican, html, …: blogport formats lists them)")
        if len(blogs) > 1:
            said.append("Several sources of one site are given together, before the target.")
    elif found.sources:
        said.append("Comments and files go with the blog that they belong to: give its export before them.")
    elif not said:
        said.append("Nothing here looks like a blog. blogport docs formats says what it reads.")
    return [
        *said,
        "blogport guide asks a few questions and says what to type; blogport help lists the commands.",
    ]


def command(sources: list[Seen]) -> str:
    """The command that writes these into a folder that there is not yet."""
    words = [quoted(seen.path) for seen in sources]
    return f"blogport convert {' '.join(words)} {new_name(TARGET)} --to hugo"


def quoted(path: str) -> str:
    """A path as it is typed: quoted for a shell, and never like an option."""
    return shlex.quote(f"./{path}" if path.startswith("-") else path)


def new_name(name: str) -> str:
    """The name, or the name with a number, that nothing in the current folder has."""
    number, found = 1, name
    while Path(found).exists():
        number += 1
        found = f"{name}-{number}"
    return found
