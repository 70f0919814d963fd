"""A process that does jobs, one after the other, under a limit of time and memory; and what starts, watches and ends it.

Both engines do jobs in such processes. What a job does to its process (a crash, all memory, an endless loop) then costs that job
alone, and neither the batch nor the worker of a cluster. A process does many jobs, since to start one takes a second.
"""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import IO, Final

import msgspec

from converters.batch import places
from converters.batch.jobs import Job, packed
from converters.batch.memory import resident
from converters.batch.results import JobResult, Status, not_done
from converters.io.limits import size

_TICK: Final = 0.1
"""Seconds between two looks at the memory of a process."""
_GRACE: Final = 2.0
"""Seconds that a process has to end."""
_TO_START: Final = 60.0
"""Seconds that a process has to start; they do not count for its first job."""
READY: Final = b"\n"
"""What a process answers when it has started."""
_START: Final = [
    sys.executable,
    "-c",
    "from converters.batch.serve import serve; serve()",
]


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all jobs of a batch."""

    run: str
    """A name that no other batch has."""
    memory: int
    """The most bytes of memory that a job may have."""
    seconds: float
    """How long a job may take."""
    version: str
    """The version of blogport that all machines must have."""


class Runner:
    """A process for jobs, started when there is one. `name` is how results call it. Not for several threads."""

    def __init__(self, rules: Rules, name: str) -> None:
        self._rules, self.name = rules, name
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._is_ready = False

    def do(self, job: Job) -> JobResult:
        """Do a job. What ends its process is in the result, as `died` or, for a job that took too long, `failed`."""
        begun = time.monotonic()
        peak = 0
        process = self._started()
        try:
            assert process.stdin is not None
            process.stdin.write(packed([job]) + b"\n")
            process.stdin.flush()
        except OSError:  # it ended since its last job; the queue says how
            pass
        while True:
            with suppress(queue.Empty):
                answer = self._answers.get(timeout=_TICK)
                if answer != READY:
                    break
                self._is_ready = True
                begun = time.monotonic()
            now = resident(process.pid)
            peak = max(peak, now)
            if now > self._rules.memory:
                why = f"it needed more than {size(self._rules.memory)} of memory; --limit-memory lets it have more"
                return self._killed(job, begun, peak, Status.DIED, why)
            limit = self._rules.seconds if self._is_ready else max(_TO_START, self._rules.seconds)
            if time.monotonic() - begun > limit:
                why = f"it took longer than {limit:g} s; --limit-time lets it have more"
                return self._killed(job, begun, peak, Status.FAILED, why)
        if answer is None:
            return self._killed(job, begun, peak, Status.DIED, self._ending(process))
        result = msgspec.json.decode(answer, type=JobResult)
        result.worker = self.name
        # What a large job leaves behind would count for the next one.
        if resident(process.pid) > self._rules.memory // 2:
            self.end()
        return result

    def end(self) -> None:
        """End the process, with what it is doing; it has a moment to remove what is half written."""
        if process := self._process:
            self._process = None
            process.terminate()
            try:
                process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    with suppress(OSError):
                        stream.close()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._answers = queue.SimpleQueue()
            self._is_ready = False
            self._process = subprocess.Popen(
                [*_START, self._rules.run],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C is for the batch, which ends its processes itself
            )
            assert self._process.stdout is not None
            reading = (self._process.stdout, self._answers)
            threading.Thread(target=_listen, args=reading, daemon=True).start()
        return self._process

    def _killed(self, job: Job, begun: float, peak: int, status: Status, why: str) -> JobResult:
        self.end()
        places.clean(job.target)
        result = not_done(job, f"the job was ended: {why}", status=status)
        result.seconds = round(time.monotonic() - begun, 3)
        result.peak_memory, result.worker = peak, self.name
        return result

    @staticmethod
    def _ending(process: "subprocess.Popen[bytes]") -> str:
        status = process.wait()
        if status >= 0:
            return f"its process ended by itself ({status})"
        why = ", perhaps by the system for want of memory" if -status == signal.SIGKILL else ""
        return f"its process was killed by signal {-status}{why}"


def _listen(stream: IO[bytes], answers: "queue.SimpleQueue[bytes | None]") -> None:
    """Put each line into a queue, and None at the end."""
    with suppress(OSError, ValueError):
        for line in stream:
            answers.put(line)
    answers.put(None)


def name_of_process() -> str:
    """How results call this process where nothing else names it."""
    return (
        f"{os.uname().nodename if hasattr(os, 'uname') else os.environ.get('COMPUTERNAME', '')}:{os.getpid()}"
    )
