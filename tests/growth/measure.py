"""Tells what is linear from what is not: by steps, which are the same on every run, and by the time of the processor.

A step is a call, of a function in Python or in C. Steps say nothing of the work inside one call in C (a regular expression,
a parser of HTML or XML, a copy of a list): for that there is the time of the processor. Machines are busy and
noisy, so a time alone proves nothing: small and large input are measured in turn until the best times show that
it is linear, and only what is not, three sizes up, fails.
"""

import gc
import math
import time
from collections.abc import Callable
from cProfile import Profile
from functools import cache
from typing import Final, NamedTuple

FACTOR: Final = 4
"""Each size is so many times the one below."""
STEPS: Final = 6
"""Four times the input takes four times the steps where that is linear, 16 times where it is quadratic."""
SECONDS: Final = 9
"""The same for the best times: caches and the collector of garbage make large input somewhat slower."""
SIZES: Final = 2
"""How many pairs of sizes may look steep: a threshold between two sizes does, once; what is quadratic always does."""
ROUNDS: Final = 4
"""How many times both inputs are measured in turn before their best times count."""
ENOUGH: Final = 0.25
"""Seconds that can be compared: the first size that takes so long decides."""
CEILING: Final = 5
"""Seconds after which what looks steep is not measured again: a test that fails must end."""

Prepare = Callable[[int], Callable[[], object]]
"""Makes the input of a size, and returns what is to be measured: it may be run again and again."""


class Growth(NamedTuple):
    """What an input of some size costs, and what one of `FACTOR` times that size."""

    size: int
    small: float
    large: float

    @property
    def ratio(self) -> float:
        """How many times as much the larger one costs."""
        return self.large / self.small if self.small else 1.0

    def __str__(self) -> str:
        return f"{self.size:,} cost {self.small:,.2f}, {FACTOR * self.size:,} cost {self.large:,.2f}: {self.ratio:.1f} times"


def steps(action: Callable[[], object]) -> int:
    """How many calls an action makes."""
    profile = Profile()
    profile.enable()
    try:
        action()
    finally:
        profile.disable()
    return sum(entry.callcount + entry.reccallcount for entry in profile.getstats())


def seconds(action: Callable[[], object]) -> float:
    """The time of the processor that an action takes; garbage of others is collected before."""
    gc.collect()
    start = time.process_time()
    action()
    return time.process_time() - start


def growth_of_steps(prepare: Prepare, size: int) -> Growth:
    """Steps for a size and for the next; the first run of all warms the caches of the modules up."""
    prepare(max(1, size // FACTOR))()
    return Growth(size, steps(prepare(size)), steps(prepare(FACTOR * size)))


class Stopwatch:
    """The best times of sizes: each size is made once, and measured again only when it is asked to."""

    def __init__(self, prepare: Prepare) -> None:
        self._prepare = cache(prepare)
        self._best: dict[int, float] = {}

    def again(self, size: int) -> float:
        """Measure a size, and give its best time so far."""
        self._best[size] = min(self._best.get(size, math.inf), seconds(self._prepare(size)))
        return self._best[size]

    def seconds(self, size: int) -> float:
        """The best time of a size, which is measured if it never was."""
        return self._best[size] if size in self._best else self.again(size)

    def growth(self, size: int) -> Growth:
        """The best times for a size and for the next; measured again only while they look steep."""
        best = Growth(size, self.seconds(size), self.seconds(FACTOR * size))
        for _ in range(ROUNDS):
            if best.large < ENOUGH or best.large > CEILING or best.ratio < SECONDS:
                break
            best = Growth(size, self.again(size), self.again(FACTOR * size))
        return best


def steep(
    prepare: Prepare,
    size: int,
    measure: Callable[[Prepare, int], Growth],
    most: float,
    ceiling: float = math.inf,
) -> str:
    """Why something is not linear; empty if it is. Larger sizes are measured only if the smaller ones look steep.

    A cost above `ceiling` is steep by itself, without a larger size.
    """
    found: list[Growth] = []
    for _ in range(SIZES):
        growth = measure(prepare, size)
        if growth.ratio < most:
            return ""
        found.append(growth)
        if growth.large > ceiling:
            break
        size *= FACTOR
    return "; ".join(map(str, found))


def steep_in_steps(prepare: Prepare, size: int) -> str:
    """Why the steps are not linear; empty if they are."""
    return steep(prepare, size, growth_of_steps, STEPS)


def steep_in_seconds(prepare: Prepare, size: int) -> str:
    """Why the time is not linear; empty if it is, or too short to tell.

    Sizes below the given one come first: one that takes long enough decides, and saves the larger ones. The first run of
    all warms the caches of the modules up.
    """
    watch = Stopwatch(prepare)
    gc.collect()
    gc.freeze()  # what is there already is no work of the collector while this is measured

    def measure(prepare: Prepare, size: int) -> Growth:
        growth = watch.growth(size)
        return growth if growth.large >= ENOUGH else growth._replace(large=growth.small)

    first = max(1, size // FACTOR**3)
    prepare(max(1, first // FACTOR))()
    while first < size and watch.seconds(FACTOR * first) < ENOUGH:
        first *= FACTOR
    return steep(prepare, min(first, size), measure, SECONDS, CEILING)
