"""Exit statuses of commands that ran; `errors` has those of commands that could not."""

from typing import Final

DONE: Final = 0
FOUND: Final = 1
"""Losses with `--strict`, something that `check` found, a difference that `diff` found."""
STOPPED: Final = 130
"""Ctrl-C, or a signal to end: 128 + SIGINT."""
