"""The terminal during a batch: jobs, posts a second, failures, time left. Imported only where somebody looks."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from converters.batch.results import Totals
from converters.batch.run import Follow
from converters.cli.terminal.progress import terminal


@contextmanager
def progress(number: int) -> Iterator[Follow]:
    """Show a bar for so many jobs."""
    columns = (
        SpinnerColumn(),
        TextColumn("jobs"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[posts]}", style="progress.data.speed"),
        TextColumn("{task.fields[bad]}", style="red"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=terminal(), transient=True) as bar:
        task = bar.add_task("jobs", total=number, posts="", bad="")

        def follow(totals: Totals, seconds: float) -> None:
            posts = f"{totals.posts_of_this_run / seconds:,.0f} posts/s" if seconds else ""
            bad = f"{totals.bad:,} failed" if totals.bad else ""
            bar.update(task, completed=totals.jobs, posts=posts, bad=bad)

        yield follow
