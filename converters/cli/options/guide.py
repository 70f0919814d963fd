"""What `blogport guide` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options.parameters import Command

COMMAND: Final = Command(
    "guide",
    SUMMARIES["guide"],
    "",
    after="It runs nothing, and writes nothing but blogport.toml, if you want it. No other command asks anything.",
)
