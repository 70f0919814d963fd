"""The summary of a batch as one HTML page: no script, nothing that it needs but itself. Its length does not grow with the jobs."""

from collections.abc import Iterable
from heapq import nlargest
from importlib.resources import files
from typing import Any, Final, NamedTuple

from jinja2 import Environment

from converters.batch.results import BAD, JobResult, Status, Totals
from converters.io.limits import size
from converters.model import PLURALS
from converters.report_page import style

_MOST_BAD: Final = 500
"""Jobs with an error, and jobs without a post, that the page lists; the table has all."""
_SLOWEST: Final = 20


class _Bar(NamedTuple):
    what: str
    number: int
    share: float


def page(totals: Totals, rows: Iterable[JobResult], seconds: float) -> str:
    """The page for a batch that took so many `seconds`."""
    bad: list[JobResult] = []
    without_posts: list[JobResult] = []
    slowest: list[JobResult] = []
    lossy: list[JobResult] = []
    for row in rows:
        if row.status in BAD and len(bad) < _MOST_BAD:
            bad.append(row)
        if row.status not in BAD and not row.posts and len(without_posts) < _MOST_BAD:
            without_posts.append(row)
        if row.losses:
            lossy = nlargest(_SLOWEST, [*lossy, row], key=lambda row: sum(row.losses.values()))
        if row.status is Status.DONE:
            slowest = nlargest(_SLOWEST, [*slowest, row], key=lambda row: row.seconds)
    template = Environment(autoescape=True).from_string(_text("page.html"))
    return template.render(
        style=style(),
        totals=totals,
        statuses=_bars(totals),
        written=[(PLURALS[what], totals.written[what]) for what in PLURALS if totals.written[what]],
        losses=totals.losses.most_common(),
        bad=bad,
        more_bad=max(0, totals.bad - len(bad)),
        without_posts=without_posts,
        more_without_posts=totals.without_posts - len(without_posts),
        slowest=slowest,
        lossy=lossy,
        seconds=seconds,
        duration=duration,
        size=size,
        name=_name,
    )


def duration(seconds: float) -> str:
    """A time in words: `3.2 s`, `12 min 5 s`, `3 h 20 min`."""
    if seconds < 60:
        return f"{seconds:.3g} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    return f"{minutes // 60} h {minutes % 60} min"


def _bars(totals: Totals) -> list[_Bar]:
    whole = max(totals.jobs, 1)
    return [
        _Bar(str(status), totals.statuses[status], round(100 * totals.statuses[status] / whole, 1))
        for status in Status
        if totals.statuses[status]
    ]


def _name(row: JobResult) -> str:
    """What the page calls a job: its first source, or its number."""
    return row.sources[0] if row.sources else f"job {row.number}"


def _text(name: str) -> Any:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
