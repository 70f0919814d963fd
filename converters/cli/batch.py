"""`blogport batch`: writes many blogs in other formats, on one machine or on a cluster."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from converters import registry
from converters.batch.job_limits import JobLimits
from converters.batch.jobs import jobs
from converters.batch.page import duration
from converters.batch.plan import Plan, plan
from converters.batch.results import Status
from converters.batch.rows import is_table, rows
from converters.batch.run import PAGE, Finished, Where, rules_of, run_batch
from converters.batch.settings import KEYS
from converters.batch.table import LINES, PARQUET
from converters.cli.options.batch import COMMAND
from converters.cli.options.parameters import Arguments
from converters.cli.options.reading import options
from converters.cli.status import DONE, FOUND
from converters.cli.terminal import process
from converters.cli.terminal.wrapping import wrapped
from converters.errors import SourceError, UsageError
from converters.io.limits import size
from converters.model import PLURALS
from converters.processes.workers import processors


def run(arguments: Arguments) -> int:
    """Do all jobs and say what became of them; with `--plan` say what would be done."""
    where = Where.of(arguments.on)
    workers = arguments.workers or processors()
    limits = JobLimits(arguments.limit_memory, arguments.limit_time)
    number = _number_of(arguments)
    if not arguments.to and not is_table(arguments.table):
        raise UsageError(f"name the format to write with --to: {', '.join(registry.names('writer'))}")
    found = jobs(arguments.table, rows(arguments.table), arguments.target, _given(arguments))
    if arguments.plan:
        _show_plan(arguments, plan(found, rules_of(limits)), workers)
        return DONE
    with ExitStack() as stack:
        follow = None
        if not arguments.quiet and sys.stderr.isatty():
            from converters.cli.terminal.batch_progress import progress

            follow = stack.enter_context(progress(number))
        finished = run_batch(
            found, where, Path(arguments.results), workers=workers, limits=limits, follow=follow
        )
    totals = finished.totals
    if arguments.json:
        print(_as_json(finished))
    elif not arguments.quiet:
        process.tell(_lines(finished, arguments.results))
    if totals.bad:
        which = "1 job" if totals.bad == 1 else f"{totals.bad} jobs"
        process.say(f"{which} of {totals.jobs} could not be done; {arguments.results} lists them")
        return FOUND
    return max(DONE, totals.worst)


def _number_of(arguments: Arguments) -> int:
    """How many jobs there are. Raises `SourceError` where there is none, `UsageError` for what is no table of jobs."""
    number = sum(1 for _ in rows(arguments.table))
    if not number:
        raise SourceError(f"{arguments.table}: there is no job in it")
    return number


def _given(arguments: Arguments) -> dict[str, Any]:
    """The settings for all jobs: what the command line says."""
    found: dict[str, Any] = {}
    for option in COMMAND.options:
        key = option.opts[-1].lstrip("-")
        value = getattr(arguments, option.name or "", None)
        if key in KEYS and value and value != option.default:
            found[key] = value
    if given := options(arguments.option):
        found["options"] = given
    return found


def _lines(finished: Finished, folder: str) -> Iterator[str]:
    totals = finished.totals
    counts = [f"{totals.statuses[status]:,} {status}" for status in Status if totals.statuses[status]]
    yield f"jobs: {', '.join(counts)}"
    for bad in sorted(totals.first_bad, key=lambda bad: bad.number):
        yield f"  job {bad.number}: {_with_source(bad.error, bad.sources)}"
    if totals.bad > len(totals.first_bad):
        yield f"  and {totals.bad - len(totals.first_bad):,} more"
    for what in PLURALS:
        if totals.written[what]:
            yield f"{PLURALS[what]}: {totals.written[what]:,} written"
    if totals.without_posts:
        yield f"without a post: {totals.without_posts:,} ({PAGE} names them)"
    if totals.losses:
        yield f"losses: {totals.losses.total():,}"
        yield from (f"  {number:,} × {kind}" for kind, number in totals.losses.most_common())
    yield f"time: {duration(finished.seconds)}, {duration(totals.cpu_seconds)} of a processor"
    yield f"results: {folder} ({', '.join([LINES, *([PARQUET] if finished.parquet else []), PAGE])})"
    if not finished.parquet:
        yield f"{PARQUET} needs pyarrow: pip install 'blogport[batch]'"


def _with_source(error: str, sources: list[str]) -> str:
    """The sentence of a job that was not done, with its source."""
    source = sources[0] if sources else ""
    return error if not source or source in error else f"{source}: {error}"


def _as_json(finished: Finished) -> str:
    totals = finished.totals
    found = {
        "jobs": {str(status): totals.statuses[status] for status in Status},
        "written": totals.written,
        "losses": totals.losses,
        "without_posts": totals.without_posts,
        "seconds": round(finished.seconds, 3),
        "cpu_seconds": round(totals.cpu_seconds, 3),
        "bytes_read": totals.bytes_read,
        "bytes_written": totals.bytes_written,
        "peak_memory": totals.peak_memory,
    }
    return msgspec.json.encode(found).decode()


def _show_plan(arguments: Arguments, found: Plan, workers: int) -> None:
    """Print a plan. It is what was asked for, so it goes to standard output."""
    if arguments.json:
        values = {
            "to_do": found.to_do,
            "unchanged": found.unchanged,
            "bad": found.bad,
            "problems": [
                {"number": job.number, "sources": job.shown_sources, "error": job.problem}
                for job in found.problems
            ],
            "bytes": found.bytes,
            "largest": found.largest,
            "sample": len(found.trials),
            "cpu_seconds": round(found.seconds(), 1),
            "memory": found.memory(),
        }
        print(msgspec.json.encode(values).decode())
        return
    print(*wrapped(_plan_lines(found, workers)), sep="\n")


def _plan_lines(found: Plan, workers: int) -> Iterator[str]:
    counts = Counter({"to do": found.to_do, "unchanged": found.unchanged, "with a problem": found.bad})
    yield f"jobs: {', '.join(f'{number:,} {words}' for words, number in counts.items() if number)}"
    for job in found.problems:
        yield f"  job {job.number}: {_with_source(job.problem, job.shown_sources)}"
    if found.bad > len(found.problems):
        yield f"  and {found.bad - len(found.problems):,} more"
    if not found.to_do:
        return
    yield f"to read: {size(found.bytes)}, the largest {size(found.largest)}"
    if not found.trials:
        yield "no estimate: none of the jobs that were tried could be done"
        return
    seconds = found.seconds()
    sample = "1 job" if len(found.trials) == 1 else f"{len(found.trials)} jobs"
    yield f"time, by a sample of {sample}: {duration(seconds)} of a processor, {duration(seconds / workers)} with {workers} processes"
    yield f"memory, by the same sample: {size(found.memory())} for the largest job"
    yield "nothing is written"
