"""What runs on a worker of Dask: a group of jobs, each in the process for jobs of its thread (see `runner`)."""

import threading

import msgspec

from converters.batch.jobs import unpacked
from converters.batch.runner import Rules, Runner, name_of_process
from converters.batch.version import version
from converters.errors import BlogportError

_runners: dict[tuple[int, str], Runner] = {}
"""By thread and rules. They end with the worker, for their standard input ends then."""


def do_group(group: bytes, rules: bytes) -> bytes:
    """Do a group of jobs, and return their results; all of it as JSON, which a scheduler passes on without looking into it.

    Raises `BlogportError` where this worker has another version of blogport.
    """
    wanted = msgspec.json.decode(rules, type=Rules)
    if wanted.version != version():
        raise BlogportError(
            f"the worker {_name()} has blogport {version()}, and the batch {wanted.version}; install the same on both"
        )
    key = (threading.get_ident(), wanted.run)
    if key not in _runners:
        for old in [old for old in _runners if old[0] == key[0]]:
            _runners.pop(old).end()
        _runners[key] = Runner(wanted, _name())
    runner = _runners[key]
    results = [runner.do(job) for job in unpacked(group)]
    return msgspec.json.encode(results)


def _name() -> str:
    try:
        from distributed import get_worker

        return str(get_worker().address)
    except (ImportError, ValueError):  # this is no worker
        return name_of_process()
