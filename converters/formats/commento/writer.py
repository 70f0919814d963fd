"""Writes the export of Commento (`api/domain_export.go`), which Commento, Commento++ and Comentario import.

Comments come first, and who wrote them behind: a person for each address or, without one, for each name and link.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from converters.comment_systems.writers.json_file import write_array
from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CARRIED, CommentsWriter, Person, person_of
from converters.dates import NO_DATE
from converters.diagnostics import Diagnostics
from converters.extra_keys import SCORE
from converters.fields import Fields
from converters.io import urls
from converters.io.output import Output
from converters.model import Dialect
from converters.site.plan import Run

_ROOT: Final = "root"
_ANONYMOUS: Final = "anonymous"
_NOTHING: Final = "undefined"
"""How Commento writes what is not there."""
_LONGEST_NAME: Final = 63


@dataclass(frozen=True)
class CommentoWriter(CommentsWriter):
    """The export of Commento, which its administration imports."""

    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("markdown",)
    carries: ClassVar[Fields] = Fields(site="url", post="status url date", comment=f"{CARRIED} likes")
    signature: ClassVar[bytes] = b'{"version":1,"comments":'
    statuses: ClassVar[Mapping[str, object]] = {
        "approved": "approved",
        "pending": "unapproved",
        "spam": "flagged",
    }
    next_step: ClassVar[str] = (
        "put {target}, packed with gzip, where the server can download it by a link that only you know, and give the link in "
        "Commento: domain, Import. Delete it there afterwards"
    )

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write all comments, then who wrote them. Memory: those who wrote."""
        parts = urls.split(run.site_index.site.url)
        domain = parts.netloc if urls.is_address(run.site_index.site.url) else ""
        people: dict[Person, str] = {}
        target = out.open()
        target.write(b'{"version":1,"comments":')
        write_array(
            target, (self._row(entry, page, domain, people) for page in pages for entry in page.entries)
        )
        target.write(b',"commenters":')
        write_array(target, (_commenter(person, name) for person, name in people.items()))
        target.write(b"}\n")
        target.close()

    def _row(self, entry: Entry, page: Page, domain: str, people: dict[Person, str]) -> dict[str, object]:
        comment = entry.comment
        name, address, link = person_of(entry)
        person = name[:_LONGEST_NAME], address, link
        known = bool(comment.author.name or comment.author.email)
        if known and person not in people:
            people[person] = _hex("|".join(person))
        score = comment.extra.get(SCORE)
        return {
            "commentHex": _hex(str(entry.number)),
            "domain": domain,
            "url": page.path,
            "commenterHex": people[person] if known else _ANONYMOUS,
            "markdown": self.text(entry),
            "html": "",
            "parentHex": _hex(str(entry.parent)) if entry.parent else _ROOT,
            "score": comment.likes or (score if isinstance(score, int) else 0),
            "state": self.statuses[comment.status],
            "creationDate": entry.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "direction": 0,
            "deleted": False,
        }


def _commenter(person: Person, name: str) -> dict[str, object]:
    return {
        "commenterHex": name,
        "email": person[1] or f"{name[:16]}@anonymous.invalid",
        "name": person[0],
        "link": person[2] or _NOTHING,
        "photo": _NOTHING,
        "provider": "commento",
        "joinDate": NO_DATE,
        "isModerator": False,
    }


def _hex(text: str) -> str:
    """An id as Commento makes them: 64 digits; of the same comment always the same."""
    return hashlib.sha256(text.encode()).hexdigest()
