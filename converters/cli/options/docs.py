"""What `blogport docs` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options import values
from converters.cli.options.parameters import Argument, Command

TOPIC: Final = Argument(
    "topic",
    required=False,
    metavar="TOPIC",
    values=values.topics,
    help="the page to show; without it, list all",
)

COMMAND: Final = Command(
    "docs",
    SUMMARIES["docs"],
    "[TOPIC]",
    (TOPIC,),
    examples=("blogport docs", "blogport docs privacy"),
)
