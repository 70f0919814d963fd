"""What a user can say about downloads, and what a run says of them while they go on."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from converters.errors import UsageError, ensure_known

FALLBACKS: Final = ("wayback",)
"""Where files are asked for that the old host does not have any more."""
ALL_HOSTS: Final = "all"
"""The word that stands for every host."""
PER_HOST: Final = 4
"""Connections to one host at a time."""
IN_ALL: Final = 8
"""Connections at a time."""
WAYBACK: Final = "https://web.archive.org/web/"
"""Where the Wayback Machine keeps its captures."""


class Downloads(NamedTuple):
    """How far the downloads are. `received` is in bytes, of this run alone."""

    done: int
    total: int
    received: int


@dataclass(frozen=True)
class Fetch:
    """How files are downloaded. Raises `UsageError` for values that make no sense."""

    hosts: Collection[str] = ()
    """Hosts that files are taken from, besides the site's own and those of platforms; `all` for every host."""
    private: bool = False
    """Whether addresses in private networks, and of this machine, may be asked."""
    max_size: int = 100 * 10**6
    """The largest file, in bytes."""
    offline: bool = False
    """Whether only files of earlier runs are used; nothing is asked of any host."""
    fallback: str = ""
    """Where to ask for a file that is gone: `wayback`, or nowhere."""
    store: str | Path | None = None
    """The folder that keeps the files between runs; by default beside the target, with `.fetched` after its name."""
    wayback: str = WAYBACK
    """The archive that `wayback` means: the start of the URLs of its captures."""
    follow: Callable[[Downloads], None] | None = None
    """Called while files arrive."""

    def __post_init__(self) -> None:
        if self.fallback:
            ensure_known("--fetch-fallback", [self.fallback], FALLBACKS)
        if self.max_size < 1:
            raise UsageError("--fetch-max: it takes a size, such as 100MB")
