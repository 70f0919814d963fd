"""Two blogs side by side: which record is which, and what differs between them."""

from collections.abc import Collection, Iterable, Iterator

from converters.compare.bodies import Bodies
from converters.compare.fields import Change, Same, changes, comment_changes
from converters.compare.matching import Card, card, matched
from converters.compare.result import Count, Difference
from converters.diagnostics import describe, identity
from converters.errors import UsageError
from converters.load import LoadedBlog
from converters.model import RECORD_TYPES, Comment, Post, Record, record_type
from converters.record_lines import decode
from converters.spool import Offset, Spool

WORDS = {**RECORD_TYPES, "comment": Comment}
"""What is compared, by its word."""


def ignored(names: Collection[str]) -> frozenset[str]:
    """The names of what is to be ignored. Raises `UsageError` for one that the model does not have."""
    for name in names:
        word, _, field = name.partition(".")
        if word not in WORDS:
            raise UsageError(
                f"--ignore {name}: a field is written record.field; records are {', '.join(WORDS)}"
            )
        fields = [one for one in WORDS[word].__struct_fields__ if one not in ("id", "comments")]
        if field and field.partition(".")[0] not in fields:
            raise UsageError(f"--ignore {name}: a {word} has {', '.join(fields)}")
    return frozenset(names)


class Pair:
    """Two blogs and what is the same in them."""

    def __init__(self, a: LoadedBlog, b: LoadedBlog, ignore: Collection[str] = ()) -> None:
        self.counts = {word: Count() for word in WORDS}
        self.equal = True
        self._a, self._b = a.spool, b.spool
        self._ignore = ignored(ignore)
        self._bodies = Bodies(a.site_index, b.site_index)
        self._same = Same()
        self._likes: dict[Offset, Offset] = {}
        self._only_b: list[Offset] = []
        ours, theirs = _cards(self._a), _cards(self._b)
        for word in RECORD_TYPES:
            self._match(word, ours[word], theirs[word])

    def differences(self) -> Iterator[Difference]:
        """All of them; `counts` and `equal` are right when they have been taken."""
        for difference in self._all():
            self.equal = False
            yield difference

    def _all(self) -> Iterator[Difference]:
        for place, line in self._a.lines():
            if like := self._likes.get(place):
                yield from self._between(line, self._b.line(like))
            else:
                yield from self._only("a", decode(line))
        for place in self._only_b:
            yield from self._only("b", decode(self._b.line(place)))

    def _match(self, word: str, ours: dict[Offset, Card], theirs: dict[Offset, Card]) -> None:
        ours_at, theirs_at = list(ours), list(theirs)
        found = matched(list(ours.values()), list(theirs.values()))
        for one, other in found.items():
            place, like = ours_at[one], theirs_at[other]
            self._likes[place] = like
            self._same.add(word, ours[place], theirs[like])
            self.counts[word].renumbered += ours[place].id != theirs[like].id
        taken = set(found.values())
        self._only_b += [place for number, place in enumerate(theirs_at) if number not in taken]

    def _between(self, ours: bytes, theirs: bytes) -> Iterator[Difference]:
        """What differs between two records that are the same one, and their comments."""
        a = decode(ours)
        count = self.counts[record_type(a)]
        count.compared += 1
        if ours == theirs and self._same.all_alike:
            self.counts["comment"].compared += len(a.comments) if isinstance(a, Post) else 0
            return
        b = decode(theirs)
        found = list(self._told(a, None, changes(a, b, self._same, self._bodies)))
        count.differing += bool(found)
        yield from found
        if isinstance(a, Post) and isinstance(b, Post):
            yield from self._comments(a, b)

    def _comments(self, a: Post, b: Post) -> Iterator[Difference]:
        ours, theirs = [card(one) for one in a.comments], [card(one) for one in b.comments]
        found = matched(ours, theirs)
        parents = {ours[one].id: theirs[other].id for one, other in found.items()}
        count = self.counts["comment"]
        for number, comment in enumerate(a.comments):
            if number not in found:
                yield from self._only("a", comment, a)
                continue
            other = b.comments[found[number]]
            count.compared += 1
            count.renumbered += comment.id != other.id
            changed = comment_changes(comment, other, (a, b), parents, self._same, self._bodies)
            told = list(self._told(comment, a, changed))
            count.differing += bool(told)
            yield from told
        taken = set(found.values())
        for number, comment in enumerate(b.comments):
            if number not in taken:
                yield from self._only("b", comment, b)

    def _told(
        self, record: Record | Comment, post: Post | None, found: Iterable[Change]
    ) -> Iterator[Difference]:
        word = record_type(record)
        for field, a, b in found:
            if not self._is_ignored(f"{word}.{field}"):
                yield Difference(
                    record=word, id=identity(record), name=describe(record, post), field=field, a=a, b=b
                )

    def _only(self, side: str, record: Record | Comment, post: Post | None = None) -> Iterator[Difference]:
        word = record_type(record)
        if self._is_ignored(word):
            return
        for one in (word, *["comment"] * len(record.comments if isinstance(record, Post) else ())):
            count = self.counts[one]
            count.only_a, count.only_b = count.only_a + (side == "a"), count.only_b + (side == "b")
        yield Difference(record=word, id=identity(record), name=describe(record, post), only=side)

    def _is_ignored(self, name: str) -> bool:
        parts = name.split(".")
        return any(".".join(parts[:length]) in self._ignore for length in range(1, len(parts) + 1))


def _cards(spool: Spool) -> dict[str, dict[Offset, Card]]:
    found: dict[str, dict[Offset, Card]] = {word: {} for word in RECORD_TYPES}
    for place, line in spool.lines():
        found[place.kind][place] = card(decode(line))
    return found
