"""Servers on loopback: S3 (moto), the Web, and SFTP; each in a thread of this process."""

import asyncio
import base64
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

USER, PASSWORD, SIGNATURE = "anna", "geheim-4711", "topsecret-0815"


class Busy:
    """A WSGI application before another: it answers requests with a status instead, `times` often; `refused` counts them."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self.times, self.status, self.method, self.part = 0, "", "", ""
        self.refused = 0
        self.requests: list[str] = []
        self.rule: Callable[[dict[str, Any], Any, Any], Any] | None = None
        """What answers in place of the application; None where it does not."""

    def refuse(self, status: str, method: str = "", part: str = "", times: int = 10**6) -> None:
        """Answer requests of a method (empty: of any) whose path has a part in it with this status."""
        self.times, self.status, self.method, self.part = times, status, method, part

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        path = environ["PATH_INFO"]
        self.requests.append(f"{environ['REQUEST_METHOD']} {path}")
        method = environ["REQUEST_METHOD"]
        answer = self.rule(environ, start, self._application) if self.rule else None
        if answer is not None:
            return answer
        if self.times and self.method in ("", method) and self.part in path:
            self.times -= 1
            self.refused += 1
            code = {"403": "AccessDenied", "503": "SlowDown"}[self.status[:3]]
            return s3_error(environ, start, self.status, code)
        return self._application(environ, start)


def s3_error(environ: dict[str, Any], start: Any, status: str, code: str) -> list[bytes]:
    """An error as servers of S3 answer it; to HEAD without a body."""
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start(status, [("Content-Type", "application/xml"), ("Connection", "close")])
    body = f"<Error><Code>{code}</Code><Message>no {PASSWORD}</Message></Error>".encode()
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


@contextmanager
def s3() -> Iterator[tuple[str, Busy]]:
    """The URL of a server of S3, and what can make it busy."""
    from moto.server import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    busy = Busy(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, busy, threaded=True)
    with _in_thread(server):
        yield f"http://127.0.0.1:{server.server_port}", busy


def ask(patch: pytest.MonkeyPatch, url: str) -> None:
    """Let this process, and those that it starts, ask the server of S3 at a URL."""
    patch.setenv("AWS_ENDPOINT_URL", url)
    patch.setenv("AWS_ACCESS_KEY_ID", "a-key")
    patch.setenv("AWS_SECRET_ACCESS_KEY", PASSWORD)
    patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    patch.setenv("AWS_EC2_METADATA_DISABLED", "true")


class _Pages(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        expected = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.path.startswith("/private/") and self.headers.get("Authorization") != expected:
            self.send_error(401)
            return
        if self.path.startswith("/signed/") and f"signature={SIGNATURE}" not in self.path:
            self.send_error(403)
            return
        for folder in ("/private", "/signed"):
            self.path = self.path.removeprefix(folder)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def web(folder: Path) -> Iterator[str]:
    """The host and port of a web server: below `/private/` it wants a password, below `/signed/` a signature."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(folder)))
    with _in_thread(server):
        yield f"127.0.0.1:{server.server_port}"


@contextmanager
def raw(answers: dict[str, bytes]) -> Iterator[tuple[str, list[str]]]:
    """The host and port of a server that sends bytes for each path and closes the connection; and the paths that were asked."""
    asked: list[str] = []

    class Raw(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            words = self.rfile.readline().decode().split()
            while self.rfile.readline().strip():
                pass
            asked.append(words[1])
            self.wfile.write(answers.get(words[1], b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Raw)
    with _in_thread(server):
        yield f"127.0.0.1:{server.server_address[1]}", asked


@contextmanager
def sftp(folder: Path) -> Iterator[str]:
    """The host and port of an SFTP server."""
    import asyncssh

    class Server(asyncssh.SSHServer):
        def begin_auth(self, username: str) -> bool:
            return True

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == (USER, PASSWORD)

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def listen() -> Any:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[asyncssh.generate_private_key("ssh-ed25519")],
            server_factory=Server,
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(folder)),
        )

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result()
    try:
        yield f"127.0.0.1:{server.get_port()}"
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


@contextmanager
def _in_thread(server: Any) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
