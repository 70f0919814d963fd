"""The terminal: a progress bar during a run, a summary at its end. Imported only where somebody looks."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import ProgressColumn as Column
from rich.table import Table
from rich.text import Text

from converters.diagnostics import Severity
from converters.model import PLURALS
from converters.pipeline import Result
from converters.privacy import INCLUDABLE

STYLE = {Severity.ERROR: "bold red", Severity.LOSS: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def terminal() -> Console:
    """Standard error as a console."""
    return Console(stderr=True, highlight=False)


@contextmanager
def progress(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar with posts a second and the time left; yields a function for `convert(progress=…)`."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("posts"),
        _Speed(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def update(phase: str, done: int, total: int) -> None:
            if phase not in tasks:
                for task in tasks.values():
                    bar.remove_task(task)
                tasks.clear()
                tasks[phase] = bar.add_task(phase, total=total or None)
            bar.update(tasks[phase], completed=done)

        yield update


class _Speed(Column):
    def render(self, task: Task) -> Text:
        """Posts a second, as soon as they can be measured."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "", style="progress.data.speed")


def show(console: Console, result: Result, report: str | None) -> None:
    """Print the summary: records read, written and left out; findings by kind; the next command."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column("read", justify="right")
    table.add_column("written", justify="right")
    table.add_column("left out")
    for what, account in sorted(result.accounts.items(), key=lambda pair: list(PLURALS).index(pair[0])):
        reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(account.left_out.items()))
        table.add_row(PLURALS[what], f"{account.read:,}", f"{account.written:,}", escape(reasons))
    console.print(table)
    left_out = {reason for account in result.accounts.values() for reason in account.left_out}
    if private := [kind for kind in INCLUDABLE if kind in left_out]:
        console.print(f"--include {','.join(private)} also writes these, posts as drafts.", style="dim")
    _show_findings(console, result, report)
    console.print(f"\nWritten to [bold]{escape(result.target)}[/bold].")
    if result.next_step:
        console.print(f"Next: [bold]{escape(result.next_step)}[/bold]", soft_wrap=True)


def _show_findings(console: Console, result: Result, report: str | None) -> None:
    """Print one example of each kind; the report has all findings."""
    counts = Counter((finding.severity, finding.kind) for finding in result.findings)
    examples = {(finding.severity, finding.kind): str(finding) for finding in reversed(result.findings)}
    shown = [Severity.ERROR, Severity.LOSS, Severity.WARNING]
    for severity in shown:
        for (level, kind), number in sorted(counts.items()):
            if level is severity:
                console.print(f"\n{number} × {severity}: {kind}", style=STYLE[severity])
                console.print(Text(f"  {examples[level, kind]}"), soft_wrap=True)
    if hidden := sum(number for (severity, _), number in counts.items() if severity not in shown):
        where = escape(f"{report} has" if report else "--report FILE lists")
        findings = "1 more finding" if hidden == 1 else f"{hidden} more findings"
        console.print(f"\n{findings} (info): {where} all of them.", style=STYLE[Severity.INFO])
    if counts:
        console.print("blogport explain KIND says what to do.", style=STYLE[Severity.INFO])
