"""What stops a run, and what was meant by a word that does not exist. Everything else is a finding (see `diagnostics`)."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType


class BlogportError(Exception):
    """A sentence for the user; `exit_status` is what the command ends with."""

    exit_status = 3


class UsageError(BlogportError):
    """The command line, or an argument of the Python call, is wrong."""

    exit_status = 2


class FormatError(UsageError):
    """A format is unknown, broken, claimed twice, or cannot be detected from the source."""


class SourceError(BlogportError):
    """A source cannot be read at all."""


class FileError(SourceError):
    """One file cannot be read. Where it is one of several, it becomes a finding, and the others are read."""

    def __init__(self, name: str, why: str) -> None:
        """`name` is what findings call the file, `why` the reason as a clause."""
        super().__init__(f"{name}: cannot be read: {why}")
        self.name = name
        self.why = why

    def __reduce__(self) -> tuple[type["FileError"], tuple[str, str]]:
        """How it is sent from a worker process."""
        return type(self), (self.name, self.why)


class UnsupportedError(SourceError):
    """A source is the export of a platform that no reader reads."""


class TargetError(BlogportError):
    """The target cannot be written; it is as it was before."""


class TargetInUseError(TargetError):
    """Another run is writing to the target."""


class InternalError(BlogportError):
    """An error that should not happen; `__cause__` is the exception."""

    exit_status = 4


class PluginError(InternalError):
    """The same in a plug-in, which the sentence names."""


class StoppedWhenComplete(KeyboardInterrupt):
    """A signal ended the run when its target was complete; the sentence is for the user."""


class StoppedHalfway(KeyboardInterrupt):
    """A signal ended the run while its target was sent; the sentence is for the user."""


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one, or nothing. One that begins with it is like it, too."""
    from difflib import get_close_matches  # only where a word is wrong: each start would pay for it

    words = list(known)
    if close := get_close_matches(word, words, 1):
        return close[0]
    begun = [name for name in words if len(word.strip("-")) > 1 and name.startswith(word)]
    return begun[0] if len(begun) == 1 else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The same as a question."""
    found = closest(word, known)
    return f"did you mean {found}?" if found else ""


def ensure_known(
    option: str, words: Iterable[str], known: Collection[str], hints: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Raise `UsageError` for the first of the words that an option does not take; `hints` are for likely wrong words."""
    for word in words:
        if word not in known:
            hint = hints.get(word) or did_you_mean(word, known)
            raise UsageError(f"{option} {word}: {f'{hint} ' * bool(hint)}it takes {', '.join(known)}")
