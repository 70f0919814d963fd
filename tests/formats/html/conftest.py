"""Scores of the reader of pages, with the floors that they must not fall below."""

import json

import pytest

from tests.conftest import FIXTURES

FLOORS = FIXTURES / "html" / "scores.json"


@pytest.fixture
def hold(request):
    """Compare scores with their floors; with --accept raise the floors, and fail."""

    def compare(name: str, scores: dict[str, float]) -> None:
        floors = json.loads(FLOORS.read_text(encoding="utf-8"))
        known = floors.get(name, {})
        fallen = {what: (score, known[what]) for what, score in scores.items() if score < known.get(what, 0)}
        assert not fallen, "lower than ever: (now, before)"
        if scores != known and request.config.getoption("--accept"):
            floors[name] = scores
            FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
            pytest.fail(f"{FLOORS} was rewritten; look at it, then run again without --accept")
        assert set(scores) <= set(known), "a score without a floor: run with --accept"

    return compare
