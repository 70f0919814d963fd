"""The words of the templates in the language of the blog: `words.yml` as a table."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from converters.io import yaml
from converters.io.languages import normalized

FALLBACK = "en"


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


ALIKE = {"zh-hk": "zh-tw", "zh-hant": "zh-tw", "zh-mo": "zh-tw", "no": "nb", "nn": "nb", "iw": "he"}
"""Languages that have the words of another."""
