"""`python -m converters` is the command `blogport`."""

from converters.cli.main import run

run()
