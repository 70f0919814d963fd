"""Makes the cases: an export of `tests.planted`, with rows that it has twice, and one thing done to it."""

from functools import cache
from random import Random
from typing import Final

from converters import registry
from tests.fuzz.case import Case
from tests.fuzz.exports.changes import damaged, grow
from tests.planted.sources import SOURCES, planted

READERS: Final = tuple(dict.fromkeys(reader for reader, _ in SOURCES.values()))
_FORMS: Final = 12
"""So many forms of an export are damaged: what is read of each is remembered."""
_PRIVATE_TARGET: Final = "archive"
_TARGETS: Final = ("hugo", "html", "jekyll")


def case_of(chance: Random, reader: str) -> Case:
    """One case for a reader; half of them are read for an archive, the others for what everyone may see."""
    name = chance.choice([name for name, (its, _) in SOURCES.items() if its == reader])
    whole = _form(name, chance.randrange(_FORMS))
    files, damage = damaged(whole, chance)
    to = _PRIVATE_TARGET if chance.random() < 0.5 else _public_target(chance)
    known = ("--from", reader) if chance.random() < 0.6 else ()
    return Case(files, len(whole) > 1, (*known, "--to", to), damage=damage)


def _public_target(chance: Random) -> str:
    if chance.random() < 0.9:
        return chance.choices(_TARGETS, (6, 3, 3))[0]
    return chance.choice([name for name in registry.names("writer") if registry.writer(name).public])


@cache
def _form(name: str, number: int) -> dict[str, bytes]:
    source = planted(name)
    files = {path: data.encode() if isinstance(data, str) else data for path, data in source.files.items()}
    if len(files) == 1:
        files = {path.rpartition("/")[2]: data for path, data in files.items()}
    return grow(files, Random(f"{name} {number}")) if number else files
