"""The words within the heading of a comment, by language, and the days of the week beside its date."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from converters.io import yaml
from converters.readers.page_words import dates

_EDGES: Final = " \t\n.,:;|·•–—-#@~/\\\"'“”„()[]{}*=+：、，。"


@cache
def table() -> Mapping[str, Mapping[str, list[str]]]:
    """`heading_words.yml` as it is: language -> role -> words."""
    loaded: Mapping[str, Mapping[str, list[str]]] = yaml.load(
        files(__package__).joinpath("heading_words.yml").read_text(encoding="utf-8")
    )
    return loaded


def without_weekday(text: str, moment: dates.Moment | None = None) -> str:
    """What stands before or after a date without the day of the week next to the date.

    A word for another day than that of the date is a name: `Sam` is Saturday in French.
    """
    words = text.rsplit(None, 1)
    if words and _is_weekday(words[-1], moment):
        return words[0] if len(words) == 2 else ""
    words = text.split(None, 1)
    if len(words) == 2 and words[0].startswith("(") and _is_weekday(words[0], moment):
        return words[1]
    return text


def _is_weekday(word: str, moment: dates.Moment | None) -> bool:
    """Whether a word is the day of the week of a date, or of any where the date counts or is unsure."""
    key = word.lower().strip(_EDGES)
    is_name = key in _NAMES_OF_DAYS and word[0].isupper() and word[-1].isalpha()
    if not is_name or not moment or not (moment.text and moment.sure):
        return key in _weekdays()
    return date.fromisoformat(moment.text[:10]).weekday() == _NAMES_OF_DAYS[key]


_NAMES_OF_DAYS: Final = {
    "mon": 0, "mo": 0, "ma": 0, "man": 0, "di": 1, "mar": 1, "do": 3, "fri": 4, "sam": 5, "sun": 6, "su": 6, "dom": 6
}  # fmt: skip
"""Words for days of the week that are names too, and the number of the day from Monday."""


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(word.lower() for roles in table().values() for word in roles["weekdays"])
