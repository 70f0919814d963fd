"""What `blogport check` takes."""

from typing import Final

from converters.cli.commands import SUMMARIES
from converters.cli.options.parameters import Command, Option
from converters.cli.options.reading import SOURCES, section

JSON: Final = Option(
    "--json", is_flag=True, help="print JSON Lines as in a report: a finding a line, last a summary"
)

COMMAND: Final = Command(
    "check",
    SUMMARIES["check"],
    "SOURCE... [options]",
    (SOURCES,),
    (section(JSON),),
    ("blogport check export.xml", "blogport check backup.jsonl --json | jq -r .kind | sort | uniq -c"),
)
