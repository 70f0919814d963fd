"""Differences in groups by field, with how many there are and some examples: memory does not grow with them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from converters.compare.result import Difference
from converters.publishing.housekeeping import kind_of

EXAMPLES = 5
"""Differences of a group that are kept."""


class Groups:
    """The differences of two blogs by field. `number` is how many there are."""

    def __init__(self, differences: Iterable[Difference]) -> None:
        self.counts: Counter[str] = Counter()
        self._examples: defaultdict[str, list[Difference]] = defaultdict(list)
        for difference in differences:
            group = group_of(difference)
            self.counts[group] += 1
            if len(self._examples[group]) < EXAMPLES:
                self._examples[group].append(difference)

    @property
    def number(self) -> int:
        """How many differences there are."""
        return self.counts.total()

    def __iter__(self) -> Iterator[tuple[str, int, list[Difference]]]:
        """Each group with its number and its examples, the largest first."""
        for group, number in self.counts.most_common():
            yield group, number, self._examples[group]


def group_of(difference: Difference) -> str:
    """The group of a difference: `post.title`, `comment only in a`; numbers and hashes in names of fields do not count."""
    if difference.only:
        return f"{difference.record} only in {difference.only}"
    return f"{difference.record}.{kind_of(difference.field)}"
