"""Nothing costs more than what is added to it: every road, with everything that makes parsers and writers slow."""

import re
from pathlib import Path

import pytest

from converters import registry
from tests.growth import measure
from tests.growth.measure import steep_in_seconds, steep_in_steps, steps
from tests.growth.roads import ROADS, cases, preparing
from tests.growth.sources import BODIES, SOURCES

pytestmark = pytest.mark.slow(reason="thousands of large inputs")

CASES = list(cases())


@pytest.mark.long(share=300)
@pytest.mark.parametrize(("road", "name"), CASES)
def test_the_steps_are_linear(road: str, name: str, tmp_path: Path) -> None:
    assert not steep_in_steps(preparing(road, name, tmp_path), ROADS[road].size)


@pytest.mark.long(share=600)
@pytest.mark.parametrize(("road", "name"), CASES)
def test_the_time_is_linear(road: str, name: str, tmp_path: Path) -> None:
    assert not steep_in_seconds(preparing(road, name, tmp_path), 4 * ROADS[road].size)


def test_every_reader_is_tried() -> None:
    readers = set(registry.names("reader"))
    assert readers == SOURCES.keys()
    assert readers - {"uploads"} == BODIES.keys()


def test_what_is_quadratic_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def pairs(n: int):
        return lambda: [len((one, other)) for one in range(n) for other in range(n)]

    def search(n: int):
        text = "a" * n
        return lambda: re.search("a+b|a+c", text)

    assert steep_in_steps(pairs, 50)
    monkeypatch.setattr(measure, "CEILING", measure.ENOUGH)  # the next size would take 16 times as long
    assert steep_in_seconds(search, 16_000)  # large enough to tell on a fast machine


def test_what_is_linear_is_not() -> None:
    def walk(n: int):
        return lambda: [len(str(number)) for number in range(n)]

    def threshold(n: int):  # dearer for each from 500 on
        return lambda: [len(str(number)) for number in range(n * (1 if n < 500 else 5))]

    assert not steep_in_steps(walk, 50)
    assert not steep_in_steps(threshold, 250)


def test_steps_are_the_same_on_every_run(tmp_path: Path) -> None:
    action = preparing("write markdown", "posts", tmp_path)(30)
    for _ in range(3):  # what is remembered is remembered
        action()
    assert len({steps(action) for _ in range(5)}) < 5  # a collector of garbage may call something, once
