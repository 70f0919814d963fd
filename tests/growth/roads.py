"""All roads through blogport, and what is tried on each: readers and writers are those of the registry.

A new writer has all blogs by itself, a new road of markup all texts; a new reader needs a row in `SOURCES` and in `BODIES`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Final, NamedTuple

from converters.run.pipeline import convert, write
from tests.growth.blogs import BLOGS
from tests.growth.measure import Prepare
from tests.growth.sources import BODIES, SOURCES
from tests.growth.sources.base import lay
from tests.markup.growth import CONSTRUCTS
from tests.markup.growth import ROADS as MARKUP
from tests.targets import SYSTEMS, WRITERS

Action = Callable[[], object]


class Road(NamedTuple):
    """A way through blogport. `prepare` makes an action of an input and a new folder."""

    inputs: Mapping[str, Callable[[int], Any]]
    prepare: Callable[[Any, Path], Action]
    size: int
    """The size to begin with: large enough to tell, small enough for thousands of tests."""


def _targets(folder: Path) -> Iterator[Path]:
    """New targets, each alone in its folder."""
    for number in count():
        place = folder / str(number)
        place.mkdir(parents=True)
        yield place / "target"


def _read(reader: str, files: Any, folder: Path) -> Action:
    source, targets = lay(files, folder / "source"), _targets(folder)
    return lambda: convert(source, next(targets), to="archive", from_=reader)


def _read_body(reader: str, text: str, folder: Path) -> Action:
    return _read(reader, BODIES[reader](text), folder)


def _write(writer: str, records: Any, folder: Path) -> Action:
    records, targets = list(records), _targets(folder)
    return lambda: write(records, next(targets), to=writer)


def _markup(road: Callable[[str], object], text: str, folder: Path) -> Action:
    return lambda: road(text)


_THREADS: Final = {name: blog for name, blog in BLOGS.items() if "comment" in name}
"""What is much for a comment system."""

ROADS: Final[dict[str, Road]] = {
    **{f"read {name}": Road(sources, partial(_read, name), 500) for name, sources in SOURCES.items()},
    **{f"read a body in {name}": Road(CONSTRUCTS, partial(_read_body, name), 250) for name in BODIES},
    **{f"write {name}": Road(BLOGS, partial(_write, name), 60) for name in WRITERS},
    **{f"write {name}": Road(_THREADS, partial(_write, name), 60) for name in SYSTEMS},
    **{name: Road(CONSTRUCTS, partial(_markup, road), 250) for name, road in MARKUP.items()},
}


def cases() -> Iterator[tuple[str, str]]:
    """Each road with each of its inputs."""
    return ((road, name) for road, made in ROADS.items() for name in made.inputs)


def preparing(road: str, name: str, folder: Path) -> Prepare:
    """What makes the actions of an input on a road, each with a folder of its own in `folder`."""
    made, number = ROADS[road], count()

    def prepare(size: int) -> Action:
        place = folder / f"size-{next(number)}"
        place.mkdir()
        return made.prepare(made.inputs[name](size), place)

    return prepare
