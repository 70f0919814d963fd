"""The engine for a cluster: Dask hands groups of jobs to its workers. A local cluster is made where no scheduler is named.

Dask itself runs a task again whose worker is gone. What it does not know is done here: a job that dies in its own process, a group
that ended several workers, a scheduler that was restarted. Jobs that were done by a task that did not come to its end are not
done again: their receipts say so (see `receipts`).
"""

import logging
import queue
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import msgspec

from converters.batch.jobs import Job, packed
from converters.batch.local import TRIES
from converters.batch.on_worker import do_group
from converters.batch.results import JobResult, Status, not_done
from converters.batch.runner import Rules
from converters.errors import BlogportError, UsageError

_SECONDS: Final = 5.0
"""How long a task should take. A scheduler of Dask hands out a few hundred tasks a second: with 5 seconds a task, it has enough to say
to a thousand processes."""
_MOST: Final = 200
"""The most jobs of a task: what is lost and done again if a worker is killed, or looked up again."""
_WEIGHT: Final = 0.3
"""How much the last task counts for the mean."""


class GroupSize:
    """The number of jobs for the next task, by the seconds that the last ones took. It begins with one, and doubles at most."""

    def __init__(self) -> None:
        self._mean = 0.0
        self.number = 1

    def learn(self, jobs: int, seconds: float) -> None:
        """Take into account a task of so many jobs that took so long."""
        mean = seconds / jobs
        self._mean = mean if not self._mean else (1 - _WEIGHT) * self._mean + _WEIGHT * mean
        wanted = int(_SECONDS / self._mean) if self._mean > 0 else _MOST
        self.number = max(1, min(wanted, self.number * 2, _MOST))


if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

PATIENCE: Final = 300.0
"""Seconds to wait for a scheduler that is gone, and for workers where there are none."""
_AHEAD: Final = 3
"""Tasks for each thread of the cluster that are handed over before they are needed."""
_LOOK: Final = 5.0
"""Seconds after which the cluster is asked again how many threads it has."""
_TICK: Final = 1.0
_NOBODY_LOOKS: Final = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.scheduler.work-stealing": False,
}
"""Settings of a cluster that blogport starts, which ends with the batch. What Dask measures there, a hundred times a second, nobody sees,
and it takes 4 % of a processor."""


def run(jobs: Iterable[Job], rules: Rules, address: str, number: int) -> Iterator[JobResult]:
    """Do jobs on the cluster at `address`, or on a new one of `number` processes here, and yield the results as they come.

    Raises `UsageError` where Dask is not installed, `BlogportError` for a cluster that is not there, or has no workers.
    """
    try:
        import dask
        import distributed  # noqa: F401 # whether it is there
    except ImportError:
        raise UsageError(
            "--on dask needs Dask, which is not installed: pip install 'blogport[batch]'; --on local does without"
        ) from None
    _silence()
    if address:
        yield from _Batch(jobs, rules, address).results()
        return
    with dask.config.set(_NOBODY_LOOKS), _cluster(number) as cluster:
        yield from _Batch(jobs, rules, cluster.scheduler_address).results()


def _cluster(number: int) -> "LocalCluster":
    """A cluster of so many processes on this machine. Raises `BlogportError` where the system lets none start."""
    import distributed

    try:
        return distributed.LocalCluster(
            n_workers=number,
            threads_per_worker=1,
            processes=False,  # each job has its own process beside its worker
            memory_limit=0,  # a job has its own limit
            dashboard_address="127.0.0.1:0",  # any port that is free
            silence_logs=logging.CRITICAL,
        )
    except (OSError, RuntimeError) as error:
        raise BlogportError(
            f"no cluster of Dask can be started here ({error}); --on local does without"
        ) from error


def _silence() -> None:
    """Print nothing of what Dask logs here: a connection that breaks is dealt with, and has a traceback in its log."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


class _Group(msgspec.Struct, kw_only=True):
    """Jobs that are one task."""

    jobs: list[Job]
    avoid: str = ""
    """The worker on which they died."""


class _Batch:
    def __init__(self, jobs: Iterable[Job], rules: Rules, address: str) -> None:
        self._jobs = iter(jobs)
        self._rules = msgspec.json.encode(rules)
        self._address = address
        self._size = GroupSize()
        self._ended: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._running: dict[str, tuple[Future, _Group]] = {}
        self._again: list[_Group] = []
        self._workers: dict[str, int] = {}
        self._looked = 0.0
        self._more = True
        self._client: Client = self._connected()

    def results(self) -> Iterator[JobResult]:
        """Hand over jobs, and yield results, until there are no more."""
        try:
            while True:
                self._hand_over()
                if not self._running:
                    return
                try:
                    future = self._ended.get(timeout=_TICK)
                except queue.Empty:
                    self._look_at_cluster()
                    continue
                if future.key in self._running:  # and not one of a scheduler that is gone
                    yield from self._taken(future, self._running.pop(future.key)[1])
        finally:
            with suppress(Exception):  # it may be gone
                self._client.cancel([future for future, _ in self._running.values()])
            with suppress(Exception):
                self._client.close(timeout=2)

    def _hand_over(self) -> None:
        """Give the cluster enough to do; what died before, first."""
        while len(self._running) < _AHEAD * max(1, sum(self._workers.values())):
            group = self._again.pop() if self._again else self._next_group()
            if group is None:
                return
            try:
                self._submit(group)
            except Exception:
                # the client has lost its scheduler: what it has said is not known by the next one
                self._again.append(group)
                self._reconnect()

    def _next_group(self) -> _Group | None:
        if not self._more:
            return None
        jobs = list(islice(self._jobs, self._size.number))
        self._more = len(jobs) == self._size.number
        return _Group(jobs=jobs) if jobs else None

    def _submit(self, group: _Group) -> None:
        elsewhere = [worker for worker in self._workers if worker != group.avoid] if group.avoid else []
        more: dict[str, Any] = {"workers": elsewhere, "allow_other_workers": True} if elsewhere else {}
        future = self._client.submit(do_group, packed(group.jobs), self._rules, pure=False, **more)
        self._running[future.key] = (future, group)
        future.add_done_callback(self._ended.put)

    def _taken(self, future: "Future", group: _Group) -> Iterator[JobResult]:
        """What came of a group: results, jobs to be tried again, or a group that is handed over again."""
        status = future.status
        if status == "finished":
            try:
                data = future.result(timeout=PATIENCE)
            except Exception:  # the worker with the result is gone, or the scheduler
                self._again.append(group)
                self._look_at_cluster()
                return
            results = msgspec.json.decode(data, type=list[JobResult])
            self._size.learn(len(results), sum(result.seconds for result in results))
            by_number = {job.number: job for job in group.jobs}
            for result in results:
                if result.status is Status.DIED and result.tries < TRIES:
                    job = msgspec.structs.replace(by_number[result.number], tries=result.tries)
                    self._again.append(_Group(jobs=[job], avoid=result.worker))
                else:
                    yield result
        elif status == "error":
            yield from self._failed(group, future.exception())
        else:  # cancelled, or lost: the scheduler does not know of it any more
            self._again.append(group)
            self._look_at_cluster()

    def _failed(self, group: _Group, error: BaseException | None) -> Iterator[JobResult]:
        """A group that ended its workers, as often as Dask lets it: its jobs are tried alone."""
        if isinstance(error, BlogportError):
            raise error
        for job in group.jobs:
            if job.tries + 1 < TRIES:
                self._again.append(_Group(jobs=[msgspec.structs.replace(job, tries=job.tries + 1)]))
            else:
                yield not_done(job, f"the job was ended: {_in_words(error)}", status=Status.DIED)

    def _look_at_cluster(self) -> None:
        """Ask how many threads there are; where nobody answers, wait for the scheduler and begin anew with what runs."""
        if time.monotonic() - self._looked < _LOOK:
            return
        self._looked = time.monotonic()
        try:
            if self._client.status != "running":
                raise OSError("the client has no scheduler")
            self._workers = self._client.nthreads()
        except Exception:  # of the network, in many forms
            self._reconnect()

    def _reconnect(self) -> None:
        with suppress(Exception):
            self._client.close(timeout=2)
        self._again += [group for _, group in self._running.values()]
        self._running.clear()
        self._client = self._connected()

    def _connected(self) -> "Client":
        """A client of the scheduler, when it has a worker. Raises `BlogportError` if that takes too long."""
        import distributed

        end = time.monotonic() + PATIENCE
        client = None
        while True:
            left = end - time.monotonic()
            try:
                client = client or distributed.Client(
                    self._address, timeout=max(1, min(10, left)), set_as_default=False
                )
                client.wait_for_workers(1, timeout=max(1, min(10, left)))
                self._workers = client.nthreads()
                self._looked = time.monotonic()
                return client
            except Exception as error:
                if time.monotonic() > end:
                    what = "has no workers" if client else "does not answer"
                    raise BlogportError(
                        f"the scheduler at {self._address} {what}; what is done stays, and the same command goes on"
                    ) from error
                if client and client.status != "running":
                    with suppress(Exception):
                        client.close(timeout=1)
                    client = None
                time.sleep(min(1, max(0, left)))


def _in_words(error: BaseException | None) -> str:
    from distributed.scheduler import KilledWorker

    if isinstance(error, KilledWorker):
        return "the workers that had it were killed, one after the other"
    return f"{type(error).__name__}: {error}"
