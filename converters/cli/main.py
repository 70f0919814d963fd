"""The entry point: runs one command and turns errors into a sentence and an exit status."""

import io
import os
import signal
import sys
from collections.abc import Sequence

from converters.cli.parser import command, parse
from converters.cli.status import DONE, STOPPED
from converters.errors import BlogportError, InternalError
from converters.faults import faults
from converters.guard import show


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (see `blogport docs scripts`). Never prompts."""
    signal.signal(signal.SIGTERM, _stop)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:  # not under nohup
        signal.signal(signal.SIGHUP, _stop)
    _write_utf8()
    parsed = parse(arguments)
    try:
        with faults():
            status = command(parsed)(parsed)
            sys.stdout.flush()
            return status
    except BlogportError as error:
        if isinstance(error, InternalError):
            show(error)
        print(f"blogport: {error}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        print("blogport: stopped; the target is as it was before", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # the reader of our output has closed it
        _drop_output()
        return DONE
    except OSError as error:
        _drop_output()
        print(f"blogport: {error.filename or 'the output'}: {error.strerror or error}", file=sys.stderr)
        return BlogportError.exit_status


def _write_utf8() -> None:
    """Write UTF-8 to pipes and files on every system; Windows has its code page there, which lacks most letters.

    A terminal keeps its encoding. What cannot be encoded is escaped (`\\u2026`), as Python does on standard error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Redirect standard output, so that Python does not try to flush it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(*_: object) -> None:
    """Handle a signal to end like Ctrl-C: temporary files are removed first."""
    raise KeyboardInterrupt
