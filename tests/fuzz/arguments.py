"""Draws the arguments of a run: the reader, a writer, their options. The options are those that the formats declare."""

from functools import cache
from random import Random
from typing import Final

from converters import registry
from converters.privacy import INCLUDABLE

_VALUES: Final = {
    "date": ("2026-01-31", "1999-12-31T23:59:59+01:00"),
    "zone": ("Asia/Tokyo", "America/New_York"),
    "number": ("1", "2", "7", "1000000"),
    "size": ("10kB", "20kB", "1MB"),
    "pattern": ("/:year/:month/:slug/", "/:folder/:name.html", "/:category/:day"),
    "url": ("https://new.example", "https://new.example/sub/", "http://[::1]:8080"),
    "old=new,old=new,...": ("title=titel", "date=published,tags=labels", "slug=path"),
    "name,name,...": ("title", "title,date", "alignleft,style", "tags,comments,x"),
}
"""What an option takes, as `blogport formats` shows it -> values of it. Others are choices: `yaml|toml`."""
_SKIPPED: Final = ("file", "folder")
_COSTLY: Final = ("html",)
"""Writers of a site with its theme take five times as long as the others."""


def draw(chance: Random, reader: str) -> tuple[str, ...]:
    """Arguments for an input that was made for `reader`: mostly that one, also another, or detection."""
    forced = chance.choices((reader, "", chance.choice(registry.names("reader"))), (60, 28, 12))[0]
    writer = _writer(chance)
    arguments = [*(("--from", forced) if forced else ()), "--to", writer]
    offered = dict(_options("writer", writer)) | dict(_options("reader", forced) if forced else ())
    for name in chance.sample(sorted(offered), min(len(offered), chance.choice((0, 0, 1, 2)))):
        arguments += ["-o", f"{name}={chance.choice(offered[name])}"]
    if chance.random() < 0.25:
        words = chance.sample(INCLUDABLE, chance.randint(1, len(INCLUDABLE)))
        arguments += ["--include", ",".join(words)]
    if chance.random() < 0.1:
        arguments.append("--strict")
    if chance.random() < 0.05:
        arguments += ["--limit-record", chance.choice(("1", "300", "5kB"))]
    if chance.random() < 0.05:
        arguments += ["--limit-unpacked", chance.choice(("1", "3kB", "100kB"))]
    return tuple(arguments)


def _writer(chance: Random) -> str:
    names = registry.names("writer")
    weights = [1 if name in _COSTLY else 8 if name == "archive" else 4 for name in names]
    return chance.choices(names, weights)[0]


@cache
def _options(role: str, name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The options of a format with values for each."""
    (format_,) = (each for each in registry.list_formats() if (each.role, each.name) == (role, name))
    return tuple(
        (option.name, _VALUES.get(option.takes) or tuple(option.takes.split("|")))
        for option in format_.options
        if option.takes not in _SKIPPED
    )
