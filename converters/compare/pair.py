"""Two blogs side by side: matches their records, and yields the differences."""

from collections.abc import Collection, Iterable, Iterator

from converters.compare.bodies import Bodies
from converters.compare.fields import Change, Same, changes, comment_changes
from converters.compare.judgement import Judgement, Matched
from converters.compare.matching import Card, card, matched
from converters.compare.result import Count, Difference
from converters.diagnostics import describe, identity
from converters.errors import UsageError
from converters.model import RECORD_TYPES, Comment, Post, Record, record_type
from converters.run.load import LoadedBlog
from converters.storage.record_lines import decode
from converters.storage.spool import Offset, Spool

WORDS = {**RECORD_TYPES, "comment": Comment}
"""The types that are compared, by name."""


def ignored(names: Collection[str]) -> frozenset[str]:
    """The names of ignored fields and types. Raises `UsageError` for a name that the model does not have."""
    for name in names:
        word, _, field = name.partition(".")
        if word not in WORDS:
            raise UsageError(
                f"--ignore {name}: a field is written record.field; records are {', '.join(WORDS)}"
            )
        fields = [name for name in WORDS[word].__struct_fields__ if name not in ("id", "comments")]
        if field and field.partition(".")[0] not in fields:
            raise UsageError(f"--ignore {name}: a {word} has {', '.join(fields)}")
    return frozenset(names)


class Pair:
    """Two blogs and their matched records. With a `judgement`, what it explains is counted in it, and no difference."""

    def __init__(
        self, a: LoadedBlog, b: LoadedBlog, ignore: Collection[str] = (), judgement: Judgement | None = None
    ) -> None:
        self._judgement = judgement
        self.counts = {word: Count() for word in WORDS}
        self.equal = True
        self._a, self._b = a.spool, b.spool
        self._ignore = ignored(ignore)
        self._bodies = Bodies(a.site_index, b.site_index)
        self._same = Same()
        self._matched: dict[Offset, Offset] = {}
        self._only_b: list[Offset] = []
        ours, theirs = _cards(self._a), _cards(self._b)
        for word in RECORD_TYPES:
            self._match(word, ours[word], theirs[word])

    def differences(self) -> Iterator[Difference]:
        """Yield all differences; `counts` and `equal` are complete after the last."""
        for difference in self._all():
            self.equal = False
            yield difference

    def _all(self) -> Iterator[Difference]:
        for offset, line in self._a.lines():
            if like := self._matched.get(offset):
                yield from self._between(line, self._b.line(like))
            else:
                yield from self._only("a", decode(line))
        for offset in self._only_b:
            yield from self._only("b", decode(self._b.line(offset)))

    def _match(self, word: str, ours: dict[Offset, Card], theirs: dict[Offset, Card]) -> None:
        ours_at, theirs_at = list(ours), list(theirs)
        found = matched(list(ours.values()), list(theirs.values()))
        for number_a, number_b in found.items():
            offset, like = ours_at[number_a], theirs_at[number_b]
            self._matched[offset] = like
            self._same.add(word, ours[offset], theirs[like])
            self.counts[word].renumbered += ours[offset].id != theirs[like].id
        taken = set(found.values())
        self._only_b += [offset for number, offset in enumerate(theirs_at) if number not in taken]

    def _between(self, ours: bytes, theirs: bytes) -> Iterator[Difference]:
        """The differences between two matched records, and between their comments."""
        a = decode(ours)
        count = self.counts[record_type(a)]
        count.compared += 1
        if ours == theirs and self._same.all_alike:
            self.counts["comment"].compared += len(a.comments) if isinstance(a, Post) else 0
            return
        b = decode(theirs)
        found = list(self._differences(a, None, b, None, changes(a, b, self._same, self._bodies)))
        count.differing += bool(found)
        yield from found
        if isinstance(a, Post) and isinstance(b, Post):
            yield from self._comments(a, b)

    def _comments(self, a: Post, b: Post) -> Iterator[Difference]:
        ours, theirs = [card(comment) for comment in a.comments], [card(comment) for comment in b.comments]
        found = matched(ours, theirs)
        parents = {ours[number_a].id: theirs[number_b].id for number_a, number_b in found.items()}
        count = self.counts["comment"]
        for number, comment in enumerate(a.comments):
            if number not in found:
                yield from self._only("a", comment, a)
                continue
            other = b.comments[found[number]]
            count.compared += 1
            count.renumbered += comment.id != other.id
            changed = comment_changes(comment, other, (a, b), parents, self._same, self._bodies)
            differences = list(self._differences(comment, a, other, b, changed))
            count.differing += bool(differences)
            yield from differences
        taken = set(found.values())
        for number, comment in enumerate(b.comments):
            if number not in taken:
                yield from self._only("b", comment, b)

    def _differences(
        self,
        record: Record | Comment,
        post: Post | None,
        other: Record | Comment,
        other_post: Post | None,
        found: Iterable[Change],
    ) -> Iterator[Difference]:
        word = record_type(record)
        for field, a, b in found:
            if self._is_ignored(f"{word}.{field}"):
                continue
            if self._judgement and self._judgement.explains(
                Matched(record, post, other, other_post), f"{word}.{field}", a, b
            ):
                continue
            yield Difference(
                record=word, id=identity(record), name=describe(record, post), field=field, a=a, b=b
            )

    def _only(self, side: str, record: Record | Comment, post: Post | None = None) -> Iterator[Difference]:
        word = record_type(record)
        if self._is_ignored(word):
            return
        if self._judgement and self._judgement.explains_absence(side, record, post):
            return
        for counted in (word, *["comment"] * len(record.comments if isinstance(record, Post) else ())):
            count = self.counts[counted]
            count.only_a, count.only_b = count.only_a + (side == "a"), count.only_b + (side == "b")
        yield Difference(record=word, id=identity(record), name=describe(record, post), only=side)

    def _is_ignored(self, name: str) -> bool:
        parts = name.split(".")
        return any(".".join(parts[:length]) in self._ignore for length in range(1, len(parts) + 1))


def _cards(spool: Spool) -> dict[str, dict[Offset, Card]]:
    found: dict[str, dict[Offset, Card]] = {word: {} for word in RECORD_TYPES}
    for offset, line in spool.lines():
        found[offset.kind][offset] = card(decode(line))
    return found
