"""What a batch would do: which jobs, how large they are, and how long and how much memory they take, by a sample of them."""

import random
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from converters import registry
from converters.batch import places
from converters.batch.fingerprint import fingerprint
from converters.batch.jobs import Job
from converters.batch.receipts import receipt_of
from converters.batch.results import Status
from converters.batch.runner import Rules, Runner
from converters.errors import BlogportError

_KEPT: Final = 200
"""Jobs of which the sample is chosen, drawn from all with the same chance."""
_SAMPLE: Final = 5
_SEED: Final = 1
"""The same jobs give the same sample."""
_BAD: Final = 20
"""Jobs with a problem that are named."""


class Line(NamedTuple):
    """What a job takes, by its bytes: `fixed` for any job, and `each` for a byte."""

    fixed: float
    each: float

    def at(self, size: float) -> float:
        """What a job of so many bytes takes."""
        return self.fixed + self.each * size


class Trial(NamedTuple):
    """A job that was tried: bytes, seconds of a processor, and bytes of memory."""

    size: int
    seconds: float
    memory: int


@dataclass
class Plan:
    """What would be done. Sizes are in bytes; only jobs that are to be done count for them."""

    to_do: int = 0
    unchanged: int = 0
    bad: int = 0
    problems: list[Job] = field(default_factory=list)
    """The first jobs with a problem."""
    bytes: int = 0
    largest: int = 0
    trials: list[Trial] = field(default_factory=list)

    def seconds(self) -> float:
        """The estimate for all jobs on one processor; 0 without a trial."""
        line = fitted([(trial.size, trial.seconds) for trial in self.trials])
        return line.fixed * self.to_do + line.each * self.bytes

    def memory(self) -> int:
        """The estimate for the process with the largest job."""
        line = fitted([(trial.size, trial.memory) for trial in self.trials])
        return int(line.at(self.largest))


def plan(jobs: Iterable[Job], rules: Rules) -> Plan:
    """Look at all jobs, and try a few of them in a temporary folder. No target is touched."""
    found = Plan()
    kept: list[tuple[int, Job]] = []
    chance = random.Random(_SEED)
    for job in jobs:
        problem, size = _looked_at(job)
        if problem:
            found.bad += 1
            if len(found.problems) < _BAD:
                found.problems.append(msgspec.structs.replace(job, problem=problem))
            continue
        if _is_done(job):
            found.unchanged += 1
            continue
        found.to_do += 1
        found.bytes += size
        found.largest = max(found.largest, size)
        if len(kept) < _KEPT:
            kept.append((size, job))
        elif (place := chance.randrange(found.to_do)) < _KEPT:
            kept[place] = (size, job)
    found.trials = _tried(_spread(sorted(kept, key=lambda pair: (pair[0], pair[1].number))), rules)
    return found


def fitted(points: Sequence[tuple[float, float]]) -> Line:
    """The straight line through points that has the least squares; neither part is below zero."""
    if not points:
        return Line(0.0, 0.0)
    number = len(points)
    mean_x = sum(x for x, _ in points) / number
    mean_y = sum(y for _, y in points) / number
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    each = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0
    each = max(0.0, each)
    fixed = mean_y - each * mean_x
    if fixed < 0:  # the largest blogs are slower for each byte: a line from zero is the better guess
        return Line(0.0, mean_y / mean_x if mean_x else 0.0)
    return Line(fixed, each)


def _looked_at(job: Job) -> tuple[str, int]:
    """The problem of a job, and its bytes."""
    if problem := job.problem or _of_format(job.settings["to"], tuple(job.settings["options"].items())):
        return problem, 0
    size = 0
    for source in job.sources:
        try:
            size += places.size_of(source)
        except FileNotFoundError:
            return f"{places.shown(source)}: there is no such file or folder", 0
        except OSError as error:
            return f"{places.shown(source)}: {error.strerror or error}", 0
    return "", size


@lru_cache(maxsize=256)
def _of_format(to: str, options: tuple[tuple[str, str], ...]) -> str:
    """What is wrong with the format that a job writes, or with the options that it has; those of readers are not known yet."""
    try:
        known = registry.options("writer", to)
        registry.writer(to, {key: value for key, value in options if key in known})
    except BlogportError as error:
        return str(error)
    return ""


def _is_done(job: Job) -> bool:
    with suppress(OSError, BlogportError):
        return places.read_receipt(job.target) is not None and receipt_of(job, fingerprint(job)) is not None
    return False


def _spread(kept: list[tuple[int, Job]]) -> list[tuple[int, Job]]:
    """A few jobs from the smallest to the largest."""
    if len(kept) <= _SAMPLE:
        return kept
    return [kept[round(place * (len(kept) - 1) / (_SAMPLE - 1))] for place in range(_SAMPLE)]


def _tried(sample: Iterable[tuple[int, Job]], rules: Rules) -> list[Trial]:
    """Do the jobs of a sample, in a folder that is removed; those that go wrong say nothing."""
    trials = []
    runner = Runner(rules, "trial")
    with tempfile.TemporaryDirectory() as folder:
        try:
            for number, (size, job) in enumerate(sample):
                target = Path(folder, str(number), Path(job.target.rstrip("/")).name or "target")
                settings = {**job.settings, "offline": bool(job.settings.get("fetch"))}
                result = runner.do(msgspec.structs.replace(job, target=str(target), settings=settings))
                if number == 0 and result.status is Status.DONE:  # the first job also loads what all need
                    again = target.with_name("again-" + target.name)
                    result = runner.do(msgspec.structs.replace(job, target=str(again), settings=settings))
                if result.status is Status.DONE:
                    trials.append(Trial(size, result.cpu_seconds, result.peak_memory))
        finally:
            runner.end()
    return trials
