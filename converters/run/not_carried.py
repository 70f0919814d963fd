"""What a writer does not carry, by its declaration (`Writer.carries`): counted, reported, and kept from it.

A record type that is not declared never reaches the writer, so its records, comments too, cannot be counted as
written. A field that is not declared is reported once for all records, with an example.
"""

from collections import Counter
from collections.abc import Collection

from msgspec.structs import replace

from converters import messages
from converters.base import Writer
from converters.diagnostics import Diagnostics, describe
from converters.fields import EVERYTHING, Field, fields_of, record_types
from converters.model import PLURALS, Comment, Media, Post, Record, Site, comments_of, record_type
from converters.processes.side_by_side import SharedFields

_SEEN = frozenset("title body excerpt name description caption alt featured date password".split())
"""Fields (the last part of a path) that visitors see."""
_TECHNICAL = frozenset("id login mime user comments_open ip".split())
"""Fields that nobody sees, and that nothing is sorted or found by."""
_RECORDS = ("author", "term", "media", "site", "comment", "post")
"""Types of records; the loss of a field of a later one matters more."""
_WORDS = {"site": "the site's own data"}
_ARTICLES = {"author": "an author", "media": "a media item", "site": "the site"}
_Place = tuple[str, str]
"""A record type, and the path of a field."""
NO_PLACE, BESIDE = "no place", "beside"
"""The reasons for which such a record is left out: nothing takes it, or `--comments` writes it beside the target."""


def importance(record: str, path: str) -> int:
    """How much it matters that a field is not carried; more is a higher number."""
    name = path.rpartition(".")[2]
    of_field = 3 if name in _SEEN else 0 if name in _TECHNICAL else 1 if name == "extra" else 2
    return of_field * len(_RECORDS) + (_RECORDS.index(record) if record in _RECORDS else 0)


class CarriedRecords(SharedFields):
    """The records and fields that a writer gets, and what it does not carry. Findings go to `diagnostics`.

    `beside` are the comment systems that are written beside the target.
    """

    shared_fields = ("_numbers", "_examples")

    def __init__(
        self, writer: Writer, format_name: str, diagnostics: Diagnostics, beside: Collection[str] = ()
    ) -> None:
        if writer.carries is None:
            diagnostics.report(messages.UNDECLARED, format=format_name)
        self._declared = writer.carries or EVERYTHING
        self._format, self._diagnostics = format_name, diagnostics
        self._system = writer.comments_beside
        self._is_beside = self._system in beside
        self._comments_only = writer.comments_only
        self._missing = {name: self._declared.missing(name) for name in self._declared.names}
        self._all = all(not self._declared.missing(name) for name in record_types())
        self._numbers: Counter[_Place] = Counter()
        """How many records have a value, by record type and path of the field."""
        self._examples: dict[_Place, str] = {}
        """The first of them in words."""

    def carried(self, record: Record) -> Record | None:
        """A record as the writer gets it; None for one that the writer has no place for. What is lost is counted."""
        if self._all:
            return record
        if record_type(record) not in self._declared.names:
            self._leave_out(record)
            return None
        if "comment" not in self._declared.names:
            record = self._without_comments(record)
        self._count(record, record)
        if isinstance(record, Post) and self._missing.get("comment"):
            for comment in record.comments:
                self._count(comment, record)
        return record

    def _leave_out(self, record: Record) -> None:
        self._diagnostics.leave_out(record, NO_PLACE)
        name = record_type(record)
        if self._comments_only:
            return
        if not isinstance(record, Site) or any(field.is_set(record) for field in fields_of(name)):
            self._diagnostics.tally(
                messages.NO_PLACE, format=self._format, what=_WORDS.get(name, PLURALS[name])
            )

    def _without_comments(self, record: Record) -> Record:
        if not (number := len(comments_of(record))):
            return record
        self._diagnostics.leave_out_comments(number, BESIDE if self._is_beside else NO_PLACE)
        if not self._system:
            self._diagnostics.tally(messages.NO_PLACE, number, format=self._format, what="comments")
        elif not self._is_beside:
            self._diagnostics.tally(messages.COMMENTS_APART, number, format=self._format, system=self._system)
        if isinstance(record, Media):
            extra = {name: value for name, value in record.extra.items() if name != "comments"}
            return replace(record, extra=extra)
        return replace(record, comments=())

    def _count(self, record: Record | Comment, owner: Record) -> None:
        name = record_type(record)
        if self._comments_only and not isinstance(record, Comment):
            return
        for field in self._missing[name]:
            if field.is_set(record):
                self._add(name, field, record, owner)

    def _add(self, name: str, field: Field, record: Record | Comment, owner: Record) -> None:
        self._numbers[name, field.path] += 1
        if (name, field.path) not in self._examples:
            post = owner if isinstance(owner, Post) and owner is not record else None
            self._examples[name, field.path] = describe(record, post)

    def report(self) -> None:
        """Report what is not carried, when all is written."""
        if self._comments_only:
            self._diagnostics.report(messages.COMMENTS_ONLY, format=self._format)
        for (name, path), number in self._numbers.items():
            self._diagnostics.tally(
                messages.NOT_CARRIED,
                number,
                format=self._format,
                field=path,
                what=_ARTICLES.get(name, f"a {name}"),
                example=self._examples[name, path],
                rank=importance(name, path),
            )
