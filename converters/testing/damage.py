"""Damaged inputs for readers: cut at many points, and with bytes changed at random."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

from converters import border, registry
from converters.base import Reader
from converters.diagnostics import Diagnostics, Severity
from converters.errors import SourceError
from converters.io.opening import open_source
from converters.model import Entity

SLOWEST = 20.0
"""Seconds that one damaged input may take."""
PIECES = (
    b"",
    b"\x00",
    b"\xff",
    b"<",
    b">",
    b"&",
    b'"',
    b"'",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\n",
    b"\r",
    b"-",
    b"0",
    b"9" * 40,
)
"""What a mutation puts in."""


def cuts(data: bytes, number: int) -> Iterator[bytes]:
    """The beginnings of `data`, at every point, or at so many evenly spread points."""
    step = max(1, len(data) // max(1, number))
    for end in range(0, len(data), step):
        yield data[:end]


def mutations(data: bytes, number: int, seed: int = 7) -> Iterator[bytes]:
    """`data` with one to four changes at random places, the same for the same seed: bytes replaced, taken away,
    repeated or put in."""
    chance = random.Random(seed)
    for _ in range(number):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            start = chance.randrange(len(changed) + 1)
            end = min(len(changed), start + chance.choice((0, 1, 1, 8, 200)))
            piece = chance.choice(PIECES) if chance.random() < 0.7 else bytes(changed[start:end]) * 2
            changed[start:end] = piece
        yield bytes(changed)


def check_reader_on_damage(
    reader: str | Reader,
    data: bytes,
    folder: Path,
    *,
    name: str = "sample",
    at: int = 300,
    changed: int = 300,
    seed: int = 7,
    silent_cuts: bool = False,
) -> None:
    """Raise `AssertionError`, with the input, unless the reader copes with every damaged form of the sound `data`.

    A reader may raise `SourceError` and nothing else. What it yields passes the border without a finding, it takes
    less than `SLOWEST` seconds, and what it loses of a file that is cut off is a finding. `silent_cuts`: a format of
    lines cannot know that some are missing. `name` is the file's name, `at` and `changed` the numbers of inputs.
    """
    made = registry.reader(reader) if isinstance(reader, str) else reader
    path = folder / name
    whole, diagnostics = _read(made, data, path)
    assert whole, f"the sound sample gives no records: {diagnostics.findings}"
    for number, damaged in enumerate(cuts(data, at)):
        found, diagnostics = _read(made, damaged, path)
        severe = any(finding.severity is not Severity.INFO for finding in diagnostics.findings)
        lost = found is not None and len(found) < len(whole)
        assert silent_cuts or severe or not lost, (
            f"cut {number}, after {len(damaged)} bytes: {len(found or ())} of {len(whole)} records, and no finding"
        )
    for damaged in mutations(data, changed, seed):
        _read(made, damaged, path)


def _read(reader: Reader, data: bytes, path: Path) -> tuple[list[Entity] | None, Diagnostics]:
    """The records, `None` where the source cannot be read."""
    path.write_bytes(data)
    diagnostics, start = Diagnostics(), time.process_time()
    try:
        source = open_source(path)
        reader.detects(source)
        given = list(reader.read(source, diagnostics))
    except SourceError:
        return None, diagnostics
    except Exception as error:
        raise AssertionError(f"{type(reader).__name__} raises {error!r} for {_shown(data)}") from error
    taken = time.process_time() - start
    assert taken < SLOWEST, f"{type(reader).__name__} takes {taken:.0f} s for {_shown(data)}"
    at_border = Diagnostics()
    admitted = list(border.admitted(given, at_border, type(reader).__name__))
    assert not at_border.findings, f"{at_border.findings[0]} for {_shown(data)}"
    return admitted, diagnostics


def _shown(data: bytes) -> str:
    return repr(data) if len(data) <= 2000 else f"{data[:1000]!r} … {data[-1000:]!r}"
