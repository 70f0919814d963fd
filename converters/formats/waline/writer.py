"""Writes the form that the administration of Waline imports (`packages/admin`): tables in one JSON file.

A comment with a `pid` is shown below the comment that `rid` names, which must be the first of its thread. Times are those
of the server's clock: it must run in UTC while it imports. Visitors and users of Waline are not made up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from converters.comment_systems.writers.json_file import write_array
from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CARRIED, CommentsWriter, link_of, name_of
from converters.diagnostics import Diagnostics
from converters.extra_keys import PINNED
from converters.fields import Fields
from converters.io.output import Output
from converters.markup.markdown.flavors import WALINE, MarkdownFlavor
from converters.model import Dialect
from converters.site.plan import Run

_START: Final = (
    b'{"type":"waline","version":1,"time":0,"tables":["Comment","Counter","Users"],"data":{"Comment":'
)
_END: Final = b',"Counter":[],"Users":[]}}\n'


@dataclass(frozen=True)
class WalineWriter(CommentsWriter):
    """The export of Waline, which its administration imports."""

    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("markdown",)
    comment_flavor: ClassVar[MarkdownFlavor] = WALINE
    carries: ClassVar[Fields] = Fields(site="url", post="status url date", comment=f"{CARRIED} likes")
    signature: ClassVar[bytes] = b'"type":"waline"'
    statuses: ClassVar[Mapping[str, object]] = {"approved": "approved", "pending": "waiting", "spam": "spam"}
    next_step: ClassVar[str] = (
        "import {target} in the administration of Waline (`/ui`, Import/Export) while its server runs in UTC (`TZ=UTC`)"
    )

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the table of comments; the tables of counters and users are empty."""
        target = out.open()
        target.write(_START)
        write_array(target, (self._row(entry, page) for page in pages for entry in page.entries))
        target.write(_END)
        target.close()

    def _row(self, entry: Entry, page: Page) -> dict[str, object]:
        comment = entry.comment
        return {
            "objectId": entry.number,
            "user_id": None,
            "comment": self.text(entry),
            "insertedAt": _written(entry.time),
            "ip": "",
            "link": link_of(entry),
            "mail": comment.author.email,
            "nick": name_of(entry),
            "pid": entry.parent or None,
            "rid": entry.root if entry.parent else None,
            "sticky": True if comment.extra.get(PINNED) is True else None,
            "status": self.statuses[comment.status],
            "like": comment.likes,
            "ua": "",
            "url": page.path,
            "createdAt": _written(entry.time),
            "updatedAt": _written(entry.time),
        }


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")
