"""What `blogport batch` takes."""

from typing import Any, Final

import click

from converters.batch.job_limits import DEFAULTS
from converters.cli.options import values
from converters.cli.options.convert import CHOICES, FORMATS, TARGET
from converters.cli.options.downloads import DOWNLOADS
from converters.cli.options.filters import FILTERS
from converters.cli.options.parameters import Argument, Command, Number, Option, PathName, Section, Size
from converters.cli.options.reading import LIMITS

NOT_FOR_MANY: Final = frozenset({"--dry-run"})
"""Options of `convert` that `--plan` stands for."""


class Time(click.ParamType[float]):
    """A time, as `90s`, `30m` or `2h`; a number alone is seconds."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The seconds."""
        if isinstance(value, float):
            return value
        number, unit = value[:-1], value[-1:].lower()
        if unit.isdecimal():
            number, unit = value, "s"
        if unit not in _SECONDS or not number.isdecimal() or not int(number) or len(number) > _DIGITS:
            self.fail(f"{value} is not a time, such as 90s, 30m or 2h", param, ctx)
        return float(int(number) * _SECONDS[unit])


_SECONDS: Final = {"s": 1, "m": 60, "h": 3600}
_DIGITS: Final = 9

JOBS: Final = Argument(
    "table",
    metavar="JOBS",
    type=PathName(),
    help="the jobs: a table (.csv, .tsv, .jsonl) with a row a blog, a folder with an export of each blog, or a pattern in"
    " quotes, such as 'exports/*.xml.gz'",
)
TARGETS: Final = Argument(
    "target",
    required=False,
    metavar="TARGET",
    type=PathName(),
    help="where a job without its own target writes; {stem} is the name of its source, {folder} that of the folder it is in,"
    " {number} the number of the job",
)

ENGINE: Final = (
    Option(
        "--on",
        default="local",
        metavar="WHERE",
        values=values.engines,
        help="where to run the jobs: local (processes on this machine), dask (a cluster of Dask on this machine), or"
        " dask=ADDRESS (the cluster with this scheduler)",
    ),
    Option(
        "--workers",
        type=Number("processes"),
        metavar="N",
        help="run N jobs at a time on this machine (default: one for each processor)",
    ),
    Option(
        "--results",
        type=PathName(),
        default="blogport-batch",
        metavar="FOLDER",
        help="write the table of results and the summary page to this folder (default: blogport-batch)",
    ),
    Option(
        "--plan",
        is_flag=True,
        help="convert nothing; list what would be done, and estimate time and memory from a sample",
    ),
    Option(
        "--limit-memory",
        type=Size(),
        default=DEFAULTS.memory,
        metavar="SIZE",
        help="end a job that needs more memory than this (default: 2GB)",
    ),
    Option(
        "--limit-time",
        type=Time(),
        default=DEFAULTS.seconds,
        metavar="TIME",
        help="end a job that takes longer than this, as in 90s, 30m or 2h (default: 1h)",
    ),
    Option("--strict", is_flag=True, help="exit with status 1 if anything was lost"),
    Option("--quiet", is_flag=True, help="print errors only"),
    Option("--json", is_flag=True, help="print the totals as one JSON object, and no summary"),
)

COMMAND: Final = Command(
    "batch",
    "JOBS [TARGET] [options]",
    (JOBS, TARGETS),
    (
        Section("options", ENGINE),
        Section(
            "for each job",
            (
                *FORMATS,
                *CHOICES,
                *(option for option in TARGET if option.opts[-1] not in NOT_FOR_MANY),
                *LIMITS,
            ),
            "a row of the table can set each of these for its job, in a column of that name without hyphens in front",
        ),
        FILTERS,
        DOWNLOADS,
    ),
    (
        "blogport batch 'exports/*.xml.gz' 'sites/{stem}' --to hugo --plan",
        "blogport batch 'exports/*.xml.gz' 'sites/{stem}' --to hugo",
        "blogport batch blogs.csv --on dask --limit-memory 1GB --limit-time 30m",
        "blogport batch blogs.jsonl --on dask=tcp://scheduler.example:8786 --results results",
    ),
)
