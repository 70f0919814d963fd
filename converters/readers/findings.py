"""Findings that the readers of several formats report in the same way."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.extra_keys import DATE, MODIFIED
from converters.io.extensions import TEXTS
from converters.io.page_extensions import HTML
from converters.io.sources import Source
from converters.model import Comment, Post

if TYPE_CHECKING:
    from converters.io.sql.json_dump import JsonDump
    from converters.io.sql.scanner import Scanner
    from converters.io.sql.sqlite_file import SqliteFile

PAGE_ENDINGS: Final = r"(?:\.(?:html?|bak|old|orig|save|tmp|txt)|\Z)"
"""The ending of a page that somebody may have renamed, as a pattern; it may have none."""
_BEFORE_NAME: Final = lazy_re.compile(r"\A(?:old|copy|backup|bak|tmp|new)[-_ ]+", re.IGNORECASE)
"""What somebody may have put before the name of a file."""
_SHOWN: Final = 5
"""Statements and tables that a finding names."""


def report_dates(post: Post, diagnostics: Diagnostics) -> None:
    """Report each date of a post, and of its comments, that is no date or has an offset that no place has.

    The model cannot hold them, and the reader kept them in `extra` (see `dates.kept`).
    """
    records: tuple[Post | Comment, ...] = (post, *post.comments)
    for record in records:
        dates = {DATE: record.date, MODIFIED: record.modified if isinstance(record, Post) else None}
        for field, date in dates.items():
            stated = record.extra.get(field)
            if stated is None:
                continue
            if date is None:
                diagnostics.report(messages.BAD_DATE, record, post=post, field=field, text=stated)
            else:
                diagnostics.report(messages.BAD_OFFSET, record, post=post, local=stated, utc=date)


def report_renamed(
    files: Iterable[Source], taken: Iterable[Source], name: re.Pattern[str], diagnostics: Diagnostics
) -> None:
    """Report the files of an export that somebody renamed, so that its reader does not know them: `12.html.bak`.

    They are not taken, and have in their name one that the pattern `name` finds, or are texts in a folder of pages that are
    taken. A copy of a file that is there under its own name is not reported: that is what was found, or its first group with
    the ending of the file.
    """
    is_taken = {file.place for file in taken}
    names = {place.rpartition("/")[2] for place in is_taken}
    folders = {place.rpartition("/")[0] for place in is_taken if place.lower().endswith(HTML)}

    def is_renamed(place: str) -> bool:
        folder, _, last = place.rpartition("/")
        last = _BEFORE_NAME.sub("", last)
        if found := name.search(last):
            return names.isdisjoint((found[0], f"{found[1]}.html" if found.lastindex else ""))
        return folder in folders and bool(folder) and last.lower().endswith((*HTML, *TEXTS))

    renamed = [file for file in files if file.place not in is_taken and is_renamed(file.place)]
    if renamed:
        diagnostics.report(messages.RENAMED_PARTS, number=len(renamed), example=renamed[0].name)


def report_database(scanner: "Scanner | SqliteFile | JsonDump", diagnostics: Diagnostics, file: str) -> None:
    """Report what is missing in a database, or could not be read in it, once its scanner is through."""
    if scanner.damage:
        diagnostics.report(messages.DAMAGED_DATABASE, file=file, why=scanner.damage)
    if scanner.lost:
        which = ", ".join(f"`{begins}`" for begins in scanner.lost[:_SHOWN])
        diagnostics.report(messages.UNREAD_STATEMENTS, file=file, number=len(scanner.lost), which=which)
    if scanner.not_created:
        which = ", ".join(scanner.not_created[:_SHOWN])
        diagnostics.report(messages.NOT_CREATED, file=file, number=len(scanner.not_created), which=which)
    if not scanner.completed:
        diagnostics.report(messages.INCOMPLETE_DUMP, file=file)
