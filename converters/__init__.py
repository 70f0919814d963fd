"""blogport carries a blog, posts and comments alike, from anything to anything.

result = converters.convert("export.xml", "site", to="hugo")
result = converters.convert("export.xml", "site", to="hugo", fetch=converters.Fetch())
for record in converters.read("export.xml"):
    ...
converters.write(records, "copy.jsonl", to="archive")
converters.diff("export.xml", "copy.jsonl").equal
for finding in converters.check("export.xml"):
    ...
converters.inspect("export.xml")["posts"]["total"]
converters.verify("export.xml", "site").equal
[each.name for each in converters.list_formats()]
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from converters.checks import check
    from converters.compare import Comparison, Difference, diff
    from converters.compare.verification import Verification, verify
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
    from converters.fetch.options import Downloads, Fetch
    from converters.io.limits import Limits
    from converters.model import (
        Asset,
        Author,
        Comment,
        Commenter,
        Entity,
        Markup,
        Media,
        Post,
        Record,
        Site,
        Term,
        TermRef,
    )
    from converters.registry import Format, Option, list_formats
    from converters.run.inspection import Inspection, inspect
    from converters.run.pipeline import convert, read, write
    from converters.run.result import Result
    from converters.run.selection import Selection

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
    "Downloads",
    "Entity",
    "Fetch",
    "Finding",
    "Format",
    "FormatError",
    "Inspection",
    "InternalError",
    "Limits",
    "Markup",
    "Media",
    "MessageType",
    "Option",
    "PluginError",
    "Post",
    "Record",
    "Result",
    "Selection",
    "Severity",
    "Site",
    "SourceError",
    "TargetError",
    "Term",
    "TermRef",
    "UsageError",
    "Verification",
    "check",
    "convert",
    "diff",
    "inspect",
    "list_formats",
    "read",
    "verify",
    "write",
]

_MODULES: Final = {
    "checks": "check",
    "compare": "Comparison Difference diff",
    "compare.verification": "Verification verify",
    "diagnostics": "Account Diagnostics Finding MessageType Severity",
    "errors": "BlogportError FormatError InternalError PluginError SourceError TargetError UsageError",
    "fetch.options": "Downloads Fetch",
    "run.inspection": "Inspection inspect",
    "io.limits": "Limits",
    "model": "Asset Author Comment Commenter Entity Markup Media Post Record Site Term TermRef",
    "run.pipeline": "Result convert read write",
    "registry": "Format Option list_formats",
    "run.selection": "Selection",
}
"""Module -> what it gives to the public API. Imported when it is asked for, so that `blogport --help` waits for none."""
_HOMES: Final = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """What the public API calls `name`. Raises `AttributeError` for what it does not have."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
