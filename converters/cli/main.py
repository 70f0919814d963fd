"""The entry point: runs one command and turns errors into a sentence and an exit status.

What only a command needs is imported when there is one: `--help` waits for none of it.
"""

import gc
import os
import sys
from collections.abc import Sequence
from errno import ENOSPC
from typing import NoReturn

from converters.cli.options.parameters import Arguments
from converters.cli.parser import command, parse
from converters.cli.status import DONE, STOPPED
from converters.cli.terminal import process
from converters.errors import BlogportError, InternalError, StoppedHalfway, StoppedWhenComplete


def run() -> NoReturn:
    """Run the command that the process was started with, and end the process with its exit status."""
    process.name_files_in_utf8()
    status = main()
    gc.freeze()  # else Python looks through all objects for cycles before it ends: a fifth of a short run
    sys.exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (see `blogport docs scripts`). Never prompts."""
    parsed: Arguments | None = None
    try:
        process.prepare()
        if instruction := os.environ.get("_BLOGPORT_COMPLETE"):
            from converters.cli.completion import answer

            return answer(instruction)
        parsed = parse(arguments)
        from converters.guard import faults

        with faults():
            status = command(parsed)(parsed)
            process.flush_output()
            return status
    except BlogportError as error:
        if isinstance(error, InternalError):
            from converters.guard import show

            show(error)
        process.say(error)
        return error.exit_status
    except (StoppedWhenComplete, StoppedHalfway) as stopped:
        process.say(stopped)
        return STOPPED
    except KeyboardInterrupt:
        process.say(_stopped(parsed))
        return STOPPED
    except BrokenPipeError:  # the reader of our output has closed it
        process.drop_output()
        return DONE
    except OSError as error:
        process.drop_output()
        process.say(_cannot_write(error))
        return BlogportError.exit_status


def _stopped(parsed: Arguments | None) -> str:
    """The sentence for a run that a signal ended before its target was complete."""
    if parsed is not None and parsed.command == "batch":
        return "stopped; the jobs that are done stay, and the same command does the others"
    if parsed is None or parsed.command != "convert":
        return "stopped"
    if parsed.paths[-1] == "-":
        return "stopped; what standard output got so far is incomplete"
    return "stopped; the target is as it was before"


def _cannot_write(error: OSError) -> str:
    """The sentence for an error of the system that is not about the source or the target."""
    if error.errno == ENOSPC and not error.filename:
        return (
            f"{error.strerror}, for the output or for temporary files; "
            "make room, or set TMPDIR to a folder with free space"
        )
    return f"{error.filename or 'the output'}: {error.strerror or error}"
