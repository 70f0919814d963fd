"""blogport carries a blog, posts and comments alike, from anything to anything.

result = converters.convert("export.xml", "site", to="hugo")
for record in converters.read("export.xml"):
    ...
converters.write(records, "copy.jsonl", to="archive")
converters.diff("export.xml", "copy.jsonl").equal
for finding in converters.check("export.xml"):
    ...
"""

from converters.checks import check
from converters.compare import Comparison, Difference, diff
from converters.diagnostics import Account, Diagnostics, Finding, MessageType, Severity
from converters.errors import (
    BlogportError,
    FormatError,
    InternalError,
    PluginError,
    SourceError,
    TargetError,
    UsageError,
)
from converters.io.limits import Limits
from converters.model import (
    Asset,
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
from converters.pipeline import Result, convert, read, write

__all__ = [
    "Account",
    "Asset",
    "Author",
    "BlogportError",
    "Comment",
    "Commenter",
    "Comparison",
    "Diagnostics",
    "Difference",
    "Finding",
    "FormatError",
    "InternalError",
    "Limits",
    "Markup",
    "Media",
    "MessageType",
    "PluginError",
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
    "check",
    "convert",
    "diff",
    "read",
    "write",
]
