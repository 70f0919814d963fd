"""Co-authors by the names that readers know: Co-Authors Plus keeps authors as terms whose names are logins.

Its taxonomy is `author`, the slug of a term `cap-LOGIN`. For its search the plug-in keeps in the description, one
after the other, the display name, first name, last name, login, id and e-mail address (Co-Authors Plus 3,
`$ajax_search_fields`).
"""

from typing import Final

from msgspec.structs import replace

from converters.model import Author, Post, Record, Term, TermRef

TAXONOMY: Final = "author"
PREFIX: Final = "cap-"
_BEHIND_NAMES: Final = 3
"""Words of the description that are no names: login, id and e-mail address."""


class CoAuthors:
    """Gives co-authors their display names, as far as what was read before says them. Memory: a name for each."""

    def __init__(self) -> None:
        self._people: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def named(self, record: Record) -> Record:
        """The record with display names in place of logins."""
        match record:
            case Author(login=login, name=name) if name:
                self._people[login] = name
            case Term(taxonomy="author", slug=slug) if slug.startswith(PREFIX):
                login = slug.removeprefix(PREFIX)
                name = self._people.get(login) or self._people.get(record.name) or _display_name(record)
                if name and name != record.name:
                    self._names[slug] = name
                    return replace(record, name=name)
            case Post() if self._names and any(ref.taxonomy == TAXONOMY for ref in record.terms):
                return replace(record, terms=tuple(map(self._named_ref, record.terms)))
        return record

    def _named_ref(self, ref: TermRef) -> TermRef:
        name = self._names.get(ref.slug) if ref.taxonomy == TAXONOMY else None
        return replace(ref, name=name) if name else ref


def _display_name(term: Term) -> str:
    """The display name that a description begins with; `""` where it cannot be separated from the names behind it."""
    words = term.description.split()
    if len(words) <= _BEHIND_NAMES or words[-_BEHIND_NAMES] != term.name:
        return ""
    names = words[:-_BEHIND_NAMES]
    half = len(names) // 2
    return " ".join(names[:half]) if names[:half] == names[half:] else ""
