"""Goldmark, as Hugo runs it, and kramdown, as Jekyll runs it, show what WordPress shows: of many small texts at once.

Each judge renders all fragments in one run. `python -m tests.benchmarks fidelity` prints the same figures for all of them.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from converters.markup.markdown import to_markdown
from tests.benchmarks.bodies import bodies
from tests.conftest import missing
from tests.markup import fragments, judges
from tests.markup.flavors import FLAVORS

FLOOR = 0.999
"""The share of fragments that are equal."""

SKIPPED = ("<textarea", "<table><tr><td>\n<pre>\n**Hello**")
"""What html5lib reads otherwise than browsers: white space in a `textarea`, the first line feed of a `pre` in a cell."""


@pytest.fixture(params=judges.JUDGES)
def judge(request: pytest.FixtureRequest) -> str:
    """The name of a judge that is here."""
    name: str = request.param
    if not judges.is_here(name):
        missing(judges.PROGRAMS[name])
    return name


def wrong(name: str, found: Iterable[fragments.Fragment]) -> tuple[list[str], int]:
    """The fragments that a judge shows otherwise, with what it was given, and how many there are in all."""
    flavor = FLAVORS[name]
    sources = [pair for pair in found if not any(mark in pair[1] for mark in SKIPPED)]
    texts = [to_markdown(html, flavor).text for _, html in sources]
    pages = judges.JUDGES[name](texts, flavor)
    different = [
        f"{title}\n{html:.500}\n-- {text:.500}\n-- {page:.500}\n"
        for (title, html), text, page in zip(sources, texts, pages, strict=True)
        if judges.shown(html, flavor.tabs) != judges.shown(page, flavor.tabs)
    ]
    return different, len(sources)


def check(name: str, found: Iterable[fragments.Fragment], floor: float = FLOOR) -> None:
    different, number = wrong(name, found)
    assert number > 100
    assert 1 - len(different) / number >= floor, "\n".join([f"{len(different)} of {number}", *different[:10]])


def test_cases(judge: str) -> None:
    check(judge, fragments.cases(), 1)


@pytest.mark.slow(reason="many texts")
def test_tricky_pieces(judge: str) -> None:
    check(judge, fragments.tricky_pieces(share=7))


@pytest.mark.slow(reason="many texts")
def test_tricky_pairs(judge: str) -> None:
    check(judge, fragments.tricky_pairs(1500))


@pytest.mark.slow(reason="many random inputs")
def test_soup(judge: str) -> None:
    check(judge, fragments.soup(150), 0.98)


@pytest.mark.slow(reason="many texts")
def test_examples_of_others(judge: str, corpus: Path) -> None:
    check(judge, fragments.suites(corpus))


@pytest.mark.slow(reason="many texts")
def test_bodies_of_the_corpus(judge: str, corpus: Path) -> None:
    check(judge, bodies(corpus))
