"""blogport carries a blog, posts and comments alike, from anything to anything.

result = converters.convert("export.xml", "site", to="hugo")
for record in converters.read("export.xml"):
    ...
converters.write(records, "copy.jsonl", to="archive")
"""

from converters.convert import Result, convert, read, write
from converters.diagnostics import Account, Diagnostics, Finding, Kind, Severity
from converters.errors import BlogportError, FormatError, SourceError, TargetError, UsageError
from converters.model import (
    Author,
    Comment,
    Commenter,
    Markup,
    Media,
    Post,
    Record,
    Site,
    Term,
    TermRef,
)

__all__ = [
    "Account",
    "Author",
    "BlogportError",
    "Comment",
    "Commenter",
    "Diagnostics",
    "Finding",
    "FormatError",
    "Kind",
    "Markup",
    "Media",
    "Post",
    "Record",
    "Result",
    "Severity",
    "Site",
    "SourceError",
    "TargetError",
    "Term",
    "TermRef",
    "UsageError",
    "convert",
    "read",
    "write",
]
