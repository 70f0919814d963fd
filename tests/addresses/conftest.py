"""Object storage for tests: in memory, and an S3 server on loopback."""

import gzip
import logging
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import fsspec
import pytest

from converters.io.addresses import store
from tests.addresses import servers
from tests.conftest import FIXTURES

NUMBERS = count(1)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    monkeypatch.setattr(store, "PAUSE", 0.01)
    monkeypatch.setattr(store, "LONGEST_PAUSE", 0.05)
    monkeypatch.setattr(store, "TRIES", 4)


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """An empty storage, `memory://`."""
    found = fsspec.filesystem("memory")
    found.store.clear()
    yield found
    found.store.clear()


@pytest.fixture(scope="session")
def s3_server() -> Iterator[tuple[str, servers.Busy]]:
    with servers.s3() as found:
        yield found


@pytest.fixture
def busy(s3_server: tuple[str, servers.Busy], monkeypatch: pytest.MonkeyPatch) -> servers.Busy:
    """What makes the S3 server busy; the server is the one that this process asks."""
    url, busy = s3_server
    servers.ask(monkeypatch, url)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")  # how often it is asked again is ours to say
    busy.times = 0
    busy.rule = None
    busy.requests.clear()
    fsspec.filesystem("s3").clear_instance_cache()
    return busy


@pytest.fixture
def bucket(busy: servers.Busy) -> str:
    """The name of a new bucket with `blog.xml.gz` in it."""
    name = f"blogs-{next(NUMBERS)}"
    files = fsspec.filesystem("s3")
    files.mkdir(name)
    files.pipe_file(f"{name}/blog.xml.gz", export())
    return name


def export() -> bytes:
    """A packed export."""
    return gzip.compress((FIXTURES / "example.xml").read_bytes(), mtime=0)


def written(files: fsspec.AbstractFileSystem, folder: str) -> dict[str, bytes]:
    """The files in a folder of a storage, by place."""
    root = files._strip_protocol(folder).rstrip("/")
    return {path.removeprefix(f"{root}/"): files.cat_file(path) for path in files.find(root)}


def on_disk(folder: Path) -> dict[str, bytes]:
    """The files in a folder, by place."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
