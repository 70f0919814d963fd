"""What `blogport inspect` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options.parameters import Command
from converters.cli.options.reading import JSON, SOURCES, section

COMMAND: Final = Command(
    "inspect",
    SUMMARIES["inspect"],
    "SOURCE... [options]",
    (SOURCES,),
    (section(JSON),),
    ("blogport inspect export.xml", "blogport inspect export.xml --json | jq .comments.total"),
)
