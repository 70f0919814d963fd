"""What is to be downloaded: a file that the target shows or links to, with the URLs that may have it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from converters.model import Post


@dataclass(eq=False)
class Wanted:
    """One file."""

    steps: tuple[str, ...]
    """The URLs to ask for, the best first (see `addresses.request_url`)."""
    use: str
    """What it is to be: `image`, `player` or `link` (see `content.misfit`)."""
    date: str = ""
    """When the first post that shows it was published."""
    post: Post | None = None
    """That post, with as much as a finding names."""
    shown: dict[str, None] = field(default_factory=dict)
    """The URLs that texts show it by, absolute."""
    spelled: dict[str, str] = field(default_factory=dict)
    """URLs to ask for, where the host or path has other letters than those of ASCII -> as the text spells them."""


class WantedFiles:
    """All files that are wanted, in the order in which they are met, each once."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, ...], Wanted] = {}

    def __iter__(self) -> Iterator[Wanted]:
        return iter(self._files.values())

    def __len__(self) -> int:
        return len(self._files)

    def add(
        self,
        steps: Sequence[str],
        shown: Sequence[str],
        use: str,
        date: str,
        post: Post | None,
        spelled: Mapping[str, str],
    ) -> None:
        """Add a file by its URLs (see `Wanted`)."""
        found = self._files.setdefault(tuple(steps), Wanted(tuple(steps), use, date, post))
        found.shown.update(dict.fromkeys(shown))
        found.spelled.update(spelled)
        if use != "link":  # what a page shows must be what it shows
            found.use = use
