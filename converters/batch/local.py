"""The engine for one machine: a thread for each process that does jobs."""

import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from converters.batch.jobs import Job
from converters.batch.results import JobResult, Status
from converters.batch.runner import Rules, Runner

TRIES: Final = 3
"""How often a job is tried that dies."""


def run(jobs: Iterable[Job], rules: Rules, number: int) -> Iterator[JobResult]:
    """Do jobs in `number` processes, and yield the results as they come. A job that dies is tried again in a new process.

    Jobs are taken from their iterator as processes get free, so that never more than a few are in memory. What the iterator raises
    is raised here, when the jobs before it are done.
    """
    waiting = _Shared(jobs)
    results: queue.Queue[JobResult | BaseException | None] = queue.Queue(number * 2)
    runners = [Runner(rules, f"process {place}") for place in range(1, number + 1)]
    threads = [
        threading.Thread(target=_work, args=(runner, waiting, results), daemon=True) for runner in runners
    ]
    for thread in threads:
        thread.start()
    broken: BaseException | None = None
    try:
        ended = 0
        while ended < number:
            result = results.get()
            if result is None:
                ended += 1
            elif isinstance(result, BaseException):
                broken = broken or result
            else:
                yield result
        if broken:
            raise broken
    finally:
        waiting.stop()
        for runner in runners:
            runner.end()


class _Shared:
    """An iterator that several threads take from."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._jobs, self._lock = iter(jobs), threading.Lock()
        self.stopped = False

    def next(self) -> Job | None:
        """The next job; None when there are no more."""
        with self._lock:
            if self.stopped:
                return None
            try:
                job = next(self._jobs, None)
            except BaseException:
                self.stopped = True
                raise
            return job

    def stop(self) -> None:
        """Give no more jobs."""
        self.stopped = True


def _work(runner: Runner, waiting: _Shared, results: "queue.Queue[JobResult | BaseException | None]") -> None:
    try:
        while job := waiting.next():
            result = runner.do(job)
            while result.status is Status.DIED and result.tries < TRIES and not waiting.stopped:
                result = runner.do(msgspec.structs.replace(job, tries=result.tries))
            results.put(result)
    except BaseException as error:
        results.put(error)
    finally:
        runner.end()
        results.put(None)
