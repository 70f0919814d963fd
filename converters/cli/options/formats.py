"""What `blogport formats` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options import values
from converters.cli.options.parameters import Argument, Command, Section
from converters.cli.options.reading import JSON

FORMAT: Final = Argument(
    "format",
    required=False,
    metavar="FORMAT",
    values=values.formats,
    help="the format to show; without it, list all",
)

COMMAND: Final = Command(
    "formats",
    SUMMARIES["formats"],
    "[FORMAT] [--json]",
    (FORMAT,),
    (Section("options", (JSON,)),),
    ("blogport formats", "blogport formats hugo", "blogport formats --json"),
)
