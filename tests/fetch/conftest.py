"""A server for all host names, and retries without pauses."""

import threading
from collections.abc import Iterator

import pytest
import stamina

from converters.fetch import network
from tests.fetch.server import Server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Answers for every host name: each stands for the loopback address, which only `private=True` lets pass."""
    server = Server()
    monkeypatch.setattr(network, "resolve", lambda host, port: [("127.0.0.1", server.port)])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_pauses() -> Iterator[None]:
    with stamina.set_testing(True, attempts=5, cap=True):
        yield
