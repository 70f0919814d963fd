"""Asks servers for files: few connections, redirects followed and checked one by one, bodies as streams."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Any, Final, NamedTuple

import httpcore2

from converters.fetch import network
from converters.fetch.addresses import request_url
from converters.fetch.failures import Failure
from converters.fetch.options import IN_ALL, PER_HOST
from converters.io import urls

MOST_REDIRECTS: Final = 10
MOST_SILENCE: Final = 6
"""How often a host may not answer, one time after the other, before it counts as gone."""
TIMEOUTS: Final = {"connect": 15.0, "read": 30.0, "write": 15.0, "pool": 600.0}
"""Seconds; `pool` is the wait for one of our own connections."""
LONGEST_WAIT: Final = 120.0
"""Seconds that a server may ask us to wait; a host that asks for more is not asked again in this run."""
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses that may pass: RFC 9110 and 6585, and those of Cloudflare for its own trouble with the server."""
_GONE: Final = frozenset({404, 410})
_ANSWERS: Final = frozenset({200, 206, 304, 416})
"""A file, a part of it, the same as before, or no more of it than we have."""
_LATER: Final = frozenset({429, 503})
"""Statuses that may name a time to come back (RFC 9110, section 10.2.3)."""


class Answer(NamedTuple):
    """What a server answers, before its body: `headers` by lower-case name, `url` after all redirects."""

    url: str
    status: int
    headers: dict[str, str]
    body: Iterator[bytes]


class _Host:
    """One host: who may ask it now, and until when nobody does."""

    def __init__(self) -> None:
        self.slots = threading.BoundedSemaphore(PER_HOST)
        self.not_before = 0.0
        self.silent = 0
        """How often it did not answer, since it last did."""
        self.closed: Failure | None = None
        """Why it is not asked any more in this run."""


class Client:
    """Asks for files. Many threads may use it. A context manager."""

    def __init__(self, *, private: bool = False) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=network.ssl_context(),
            max_connections=IN_ALL,
            max_keepalive_connections=IN_ALL,
            keepalive_expiry=10.0,
            http2=True,
            network_backend=network.GuardedBackend(private=private),
        )
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(IN_ALL)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    @contextmanager
    def get(self, url: str, headers: dict[str, str]) -> Iterator[Answer]:
        """Ask for a URL (see `request_url`), and follow where it leads. Raises `Failure`."""
        for _ in range(MOST_REDIRECTS + 1):
            with self._ask(url, headers) as answer:
                if answer.status not in _REDIRECTS or "location" not in answer.headers:
                    _refuse(answer, self._host(url))
                    yield answer
                    return
                place = answer.headers["location"].encode("latin-1").decode(errors="replace")
                target = urls.join(url, place.strip())
            url = request_url(target)
            if not url:
                raise Failure("it leads to what is no URL of the web")
        raise Failure(f"it leads on more than {MOST_REDIRECTS} times")

    @contextmanager
    def _ask(self, url: str, headers: dict[str, str]) -> Iterator[Answer]:
        host = self._host(url)
        with host.slots:
            _wait(host)
            with self._slots:
                try:
                    with self._pool.stream(
                        "GET",
                        _core_url(url),
                        headers=_headers(url, headers),
                        extensions={"timeout": TIMEOUTS},
                    ) as response:
                        found = {
                            name.decode("latin-1").lower(): value.decode("latin-1")
                            for name, value in response.headers
                        }
                        host.silent = 0
                        yield Answer(url, response.status, found, _stream(response))
                except (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError) as error:
                    failure = _failure(error)
                    host.silent += 1
                    if failure.gone and host.silent >= MOST_SILENCE:
                        host.closed = failure
                    raise failure from error
                except (httpcore2.UnsupportedProtocol, UnicodeError) as error:
                    raise Failure("no server can be asked for this URL") from error

    def _host(self, url: str) -> _Host:
        name = urls.host(urls.split(url))
        with self._lock:
            return self._hosts.setdefault(name, _Host())


def _refuse(answer: Answer, host: _Host) -> None:
    """Raise `Failure` for an answer without a file."""
    status = answer.status
    if status in _ANSWERS:
        return
    wait = _retry_after(answer.headers.get("retry-after", "")) if status in _LATER else None
    if wait is not None and wait > LONGEST_WAIT:
        host.closed = Failure(
            f"status {status}: the host asks to come back in {wait:.0f} seconds", status=status
        )
        raise host.closed
    if wait is not None:
        host.not_before = max(host.not_before, time.monotonic() + wait)
    raise Failure(
        f"status {status}", status=status, gone=status in _GONE, again=status in _TRY_AGAIN, wait=wait
    )


def _wait(host: _Host) -> None:
    """Wait until a host may be asked again. Raises `Failure` if that is not in this run."""
    if host.closed:
        raise Failure(host.closed.why, status=host.closed.status, gone=host.closed.gone)
    while (left := host.not_before - time.monotonic()) > 0:
        time.sleep(left)


def _retry_after(text: str) -> float | None:
    """The seconds that `Retry-After` names, as a number or as a date; None for anything else."""
    text = text.strip()
    if re.fullmatch(r"\d{1,9}", text):
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - datetime.now(UTC)).total_seconds())


def _headers(url: str, more: dict[str, str]) -> list[tuple[bytes, bytes]]:
    headers = {
        "Host": urls.split(url).netloc,
        "User-Agent": f"blogport/{version('blogport')} (+https://pypi.org/project/blogport/)",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        **more,
    }
    return [(name.encode(), value.encode("latin-1", errors="replace")) for name, value in headers.items()]


def _core_url(url: str) -> httpcore2.URL:
    parts = urls.split(url)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return httpcore2.URL(
        scheme=parts.scheme.encode(),
        host=(parts.hostname or "").encode(),
        port=parts.port,
        target=target.encode(),
    )


def _stream(response: Any) -> Iterator[bytes]:
    try:
        yield from response.iter_stream()
    except (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError) as error:
        raise _failure(error) from error


def _failure(error: Exception) -> Failure:
    """What an error of a connection means."""
    if isinstance(error, httpcore2.ConnectTimeout | httpcore2.ConnectError):
        certificate = "CERTIFICATE_VERIFY_FAILED" in str(error)
        why = (
            "the host does not prove who it is (its certificate)"
            if certificate
            else "the host does not answer"
        )
        return Failure(why, gone=True, again=not certificate)
    if isinstance(error, httpcore2.TimeoutException):
        return Failure("the host stopped to answer", again=True)
    return Failure("the connection broke off", again=True)
