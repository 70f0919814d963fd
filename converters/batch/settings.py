"""What a job may say besides its sources and its target: the keys of `blogport.toml`, from a cell of CSV or a value of JSON."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from converters.batch import places
from converters.errors import UsageError, did_you_mean
from converters.fetch.options import FALLBACKS, Fetch
from converters.io.limits import Limits, parse_size
from converters.io.numbers import parse_int
from converters.known_comment_systems import WRITTEN
from converters.privacy import INCLUDABLE
from converters.redirects.names import FORMATS
from converters.run.last_run.fingerprint import PATHS
from converters.run.selection import Selection

Settings = dict[str, Any]
_YES: Final = frozenset({"true", "yes", "1", "on"})
_NO: Final = frozenset({"false", "no", "0", "off"})


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("a text")
    return str(value)


def _word(value: Any) -> str:
    return _text(value).lower()


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).lower()
    if text not in _YES | _NO:
        raise ValueError("true or false")
    return text in _YES


def _words(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else str(value).replace(",", " ").split()
    if isinstance(value, dict | bool) or not all(isinstance(part, str | int) for part in parts):
        raise ValueError("a list of words")
    return [str(part) for part in parts]


def _names(value: Any) -> list[str]:
    """As words, but a name may have spaces: only commas stand between them."""
    return _words(value if isinstance(value, list) else [part.strip() for part in str(value).split(",")])


def _number(value: Any) -> int:
    number = parse_int(str(value))
    if not number:
        raise ValueError("a number, at least 1")
    return number


def _size(value: Any) -> int:
    try:
        return parse_size(str(value))
    except ValueError:
        raise ValueError("a size, such as 500MB") from None


def _options(value: Any) -> dict[str, str]:
    """Options of formats: an object, or `KEY=VALUE` with semicolons between several."""
    if isinstance(value, str):
        pairs = [part.partition("=") for part in value.split(";") if part.strip()]
        if not all(equals for _, equals, _ in pairs):
            raise ValueError("KEY=VALUE; KEY=VALUE")
        return {key.strip(): text.strip() for key, _, text in pairs}
    if not isinstance(value, dict):
        raise ValueError("an object of options")
    return {key: _option(each) for key, each in value.items()}


def _option(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ",".join(map(_option, value))
    return _text(value)


KEYS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "to": _word,
    "from": _word,
    "options": _options,
    "include": _words,
    "redirects": _words,
    "comments": _words,
    "force": _flag,
    "prune": _flag,
    "merge": _flag,
    "strict": _flag,
    "after": _text,
    "before": _text,
    "type": _names,
    "status": _names,
    "author": _names,
    "term": _names,
    "language": _names,
    "id": _names,
    "limit": _number,
    "fetch": _flag,
    "fetch-hosts": _words,
    "fetch-max": _size,
    "fetch-fallback": _word,
    "fetch-private": _flag,
    "offline": _flag,
    "limit-unpacked": _size,
    "limit-record": _size,
}
"""The keys, and what each makes of a value; it raises `ValueError` with what the key takes."""
_ONE_OPTION: Final = "options."
"""What begins a key that is an option of a format by itself: a column `options.theme`."""
SOURCES: Final = ("source", "sources")
COLUMNS: Final = (SOURCES[0], "target", *KEYS)
"""All that a row may say."""
_OF_FETCH: Final = ("fetch-hosts", "fetch-max", "fetch-fallback", "fetch-private")
_KNOWN: Final = {
    "include": INCLUDABLE,
    "redirects": FORMATS,
    "comments": WRITTEN,
    "fetch-fallback": FALLBACKS,
}
"""The words that a key may have, where they are few."""


def is_key(name: str) -> bool:
    """Whether a row may have a column of this name."""
    return name in COLUMNS or name in SOURCES or name.startswith(_ONE_OPTION)


def with_whole_paths(settings: Settings, folder: str = "") -> Settings:
    """Settings whose options name paths as every process understands them; relative ones are seen from `folder`."""
    options = settings.get("options", {})
    paths = {key: places.whole(options[key], folder) for key in PATHS if options.get(key)}
    return {**settings, "options": {**options, **paths}} if paths else settings


def read(values: Mapping[str, Any], given: Settings, folder: str = "") -> Settings:
    """The settings of a job: its own, and those that are `given` for all. Options of formats are joined.

    Relative paths in its own are seen from `folder`.

    Raises `UsageError` for a key that there is not, or a value that makes no sense.
    """
    own: Settings = {}
    single: dict[str, str] = {}
    for key, value in values.items():
        if key not in KEYS and not key.startswith(_ONE_OPTION):
            hint = did_you_mean(key, COLUMNS)
            raise UsageError(
                f"there is no key {key}; {f'{hint} ' * bool(hint)}there are {', '.join(COLUMNS)}"
            )
        try:
            if key in KEYS:
                own[key] = KEYS[key](value)
            else:
                single[key.removeprefix(_ONE_OPTION)] = _option(value)
        except ValueError as error:
            raise UsageError(f"{key} takes {error}, and not {str(value)[:60]!r}") from None
    own = with_whole_paths({**own, "options": {**own.get("options", {}), **single}}, folder)
    found = {**given, **own, "options": {**given.get("options", {}), **own["options"]}}
    for key, known in _KNOWN.items():
        words = found.get(key) or ()
        for word in [words] if isinstance(words, str) else words:
            if word not in known:
                raise UsageError(f"{key} {word}: it takes {', '.join(known)}")
    if not found.get("to"):
        raise UsageError("the job does not say what to write; add the key to, or --to FORMAT for all jobs")
    if not found.get("fetch") and not found.get("offline"):
        alone = next((key for key in _OF_FETCH if found.get(key)), "")
        if alone:
            raise UsageError(f"{alone} goes with fetch; without that nothing is downloaded")
    selection(found)
    return found


def selection(settings: Settings) -> Selection:
    """The posts that a job chooses. Raises `UsageError` for what is no date."""
    lists = {
        field: tuple(settings.get(key, ()))
        for key, field in (
            ("type", "types"),
            ("status", "statuses"),
            ("author", "authors"),
            ("term", "terms"),
            ("language", "languages"),
            ("id", "ids"),
        )
    }
    return Selection(
        after=settings.get("after", ""),
        before=settings.get("before", ""),
        limit=settings.get("limit", 0),
        **lists,
    )


def fetch(settings: Settings) -> Fetch | None:
    """How a job downloads files; None where it does not."""
    if not settings.get("fetch") and not settings.get("offline"):
        return None
    return Fetch(
        hosts=tuple(settings.get("fetch-hosts", ())),
        private=settings.get("fetch-private", False),
        max_size=settings.get("fetch-max") or Fetch.max_size,
        offline=settings.get("offline", False),
        fallback=settings.get("fetch-fallback", ""),
    )


def limits(settings: Settings) -> Limits:
    """What a job may unpack, and how large a record may be."""
    return Limits(
        unpacked=settings.get("limit-unpacked", Limits.unpacked),
        record=settings.get("limit-record", Limits.record),
    )
