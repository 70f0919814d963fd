"""The terminal: a progress bar during a run, a summary at its end. Imported only where somebody looks."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
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

from converters import messages
from converters.cli.terminal.summary import files_in_words, named_files
from converters.diagnostics import Severity
from converters.fetch.options import Downloads
from converters.io.limits import size
from converters.io.visible import visible
from converters.model import PLURALS
from converters.privacy import INCLUDABLE
from converters.run.result import Result

STYLE = {Severity.ERROR: "bold red", Severity.LOSS: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}

_MOST_EXAMPLES = {Severity.ERROR: 3, Severity.LOSS: 3, Severity.WARNING: 1, Severity.INFO: 0}
"""Findings of a kind that are shown."""

_REMOTE = frozenset({messages.REMOTE_FILES.name, messages.MISSING_FILES.name})
"""Findings of files that `--fetch` may bring."""


def terminal() -> Console:
    """Standard error as a console."""
    return Console(stderr=True, highlight=False)


class Bars:
    """What a run tells of its progress, for `convert(progress=…)`: a bar for each phase, one at a time."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, phase: str, done: int, total: int) -> None:
        """Show how many posts, or files, are done."""
        if phase not in self._tasks:
            for task in self._tasks.values():
                self._bar.remove_task(task)
            self._tasks = {phase: self._bar.add_task(phase, total=total or None, received=None)}
        self._bar.update(self._tasks[phase], completed=done)

    def downloads(self, state: Downloads) -> None:
        """Show how many bytes have arrived, for `Fetch.follow`."""
        self._bar.update(self._tasks["fetching"], received=state.received)


@contextmanager
def progress(console: Console) -> Iterator[Bars]:
    """Show bars with posts a second, or files and bytes a second, and the time left."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Unit(),
        _Speed(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield Bars(bar)


class _Unit(Column):
    def render(self, task: Task) -> Text:
        """What is counted; of files also the bytes that have arrived."""
        received = task.fields.get("received")
        return Text("posts" if received is None else f"files, {size(received)}")


class _Speed(Column):
    def render(self, task: Task) -> Text:
        """Posts or bytes a second, as soon as they can be measured."""
        received = task.fields.get("received")
        if received is not None:
            speed = f"{size(int(received / task.elapsed))}/s" if task.elapsed else ""
        else:
            posts = task.finished_speed or task.speed
            speed = f"{posts:,.0f}/s" if posts else ""
        return Text(speed, style="progress.data.speed")


def show(console: Console, result: Result, report: str | None) -> None:
    """Print the summary: records read, written and left out; findings by kind; the next command."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column("read", justify="right")
    table.add_column("written", justify="right")
    table.add_column("left out")
    for what, account in sorted(result.accounts.items(), key=lambda pair: list(PLURALS).index(pair[0])):
        reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(account.left_out.items()))
        table.add_row(PLURALS[what], f"{account.read:,}", f"{account.written:,}", escape(visible(reasons)))
    console.print(table)
    left_out = {reason for account in result.accounts.values() for reason in account.left_out}
    if result.drafts and (private := [kind for kind in INCLUDABLE if kind in left_out]):
        console.print(f"--include {','.join(private)} also writes these, posts as drafts.", style="dim")
    _show_findings(console, result, report)
    if not result.fetched and any(finding.kind in _REMOTE for finding in result.findings):
        console.print("--fetch downloads the images and files that are still on the old site.", style="dim")
    console.print(f"\nFiles: {files_in_words(result.files)}.")
    if result.dry_run:
        for line in map(visible, named_files(result.files)):
            console.print(line, style="dim", markup=False, highlight=False, soft_wrap=True)
        console.print(f"Nothing is written: this is what would be in [bold]{escape(result.target)}[/bold].")
        return
    console.print(f"Written to [bold]{escape(result.target)}[/bold].")
    if result.next_step:
        console.print(f"Next: [bold]{escape(result.next_step)}[/bold]", soft_wrap=True)


def _show_findings(console: Console, result: Result, report: str | None) -> None:
    """Print an example of each kind, of losses the first ones, which matter most; the report has all findings."""
    counts = Counter((finding.severity, finding.kind) for finding in result.findings)
    examples: defaultdict[tuple[Severity, str], list[str]] = defaultdict(list)
    for finding in result.findings:
        if len(found := examples[finding.severity, finding.kind]) < _MOST_EXAMPLES[finding.severity]:
            found.append(str(finding))
    shown = [Severity.ERROR, Severity.LOSS, Severity.WARNING]
    for severity in shown:
        for (level, kind), number in sorted(counts.items()):
            if level is severity:
                console.print(f"\n{number} × {severity}: {kind}", style=STYLE[severity])
                for example in examples[level, kind]:
                    console.print(Padding(Text(example), (0, 0, 0, 2)))
                if (more := number - len(examples[level, kind])) and level is not Severity.WARNING:
                    console.print(
                        Padding(Text(f"and {more:,} more"), (0, 0, 0, 2)), style=STYLE[Severity.INFO]
                    )
    if hidden := sum(number for (severity, _), number in counts.items() if severity not in shown):
        where = escape(f"{report} has" if report else "--report FILE lists")
        findings = "1 more finding" if hidden == 1 else f"{hidden} more findings"
        console.print(f"\n{findings} (info): {where} all of them.", style=STYLE[Severity.INFO])
    if counts:
        console.print("blogport explain KIND says what to do.", style=STYLE[Severity.INFO])
