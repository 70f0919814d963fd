"""How many jobs make a task: so many that a scheduler has a few tasks a second, however small the blogs are."""

from typing import Final

_SECONDS: Final = 5.0
"""How long a task should take. A scheduler of Dask hands out a few hundred tasks a second: with 5 seconds a task, it has enough to say
to a thousand processes."""
_MOST: Final = 200
"""The most jobs of a task: what is lost and done again if a worker is killed, or looked up again."""
_WEIGHT: Final = 0.3
"""How much the last task counts for the mean."""


class GroupSize:
    """The number of jobs for the next task, by the seconds that the last ones took. It begins with one, and doubles at most."""

    def __init__(self) -> None:
        self._mean = 0.0
        self.number = 1

    def learn(self, jobs: int, seconds: float) -> None:
        """Take into account a task of so many jobs that took so long."""
        mean = seconds / jobs
        self._mean = mean if not self._mean else (1 - _WEIGHT) * self._mean + _WEIGHT * mean
        wanted = int(_SECONDS / self._mean) if self._mean > 0 else _MOST
        self.number = max(1, min(wanted, self.number * 2, _MOST))
