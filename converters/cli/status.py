"""Exit statuses of commands that ran; `errors` has those of commands that could not."""

from typing import Final

DONE: Final = 0
FOUND: Final = 1
"""Losses with `--strict`, something that `check` found, a difference that `diff` found, a job that `batch` could not do."""
STOPPED: Final = 130
"""Ctrl-C, or a signal to end: 128 + SIGINT."""

STATUSES: Final = {
    0: "Done; the report lists what could not be carried.",
    1: "Done, but there were losses and --strict was given, or a fault cost a record; check found something; diff found a"
    " difference, or --verify one that is not by design; batch could not do a job.",
    2: "The command line is wrong.",
    3: "A source cannot be read at all, or the target cannot be written; the target is unchanged.",
    4: "A fault in blogport or in a plug-in; the target is unchanged.",
    130: "Ctrl-C, or a signal to end.",
}
"""What each exit status means, for the pages for `man`."""
