"""Worker processes that return results in the order of the tasks. If one dies, the run ends with an error.

The pool of the standard library waits forever if a worker is killed while its queue is full.
"""

import gc
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, Self, TypeVar

from converters.errors import BlogportError
from converters.guard import error_text, show

if TYPE_CHECKING:  # a run without workers does not wait for what starts them
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Done = TypeVar("Done")
Given = TypeVar("Given")

FORKS: Final = sys.platform not in ("win32", "darwin") and hasattr(os, "fork")
"""Whether a worker is a copy of this process: it has all that is in memory. Elsewhere what it is given is sent to it.
(macOS can fork, but its own libraries fail in the copy.)"""

_PER_PROCESSOR = 4
"""How many processes a processor gets at most: more only cost memory, and the results are the same."""
_AHEAD = 2
"""Tasks that a worker has at a time: with a second one it never waits for the parent. Without `FORKS` it has one: tasks
are large then, and would fill the pipe."""
_WINDOW = 4
"""Tasks per worker that may be done before an earlier one is, and wait for it."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Failed(NamedTuple):
    """An exception in a worker, which the parent raises again: the sentence of an error, or the text of another."""

    error: Exception | None
    text: str


class _Worker(NamedTuple):
    process: "BaseProcess"
    connection: "Connection[Any, Any]"
    numbers: "deque[int]"
    """The tasks that it has, by number."""


class Workers(Generic[Task, Done]):
    """A context manager. Each of `number` processes, or of as many as make sense, calls `work(given, task)`.

    Raises `BlogportError` where the system lets none start.
    """

    def __init__(self, number: int, work: Callable[[Given, Task], Done], given: Given) -> None:
        self._start = (work, given)
        self._number = min(number, _PER_PROCESSOR * (os.cpu_count() or 1))
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        from multiprocessing import get_context

        context: Any = get_context("fork" if FORKS else "spawn")
        try:
            for _ in range(self._number):
                ours, theirs = context.Pipe()
                inherited = [*(worker.connection for worker in self._workers), ours] if FORKS else []
                process = context.Process(target=_serve, args=(theirs, inherited, *self._start), daemon=True)
                process.start()
                theirs.close()
                self._workers.append(_Worker(process, ours, deque()))
        except OSError as error:  # a limit of the system; as many as there are will do
            if not self._workers:
                raise BlogportError(
                    f"no process can be started that converts posts ({error.strerror or error}); "
                    "nothing was written; try again with --jobs 1"
                ) from error
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()

    def map(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Yield the results in the order of the tasks; each worker gets the next task when it is done with one.

        Raises `BlogportError` and `OSError` as a worker raised them, `BlogportError` for a worker that died, and
        `RuntimeError` for any other exception.
        """
        waiting = enumerate(tasks)
        given = passed = 0
        done: dict[int, Done] = {}
        more = True
        while more or passed < given:
            while more and given - passed < _WINDOW * len(self._workers) and (worker := self._least_busy()):
                try:
                    number, task = next(waiting)
                except StopIteration:
                    more = False
                    break
                self._send(worker, number, task)
                given += 1
            if passed < given:
                done.update(self._receive())
            while passed in done:
                yield done.pop(passed)
                passed += 1

    def _least_busy(self) -> _Worker | None:
        worker = min(self._workers, key=lambda worker: len(worker.numbers))
        return worker if len(worker.numbers) < (_AHEAD if FORKS else 1) else None

    def _send(self, worker: _Worker, number: int, task: Task) -> None:
        try:
            worker.connection.send(task)
        except OSError as error:
            raise _died() from error
        worker.numbers.append(number)

    def _receive(self) -> Iterator[tuple[int, Done]]:
        """Wait for a worker, and yield the numbers and results of the tasks that are done."""
        from multiprocessing.connection import wait

        busy = {worker.connection: worker for worker in self._workers if worker.numbers}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index] # one of them
            try:
                done: Done | _Failed = worker.connection.recv()
            except (EOFError, OSError) as error:
                raise _died() from error
            if isinstance(done, _Failed):
                raise done.error or RuntimeError(f"{done.text}, in a process that converts posts")
            yield worker.numbers.popleft(), done


def _serve(
    connection: "Connection[Any, Any]",
    inherited: "list[Connection[Any, Any]]",
    work: Callable[[Any, Any], Any],
    given: Any,
) -> None:
    """Run tasks until the connection is closed or the parent process ends.

    `inherited` are the ends of the parent that a forked process has too. They are closed: with one of them open, a worker whose
    parent was killed would wait forever for room in its connection, and keep the lock of the target.
    """
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    for end in inherited:
        end.close()
    gc.freeze()  # what the parent has stays shared: the collector would write into its pages
    parent = parent_process()
    alive = [parent.sentinel] if parent else []
    try:
        while connection in wait([connection, *alive]):
            task = connection.recv()
            try:
                done = work(given, task)
            except Exception as error:
                show(error)
                done = _failed(error)
            connection.send(done)
    except (EOFError, KeyboardInterrupt, BrokenPipeError):
        return


def _failed(error: Exception) -> _Failed:
    """An exception as it is sent: itself, if it is a sentence for the user or one of the system."""
    if isinstance(error, BlogportError | OSError):
        try:
            return _Failed(pickle.loads(pickle.dumps(error)), "")
        except Exception:  # of a plug-in, which made it in its own way
            pass
    return _Failed(None, error_text(error))


def _died() -> BlogportError:
    return BlogportError(
        "a process that converts posts was ended from outside, perhaps for want of memory; "
        "nothing was written; try again with --jobs 1"
    )
