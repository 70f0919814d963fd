"""The words of pages and themes in the language of the blog: `words.yml` as a table, and dates as the language has them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from converters.io import yaml
from converters.io.languages import normalized, primary_language

FALLBACK: Final = "en"
ALIKE: Final = {"zh-hk": "zh-tw", "zh-hant": "zh-tw", "zh-mo": "zh-tw", "no": "nb", "nn": "nb", "iw": "he"}
"""Languages that have the words of another."""
RIGHT_TO_LEFT: Final = frozenset("ar arc ckb dv fa he iw ks ku nqo ps sd syr ug ur yi".split())
"""Languages that are written from right to left."""


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """The words by language, as `de` or `zh-tw`."""
    found: Mapping[str, Mapping[str, str]] = yaml.load(
        files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    )
    return found


def words(language: str) -> Mapping[str, str]:
    """The words of a language (`pt-BR`, `zh_TW`): of just that, or of its first part, or English."""
    tag = normalized(language)
    known = table()
    ways = (ALIKE.get(tag, tag), ALIKE.get(tag.partition("-")[0], tag.partition("-")[0]), FALLBACK)
    return next(known[way] for way in ways if way in known)


def direction(language: str) -> str:
    """The direction of writing: `rtl` or `ltr`."""
    return "rtl" if primary_language(language) in RIGHT_TO_LEFT else "ltr"


def language_attributes(language: str) -> dict[str, str]:
    """The attributes `lang` and `dir` of a page; `lang` is empty where the language is not known, `dir` where it is `ltr`."""
    return {
        "lang": language.replace("_", "-") if primary_language(language) else "",
        "dir": "rtl" if direction(language) == "rtl" else "",
    }


def day(date: str, words: Mapping[str, str]) -> str:
    """The day of a date in ISO 8601 as the language writes it (`5. Januar 2020`); another text stays."""
    year, month, number = date[:4], date[5:7], date[8:10]
    if not (year.isdecimal() and month.isdecimal() and number.isdecimal() and 1 <= int(month) <= 12):
        return date
    name = words["months"].split()[int(month) - 1]
    return words["date"].format(day=int(number), month=name, year=int(year))


def moment(date: str, words: Mapping[str, str]) -> str:
    """Day and time of a date in ISO 8601 as the language writes them (`5. Januar 2020, 08:00`)."""
    time = date[11:16]
    return f"{day(date, words)}{words['clock'] if time else ''}{time}"
