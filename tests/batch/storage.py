"""Object storage for batches: the buckets `exports` and `sites` on a server of S3 that can be busy for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import pytest

from tests.addresses import servers


@contextmanager
def storage(patch: pytest.MonkeyPatch) -> Iterator[servers.Busy]:
    """What makes the server busy; processes that are started in the block find it."""
    import s3fs

    with servers.s3() as (url, busy):
        with urlopen(Request(f"{url}/moto-api/reset", method="POST")) as answer:
            answer.read()  # an earlier server of this process had its buckets in the same memory
        servers.ask(patch, url)
        s3fs.S3FileSystem.clear_instance_cache()
        files = s3fs.S3FileSystem()
        for bucket in ("exports", "sites"):
            files.mkdir(bucket)
        try:
            yield busy
        finally:
            s3fs.S3FileSystem.clear_instance_cache()
