"""A child process with limits on the CPU time of one input and on memory; what hangs or crashes ends the child only."""

import faulthandler
import os
import resource
import select
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

CPU_SECONDS: Final = 20
"""What one input may take."""
WALL_SECONDS: Final = 240
"""How long nothing may be heard of a child: it waits for something that never comes, or the machine is very busy."""
MEMORY: Final = 3 << 30
"""Bytes of address space above what the process has that is copied: tests that ran in it before have loaded much.
Inputs are smaller than a megabyte."""

Send = Callable[[str], None]
_MESSAGES: Final = {
    signal.SIGPROF: f"more than {CPU_SECONDS} s of CPU time",
    signal.SIGKILL: f"nothing happens for {WALL_SECONDS} s",
}


class Died(Exception):
    """The child ended before its work was done; the text says how."""


def start_clock() -> None:
    """Give the next input its time. The system ends the process when it is over, whatever code is running."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)


def in_child(work: Callable[[Send], None]) -> Iterator[str]:
    """Run `work` in a child process and yield what it sends, line by line. Raises `Died`."""
    receiving, sending = os.pipe()
    if not (child := os.fork()):
        _be_child(work, receiving, sending)
    os.close(sending)
    try:
        yield from _lines(receiving, child)
    finally:
        os.close(receiving)
        _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        raise Died(_MESSAGES.get(number, f"the process dies of {signal.Signals(number).name}"))
    if os.WEXITSTATUS(status):
        raise Died(f"the process ends with status {os.WEXITSTATUS(status)}")


def _be_child(work: Callable[[Send], None], receiving: int, sending: int) -> None:
    status = 1
    try:
        os.close(receiving)
        faulthandler.disable()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + MEMORY, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        start_clock()
        work(lambda line: _write_all(sending, line.encode() + b"\n"))
        status = 0
    except BaseException:
        if os.environ.get("BLOGPORT_DEBUG") == "1":
            import traceback

            traceback.print_exc()
    finally:
        os._exit(status)


def _address_space() -> int:
    """Bytes of address space that this process has; 0 where the system does not say it so."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0


def _write_all(number: int, data: bytes) -> None:
    while data:
        data = data[os.write(number, data) :]


def _lines(receiving: int, child: int) -> Iterator[str]:
    rest = b""
    while True:
        ready, _, _ = select.select([receiving], [], [], WALL_SECONDS)
        if not ready:
            os.kill(child, signal.SIGKILL)
            return
        chunk = os.read(receiving, 1 << 16)
        if not chunk:
            return
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            yield line.decode("utf-8", "replace")
