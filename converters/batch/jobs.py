"""Rows as jobs: each with all that is needed to do it, wherever it is done. A row that is wrong is a job with a problem."""

import hashlib
import json
import string
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from converters import registry
from converters.batch import places
from converters.batch.rows import Row, is_table
from converters.batch.settings import Settings, read, with_whole_paths
from converters.errors import UsageError
from converters.run_targets import with_ending

_FIELDS: Final = ("stem", "number")
"""What may stand in braces in a target: the name of the first source without its ending, the number of the job."""


class Job(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One blog to be converted. Paths are whole; `settings` are those of `settings.KEYS`."""

    number: int
    """The number of its row, from 1."""
    sources: list[str] = []
    target: str = ""
    settings: Settings = {}
    problem: str = ""
    """Why it cannot be done; the sentence that is listed."""
    tries: int = 0
    """How often it was tried already, and died."""

    @property
    def shown_sources(self) -> list[str]:
        """The sources as users and tables see them, without passwords."""
        return [places.readable(places.shown(source)) for source in self.sources]

    @property
    def shown_target(self) -> str:
        """The target as users see it."""
        return places.readable(places.shown(self.target))


def jobs(table: str, rows: Iterable[Row], template: str | None, given: Settings) -> Iterator[Job]:
    """The jobs of the `rows` of `table`. Paths in a file of rows are relative to its folder.

    `template` is the target of rows that name none, with the fields of `_FIELDS`; `given` are settings for all jobs. Two jobs never
    have one target, and none is inside another: the later one gets a problem. Raises `UsageError` for a template that makes no sense.
    """
    _check(template)
    folder = places.folder_of(places.whole(table)) if is_table(table) else ""
    given = with_whole_paths(given)
    taken = _Taken()
    for row in rows:
        job = _job(row, folder, template, given)
        if not job.problem and (problem := taken.take(job)):
            job = msgspec.structs.replace(job, problem=problem)
        yield job


class _Taken:
    """The targets of the jobs so far, and the folders above them. Memory: a number for each."""

    def __init__(self) -> None:
        self._targets: dict[int, int] = {}
        self._above: dict[int, int] = {}

    def take(self, job: Job) -> str:
        """Take the target of a job; else why it cannot have it."""
        target = job.target.rstrip("/")
        folders = [_short(target[:at]) for at, sign in enumerate(target) if sign == "/" and at]
        own = _short(target)
        if first := self._targets.get(own):
            return f"{job.shown_target} is the target of job {first} too; every job needs its own"
        if first := next((self._targets[folder] for folder in folders if folder in self._targets), 0):
            return f"{job.shown_target} is inside the target of job {first}; every job needs its own"
        if first := self._above.get(own):
            return f"the target of job {first} is inside {job.shown_target}; every job needs its own"
        self._targets[own] = job.number
        for folder in folders:
            self._above.setdefault(folder, job.number)
        return ""


def _short(target: str) -> int:
    """64 bits of a target: so little is held in memory for each job."""
    return int.from_bytes(hashlib.blake2b(target.encode("utf-8", "surrogateescape"), digest_size=8).digest())


def _check(template: str | None) -> None:
    if template is None:
        return
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError:
        raise UsageError(f"{template}: a brace has no partner; write {{stem}}") from None
    if unknown := sorted(names - {*_FIELDS}):
        raise UsageError(f"{template}: there is no {{{unknown[0]}}}; write {{stem}} or {{number}}")
    try:
        template.format(stem="blog", number=1)
    except (ValueError, AttributeError, LookupError):
        raise UsageError(
            f"{template}: write {{stem}} or {{number}} with nothing else in the braces"
        ) from None
    if not names:
        raise UsageError(
            f"{template}: all jobs would write there; write {{stem}} in it, as in: sites/{{stem}}"
        )


def _job(row: Row, folder: str, template: str | None, given: Settings) -> Job:
    if row.problem:
        return Job(number=row.number, problem=row.problem)
    values = dict(row.values)
    sources: list[str] = []
    target = ""
    try:
        sources = [places.whole(text, folder) for text in _sources(values)]
        target = _target(values, row.number, folder, template, sources)
        settings = read(values, given, folder)
        target = with_ending(target, registry.ending(str(settings.get("to") or "")))
        return Job(number=row.number, sources=sources, target=target, settings=settings)
    except UsageError as error:
        return Job(number=row.number, sources=sources, target=target, problem=places.readable(str(error)))


def packed(jobs: Iterable[Job]) -> bytes:
    """Jobs for another process, as a line of JSON. Unlike `msgspec.json` it has room for bytes of a path that are no UTF-8."""
    return json.dumps(msgspec.to_builtins(list(jobs))).encode()


def unpacked(data: bytes) -> list[Job]:
    """What `packed` packed."""
    return msgspec.convert(json.loads(data), list[Job])


def _sources(values: dict[str, Any]) -> list[str]:
    found = values.pop("source", None) or values.pop("sources", None) or []
    values.pop("sources", None)
    texts = [found] if isinstance(found, str) else found
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) and text for text in texts):
        raise UsageError("the job names no source")
    if any("\0" in text for text in texts):
        raise UsageError("a source is no path")
    if "-" in texts:
        raise UsageError("standard input is no source of a job; name a file")
    return texts


def _target(
    values: dict[str, Any], number: int, folder: str, template: str | None, sources: list[str]
) -> str:
    text = values.pop("target", None)
    if text is None and template is not None:
        stem = places.stem(sources[0])
        if stem in ("", ".", ".."):
            raise UsageError(f"{places.shown(sources[0])} has no name that a target could have")
        return places.whole(template.format(stem=stem, number=number))
    if not isinstance(text, str) or not text or "\0" in text:
        raise UsageError("the job names no target; add the key, or a TARGET with {stem} for all jobs")
    if text == "-":
        raise UsageError("standard output is no target of a job; name a file or a folder")
    return places.whole(text, folder)
