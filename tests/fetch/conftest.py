"""A server for all host names, and retries without pauses."""

import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from converters.fetch import network
from tests.conftest import program
from tests.fetch.server import SecureServer, Server


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


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and the certificate that it signed, in one file."""
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    command = [
        program("openssl"),
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=quay.example",
    ]
    made = path.with_suffix(".crt")
    subprocess.run([*command, "-keyout", path, "-out", made], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + made.read_bytes())
    return path


@pytest.fixture
def secure(server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The same server, for `https` too. Nobody checks its certificate."""
    both = SecureServer(server, certificate)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    monkeypatch.setattr(network, "ssl_context", lambda: context)
    ports = {443: both.server_address[1]}
    monkeypatch.setattr(network, "resolve", lambda host, port: [("127.0.0.1", ports.get(port, server.port))])
    threading.Thread(target=both.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    both.shutdown()
    both.server_close()


@pytest.fixture(autouse=True)
def _no_pauses() -> Iterator[None]:
    with stamina.set_testing(True, attempts=5, cap=True):
        yield
