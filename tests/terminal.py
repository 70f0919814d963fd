"""A program at a terminal: what is typed, and what is seen."""

import os
import re
import select
import signal
import struct
import subprocess
import time
from types import TracebackType
from typing import Any

import pytest


def _at_terminal(fcntl: Any, termios: Any) -> None:
    """Make the new process one that a terminal controls, and that listens to Ctrl-C even if the tests run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """Runs a program at a pseudo-terminal; a context that ends it."""

    def __init__(
        self, *words: object, columns: int = 100, rows: int = 50, cwd: object = None, **environment: str
    ) -> None:
        pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
        self._ours, theirs = pty.openpty()
        fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")

        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        given = {name: text for name, text in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self._process = subprocess.Popen(
            list(map(str, words)),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=cwd,
            env={**given, "TERM": "xterm", **environment},
            start_new_session=True,
            preexec_fn=lambda: _at_terminal(fcntl, termios),
        )
        os.close(theirs)
        self._seen = b""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    @property
    def seen(self) -> str:
        """What was shown since it was asked the last time for something, without colours and cursor movements."""
        text = self._seen.decode("utf-8", "replace")
        text = re.sub(r"\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b\[[0-9;?<>=]*[a-zA-Z]|\x1b[=>()][0B]?", "", text)
        return text.replace("\r\n", "\n").replace("\r", "").replace("\a", "")

    def type(self, text: str) -> None:
        """Type a text."""
        self._seen = b""
        os.write(self._ours, text.encode())

    def wait_for(self, pattern: str, seconds: float = 30) -> str:
        """What is seen, once the pattern is in it. Fails where that takes too long."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.seen):
            ready, _, _ = select.select([self._ours], [], [], max(0, end - time.monotonic()))
            if not ready or not self._read():
                raise AssertionError(f"{pattern!r} is not in {self.seen!r}")
        return self.seen

    def finish(self, key: str = "", seconds: float = 120) -> tuple[int, str]:
        """The exit status, and all that is still shown. Fails where the program does not end.

        A `key` is typed until it ends: a signal that arrives between a prompt and the reading waits for the next one.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ready, _, _ = select.select([self._ours], [], [], 1 if key else max(0, end - time.monotonic()))
            if ready and not self._read():
                return self._process.wait(), self.seen
            if not ready and key:
                os.write(self._ours, key.encode())
        raise AssertionError(f"the program has not ended: {self.seen!r}")

    def _read(self) -> bool:
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # the other end is closed
            return False
        self._seen += data
        return bool(data)
