"""What a job may take. Apart from the rest, so that the help of the command waits for nothing else."""

from typing import NamedTuple


class JobLimits(NamedTuple):
    """What a job may take: bytes of memory, seconds of time."""

    memory: int = 2 * 10**9
    seconds: float = 3600.0


DEFAULTS = JobLimits()
