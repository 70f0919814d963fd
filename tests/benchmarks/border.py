"""What the border costs: the share of `write(…, to="archive")` that validating the records takes.

`python -m tests.benchmarks.border`
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import converters
from converters import Comment, Diagnostics, Markup, Post, border

POSTS = 2000
ROUNDS = 3


def posts() -> list[Post]:
    """Posts of 2 KB with five comments each."""
    return [
        Post(
            id=str(number),
            title="t",
            date="2020-01-01T00:00:00+01:00",
            body=Markup(text="é" * 2000, dialect="html"),
            comments=tuple(Comment(id=str(id_), body=Markup(text="x", dialect="html")) for id_ in range(5)),
            extra={"a": ["x"], "b": "c"},
        )
        for number in range(POSTS)
    ]


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    """Print the share."""
    made = posts()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "x.jsonl")
        alone = seconds(lambda: list(border.admitted(made, Diagnostics(), "the benchmark")))
        whole = seconds(lambda: converters.write(made, target, to="archive", force=True))
    print(
        f"border {alone:.3f} s, write {whole:.3f} s: {alone / whole:.1%} (JSON that the spool uses again included)"
    )


if __name__ == "__main__":
    main()
