"""What `python -m tests.benchmarks fidelity` prints may not get worse: the floors that the project promises."""

from pathlib import Path

import pytest

from converters.markup.markdown import FLAVORS, MarkdownFlavor
from tests.benchmarks.bodies import KINDS, Body, bodies, measure


@pytest.fixture(scope="module")
def all_bodies(corpus: Path) -> list[Body]:
    return list(bodies(corpus))


@pytest.mark.parametrize("flavor", FLAVORS.values(), ids=FLAVORS)
def test_bodies_of_the_corpus(flavor: MarkdownFlavor, all_bodies: list[Body]) -> None:
    assert len(all_bodies) > 500
    account = measure(all_bodies, flavor)
    for what in ("text", *KINDS):
        assert account.share(what) == 100, (what, account.wrong)
    assert account.share("trees") >= 99.5, account.wrong
    assert account.raw_share < 5, account.raw
