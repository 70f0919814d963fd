"""What the process brings along: signals, and standard streams that are closed or cannot take every letter."""

import gc
import io
import os
import signal
import sys
from collections.abc import Iterable
from typing import Final, TextIO

from converters.errors import UsageError

ENDING: Final = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""The signals that end a run: Ctrl-C, `kill`, a closed terminal."""


class Stopped(KeyboardInterrupt):
    """A signal that ends the run.

    A separate class: Python ends with the status of Ctrl-C, whatever we return, if a plain `KeyboardInterrupt` once
    passed through `exec` of a text (`run_eval_code_obj` in `pythonrun.c`), by which dataclasses are made at import.
    """


_NEW_OBJECTS: Final = 200_000
"""So many make the collector look for cycles: at Python's 700 it would look through all modules again and again while they
are loaded, a tenth of a short run."""


def name_files_in_utf8() -> None:
    """Begin again in Python's UTF-8 mode where the locale is of another encoding: it could not name each file that is written.

    A terminal keeps the encoding of its locale. A command line that is too long to begin again with stays as it is.
    """
    if sys.getfilesystemencoding() == "utf-8" or not sys.executable or sys.platform == "win32":
        return
    if sys.stderr is not None:
        os.environ.setdefault("PYTHONIOENCODING", sys.stderr.encoding)
    os.environ["PYTHONUTF8"] = "1"  # for processes that this one starts
    try:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    except OSError:
        pass
    except UnicodeError as error:  # Python cannot encode each word that it decoded (EUC-JP, Big5)
        say(
            f"a word of the command line is not in {sys.getfilesystemencoding()}; set PYTHONUTF8=1 and run it again"
        )
        raise SystemExit(UsageError.exit_status) from error


def prepare() -> None:
    """Make signals raise `KeyboardInterrupt`, the standard streams usable, and the collector of garbage less eager."""
    gc.set_threshold(_NEW_OBJECTS)
    for name in ENDING:
        # ignored: under nohup, in the background
        if signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:
            signal.signal(getattr(signal, name), _stop)
    _fill_closed()
    _write_utf8()


def _stop(*_: object) -> None:
    """Treat a signal that ends the process like Ctrl-C: temporary files are removed first.

    A second one while that is done would end it halfway, and is ignored.
    """
    for name in ENDING:
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Stopped


def _fill_closed() -> None:
    """Open the null device for each standard stream that is closed (`>&-`).

    Otherwise the next file that is opened gets its number, and what is printed would go into that file.
    Python sets a closed stream to None. `sys.stdin` and `sys.stdout` stay None, so that `-` as a source or
    target can be refused; `print` drops its text then. With None as its file it would print to standard
    output, so standard error gets a stream.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")


def _write_utf8() -> None:
    """Write UTF-8 to pipes and files on every system; Windows has its code page there, which lacks most letters.

    A terminal keeps its encoding. What cannot be encoded is escaped (`\\u2026`), as Python does on standard error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def say(text: object) -> None:
    """Print a sentence to standard error, which may be gone."""
    from converters.io.visible import visible  # only where something is said: `--help` waits for nothing

    try:
        print(f"blogport: {visible(str(text))}", file=sys.stderr, flush=True)
    except OSError:
        _to_null(sys.stderr)


def tell(lines: Iterable[str]) -> None:
    """Print lines to standard error, which may be gone."""
    from converters.io.visible import visible

    try:
        print(*map(visible, lines), sep="\n", file=sys.stderr, flush=True)
    except OSError:
        _to_null(sys.stderr)


def flush_output() -> None:
    """Write what is still buffered for standard output. Raises `OSError`."""
    if sys.stdout is not None:
        sys.stdout.flush()


def drop_output() -> None:
    """Drop what is still buffered for standard output; Python would try to write it again at exit."""
    if sys.stdout is not None:
        _to_null(sys.stdout)


def _to_null(stream: TextIO) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
