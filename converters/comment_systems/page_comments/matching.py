"""Which post a page of a comment system is.

Pages are known before the first post is read, so only keys that a page asks for are remembered: memory grows with the
pages and not with the posts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

_SEVERAL = -1


class Matcher:
    """Pages and posts are numbers that the caller gives."""

    def __init__(self) -> None:
        self._asked: dict[int, Sequence[str]] = {}
        self._answers: dict[str, int | None] = {}

    def ask(self, page: int, keys: Sequence[str]) -> None:
        """Add the keys of a page, the strongest first; more keys of the same page are weaker."""
        self._asked[page] = [*self._asked.get(page, ()), *keys]
        self._answers |= dict.fromkeys(keys)

    def answer(self, post: int, keys: Iterable[str]) -> None:
        """A post with all its keys."""
        for key in keys:
            if key in self._answers:
                known = self._answers[key]
                self._answers[key] = post if known in (None, post) else _SEVERAL

    def matches(self) -> dict[int, list[int]]:
        """The pages of each post that has any: those whose strongest answered key is the key of one post alone.

        A key that several posts have says nothing; the next one may.
        """
        found: defaultdict[int, list[int]] = defaultdict(list)
        for page, keys in self._asked.items():
            answers = (self._answers[key] for key in keys)
            post = next((post for post in answers if post not in (None, _SEVERAL)), None)
            if post is not None:
                found[post].append(page)
        return found
