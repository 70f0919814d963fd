"""The inside of a process for jobs (see `runner`): a job a line on standard input, a result a line on standard output."""

import os
import queue
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import Final

import msgspec

from converters.batch.jobs import unpacked
from converters.batch.one_job import do
from converters.batch.results import not_done
from converters.batch.runner import READY
from converters.guard import error_text

_PARENT_IS_GONE: Final = 1
_GRACE: Final = 2.0
"""Seconds that a job has to end whose parent is gone."""


def serve() -> None:
    """Do jobs until standard input ends. Where it ends in the middle of a job, the job ends too: nobody waits for it.

    The batch is the first argument. What prints (a plug-in, a library) prints to standard error.
    """
    run = sys.argv[1]
    signal.signal(signal.SIGTERM, _stop)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(lines,), daemon=True).start()
    with suppress(KeyboardInterrupt, BrokenPipeError):
        answers.write(READY)
        answers.flush()
        while True:
            (job,) = unpacked(lines.get())
            try:
                result = do(job, run)
            except Exception as error:  # a fault of ours outside of the conversion
                result = not_done(job, f"a fault in blogport ({error_text(error)})", 4)
            answers.write(msgspec.json.encode(result) + b"\n")
            answers.flush()
    os._exit(0)  # the thread waits at standard input, which Python cannot close then


def _stop(*_: object) -> None:
    """End the job as Ctrl-C does: what it wrote so far is removed."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _listen(lines: "queue.SimpleQueue[bytes]") -> None:
    for line in sys.stdin.buffer:
        lines.put(line)
    signal.raise_signal(signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(_PARENT_IS_GONE)  # the stage of the job stays; the next run to its target removes it
