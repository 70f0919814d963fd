"""Worker processes that return results in the order of the tasks. If one dies, the run ends with an error.

The pool of the standard library waits forever if a worker is killed while its queue is full.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, Self, TypeVar

from converters.errors import BlogportError
from converters.guard import error_text, show

Task = TypeVar("Task")
Done = TypeVar("Done")
Given = TypeVar("Given")


_PER_PROCESSOR = 4
"""How many processes a processor gets at most: more only cost memory, and the results are the same."""


class _Failed(NamedTuple):
    """An exception in a worker, as text; the parent raises it again."""

    text: str


class Workers(Generic[Task, Done]):
    """A context manager. Each of `number` processes, or of as many as make sense, calls `work(given, task)`."""

    def __init__(self, number: int, work: Callable[[Given, Task], Done], given: Given) -> None:
        self._start = (work, given)
        self._number = min(number, _PER_PROCESSOR * (os.cpu_count() or 1))
        self._idle: deque[tuple[Process, Any]] = deque()
        self._busy: deque[tuple[Process, Any]] = deque()

    def __enter__(self) -> Self:
        for _ in range(self._number):
            ours, theirs = Pipe()
            process = Process(target=_serve, args=(theirs, *self._start), daemon=True)
            process.start()
            theirs.close()
            self._idle.append((process, ours))
        return self

    def __exit__(self, *_: object) -> None:
        for process, connection in (*self._idle, *self._busy):
            process.kill()
            process.join()
            connection.close()

    def exchange(self, task: Task) -> Done | None:
        """Hand out a task; returns the result of an earlier task once all workers are busy."""
        done = self._wait() if not self._idle else None
        worker = self._idle.popleft()
        try:
            worker[1].send(task)
        except OSError as error:
            raise _died() from error
        self._busy.append(worker)
        return done

    def rest(self) -> Iterator[Done]:
        """The results of the tasks that are not finished yet."""
        while self._busy:
            yield self._wait()

    def _wait(self) -> Done:
        worker = self._busy.popleft()
        self._idle.append(worker)
        try:
            done: Done | _Failed = worker[1].recv()
        except (EOFError, OSError) as error:
            raise _died() from error
        if isinstance(done, _Failed):
            raise RuntimeError(f"{done.text}, in a process that converts posts")
        return done


def _serve(connection: "Connection[Any, Any]", work: Callable[[Any, Any], Any], given: Any) -> None:
    """Run tasks until the connection is closed or the parent process ends.

    The parent is watched too: forked siblings keep the other end of the connection open.
    """
    parent = parent_process()
    alive = [parent.sentinel] if parent else []
    try:
        while connection in wait([connection, *alive]):
            task = connection.recv()
            try:
                done = work(given, task)
            except Exception as error:
                show(error)
                done = _Failed(error_text(error))
            connection.send(done)
    except (EOFError, KeyboardInterrupt, BrokenPipeError):
        return


def _died() -> BlogportError:
    return BlogportError(
        "a process that converts posts was ended from outside, perhaps for want of memory; "
        "nothing was written; try again with --jobs 1"
    )
