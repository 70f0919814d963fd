"""HTTP/2, where a server offers it: several files by one connection."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest

from converters.fetch import network
from converters.fetch.client import Client
from converters.fetch.download import Downloader
from converters.fetch.store import Store
from tests.pictures import png


class Http2Server:
    """Answers every request with a picture, by HTTP/2 alone."""

    def __init__(self, certificate: Path) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._context.set_alpn_protocols(["h2"])
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.connections = 0
        self.paths: list[str] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                raw, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(raw,), daemon=True).start()

    def _talk(self, raw: socket.socket) -> None:
        with suppress(OSError), self._context.wrap_socket(raw, server_side=True) as connection:
            self.connections += 1
            state = h2.connection.H2Connection(
                h2.config.H2Configuration(client_side=False, header_encoding="utf-8")
            )
            state.initiate_connection()
            connection.sendall(state.data_to_send())
            while data := connection.recv(65536):
                for event in state.receive_data(data):
                    if isinstance(event, h2.events.RequestReceived):
                        path = dict(event.headers)[":path"]
                        self.paths.append(path)
                        state.send_headers(event.stream_id, [(":status", "200"), ("etag", '"1"')])
                        state.send_data(event.stream_id, png(len(self.paths), 2), end_stream=True)
                connection.sendall(state.data_to_send())


@pytest.fixture
def server(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Http2Server]:
    server = Http2Server(certificate)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    monkeypatch.setattr(network, "ssl_context", lambda: context)
    monkeypatch.setattr(network, "resolve", lambda host, port: [("127.0.0.1", server.port)])
    yield server
    server.close()


def test_files_by_http2(server: Http2Server, tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store, Client(private=True) as client:
        downloader = Downloader(client, store, 10**6, lambda number: None)
        entries = [downloader.fetch(f"https://quay.example/{number}.png", "image") for number in range(5)]
        assert len({entry.digest for entry in entries}) == 5
    assert server.paths == [f"/{number}.png" for number in range(5)]
    assert server.connections == 1


def test_a_certificate_that_nobody_signed_is_refused(
    server: Http2Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from converters.fetch.failures import Failure

    monkeypatch.setattr(network, "ssl_context", lambda: None)
    with Store(tmp_path / "store") as store, Client(private=True) as client:
        downloader = Downloader(client, store, 10**6, lambda number: None)
        with pytest.raises(Failure, match="does not prove who it is"):
            downloader.fetch("https://quay.example/a.png", "image")
    assert not server.paths
