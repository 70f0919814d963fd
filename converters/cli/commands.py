"""The commands by name. The help of `blogport` needs no more of them than this, and loads none."""

from typing import Final

ABOUT: Final = "Moves a blog, posts and comments alike, from one platform to another."
"""What blogport does, for its help and its page for `man`."""
SUMMARIES: Final = {
    "convert": "write a blog in another format",
    "batch": "convert many blogs, on one machine or on a cluster",
    "inspect": "count the records of a blog",
    "check": "find what is wrong with a blog",
    "diff": "compare two blogs, of any formats, record by record",
    "formats": "list the formats, or show one: its options, what it carries, what it loses",
    "explain": "explain a finding and what to do about it",
    "docs": "show the manual",
    "help": "explain a command, a format, a page of the manual or a finding",
    "guide": "ask a few questions, and print the command to run",
    "completion": "print the completion script of bash, zsh or fish",
}
"""Each command; `options` has what it takes, and this package a module of its name with its `run`."""
EXAMPLE: Final = "blogport convert export.xml my-site --to hugo"
JOB: Final = "blogport.toml"
"""The file of the job that runs where no paths are given (see `job`)."""
SHELLS: Final = ("bash", "zsh", "fish")
"""The shells that complete (see `completion`)."""
