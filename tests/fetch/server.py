"""A real server on the loopback interface, which answers as it is told, and counts."""

import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class Request:
    """A request as the server got it."""

    host: str
    path: str
    headers: dict[str, str]
    counted: bool = False


class Answering(BaseHTTPRequestHandler):
    """Hands each request to the route of its URL."""

    protocol_version = "HTTP/1.1"
    server: "Server"  # type: ignore[assignment]

    def do_GET(self) -> None:
        request = Request(
            self.headers.get("Host", ""), self.path, {k.lower(): v for k, v in self.headers.items()}
        )
        self.server.answer(self, request)

    def log_message(self, *_: Any) -> None:
        pass

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def body(self, data: bytes) -> None:
        with self.server.lock:
            self.server.sent += len(data)
        self.wfile.write(data)

    def whole(self, status: int = 200, data: bytes = b"", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.head(status, {"Content-Length": str(len(data)), **named})
        self.body(data)


Route = Callable[[Answering, Request], None]


class Server(ThreadingHTTPServer):
    """`routes` by the URL without its scheme (`quay.example/a.png`), or by its path alone."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.routes: dict[str, Route] = {}
        self.rest: Route | None = None
        """The route of all other URLs; without it their status is 404."""
        self.requests: list[Request] = []
        self.sent = 0
        self.lock = threading.Lock()
        self.busy: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        """The most requests at a time, by host; `""` in all."""

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def asked(self) -> list[str]:
        """The URLs that were asked for, without their scheme."""
        return [f"{request.host}{request.path}" for request in self.requests]

    def forget(self) -> None:
        self.requests.clear()
        self.sent = 0

    def answer(self, to: Answering, request: Request) -> None:
        with self.lock:
            self.requests.append(request)
            request.counted = True
            for name in ("", request.host):
                self.busy[name] += 1
                self.most[name] = max(self.most[name], self.busy[name])
        try:
            route = (
                self.routes.get(f"{request.host}{request.path}") or self.routes.get(request.path) or self.rest
            )
            if route:
                route(to, request)
            else:
                to.whole(404, b"<html><body>There is nothing here</body></html>")
        except (BrokenPipeError, ConnectionResetError):
            to.close_connection = True
        finally:
            self.leave(request)

    def leave(self, request: Request) -> None:
        """The request counts no longer as one that is answered."""
        with self.lock:
            if request.counted:
                request.counted = False
                for name in ("", request.host):
                    self.busy[name] -= 1

    def handle_error(self, *_: Any) -> None:
        pass


class SecureServer(ThreadingHTTPServer):
    """The same answers over TLS."""

    daemon_threads = True

    def __init__(self, server: Server, certificate: Path) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self._server = server
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)

    def handle_error(self, *_: Any) -> None:
        pass


def good(data: bytes, **headers: str) -> Route:
    """A file with an entity tag, which can be asked for in part."""
    tag = f'"{sha256(data).hexdigest()[:12]}"'

    def route(to: Answering, request: Request) -> None:
        if request.headers.get("if-none-match") == tag:
            to.whole(304, ETag=tag)
            return
        wanted = request.headers.get("range", "")
        if wanted and request.headers.get("if-range", tag) == tag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            span = f"bytes {start}-{len(data) - 1}/{len(data)}"
            to.whole(206, data[start:], ETag=tag, Content_Range=span, **headers)
            return
        to.whole(200, data, ETag=tag, **headers)

    return route


def half_then(data: bytes, rest: Route, times: int = 1, hold: float = 0.0) -> Route:
    """The first half of a file, and the connection breaks off; after so many `times` another route."""
    tag = f'"{sha256(data).hexdigest()[:12]}"'
    left = [times]

    def route(to: Answering, request: Request) -> None:
        if left[0] == 0:
            rest(to, request)
            return
        left[0] -= 1
        to.head(200, {"Content-Length": str(len(data)), "ETag": tag})
        to.body(data[: len(data) // 2])
        to.wfile.flush()
        time.sleep(hold)
        to.close_connection = True
        to.connection.close()

    return route


def status(
    number: int, then: Route | None = None, times: int = 1, data: bytes = b"no", **headers: str
) -> Route:
    """A status without a file; after so many `times` another route."""
    left = [times]

    def route(to: Answering, request: Request) -> None:
        if then and left[0] == 0:
            then(to, request)
            return
        left[0] -= 1
        to.whole(number, data, **headers)

    return route


def leads_to(url: str, number: int = 302) -> Route:
    """A redirect."""
    return lambda to, request: to.whole(number, b"", Location=url)


def slow(data: bytes, seconds: float = 0.3) -> Route:
    """A file that takes so many seconds, in four pieces."""

    def route(to: Answering, request: Request) -> None:
        to.head(200, {"Content-Length": str(len(data))})
        step = len(data) // 4 + 1
        for start in range(0, len(data), step):
            time.sleep(seconds / 4)
            if start + step >= len(data):
                to.server.leave(request)  # who has the last piece is free for the next file
            to.body(data[start : start + step])
            to.wfile.flush()

    return route


def endless(start: bytes) -> Route:
    """A file without a length that does not end."""

    def route(to: Answering, request: Request) -> None:
        to.head(200, {"Connection": "close"})
        to.close_connection = True
        to.body(start)
        while True:
            to.body(b"\0" * 65536)

    return route
