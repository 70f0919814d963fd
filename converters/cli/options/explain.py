"""What `blogport explain` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options import values
from converters.cli.options.parameters import Argument, Command, Section
from converters.cli.options.reading import JSON

KIND: Final = Argument(
    "kind",
    required=False,
    metavar="KIND|REPORT",
    values=values.kinds,
    help="the name in a report, or the report itself; without it, list all",
)

COMMAND: Final = Command(
    "explain",
    SUMMARIES["explain"],
    "[KIND|REPORT] [--json]",
    (KIND,),
    (Section("options", (JSON,)),),
    ("blogport explain truncated", "blogport explain report.jsonl"),
)
