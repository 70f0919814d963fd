"""Real web servers that serve a built site with its redirects, on loopback; and Netlify, as its documentation has it."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.conftest import missing


class Answer(NamedTuple):
    """The status of an answer, and where it redirects to: a path with its query."""

    status: int
    to: str = ""


Ask = Callable[[str], Answer]
"""Asks for a path with its query."""

_NGINX: Final = """
daemon off; pid {run}/pid; error_log {run}/log; {user}
events {{}}
http {{
  access_log off; default_type text/html;
  client_body_temp_path {run}/a; proxy_temp_path {run}/b; fastcgi_temp_path {run}/c; uwsgi_temp_path {run}/d; scgi_temp_path {run}/e;
  include {conf}/nginx-maps.conf;
  server {{ listen 127.0.0.1:{port}; root "{root}"; index index.html; include {conf}/nginx-server.conf; }}
}}
"""
_APACHE: Final = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {run}/pid
ErrorLog {run}/log
DefaultRuntimeDir {run}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule rewrite_module {modules}/mod_rewrite.so
{user}
DocumentRoot "{root}"
DirectoryIndex index.html
<Directory "{root}">
Require all granted
AllowOverride {override}
</Directory>
{include}
"""
_CADDY: Final = """{{
	admin off
	auto_https off
}}
http://127.0.0.1:{port} {{
	root * "{root}"
	import "{conf}/redirects.caddy"
	file_server
}}
"""


def _nginx(values: dict[str, str], run: Path) -> list[str]:
    user = "user root;" if os.getuid() == 0 else ""
    (run / "nginx.conf").write_text(_NGINX.format(**values, user=user), encoding="utf-8")
    return ["nginx", "-c", str(run / "nginx.conf"), "-e", str(run / "log")]


def _apache(values: dict[str, str], run: Path) -> list[str]:
    conf = Path(values["conf"], "apache.conf")
    user = "User www-data" if os.getuid() == 0 else ""
    text = _APACHE.format(**values, user=user, modules="/usr/lib/apache2/modules", override="None", include=f'Include "{conf}"')  # fmt: skip
    (run / "apache.conf").write_text(text, encoding="utf-8")
    return ["apache2", "-DFOREGROUND", "-f", str(run / "apache.conf")]


def _htaccess(values: dict[str, str], run: Path) -> list[str]:
    """The same rules in the root of the site, where a path has no slash before it."""
    shutil.copy(Path(values["conf"], "apache.conf"), Path(values["root"], ".htaccess"))
    command = _apache(values, run)
    text = (run / "apache.conf").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^Include .*$", "", text).replace("AllowOverride None", "AllowOverride All")
    (run / "apache.conf").write_text(text, encoding="utf-8")
    return command


def _caddy(values: dict[str, str], run: Path) -> list[str]:
    (run / "Caddyfile").write_text(_CADDY.format(**values), encoding="utf-8")
    return ["caddy", "run", "--config", str(run / "Caddyfile"), "--adapter", "caddyfile"]


SERVERS: Final = {"nginx": _nginx, "apache": _apache, "htaccess": _htaccess, "caddy": _caddy}
PROGRAMS: Final = {"nginx": "nginx", "apache": "apache2", "htaccess": "apache2", "caddy": "caddy"}
_PATH: Final = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"


@contextmanager
def serving(server: str, site: Path, conf: Path, folder: str = "") -> Iterator[Ask]:
    """Serve a built site, below `folder` of its host, with the settings in `conf`."""
    if not shutil.which(PROGRAMS[server], path=_PATH):
        missing(PROGRAMS[server])
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        place.chmod(0o755)  # Apache serves as another user
        root = place / "root"
        shutil.copytree(site, root / folder.strip("/"), dirs_exist_ok=True)
        run = place / "run"
        run.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        values = {"root": str(root), "run": str(run), "port": str(port), "conf": str(conf)}
        command = SERVERS[server](values, run)
        with (run / "output").open("wb") as output:
            process = subprocess.Popen(command, stdout=output, stderr=output, env=os.environ | {"PATH": _PATH, "HOME": str(run)})  # fmt: skip
        try:
            _wait(port, process, run)
            yield lambda url: _ask(port, url)
        finally:
            process.terminate()
            process.wait(20)


def _wait(port: int, process: subprocess.Popen[bytes], run: Path) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    said = "".join(
        path.read_text("utf-8", "replace") for path in (run / "output", run / "log") if path.exists()
    )
    raise RuntimeError(f"the server does not answer: {said[-3000:]}")


def _ask(port: int, url: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.putrequest("GET", url)
        connection.endheaders()
        answer = connection.getresponse()
        answer.read()
        return Answer(answer.status, _path(answer.getheader("Location", "")))
    finally:
        connection.close()


def _path(location: str) -> str:
    """The path and query of a `Location`; of another host the whole URL."""
    parts = urlsplit(location)
    if parts.netloc and parts.hostname not in ("127.0.0.1", "localhost"):
        return location
    return parts.path + (f"?{parts.query}" if parts.query else "")


@dataclass(frozen=True)
class _Rule:
    pattern: re.Pattern[str]
    query: dict[str, str]
    to: str
    status: int
    force: bool


def netlify(site: Path, folder: str = "") -> Ask:
    """What Netlify answers by `_redirects` of a site: the first rule that matches, unless the site has the file.

    docs.netlify.com, "Redirect options": placeholders are parts of a path, `*` is the rest, a slash at the end does not
    matter; a query matches where it has the same variables; `!` goes before files.
    """
    rules = [*map(_rule, _lines(site / "_redirects"))]

    def ask(url: str) -> Answer:
        parts = urlsplit(url)
        path, query = parts.path, dict(parse_qsl(parts.query, keep_blank_values=True))
        file = site / unquote(path).removeprefix(folder).strip("/")
        exists = file.is_file() or (file / "index.html").is_file()
        for rule in rules:
            match = rule.pattern.fullmatch(path.rstrip("/") or "/")
            if not match or (exists and not rule.force) or not _same(rule.query, query):
                continue
            to = rule.to
            for name, value in {**query, **match.groupdict()}.items():
                to = to.replace(f":{name}", value)
            return Answer(rule.status, to if 300 <= rule.status < 400 else "")
        return Answer(200 if exists else 404)

    return ask


def _same(wanted: dict[str, str], query: dict[str, str]) -> bool:
    if not wanted:
        return True
    return wanted.keys() == query.keys() and all(value.startswith(":") or unquote(value) == query[name] for name, value in wanted.items())  # fmt: skip


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line for line in lines if line and not line.startswith("#")]


def _rule(line: str) -> _Rule:
    start, *query, to, status = line.split(" ")
    names = re.sub(r":(\w+)", r"(?P<\1>[^/]+)", re.sub(r"[.+?()|^$\\{}[\]]", r"\\\g<0>", start))
    pattern = re.sub(r"/\*$", "(?:/(?P<splat>.*))?", names.rstrip("/") or "/")
    return _Rule(
        re.compile(pattern),
        dict(pair.split("=", 1) for pair in query),
        to,
        int(status.rstrip("!")),
        status.endswith("!"),
    )
