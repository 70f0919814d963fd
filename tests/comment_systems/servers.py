"""The real isso, and a static web server, each on a port of its own."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

_SETTINGS = """\
[general]
dbpath = {database}
host = {site}
[server]
listen = {server}
public-endpoint = {server}
[moderation]
enabled = false
[guard]
enabled = false
[admin]
enabled = false
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def isso_settings(database: Path, site: str, server: str) -> Path:
    path = database.with_suffix(".cfg")
    path.write_text(_SETTINGS.format(database=database, site=site, server=server), encoding="utf-8")
    return path


@contextmanager
def isso(database: Path, site: str, port: int) -> Iterator[str]:
    """isso with that database for pages at `site`; its address."""
    server = f"http://127.0.0.1:{port}"
    settings = isso_settings(database, site, server)
    with (database.with_suffix(".log")).open("wb") as log:
        running = subprocess.Popen(
            [sys.executable, "-c", "from isso import main; main()", "-c", str(settings), "run"],
            stdout=log,
            stderr=log,
        )
        try:
            wait_for(f"{server}/?uri=/", running)
            yield server
        finally:
            running.terminate()
            running.wait(20)


def wait_for(url: str, running: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert running.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing answers at {url}")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def site(folder: Path, port: int) -> Iterator[str]:
    """A static site; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.shutdown()
        server.server_close()
