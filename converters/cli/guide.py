"""`blogport guide`: asks what matters of a run, and says which command that is. It runs nothing."""

import shlex
import sys
from pathlib import Path
from typing import Any, Final

import tomli_w

from converters import registry
from converters.base import AssetWriter, Writer
from converters.cli import discovery
from converters.cli.commands import JOB
from converters.cli.format_page import target_name
from converters.cli.look import new_name, quoted
from converters.cli.options.parameters import Arguments
from converters.cli.status import DONE
from converters.cli.targets import PLAIN
from converters.cli.terminal.questions import agree, ask, choose, choose_several
from converters.cli.terminal.wrapping import wrapped
from converters.errors import TargetError, UsageError
from converters.known_comment_systems import WRITTEN, writer_name
from converters.privacy import INCLUDABLE
from converters.redirects.names import taken_by

HELD_BACK: Final = {"private", "pending", "future", "trash"}
"""Statuses that are words of `--include`."""


def run(_: Arguments) -> int:
    """Ask, and print the command. Raises `UsageError` where nobody can answer."""
    if sys.stdin is None or not sys.stdin.isatty() or not sys.stdout.isatty():
        raise UsageError(
            "guide asks questions, and this is no terminal; blogport convert --help has all options"
        )
    job = _asked()
    print(f"\nThe command:\n\n  {command(job)}\n\nAdd --dry-run to see what it would do.")
    if agree(f"Write it to {JOB}, so that `blogport convert` repeats it?"):
        write(job)
        print(f"{JOB} is written. Type: blogport convert")
    return DONE


def command(job: dict[str, Any]) -> str:
    """The command line of a job."""
    words = [*(quoted(path) for path in job["source"]), quoted(job["target"]), f"--to {job['to']}"]
    for name, value in job.items():
        if name not in ("source", "target", "to"):
            words.append(f"--{name}" if value is True else f"--{name} {shlex.quote(','.join(value))}")
    return f"blogport convert {' '.join(words)}"


def write(job: dict[str, Any]) -> None:
    """Write `blogport.toml`. Raises `TargetError` where there is one, or it cannot be written."""
    try:
        with Path(JOB).open("x", encoding="utf-8") as file:
            file.write(tomli_w.dumps(job))
    except FileExistsError as error:
        raise TargetError(f"there is a {JOB} already; it stays as it is") from error
    except OSError as error:
        raise TargetError(f"{JOB} cannot be written: {error.strerror}") from error


def _asked() -> dict[str, Any]:
    """The answers, as the keys of a job."""
    found = discovery.look(Path())
    blogs = found.blogs()
    default = shlex.join(seen.path for seen in [*blogs[:1], *found.beside()]) if blogs else ""
    sources = ask("Which file or folder is the blog? Several with spaces between them:", default, _sources)
    print(*wrapped(f"  {seen}" for seen in sources), sep="\n")
    job: dict[str, Any] = {"source": [seen.path for seen in sources]}
    comment_writers = {writer_name(system) for system in WRITTEN}
    writers = {
        format_.name: format_.help
        for format_ in registry.list_formats()
        if format_.role == "writer" and format_.name not in comment_writers  # they take comments alone
    }
    job["to"] = choose("What shall it become?", writers, "hugo")
    writer = registry.writer(job["to"])
    job["target"] = ask("Where to?", new_name(target_name(job["to"])), lambda name: _target(name, job["to"]))
    if writer.public:
        job |= _of_a_public_target(sources, writer)
    if writer.is_site and not writer.is_file:
        job["redirects"] = choose_several(
            "Redirects from the addresses of the old site? Some of", taken_by(writer.redirect_formats)
        )
    return {name: value for name, value in job.items() if value not in ([], False)}


def _of_a_public_target(sources: list[discovery.Seen], writer: Writer) -> dict[str, Any]:
    """What is asked where everyone may see the target: drafts of what is private, and images of the old host.

    Neither is asked where the target has no place for it.
    """
    answers: dict[str, Any] = {}
    private = {
        status: seen.statuses[status] for seen in sources for status in seen.statuses if status in HELD_BACK
    }
    if private and writer.drafts:
        held = ", ".join(f"{number} {status}" for status, number in private.items())
        question = f"These posts are not public: {held}. Write some of them, as drafts? Some of"
        answers["include"] = choose_several(question, list(INCLUDABLE))
    url = next((seen.site.url for seen in sources if seen.site.url), "")
    has_files = isinstance(writer, AssetWriter) or writer.uploads_beside
    if url and has_files and not any(seen.is_files for seen in sources):
        answers["fetch"] = agree(f"Download images and files that are still on {url}?")
    return answers


def _sources(answer: str) -> list[discovery.Seen]:
    """The sources of an answer. Raises `BlogportError` for one that is not a source."""
    try:
        paths = shlex.split(answer)
    except ValueError as error:
        raise UsageError(f"{answer}: a quotation mark is missing") from error
    if not paths:
        raise UsageError("name a file or a folder, such as export.xml")
    return [discovery.recognized(path) for path in paths]


def _target(name: str, to: str) -> str:
    """The name of a target. Raises `UsageError` for one that there is already, or with the ending of another format."""
    if Path(name).exists():
        raise UsageError(f"{name} is there already; choose another name")
    if other := next(
        (format_ for ending, format_ in PLAIN.items() if name.endswith(ending) and format_ != to), ""
    ):
        raise UsageError(f"{name} is the name of a file of the format {other}, and {to} is chosen")
    return name
