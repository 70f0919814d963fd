"""What the border costs: the share of `write(…, to="archive")` that validating the records takes."""

import gc
import time
from collections.abc import Callable, Iterator
from statistics import median

import converters
from converters import Comment, Diagnostics, Markup, Post, border
from tests.benchmarks.options import Options
from tests.benchmarks.results import Table


def tables(options: Options) -> Iterator[Table]:
    """One table: validation alone, and the whole."""
    made = posts(max(1, 2 * options.posts // 5))
    table = Table(
        "border", "Validation of records", f"CPU seconds for {len(made):,} posts with five comments each."
    )
    with options.folder() as folder:
        target = folder / "x.jsonl"
        actions: dict[str, Callable[[], object]] = {
            "validated": lambda: list(border.admitted(made, Diagnostics(), "the benchmark")),
            "written to an archive": lambda: converters.write(made, target, to="archive", force=True),
        }
        times: dict[str, list[float]] = {name: [] for name in actions}
        for _ in range(options.rounds):
            for name, action in actions.items():
                gc.collect()
                start = time.process_time()
                action()
                times[name].append(time.process_time() - start)
    table.rows = [{"": name, "cpu": median(taken)} for name, taken in times.items()]
    yield table


def posts(number: int) -> list[Post]:
    """Posts of 2 KB with five comments each."""
    return [
        Post(
            id=str(at),
            title="t",
            date="2020-01-01T00:00:00+01:00",
            body=Markup(text="é" * 2000, dialect="html"),
            comments=tuple(Comment(id=str(id_), body=Markup(text="x", dialect="html")) for id_ in range(5)),
            extra={"a": ["x"], "b": "c"},
        )
        for at in range(number)
    ]
