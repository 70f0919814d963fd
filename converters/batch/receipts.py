"""The receipt of a job that was done, which lies beside its target: by it the next batch knows that there is nothing to do."""

from datetime import datetime

import msgspec

from converters.batch import places
from converters.batch.jobs import Job
from converters.batch.results import JobResult
from converters.clock import now


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What is noted of a job that was done: it lies beside the target, so nothing in it names a source or a post."""

    fingerprint: str
    state: str
    """The state of the target when the job was done."""
    run: str
    """The batch that did it."""
    until: datetime | None = None
    """When a post of the future comes due, and the job would write something else."""
    result: JobResult


def receipt_of(job: Job, fingerprint: str) -> Receipt | None:
    """The receipt of the same job, if its target is as that left it; None if the job must be done."""
    try:
        receipt = msgspec.convert(places.read_receipt(job.target), Receipt)
    except msgspec.ValidationError:
        return None
    same = receipt.fingerprint == fingerprint and (receipt.until is None or now() < receipt.until)
    return receipt if same and places.state(job.target) == receipt.state else None


def keep(job: Job, fingerprint: str, run: str, until: datetime | None, result: JobResult) -> None:
    """Write the receipt of a job that was done, if what it wrote can be known again. Raises `OSError`."""
    if state := places.state(job.target):
        short = msgspec.structs.replace(result, sources=[], target="", worker="")
        receipt = Receipt(fingerprint=fingerprint, state=state, run=run, until=until, result=short)
        places.write_receipt(job.target, msgspec.json.encode(receipt))
