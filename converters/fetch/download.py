"""Brings one file into the store: whole, or with a reason why not."""

import hashlib
import logging
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Final

import stamina
from msgspec.structs import replace

from converters.fetch.client import Answer, Client
from converters.fetch.content import HEAD, extension_of, misfit, type_of
from converters.fetch.failures import Failure
from converters.fetch.store import Entry, Part, Store
from converters.io import urls
from converters.io.limits import size as size_text

ATTEMPTS: Final = 5
"""How often a file is asked for that may still arrive."""
FIRST_PAUSE, LONGEST_PAUSE, JITTER = 0.5, 20.0, 1.0
"""Seconds between attempts, doubled each time, and what is added at random."""
PATIENCE, SLOWEST = 60.0, 500.0
"""A file that takes longer than so many seconds must arrive faster than so many bytes a second."""
_MEMBER: Final = b"\x1f\x8b"
"""The start of a member of a gzip file."""
_PACKED: Final = (".gz", ".tgz", ".svgz")
"""Files that servers send as they are, and call encoded all the same (Apache's `AddEncoding`)."""

logging.getLogger("stamina").addHandler(logging.NullHandler())  # a retry is no news for the terminal


class Downloader:
    """Brings files into the store. Many threads may use it.

    `max_size` is in bytes; `received` is called with each number of bytes that arrives, and may raise to end it all.
    """

    def __init__(self, client: Client, store: Store, max_size: int, received: Callable[[int], None]) -> None:
        self._client, self._store, self._max = client, store, max_size
        self._received = received

    def fetch(self, url: str, use: str) -> Entry:
        """The file of a URL (see `request_url`), from the store once the server says that it is the same.

        `use` is what it is to be (see `content.misfit`). Raises `Failure`, which is noted.
        """
        known = self._store.entry(url)
        try:
            for attempt in stamina.retry_context(
                on=_again,
                attempts=ATTEMPTS,
                timeout=None,
                wait_initial=FIRST_PAUSE,
                wait_max=LONGEST_PAUSE,
                wait_jitter=JITTER,
            ):
                with attempt:
                    return self._attempt(url, use, known if known and known.digest else None)
        except Failure as failure:
            if (failure.status or failure.misfit) and not failure.again and not (known and known.digest):
                self._store.note(Entry(url=url, status=failure.status or 200, checked=_now()))
            raise
        raise AssertionError("an attempt returns or raises")

    def _attempt(self, url: str, use: str, known: Entry | None) -> Entry:
        part = self._store.part(url)
        start = part.size
        headers = _condition(known) if known else _range(part, start)
        with self._client.get(url, headers) as answer:
            if answer.status == 304 and known:
                entry = replace(known, checked=_now())
                self._store.note(entry)
                return entry
            if answer.status == 416 or answer.status == 304:
                part.drop()
                raise Failure(f"status {answer.status}", status=answer.status, again=bool(start))
            if answer.status == 206 and not (start and _goes_on(answer, start)):
                part.drop()
                raise Failure("the host sent another part than was asked for", again=True)
            if answer.status != 206:
                start = 0
                part.begin(_validator(answer))
            self._refuse_large(answer, start)
            return self._receive(url, use, answer, part, start)

    def _refuse_large(self, answer: Answer, start: int) -> None:
        length = answer.headers.get("content-length", "")
        if length.isascii() and length.isdecimal() and int(length[:18]) + start > self._max:
            raise Failure(self._too_large(size_text(int(length[:18]) + start)))

    def _too_large(self, size: str) -> str:
        return f"it has {size}; --fetch-max raises the limit of {size_text(self._max)}"

    def _receive(self, url: str, use: str, answer: Answer, part: Part, start: int) -> Entry:
        digest, head = hashlib.sha256(), b""
        if start:
            with part.path.open("rb") as stream:
                head = stream.read(HEAD)
                stream.seek(0)
                while chunk := stream.read(1 << 20):
                    digest.update(chunk)
        path, length, began = urls.split(url).path, start, time.monotonic()
        judged = False
        with part.path.open("ab" if start else "wb") as stream:
            for chunk in self._decoded(answer, path):
                stream.write(chunk)
                digest.update(chunk)
                length += len(chunk)
                if length > self._max:
                    part.drop()
                    raise Failure(self._too_large(f"more than {size_text(self._max)}"))
                if not judged and len(head) < HEAD:
                    head += chunk[: HEAD - len(head)]
                if not judged and len(head) >= HEAD:
                    _refuse_misfit(head, path, use, part)
                    judged = True
                took = time.monotonic() - began
                if took > PATIENCE and (length - start) / took < SLOWEST:
                    raise Failure("it arrives too slowly")
        _refuse_misfit(head, path, use, part)
        entry = Entry(
            url=url,
            digest=digest.hexdigest(),
            size=length,
            etag=answer.headers.get("etag", ""),
            modified=answer.headers.get("last-modified", ""),
            extension=extension_of(type_of(head)),
            checked=_now(),
        )
        self._store.keep(part, entry.digest)
        self._store.note(entry)
        return entry

    def _decoded(self, answer: Answer, path: str) -> Iterator[bytes]:
        """The bytes of the file, as they arrive; unpacked where a server packs them though nobody asked for it."""
        encoding = answer.headers.get("content-encoding", "").strip().lower()
        if encoding in ("", "identity") or path.lower().endswith(_PACKED):
            for chunk in answer.body:
                self._received(len(chunk))
                yield chunk
            return
        if encoding not in ("gzip", "x-gzip", "deflate") or answer.status == 206:
            raise Failure(f"the host sends it encoded as {encoding[:20]}")
        wbits = 47 if encoding != "deflate" else 15
        unpacker = zlib.decompressobj(wbits)
        try:
            for chunk in answer.body:
                self._received(len(chunk))
                while chunk:  # a small chunk may unpack to very much: in steps, so that the limit holds
                    if unpacker.eof:  # a second member (RFC 1952, section 2.2), or padding, which is not kept
                        if not chunk.startswith(_MEMBER):
                            break
                        unpacker = zlib.decompressobj(wbits)
                    yield unpacker.decompress(chunk, 1 << 20)
                    chunk = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            yield unpacker.flush()
        except zlib.error as error:
            raise Failure("the host sends it packed, and damaged") from error
        if not unpacker.eof:
            raise Failure("the connection broke off", again=True)


def _refuse_misfit(head: bytes, path: str, use: str, part: Part) -> None:
    if why := misfit(head, path, use):
        part.drop()
        raise Failure(why, misfit=True)


def _again(error: Exception) -> bool | float:
    """Whether to try again; or after how many seconds."""
    if not isinstance(error, Failure) or not error.again:
        return False
    return True if error.wait is None else error.wait


def _condition(known: Entry) -> dict[str, str]:
    """Ask only for another version than this (RFC 9110, section 13.1)."""
    if known.etag:
        return {"If-None-Match": known.etag}
    return {"If-Modified-Since": known.modified} if known.modified else {}


def _range(part: Part, start: int) -> dict[str, str]:
    """Ask for the rest of a part, if it is still the same version (RFC 9110, sections 13.1.5 and 14.2)."""
    return {"Range": f"bytes={start}-", "If-Range": part.validator} if start else {}


def _validator(answer: Answer) -> str:
    """What names this version of a file: a strong entity tag, or else the date of its last change; `""` for none.

    A body that arrives encoded has no part of the file to go on from.
    """
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        return ""
    etag = answer.headers.get("etag", "")
    return etag if etag.startswith('"') else answer.headers.get("last-modified", "")


def _goes_on(answer: Answer, start: int) -> bool:
    """Whether an answer begins where the part ends."""
    return answer.headers.get("content-range", "").lower().startswith(f"bytes {start}-")


def _now() -> int:
    return int(time.time())
