"""Writes Artrans, the form that Artalk imports (`internal/artransfer`, `entity.Artran`): one array, each value a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from converters.comment_systems.writers.json_file import write_array
from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CARRIED, CommentsWriter, link_of, name_of
from converters.dates import utc
from converters.diagnostics import Diagnostics
from converters.extra_keys import BADGE, DISLIKES, EDITED, PINNED
from converters.fields import Fields
from converters.io.output import Output
from converters.model import Dialect
from converters.site.plan import Run


@dataclass(frozen=True)
class ArtalkWriter(CommentsWriter):
    """Artrans, for the import of Artalk; its converter makes what other systems import of it."""

    site_name: str = field(
        default="", metadata={"help": "the name of the site in Artalk (default: its title)"}
    )

    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("markdown",)
    carries: ClassVar[Fields] = Fields(
        site="title url", post="status title url date", comment=f"{CARRIED} likes"
    )
    signature: ClassVar[bytes] = b'"is_collapsed"'
    statuses: ClassVar[Mapping[str, object]] = {"approved": "false", "pending": "true"}
    next_step: ClassVar[str] = (
        "import {target} into Artalk: in its administration, Transfer, or `artalk import {target}` on the server"
    )

    def page_form(self) -> Mapping[str, str]:
        """The server, and the name of the site in it."""
        return {**super().page_form(), "site": self.site_name}

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write the comments of all pages as one array."""
        site = run.site_index.site
        name = self.site_name or site.title or "Blog"
        target = out.open()
        write_array(
            target, (self._row(entry, page, name, site.url) for page in pages for entry in page.entries)
        )
        target.write(b"\n")
        target.close()

    def _row(self, entry: Entry, page: Page, site_name: str, site_url: str) -> dict[str, str]:
        comment, extra = entry.comment, entry.comment.extra
        edited = utc(str(extra.get(EDITED, ""))) or entry.time
        against = extra.get(DISLIKES)
        return {
            "id": str(entry.number),
            "rid": str(entry.parent),
            "content": self.text(entry),
            "ua": "",
            "ip": "",
            "is_collapsed": "false",
            "is_pending": str(self.statuses[comment.status]),
            "is_pinned": "true" if extra.get(PINNED) is True else "false",
            "vote_up": str(comment.likes or 0),
            "vote_down": str(against if isinstance(against, int) else 0),
            "created_at": _written(entry.time),
            "updated_at": _written(edited),
            "nick": name_of(entry),
            "email": comment.author.email,
            "link": link_of(entry),
            "badge_name": str(extra.get(BADGE, "")),
            "badge_color": "",
            "page_key": page.path,
            "page_title": " ".join(page.post.title.split()),
            "page_admin_only": "false",
            "site_name": site_name,
            "site_urls": site_url,
        }


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S %z")
