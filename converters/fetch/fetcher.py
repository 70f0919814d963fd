"""Brings all wanted files into the store, several at a time, and fairly to each host."""

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from converters.fetch.failures import Failure
from converters.fetch.options import IN_ALL, PER_HOST, Downloads, Fetch
from converters.fetch.originals import unwrapped
from converters.fetch.store import Entry, Store
from converters.fetch.wanted import Wanted
from converters.io import urls

FRESH: Final = 7 * 24 * 3600
"""Seconds for which a file in the store is not asked for again."""
_EARLIEST: Final = "19960101000000"
"""A time before all captures: where no date is known, the nearest capture is the first."""
_TICK: Final = 0.1
"""Seconds between two looks at what has arrived."""


class Fetched(NamedTuple):
    """A file that is in the store. `name` is the URL by which the target names it."""

    name: str
    entry: Entry


class Stopped(Exception):
    """The run ends: what is half there stays for the next."""


class Brings(Protocol):
    """What asks a host (see `download.Downloader`)."""

    def fetch(self, url: str, use: str) -> Entry:
        """The file of a URL. Raises `Failure`."""


class Fetcher:
    """Brings files into a store. `follow` is called in the thread that calls `run`."""

    def __init__(self, options: Fetch, store: Store, follow: Callable[[Downloads], None]) -> None:
        self._options, self._store, self._follow = options, store, follow
        self._downloader: Brings | None = None
        self._lock = threading.Condition()
        self._queues: dict[str, deque[Wanted]] = {}
        self._active: dict[str, int] = {}
        self._results: dict[int, Fetched | Failure] = {}
        self._known: dict[str, _Once] = {}
        self._received = 0
        self._stopping = False
        self._fault: BaseException | None = None

    def run(self, wanted: Sequence[Wanted]) -> Iterator[tuple[Wanted, Fetched | Failure]]:
        """Yield each file with what became of it, in the given order, when all are through."""
        missing = [file for file in wanted if not self._is_here(file)]
        if missing and self._options.offline:
            for file in missing:
                self._results[id(file)] = self._earlier(file)
        elif missing:
            self._download(missing, len(wanted))
        for file in wanted:
            yield file, self._results[id(file)]

    def _earlier(self, file: Wanted) -> Failure:
        """What an earlier run says of a file that it did not bring."""
        entry = self._store.entry(file.steps[-1])
        status = f" (status {entry.status})" if entry and entry.status else ""
        return Failure(f"it was not downloaded in an earlier run{status}", refused=True)

    def _is_here(self, file: Wanted) -> bool:
        """Whether the store has a file that need not be asked for; then it is the result."""
        for name, url in self._steps(file):
            entry = self._store.entry(url)
            if entry and entry.digest and (self._options.offline or time.time() - entry.checked < FRESH):
                self._results[id(file)] = Fetched(unwrapped(name), entry)
                return True
        return False

    def _steps(self, file: Wanted) -> Iterator[tuple[str, str]]:
        """The URLs of a file, and those of its captures, each with the URL that the file has on the web."""
        yield from zip(file.steps, file.steps, strict=True)
        for url in file.steps:
            yield url, self._capture(url, file.date)

    def _capture(self, url: str, date: str) -> str:
        """The URL of the raw capture nearest to a date: the Wayback Machine leads on from any time to that."""
        time_ = re.sub(r"\D", "", date[:19]) or _EARLIEST
        return f"{self._options.wayback}{time_}id_/{url}"

    # The work

    def _download(self, missing: Sequence[Wanted], total: int) -> None:
        from converters.fetch.client import Client
        from converters.fetch.download import Downloader

        for file in missing:
            self._queues.setdefault(urls.server_of(file.steps[0]), deque()).append(file)
        ready = total - len(missing)
        with Client(private=self._options.private) as client:
            self._downloader = Downloader(client, self._store, self._options.max_size, self._count)
            workers = [
                threading.Thread(target=self._work, daemon=True) for _ in range(min(IN_ALL, len(missing)))
            ]
            for worker in workers:
                worker.start()
            try:
                while any(worker.is_alive() for worker in workers):
                    with self._lock:
                        self._lock.wait(_TICK)
                        if self._fault:
                            raise self._fault
                        state = Downloads(min(len(self._results), total), total, self._received)
                    self._follow(state._replace(done=max(ready, state.done)))
            finally:
                self._stopping = True
                for worker in workers:
                    worker.join(timeout=2 * _TICK)
        if self._fault:
            raise self._fault

    def _work(self) -> None:
        while (file := self._next()) is not None:
            host = urls.server_of(file.steps[0])
            result: Fetched | Failure
            try:
                result = self._bring(file)
            except Failure as failure:
                result = failure
            except Stopped:
                return
            except BaseException as error:
                with self._lock:
                    self._fault = error
                    self._lock.notify_all()
                return
            with self._lock:
                self._results[id(file)] = result
                self._active[host] -= 1
                self._lock.notify_all()

    def _next(self) -> Wanted | None:
        """The next file of a host that few others are asking, each host in its turn; None when nothing is left."""
        with self._lock:
            while self._queues and not self._stopping and not self._fault:
                for host in list(self._queues):
                    if self._active.get(host, 0) < PER_HOST:
                        queue = self._queues.pop(host)
                        file = queue.popleft()
                        if queue:
                            self._queues[host] = queue  # at the end: the others come first
                        self._active[host] = self._active.get(host, 0) + 1
                        return file
                self._lock.wait(_TICK)
        return None

    def _bring(self, file: Wanted) -> Fetched:
        """The file, by the first URL that has it. Raises the `Failure` of the last, which is what pages show."""
        failure = Failure("no URL can be asked", refused=True)
        for url in file.steps:
            try:
                return Fetched(unwrapped(url), self._once(url, file.use))
            except Failure as error:
                failure = error
        if failure.gone and self._options.fallback:
            for url in file.steps:
                try:
                    return Fetched(unwrapped(url), self._once(self._capture(url, file.date), file.use))
                except Failure:
                    continue
        if (entry := self._older(file)) is not None:
            return entry
        raise failure

    def _older(self, file: Wanted) -> Fetched | None:
        """What the store has of a file that cannot be asked for again."""
        for name, url in self._steps(file):
            if (entry := self._store.entry(url)) and entry.digest:
                return Fetched(unwrapped(name), entry)
        return None

    def _once(self, url: str, use: str) -> Entry:
        """Ask for a URL once in a run, however many files it may be of."""
        with self._lock:
            once = self._known.setdefault(url, _Once())
        with once.lock:
            if once.result is None:
                assert self._downloader is not None
                try:
                    once.result = self._downloader.fetch(url, use)
                except Failure as failure:
                    once.result = failure
        if isinstance(once.result, Failure):
            raise once.result
        return once.result

    def _count(self, number: int) -> None:
        if self._stopping:
            raise Stopped
        with self._lock:
            self._received += number


class _Once:
    """The answer for one URL, and the lock that its first asker holds."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.result: Entry | Failure | None = None
