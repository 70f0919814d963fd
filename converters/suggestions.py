"""What was meant by a word that does not exist, and the error for it."""

from collections.abc import Collection, Iterable

from converters.errors import UsageError


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


def ensure_known(option: str, words: Iterable[str], known: Collection[str]) -> None:
    """Raise `UsageError` for the first of the words that an option does not take."""
    for word in words:
        if word not in known:
            hint = did_you_mean(word, known)
            raise UsageError(f"{option} {word}: {f'{hint} ' * bool(hint)}it takes {', '.join(known)}")
