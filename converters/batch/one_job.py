"""Does one job: the only part of a batch that converts anything. It runs in its own process (see `runner`)."""

import os
import time
from contextlib import suppress
from datetime import datetime
from typing import Final

import msgspec

from converters.batch import places, settings
from converters.batch.fingerprint import fingerprint
from converters.batch.jobs import Job
from converters.batch.memory import peak, restart_peak
from converters.batch.receipts import Receipt, keep, receipt_of
from converters.batch.results import JobResult, Status, counts, not_done
from converters.clock import watched
from converters.errors import BlogportError, TargetInUseError
from converters.run.pipeline import convert
from converters.run.result import Result

_PATIENCE: Final = 60.0
"""Seconds to wait where another run writes to the target: that of a worker which was killed ends soon."""
_PAUSE: Final = 1.0
FOUND: Final = 1
"""The exit status of a run with losses and `--strict`, or with a record that a fault cost."""


def do(job: Job, run: str) -> JobResult:
    """Do a job of the batch `run`, unless its receipt says that it is done. Errors are in the result; none is raised.

    The target is whole or as it was before (see `pipeline.convert`); then the receipt is written.
    """
    meter = _Meter()
    result = _done(job, run, meter)
    result.tries = job.tries + 1
    return result


class _Meter:
    """What a job takes of time, processor and memory, from now on."""

    def __init__(self) -> None:
        self._begun, self._cpu = time.monotonic(), _cpu()
        restart_peak()

    def read(self, result: JobResult) -> JobResult:
        """The result with what was taken so far."""
        result.seconds = round(time.monotonic() - self._begun, 3)
        result.cpu_seconds = round(_cpu() - self._cpu, 3)
        result.peak_memory = peak()
        return result


def _done(job: Job, run: str, meter: _Meter) -> JobResult:
    if job.problem:
        return not_done(job, job.problem, 2)
    try:
        mark = fingerprint(job)
        found = _receipt_or_result(job, mark)
        if isinstance(found, Receipt):
            return _known(job, found, run, meter)
        result, until = found
        made = meter.read(_result(job, result))
        if mark:
            with suppress(OSError):  # without it the next batch does the job again
                keep(job, mark, run, until, made)
        return made
    except BlogportError as error:
        return meter.read(not_done(job, str(error), error.exit_status))
    except OSError as error:
        return meter.read(not_done(job, f"{_named(error, job)}: {error.strerror or error}"))


def _receipt_or_result(job: Job, mark: str) -> Receipt | tuple[Result, datetime | None]:
    """The receipt of a job that is done, or what `convert` makes of it. Where another run writes to the target, it may be the same job."""
    end = time.monotonic() + _PATIENCE
    while True:
        if mark and (receipt := receipt_of(job, mark)):
            return receipt
        try:
            return _converted(job)
        except TargetInUseError:
            if time.monotonic() > end:
                raise
            time.sleep(_PAUSE)


def _named(error: OSError, job: Job) -> str:
    """What an error is about, without passwords; the target where it says nothing."""
    return (
        places.shown(os.fsdecode(error.filename))
        if isinstance(error.filename, str | bytes)
        else job.shown_target
    )


def _known(job: Job, receipt: Receipt, run: str, meter: _Meter) -> JobResult:
    """The result of a job that was done already: by an earlier batch, or in this one by a worker that was gone before it said so."""
    mine = receipt.run == run
    known = msgspec.structs.replace(
        receipt.result,
        number=job.number,
        status=Status.DONE if mine else Status.UNCHANGED,
        sources=job.shown_sources,
        target=job.shown_target,
    )
    return known if mine else meter.read(known)


def _converted(job: Job) -> tuple[Result, datetime | None]:
    given = job.settings
    with watched() as watch:
        result = convert(
            job.sources,
            job.target,
            to=given["to"],
            from_=given.get("from"),
            options=given.get("options"),
            include=given.get("include", ()),
            redirects=given.get("redirects", ()),
            comments=given.get("comments", ()),
            force=given.get("force", False),
            prune=given.get("prune", False),
            merge=given.get("merge", False),
            jobs=1,  # the processors have other jobs
            limits=settings.limits(given),
            fetch=settings.fetch(given),
            select=settings.selection(given),
        )
    return result, watch.until


def _result(job: Job, result: Result) -> JobResult:
    strict = job.settings.get("strict", False) and result.losses
    return JobResult(
        number=job.number,
        status=Status.DONE,
        sources=job.shown_sources,
        target=job.shown_target,
        exit_status=FOUND if strict or result.lost_to_faults else 0,
        bytes_read=sum(map(_size, job.sources)),
        bytes_written=_size(job.target),
        **counts(result),  # type: ignore[arg-type] # each by its name
    )


def _size(path: str) -> int:
    with suppress(OSError):
        return places.size_of(path)
    return 0


def _cpu() -> float:
    """The processor time of this process, and of processes that it started, in seconds."""
    return sum(os.times()[:4])
