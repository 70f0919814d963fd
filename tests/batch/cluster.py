"""A scheduler of Dask and its workers as processes of their own, as on a cluster."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Cluster:
    """A scheduler on a port of this machine, and two workers without a nanny; each may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self._folder = folder
        self._log = (folder / "cluster.log").open("wb")
        self.scheduler = self._start_scheduler()
        self.workers = [self._start_worker(), self._start_worker()]

    def kill_worker(self) -> None:
        """Kill a worker in the middle, and start another one."""
        self.workers[0].kill()
        self.workers[0].wait()
        self.workers[0] = self._start_worker()

    def restart_scheduler(self) -> None:
        """Kill the scheduler, and start another one at the same address, with new workers."""
        for process in (self.scheduler, *self.workers):
            process.kill()
            process.wait()
        self.scheduler = self._start_scheduler()
        self.workers = [self._start_worker(), self._start_worker()]

    def close(self) -> None:
        """End all of it."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
        self._log.close()

    def _start_scheduler(self) -> subprocess.Popen:
        process = self._start("scheduler", "--port", str(self.port), "--no-dashboard", "--host", "127.0.0.1")
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return process
            time.sleep(0.1)
        raise TimeoutError("the scheduler does not start")

    def _start_worker(self) -> subprocess.Popen:
        return self._start(
            "worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"
        )

    def _start(self, what: str, *arguments: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "dask", what, *arguments]
        return subprocess.Popen(command, cwd=self._folder, stdout=self._log, stderr=self._log)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A cluster for a block."""
    made = Cluster(folder)
    try:
        yield made
    finally:
        made.close()
