"""Authors and terms that a source knows by their names alone, collected while its posts are read.

Memory: their names.
"""

from collections.abc import Hashable, Iterator

from converters.io.slugs import sanitize_title
from converters.model import Author, Term, TermRef
from converters.personal.names import login_of


class Authors:
    """The authors of the posts so far, each with a login that no other has."""

    def __init__(self) -> None:
        self._authors: dict[Hashable, Author] = {}
        self._logins: set[str] = set()

    def author(
        self, name: str, *, id_: str = "", url: str = "", email: str = "", fallback: str = "author"
    ) -> Author:
        """The author of that name, id and URL, with the first address stated; `fallback` is the login of one without a name."""
        person = (name, id_, url)
        if person not in self._authors:
            login = wish = login_of(name) or fallback
            number = 2
            while login in self._logins:
                login, number = f"{wish}-{number}", number + 1
            self._logins.add(login)
            self._authors[person] = Author(id=id_, login=login, name=name, url=url, email=email)
        return self._authors[person]

    def records(self) -> Iterator[Author]:
        """The authors, in the order in which they came."""
        yield from self._authors.values()


class Terms:
    """The terms of the posts so far. Names that differ in case or signs alone are several terms: `C`, `C++`."""

    def __init__(self, wordless: str = "term") -> None:
        """`wordless` is the slug of a name without a letter or digit."""
        self._wordless = wordless
        self._slugs: dict[tuple[str, str], str] = {}
        self._taken: dict[tuple[str, str], int] = {}
        """Taxonomies with slugs -> the number that the next name with the same wish gets."""

    def ref(self, taxonomy: str, name: str) -> TermRef:
        """The term of that name."""
        if (taxonomy, name) not in self._slugs:
            wish = sanitize_title(name) or self._wordless
            slug, number = wish, self._taken.get((taxonomy, wish), 2)
            while (taxonomy, slug) in self._taken:
                slug, number = f"{wish}-{number}", number + 1
            self._taken[taxonomy, wish] = number
            self._taken.setdefault((taxonomy, slug), 2)
            self._slugs[taxonomy, name] = slug
        return TermRef(taxonomy=taxonomy, slug=self._slugs[taxonomy, name], name=name)

    def records(self) -> Iterator[Term]:
        """The terms, in the order in which they came."""
        for (taxonomy, name), slug in self._slugs.items():
            yield Term(taxonomy=taxonomy, slug=slug, name=name)


class KnownByName:
    """What makes the records of such a source: it remembers the authors and terms of the posts."""

    def __init__(self) -> None:
        self._authors, self._terms = Authors(), Terms()

    def rest(self) -> Iterator[Author | Term]:
        """The authors and terms of the posts so far."""
        yield from self._authors.records()
        yield from self._terms.records()
