"""What `blogport help` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options import values
from converters.cli.options.parameters import Argument, Command

WORD: Final = Argument(
    "word",
    required=False,
    metavar="WORD",
    values=values.helped,
    help="a command, a format, a page of the manual, or a kind of finding",
)

COMMAND: Final = Command(
    "help",
    SUMMARIES["help"],
    "[WORD]",
    (WORD,),
    examples=(
        "blogport help convert",
        "blogport help hugo",
        "blogport help privacy",
        "blogport help truncated",
    ),
)
