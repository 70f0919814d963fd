"""Writes a site patch of Talkyard (`*.typatch.json`): tables of guests, pages, the paths of pages, and posts.

Of a page the posts 0 and 1 are its title and its text, comments are numbered from 2, and `parentNr` is the number of a post of the
same page. A page of comments of a blog has the type 5 and the address of the blog's page. Ids of what is imported are high, so
that Talkyard gives them others; those of guests are below zero. Times are milliseconds. No server was tried with it: the form is
that of Talkyard's own program `to-talkyard` and of its `SitePatch`.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, ClassVar, Final

from converters.comment_systems.writers.json_file import encoded, write_array
from converters.comment_systems.writers.pages import Entry, Page
from converters.comment_systems.writers.writer import CommentsWriter, Person, person_of
from converters.diagnostics import Diagnostics
from converters.io.output import Output
from converters.io.temporary import temporary_file
from converters.markup.html import sanitise
from converters.markup.markdown import to_html
from converters.model import Dialect
from converters.site.plan import Run

_LOWEST: Final = 2_000_000_001
"""The first of the ids of what is imported."""
_SYSTEM: Final = 1
"""The user who writes pages of comments."""
_EMBEDDED: Final = 5
_TITLE, _BODY, _FIRST = 0, 1, 2
"""Numbers of the posts of a page: its title, its text, its first comment."""
_NORMAL: Final = 1


@dataclass(frozen=True)
class TalkyardWriter(CommentsWriter):
    """A site patch, for the import of Talkyard."""

    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("markdown",)
    signature: ClassVar[bytes] = b'{"guests":'
    next_step: ClassVar[str] = (
        "import {target} in Talkyard as a site patch (administration, Backup, or its API `/-/v0/upsert-simple`); try it on a new site first. "
        "Its administration also imports the file that `--to disqus -o form=export` writes"
    )

    def write_pages(self, pages: Iterator[Page], out: Output, run: Run, diagnostics: Diagnostics) -> None:
        """Write all tables, those who wrote first; the others wait in temporary files. Memory: those who wrote."""
        people: dict[Person, int] = {}
        with temporary_file() as table, temporary_file() as paths, temporary_file() as posts:
            count = _Posts(posts)
            write_array(table, (self._page(page, paths, count, people) for page in pages))
            target = out.open()
            target.write(b'{"guests":')
            write_array(target, (_guest(person, number) for person, number in people.items()))
            target.write(b',"categories":[],"pages":')
            _append(target, table)
            target.write(b',"pagePaths":[')
            _append(target, paths)
            target.write(b'],"posts":[')
            _append(target, posts)
            target.write(b"]}\n")
            target.close()

    def _page(
        self, page: Page, paths: BinaryIO, posts: "_Posts", people: dict[Person, int]
    ) -> dict[str, Any]:
        id_, when = str(_LOWEST + page.number), _milliseconds(page.time)
        path = {"folder": "/", "pageId": id_, "showId": True, "slug": "imported", "canonical": True}
        paths.write((b",\n" if page.number > 1 else b"\n") + encoded(path))
        title = " ".join(page.post.title.split()) or page.path
        for number, text in ((_TITLE, title), (_BODY, page.url)):
            posts.add(id_, number, None, when, _SYSTEM, text, f"{page.path} {number}")
        numbers = {entry.number: number for number, entry in enumerate(page.entries, _FIRST)}
        for entry in page.entries:
            posts.add(
                id_,
                numbers[entry.number],
                numbers.get(entry.parent, _BODY),
                _milliseconds(entry.time),
                _guest_of(entry, people),
                self.text(entry),
                f"{page.path} {entry.number} comment",
            )
        return {
            "id": id_,
            "extImpId": page.path,
            "pageType": _EMBEDDED,
            "version": 1,
            "createdAt": when,
            "updatedAt": when,
            "publishedAt": when,
            "embeddingPageUrl": page.url,
            "authorId": _SYSTEM,
        }


class _Posts:
    """The table of posts, in a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._next = file, _LOWEST

    def add(
        self, page: str, number: int, parent: int | None, when: int, author: int, text: str, external: str
    ) -> None:
        """Add a post that is approved."""
        row: Mapping[str, Any] = {
            "id": self._next,
            "extImpId": external,
            "pageId": page,
            "nr": number,
            "parentNr": parent,
            "postType": _NORMAL,
            "createdAt": when,
            "createdById": author,
            "currRevById": author,
            "currRevStartedAt": when,
            "currRevNr": 1,
            "approvedSource": text,
            "approvedHtmlSanitized": sanitise(to_html(text))[0].strip(),
            "approvedAt": when,
            "approvedById": _SYSTEM,
            "approvedRevNr": 1,
        }
        start = b"\n" if self._next == _LOWEST else b",\n"
        self._file.write(start + encoded({name: value for name, value in row.items() if value is not None}))
        self._next += 1


def _guest_of(entry: Entry, people: dict[Person, int]) -> int:
    """The id of the guest who wrote a comment."""
    return people.setdefault(person_of(entry), -(_LOWEST + len(people)))


def _guest(person: Person, number: int) -> dict[str, Any]:
    name, email, link = person
    found = {
        "id": number,
        "extImpId": f"guest {-number}",
        "fullName": name,
        "emailAddress": email,
        "websiteUrl": link,
        "createdAt": 0,
    }
    return {key: value for key, value in found.items() if value or key == "createdAt"}


def _append(target: BinaryIO, file: BinaryIO) -> None:
    file.seek(0)
    shutil.copyfileobj(file, target)


def _milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970; never 0, which would be no time at all."""
    return int(moment.timestamp() * 1000) or 1
