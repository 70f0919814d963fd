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
from converters.run.targets import with_ending

_FIELDS: Final = ("stem", "folder", "number")
"""What may stand in braces in a target: the name of the first source without its ending, that of the folder it is in, the number of
the job."""
_IN_WORDS: Final = "{stem}, {folder} or {number}"


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
    in_table = is_table(table)
    folder = places.folder_of(places.whole(table)) if in_table else ""
    among_jobs = places.among(table) if not in_table else lambda path: False
    given = with_whole_paths(given)
    taken = _Taken()
    for row in rows:
        job = _job(row, folder, template, given)
        if not job.problem:
            if among_jobs(job.target):
                problem = f"{job.shown_target} would be a job itself the next time, for {table} has it then; write to another folder"
            else:
                problem = _within_sources(job) or taken.take(job)
            job = msgspec.structs.replace(job, problem=problem)
        yield job


def _within_sources(job: Job) -> str:
    """Why the target of a job cannot be in one of its sources; empty where it is elsewhere."""
    for source, shown in zip(job.sources, job.shown_sources, strict=True):
        if places.is_inside(job.target, source):
            return f"{job.shown_target} is inside its source {shown}; write to a place outside of it"
    return ""


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
            return f"{job.shown_target} is the target of job {first} too; give each its own, by {{folder}} or {{number}} in TARGET or a column target"
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
        raise UsageError(f"{template}: there is no {{{unknown[0]}}}; write {_IN_WORDS}")
    try:
        template.format(stem="blog", folder="exports", number=1)
    except (ValueError, AttributeError, LookupError):
        raise UsageError(f"{template}: write {_IN_WORDS} with nothing else in the braces") from None
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
        texts = _sources(values)
        sources = [places.whole(text, folder) for text in texts]
        # no names in other bytes
        if not all(places.readable(source) == source or places.exists(source) for source in sources):
            values = {
                key: places.in_windows_1252(value) if isinstance(value, str) else value
                for key, value in values.items()
            }
            sources = [places.whole(places.in_windows_1252(text), folder) for text in texts]
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
        names = {"stem": places.stem(sources[0]), "folder": places.name(places.folder_of(sources[0]))}
        if any(name in ("", ".", "..") for field, name in names.items() if f"{{{field}" in template):
            raise UsageError(f"{places.shown(sources[0])} has no name that a target could have")
        return places.whole(template.format(**names, number=number))
    if not isinstance(text, str) or not text or "\0" in text:
        raise UsageError("the job names no target; add the key target, or a TARGET with {stem} for all jobs")
    if text == "-":
        raise UsageError("standard output is no target of a job; name a file or a folder")
    return places.whole(text, folder)
