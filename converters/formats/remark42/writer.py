"""Writes a backup of remark42: a line with the closed pages, then a comment a line (`store.Comment`, `migrator.Native`).

Times are in UTC, since remark42 compares them as texts. It takes threads of any depth. Restoring a backup deletes what the
site has on the server.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from converters import messages
from converters.comment_systems.writers.json_file import encoded
from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CommentsWriter, name_of
from converters.dates import utc
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE, EDITED, PINNED, SCORE
from converters.fields import Fields
from converters.io.output import Output
from converters.io.temporary import temporary_file
from converters.markup.targets import HTML_ELEMENTS
from converters.model import Dialect
from converters.site.plan import Run


@dataclass(frozen=True)
class Remark42Writer(CommentsWriter):
    """A backup of remark42, for `remark42 restore`."""

    site_id: str = field(default="remark", metadata={"help": "the id of the site in remark42 (`SITE`)"})

    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    comment_elements: ClassVar[Mapping[str, str]] = HTML_ELEMENTS
    keeps_addresses: ClassVar[bool] = False
    """remark42 has no place for addresses of people who did not log in by one."""
    carries: ClassVar[Fields] = Fields(
        site="url",
        post="status title url date comments_open",
        comment="id parent author.name date status body likes",
    )
    signature: ClassVar[bytes] = b'{"version":1,"users":'
    next_step: ClassVar[str] = (
        "copy {target} to the server and run `remark42 restore --file={target} --site=SITE`. Restoring first deletes all "
        "comments that the site has there: for a new server only, or import the file that `--to disqus` writes instead"
    )

    def page_form(self) -> Mapping[str, str]:
        """The server, and the id of the site in it."""
        return {**super().page_form(), "site": self.site_id}

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the first line and a line a comment. Pages that take no comments any more stand in the first line."""
        diagnostics.report(messages.RESTORE_DELETES)
        closed: list[dict[str, object]] = []
        with temporary_file() as lines:
            for page in pages:
                if page.post.comments_open is False:
                    closed.append({"url": page.url, "read_only": True})
                for entry in sorted(page.entries, key=lambda entry: entry.time):
                    lines.write(encoded(self._line(entry, page)) + b"\n")
            lines.seek(0)
            target = out.open()
            target.write(encoded({"version": 1, "users": [], "posts": closed}) + b"\n")
            shutil.copyfileobj(lines, target)
            target.close()

    def _line(self, entry: Entry, page: Page) -> dict[str, Any]:
        comment, extra = entry.comment, entry.comment.extra
        score = extra.get(SCORE)
        line: dict[str, Any] = {
            "id": str(entry.number),
            "pid": str(entry.parent) if entry.parent else "",
            "text": self.text(entry),
            "user": {
                "name": name_of(entry),
                "id": f"anonymous_{hashlib.sha1(name_of(entry).encode(), usedforsecurity=False).hexdigest()}",
                "picture": "",
                "ip": "",
                "admin": extra.get(BADGE) == "admin",
            },
            "locator": {"site": self.site_id, "url": page.url},
            "score": comment.likes or (score if isinstance(score, int) else 0),
            "votes": {},
            "vote": 0,
            "time": _written(entry.time),
            "imported": True,
            "title": " ".join(page.post.title.split()),
        }
        if edited := utc(str(extra.get(EDITED, ""))):
            line["edit"] = {"time": _written(edited), "summary": ""}
        if extra.get(PINNED) is True:
            line["pin"] = True
        return line


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
