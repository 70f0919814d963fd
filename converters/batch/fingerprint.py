"""Whether a job was done already: what it depends on, and the receipt that lies beside its target."""

import hashlib
import sys
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib.metadata import requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import msgspec

from converters import lazy_re, registry
from converters.batch import places
from converters.batch.jobs import Job
from converters.batch.results import JobResult
from converters.clock import now
from converters.last_run.fingerprint import fingerprint_of

_NAME: Final = lazy_re.compile(r"[\w.-]+")


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What is noted of a job that was done: it lies beside the target, so nothing in it names a source or a post."""

    fingerprint: str
    state: str
    """The state of the target when the job was done."""
    run: str
    """The batch that did it."""
    until: datetime | None = None
    """When a post of the future comes due, and the job would write something else."""
    result: JobResult


def fingerprint(job: Job) -> str:
    """The fingerprint of sources, settings and version. It is the same on all machines with the same blogport and plug-ins.
    Empty where nobody can know whether a source has changed: on the Web.

    Raises `OSError` and `SourceError` for a source that cannot be read.
    """
    options = job.settings.get("options", {})
    paths, versions = places.versions(job.sources)
    if versions is None:
        return ""
    settings = (sorted(job.settings.items()), job.target, job.sources, versions)
    found = fingerprint_of(paths, options, settings, code_version())
    return found.digest if found else ""


def receipt_of(job: Job, fingerprint: str) -> Receipt | None:
    """The receipt of the same job, if its target is as that left it; None if the job must be done."""
    try:
        receipt = msgspec.convert(places.read_receipt(job.target), Receipt)
    except msgspec.ValidationError:
        return None
    same = receipt.fingerprint == fingerprint and (receipt.until is None or now() < receipt.until)
    return receipt if same and places.state(job.target) == receipt.state else None


def keep(job: Job, fingerprint: str, run: str, until: datetime | None, result: JobResult) -> None:
    """Write the receipt of a job that was done, if what it wrote can be known again. Raises `OSError`."""
    if state := places.state(job.target):
        short = msgspec.structs.replace(result, sources=[], target="", worker="")
        receipt = Receipt(fingerprint=fingerprint, state=state, run=run, until=until, result=short)
        places.write_receipt(job.target, msgspec.json.encode(receipt))


@cache
def code_version() -> tuple[str, ...]:
    """The code of blogport and of plug-ins by content, and the versions of Python and of what blogport stands on.

    Machines of a cluster have the same files in other places, with other times.
    """
    digest = hashlib.blake2b(digest_size=16)
    for package in sorted({"converters", *registry.packages()}):
        for place, data in _code(files(package), package):
            digest.update(f"{place} {len(data)}\n".encode() + data)
    return (digest.hexdigest(), f"{sys.version_info[:2]}", *_packages())


def _packages() -> Iterator[str]:
    for requirement in requires("blogport") or ():
        if "extra ==" not in requirement:
            name = _NAME.match(requirement)[0]  # type: ignore[index] # a requirement begins with a name
            yield f"{name} {version(name)}"


def _code(folder: Traversable, place: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{place}/{entry.name}"
        if entry.is_dir():
            if entry.name not in ("__pycache__", "docs", "schemas"):
                yield from _code(entry, path)
        elif not entry.name.endswith((".pyc", ".pyo")):
            yield path, entry.read_bytes()
