"""A batch from its jobs to its results: an engine does the jobs, each result is a row at once, the page comes last."""

import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from converters.batch import dask_engine, local
from converters.batch.job_limits import DEFAULTS, JobLimits
from converters.batch.jobs import Job
from converters.batch.page import page
from converters.batch.results import JobResult, Totals
from converters.batch.runner import Rules
from converters.batch.table import Table, unwritable
from converters.batch.version import version
from converters.errors import UsageError

LOCAL: Final = "local"
DASK: Final = "dask"
PAGE: Final = "summary.html"
Follow = Callable[[Totals, float], None]
"""Called after each job with the sums so far, and the seconds since the begin."""


class Where(NamedTuple):
    """Where jobs are done: `local`, `dask` with its own cluster, or `dask` with the scheduler at an address."""

    engine: str
    address: str = ""

    @classmethod
    def of(cls, text: str) -> "Where":
        """As `--on` says it. Raises `UsageError`."""
        engine, equals, address = text.partition("=")
        if engine not in (LOCAL, DASK) or (equals and (engine == LOCAL or not address)):
            raise UsageError(
                f"--on {text}: it takes local, dask, or dask=ADDRESS, as in dask=tcp://scheduler.example:8786"
            )
        return cls(engine, address)


class Finished(NamedTuple):
    """What a batch came to."""

    totals: Totals
    seconds: float
    parquet: bool
    """Whether the table was written as Parquet too."""


def run_batch(
    jobs: Iterable[Job],
    where: Where,
    folder: Path,
    *,
    workers: int,
    limits: JobLimits = DEFAULTS,
    follow: Follow | None = None,
) -> Finished:
    """Do all jobs in `workers` processes, or as many as the cluster has, and write the results to `folder`.

    Raises `BlogportError` for jobs that cannot be read, a cluster that is not there, and results that cannot be written; what is done
    stays. A job that goes wrong raises nothing.
    """
    begun = time.monotonic()
    totals = Totals()
    rules = rules_of(limits)
    with Table(folder) as table:
        for result in _results(jobs, where, rules, workers):
            if table.add(result):
                totals.add(result)
                if follow:
                    follow(totals, time.monotonic() - begun)
        try:
            table.finish()
            parquet = table.write_parquet()
            seconds = time.monotonic() - begun
            (folder / PAGE).write_text(page(totals, table.rows(), seconds), encoding="utf-8")
        except OSError as error:
            raise unwritable(folder, error) from error
    return Finished(totals, seconds, parquet)


def rules_of(limits: JobLimits) -> Rules:
    """The rules for a new batch."""
    return Rules(run=uuid.uuid4().hex, memory=limits.memory, seconds=limits.seconds, version=version())


def _results(jobs: Iterable[Job], where: Where, rules: Rules, workers: int) -> Iterator[JobResult]:
    if where.engine == LOCAL:
        return local.run(jobs, rules, workers)
    return dask_engine.run(jobs, rules, where.address, workers)
