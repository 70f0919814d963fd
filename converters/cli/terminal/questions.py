"""Questions at a terminal. `blogport guide` alone asks any."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from converters.errors import BlogportError, did_you_mean
from converters.io.numbers import parse_int

T = TypeVar("T")


def ask(question: str, default: str, judge: Callable[[str], T]) -> T:
    """Ask until `judge` takes the answer; an empty one is the default. `judge` raises `BlogportError` with what is wrong.

    The end of the input (Ctrl-D) ends the run like Ctrl-C.
    """
    while True:
        try:
            answer = input(f"{question} [{default}] " if default else f"{question} ").strip()
        except EOFError as error:
            print()
            raise KeyboardInterrupt from error
        try:
            return judge(answer or default)
        except BlogportError as error:
            print(f"  {error}")


def choose(question: str, choices: Mapping[str, str], default: str) -> str:
    """Ask for one of these words; its number will do."""
    print(question)
    for number, (word, summary) in enumerate(choices.items(), 1):
        print(f"  {number:>2}  {word:<10} {summary}")
    return ask("Number or word:", default, lambda answer: _word(answer, list(choices)))


def choose_several(question: str, choices: Sequence[str]) -> list[str]:
    """Ask for some of these words, or none."""

    def judge(answer: str) -> list[str]:
        words = [] if answer == "none" else [word.strip() for word in answer.split(",") if word.strip()]
        return [_word(word, choices) for word in words]

    return ask(f"{question}\n  {', '.join(choices)}:", "none", judge)


def agree(question: str) -> bool:
    """Ask for yes or no; no is the default."""
    return ask(question, "no", lambda answer: _word(answer.lower(), ["yes", "no", "y", "n"])) in ("yes", "y")


def _word(answer: str, words: Sequence[str]) -> str:
    if (number := parse_int(answer)) and number <= len(words):
        return words[number - 1]
    if answer in words:
        return answer
    raise BlogportError(did_you_mean(answer, words) or f"there are {', '.join(words)}")
