"""The commands by name. The help of `blogport` needs no more of them than this, and loads none."""

from typing import Final

SUMMARIES: Final = {
    "convert": "write a blog in another format",
    "inspect": "count the records of a blog",
    "check": "find what is wrong with a blog",
    "diff": "compare two blogs, of any formats, record by record",
    "formats": "list the formats and their options",
    "explain": "explain a finding and what to do about it",
    "docs": "show the manual",
}
"""Each command; `options` has a module of its name with what it takes, and this package one with its `run`."""
EXAMPLE: Final = "blogport convert export.xml my-site --to hugo"
