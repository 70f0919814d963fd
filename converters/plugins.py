"""All that the author of a format imports. `blogport docs extending` explains it with an example.

Base classes: `Reader`, `Writer`, `AssetWriter` (a folder with media files), `LineWriter` (the lines of an archive) and
`MarkdownWriter` (a folder of Markdown). A format is a frozen dataclass that inherits from one of them; its fields are the options `-o name=value`.
An entry point in the group `converters.readers` or `converters.writers` names it.
"""

from typing import TYPE_CHECKING, Any

from converters.base import AssetWriter, LineWriter, Reader, Writer
from converters.dates import in_utc, in_zone, is_model_date, settled, utc
from converters.diagnostics import Diagnostics, MessageType, Severity
from converters.errors import BlogportError, FileError, SourceError, TargetError, UsageError
from converters.fields import ALL_FIELDS, EVERYTHING, Fields, Loss
from converters.guard import guard, guarded, unreadable_item
from converters.io.filenames import safe_filename, safe_path, slug_filename
from converters.io.output import FileOutput, FolderOutput, Output
from converters.io.slugs import sanitize_title
from converters.io.sources import Source
from converters.io.urls import host_of, is_address, join, split
from converters.model import (
    Asset,
    Author,
    Comment,
    Commenter,
    Date,
    Dialect,
    Entity,
    Extra,
    Markup,
    Media,
    Post,
    Record,
    Site,
    Term,
    TermRef,
)
from converters.processes.side_by_side import Shared, write_each
from converters.site.index import SiteIndex
from converters.site.permalinks import PermalinkTable
from converters.site.plan import Run
from converters.site.post_summaries import PostSummary

if TYPE_CHECKING:
    from converters.markup.targets import MarkdownWriter


def __getattr__(name: str) -> Any:
    """Import `MarkdownWriter` when it is asked for: the modules that understand markup take long to import."""
    if name == "MarkdownWriter":
        from converters.markup.targets import MarkdownWriter

        return MarkdownWriter
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ALL_FIELDS",
    "EVERYTHING",
    "Asset",
    "AssetWriter",
    "Author",
    "BlogportError",
    "Comment",
    "Commenter",
    "Date",
    "Diagnostics",
    "Dialect",
    "Entity",
    "Extra",
    "Fields",
    "FileError",
    "FileOutput",
    "FolderOutput",
    "LineWriter",
    "Loss",
    "MarkdownWriter",
    "Markup",
    "Media",
    "MessageType",
    "Output",
    "PermalinkTable",
    "Post",
    "PostSummary",
    "Reader",
    "Record",
    "Run",
    "Severity",
    "Shared",
    "Site",
    "SiteIndex",
    "Source",
    "SourceError",
    "TargetError",
    "Term",
    "TermRef",
    "UsageError",
    "Writer",
    "guard",
    "guarded",
    "host_of",
    "in_utc",
    "in_zone",
    "is_address",
    "is_model_date",
    "join",
    "safe_filename",
    "safe_path",
    "sanitize_title",
    "settled",
    "slug_filename",
    "split",
    "unreadable_item",
    "utc",
    "write_each",
]
