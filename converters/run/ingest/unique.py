"""The records of a run on disk, each once, under a name that no other record has."""

from typing import TypeVar

from msgspec.structs import replace

from converters import messages
from converters.diagnostics import Diagnostics, MessageType
from converters.extra_keys import ID
from converters.model import Author, Media, Post, Record, Term, record_type
from converters.site.post_summaries import key
from converters.storage.spool import Added, Spool

Unique = TypeVar("Unique", bound=Author | Term | Media | Post)
Numbered = TypeVar("Numbered", bound=Media | Post)


class UniqueRecords:
    """Spools records. One that is there already is left out; a post or file with an id in use gets another."""

    def __init__(self, spool: Spool, diagnostics: Diagnostics) -> None:
        self._spool, self._diagnostics = spool, diagnostics
        self._used: dict[str, int] = {}

    def add(self, record: Unique) -> Unique | None:
        """Spool a record: as it was spooled, or None if it is left out."""
        name = _name(record)
        put = self._spool.add(record, name)
        if put is Added.NEW:
            return record
        if put is Added.CONFLICT and isinstance(record, Media | Post):
            return self._renamed(record, name)
        self._leave_out(record, messages.SAME_AGAIN if put is Added.DUPLICATE else messages.OTHER_AGAIN)
        return None

    def _renamed(self, record: Numbered, name: str) -> Numbered:
        """Two things with one id: the second is kept under another."""
        stated = record.extra | {ID: record.id}
        put = Added.CONFLICT
        while put is not Added.NEW:
            number = self._used[name] = self._used.get(name, 1) + 1
            new = replace(record, id=f"{name}-{number}", extra=stated)
            put = self._spool.add(new, new.id)
        self._diagnostics.report(messages.OTHER_WITH_ID, record, what=record_type(record), new=new.id)
        return new

    def _leave_out(self, record: Record, what: MessageType) -> None:
        self._diagnostics.report(what, record, what=record_type(record))
        self._diagnostics.leave_out(record, "same again" if what is messages.SAME_AGAIN else "duplicate")


def _name(record: Author | Term | Media | Post) -> str:
    match record:
        case Author():
            return record.login or record.id or record.name
        case Term():
            return f"{record.taxonomy}/{record.slug}"
        case Media():
            return record.id or record.url
        case Post():
            return key(record)
