"""What became of each job, as a row; and the sums over all rows."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from converters.batch import places
from converters.batch.jobs import Job
from converters.diagnostics import Account, Severity
from converters.run.result import Result


class Status(StrEnum):
    """How a job ended."""

    DONE = "done"
    UNCHANGED = "unchanged"
    """An earlier batch did the same, and its target is as it was left."""
    FAILED = "failed"
    """It cannot be done: its row, its source or its target is wrong."""
    DIED = "died"
    """Its process was killed, or ended by itself, as often as it was tried."""


BAD = frozenset({Status.FAILED, Status.DIED})
NAMED = 10
"""Jobs with an error that the summary names."""


class JobResult(msgspec.Struct, kw_only=True):
    """A row of the table of results. Counts are by type of record, losses and findings by kind and by severity."""

    number: int
    status: Status
    sources: list[str] = []
    target: str = ""
    error: str = ""
    """The sentence of what went wrong."""
    exit_status: int = 0
    """What `convert` would have ended with."""
    read: dict[str, int] = {}
    written: dict[str, int] = {}
    left_out: dict[str, int] = {}
    losses: dict[str, int] = {}
    """Findings of the severities `loss` and `error`, by kind."""
    findings: dict[str, int] = {}
    """All findings, by severity."""
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    bytes_read: int = 0
    bytes_written: int = 0
    peak_memory: int = 0
    """Bytes of the process that did it, at their most; 0 where the system does not say it."""
    worker: str = ""
    tries: int = 1

    @property
    def posts(self) -> int:
        """How many posts were written."""
        return self.written.get("post", 0)


def not_done(job: Job, error: str, exit_status: int = 3, status: Status = Status.FAILED) -> JobResult:
    """The result of a job that was not done; `exit_status` is what `convert` would have ended with."""
    return JobResult(
        number=job.number,
        status=status,
        sources=job.shown_sources,
        target=job.shown_target,
        error=places.readable(error),
        exit_status=exit_status,
        tries=job.tries + 1,
    )


def counts(result: Result) -> Mapping[str, dict[str, int]]:
    """The counts of a run, for the fields of a `JobResult`."""
    accounts: Mapping[str, Account] = result.accounts
    lost = Counter(
        finding.kind for finding in result.findings if finding.severity in (Severity.LOSS, Severity.ERROR)
    )
    return {
        "read": {what: account.read for what, account in accounts.items()},
        "written": {what: account.written for what, account in accounts.items()},
        "left_out": {what: sum(account.left_out.values()) for what, account in accounts.items()},
        "losses": dict(sorted(lost.items())),
        "findings": {str(severity): number for severity, number in result.by_severity.items() if number},
    }


class Totals:
    """The sums over the results so far."""

    def __init__(self) -> None:
        self.statuses: Counter[Status] = Counter()
        self.written: Counter[str] = Counter()
        self.losses: Counter[str] = Counter()
        self.posts_of_this_run = 0
        self.without_posts = 0
        """Jobs that are done or unchanged, and wrote no post: an export that is empty or cut off, or a blog that is not public."""
        self.cpu_seconds = 0.0
        self.bytes_read = 0
        self.bytes_written = 0
        self.peak_memory = 0
        self.worst = 0
        """The highest exit status of a job that is done or unchanged."""
        self.first_bad: list[JobResult] = []
        """The first jobs that are listed with an error, at most `NAMED`."""

    def add(self, result: JobResult) -> None:
        """Count a result."""
        self.statuses[result.status] += 1
        self.written.update(result.written)
        self.losses.update(result.losses)
        if result.status in BAD:
            if len(self.first_bad) < NAMED:
                self.first_bad.append(result)
        else:
            self.worst = max(self.worst, result.exit_status)
            self.without_posts += not result.posts
        if result.status is Status.UNCHANGED:
            return
        self.posts_of_this_run += result.posts
        self.cpu_seconds += result.cpu_seconds
        self.bytes_read += result.bytes_read
        self.bytes_written += result.bytes_written
        self.peak_memory = max(self.peak_memory, result.peak_memory)

    @property
    def jobs(self) -> int:
        """How many jobs there are results of."""
        return self.statuses.total()

    @property
    def bad(self) -> int:
        """How many jobs are listed with an error."""
        return sum(self.statuses[status] for status in BAD)
