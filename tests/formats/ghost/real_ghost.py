"""A real Ghost on SQLite, with an owner, asked by its Admin API.

`BLOGPORT_GHOST` names the folder that has `package/` (the npm package `ghost`, with its dependencies) and Ghost's own
Node.js in `node_modules/node`; the page of the manual on testing says how it is made.
"""

import http.cookiejar
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from typing import Any, Self

HOME = Path(os.environ.get("BLOGPORT_GHOST", Path.home() / ".cache/blogport-tests/ghost-6.65.0"))
MAIL, PASSWORD = "owner@pier.example", "Fog-and-7-boats-at-night"
WAIT = 240
"""Seconds for a start, and for an import, on a busy machine."""


def is_here() -> bool:
    """Whether there is a Ghost to ask."""
    return (HOME / "package/node_modules/better-sqlite3/build/Release/better_sqlite3.node").is_file()


class RealGhost:
    """A context manager: Ghost runs within it, with an empty blog, an owner, and its files in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def __enter__(self) -> Self:
        content = self._folder / "content"
        for name in ("images", "files", "media", "data", "logs", "settings"):
            (content / name).mkdir(parents=True)
        shutil.copytree(HOME / "package/content/themes", content / "themes", symlinks=True)
        settings = {
            "url": self.url, "server__host": "127.0.0.1", "server__port": str(self._port), "database__client": "sqlite3",
            "database__connection__filename": str(self._folder / "ghost.db"), "database__useNullAsDefault": "true",
            "mail__transport": "Direct", "paths__contentPath": str(content), "process": "local", "NODE_ENV": "development",
            "PATH": f"{HOME / 'node_modules/node/bin'}{os.pathsep}{os.environ['PATH']}",
        }  # fmt: skip
        self._log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [HOME / "node_modules/node/bin/node", "index.js"],
            cwd=HOME / "package",
            env={**os.environ, **settings},
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            self._until(lambda: self.ask("site/")[0] == 200, "Ghost did not start")
            setup = {"name": "Owner", "email": MAIL, "password": PASSWORD, "blogTitle": "Pier"}
            assert self.ask("authentication/setup/", {"setup": [setup]})[0] == 201
            assert self.ask("session/", {"username": MAIL, "password": PASSWORD})[0] in (200, 201)
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def _stop(self) -> None:
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._log.close()

    def ask(
        self, path: str, data: Any = None, kind: str = "application/json", method: str = ""
    ) -> tuple[int, Any]:
        """The status and the answer of the Admin API."""
        body = data if data is None or isinstance(data, bytes) else json.dumps(data).encode()
        headers = {"Content-Type": kind, "Origin": self.url, "Accept-Version": "v6.0"}
        method = method or ("GET" if data is None else "POST")
        request = urllib.request.Request(f"{self.url}/ghost/api/admin/{path}", body, headers, method=method)
        try:
            with self._opener.open(request, timeout=120) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text[:1] in (b"{", b"[") else text
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except OSError:
            return 0, b""

    def upload(self, path: str, field: str, file: Path, kind: str) -> tuple[int, Any]:
        """Send a file as a form does."""
        mark = uuid.uuid4().hex
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="{file.name}"\r\nContent-Type: {kind}\r\n\r\n'
        body = head.encode() + file.read_bytes() + f"\r\n--{mark}--\r\n".encode()
        return self.ask(path, body, f"multipart/form-data; boundary={mark}")

    def take(self, file: Path, posts: int) -> None:
        """Import a file, and wait until there are so many posts and pages: the import is work in the background."""
        kind = "application/zip" if file.suffix == ".zip" else "application/json"
        before = self.number()
        status, answer = self.upload("db/", "importfile", file, kind)
        assert status in (200, 201), answer
        self._until(lambda: self.number() >= before + posts, f"the import brought no {posts} posts")

    def number(self) -> int:
        """How many posts and pages there are."""
        return len(self.rows("posts")) + len(self.rows("pages"))

    def rows(self, what: str, more: str = "") -> list[dict[str, Any]]:
        """All rows of a kind: posts, pages, tags, users."""
        status, answer = self.ask(f"{what}/?limit=all{more}")
        return answer[what] if status == 200 else []

    def all_rows(self, what: str, more: str = "") -> list[dict[str, Any]]:
        """The same, page by page: Ghost 6 gives a hundred at most."""
        found: list[dict[str, Any]] = []
        page: int | None = 1
        while page:
            status, answer = self.ask(f"{what}/?limit=100&page={page}{more}")
            assert status == 200, answer
            found += answer[what]
            page = answer["meta"]["pagination"]["next"]
        return found

    def with_comments(self) -> str:
        """Turn comments on; a key for the Admin API, as that of an integration."""
        on = {"settings": [{"key": "comments_enabled", "value": "all"}]}
        assert self.ask("settings/", on, method="PUT")[0] == 200
        status, answer = self.ask("integrations/?include=api_keys", {"integrations": [{"name": "Comments"}]})
        assert status == 201, answer
        (key,) = [key for key in answer["integrations"][0]["api_keys"] if key["type"] == "admin"]
        return f"{key['id']}:{key['secret'].rpartition(':')[2]}"

    def export(self, file: Path, more: str = "") -> Path:
        """Ghost's own export, in a file; `more` asks for more tables."""
        status, answer = self.ask(f"db/{more}")
        assert status == 200, answer
        file.write_text(json.dumps(answer))
        return file

    def _until(self, is_so: Any, why: str) -> None:
        end = time.monotonic() + WAIT
        while not is_so():
            if time.monotonic() > end or self._process.poll() is not None:
                log = (self._folder / "log").read_text("utf-8", "replace")
                raise AssertionError(f"{why}:\n{log[-4000:]}")
            time.sleep(1)
