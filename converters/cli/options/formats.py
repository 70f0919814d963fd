"""What `blogport formats` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options.parts import Command, Section
from converters.cli.options.reading import JSON

COMMAND: Final = Command(
    "formats",
    SUMMARIES["formats"],
    "[--json]",
    (),
    (Section("options", (JSON,)),),
    ("blogport formats",),
)
