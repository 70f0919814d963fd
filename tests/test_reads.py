"""How often each reader reads its source: bytes are counted, for no test is timed."""

import io
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

import converters
from converters.io import folders, opening
from tests.growth.sources import BODIES
from tests.growth.sources.base import lay

pytestmark = pytest.mark.slow(reason="large sources, for each reader two")

MORE: Final = {
    "blogger": 2,
    "cms-sql": 2,
    "commento": 2,
    "disqus": 2,
    "feed": 3,
    "ghost": 2,
    "livejournal": 2.5,  # its comments, half of it, once more: the server leaves out the state of those that are approved
    "movabletype": 2,
    "talkyard": 2,
    "waline": 3,
    "wordpress-rest": 2,
    "wordpress-sql": 2,
}
"""Readers that read their source more than once: what stands late in it (comments, terms, names of authors) belongs to what stands
early, and nothing large is kept in memory."""
SIZES: Final = (2500, 3500)
"""In paragraphs. What each source is recognised by is read besides, and is the same for both: the difference shows the rest."""


class CountedFile(io.FileIO):
    """A file that counts the bytes that are read from it, by its path."""

    def __init__(self, path: str | Path, counts: Counter[str]) -> None:
        super().__init__(str(path))
        self._path, self._counts = str(path), counts

    def readinto(self, buffer: Any) -> int:
        length = super().readinto(buffer) or 0
        self._counts[self._path] += length
        return length

    def readall(self) -> bytes:
        data = super().readall() or b""
        self._counts[self._path] += len(data)
        return data


@pytest.fixture
def read_of(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """The bytes that are read of each file of a source."""
    counts: Counter[str] = Counter()

    def counting(path: str | Path) -> io.BufferedReader:
        file: Any = CountedFile(path, counts)
        return io.BufferedReader(file)

    for module in (folders, opening):
        monkeypatch.setattr(module, "open_path", counting)
    return counts


@pytest.mark.parametrize("reader", BODIES)
def test_a_source_is_read_once_but_for_what_recognises_it(
    reader: str, read_of: Counter[str], tmp_path: Path
) -> None:
    sizes, reads = [], []
    for number in SIZES:
        text = "".join(
            f"<p>Walk {walk}: the ferry was late, and nobody minded.</p>\n" for walk in range(number)
        )
        source = lay(BODIES[reader](text), tmp_path / f"source-{number}")
        read_of.clear()
        result = converters.convert(source, tmp_path / f"site-{number}", to="hugo", from_=reader)
        assert result.accounts["post"].read
        sizes.append(sum(Path(path).stat().st_size for path in read_of))
        reads.append(sum(read_of.values()))
    assert (reads[1] - reads[0]) / (sizes[1] - sizes[0]) == MORE.get(reader, 1)
