"""Batches from object storage to object storage, with a real server of S3 that is busy for a while."""

import threading
import time
from pathlib import Path

import pytest

from tests.addresses.servers import PASSWORD, Busy
from tests.batch.conftest import Blogs, files, results_in, run
from tests.batch.storage import storage
from tests.batch.test_local import alone

pytestmark = pytest.mark.slow(reason="an S3 server, and processes that load blogport")


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch):
    with storage(monkeypatch) as server:
        yield server


def upload(exports: Path) -> None:
    import s3fs

    s3fs.S3FileSystem().put(f"{exports}/", "exports/", recursive=True)


def download(target: Path) -> dict[str, str]:
    import s3fs

    fs = s3fs.S3FileSystem()
    fs.invalidate_cache()
    fs.get("sites/", f"{target}/", recursive=True)
    return files(target)


@pytest.mark.long(share=2, reason="two batches")
@pytest.mark.parametrize("on", ["local", "dask"])
def test_a_batch_needs_no_file_of_this_machine(blogs: Blogs, bucket: Busy, tmp_path, on):
    exports = blogs(6)
    upload(exports)
    finished = run("s3://exports/*.xml", "s3://sites/{stem}/", tmp_path / "results", on)
    assert finished.totals.statuses == {"done": 6}
    assert download(tmp_path / "downloaded") == alone(exports, tmp_path / "alone")
    rows = results_in(tmp_path / "results")
    assert rows[0]["sources"] == ["s3://exports/blog-000.xml"]
    assert rows[0]["target"] == "s3://sites/blog-000/"
    assert rows[0]["bytes_read"] == (exports / "blog-000.xml").stat().st_size
    assert PASSWORD not in (tmp_path / "results" / "results.jsonl").read_text("utf-8")

    import s3fs

    (exports / "blog-001.xml").write_bytes((exports / "blog-000.xml").read_bytes())
    s3fs.S3FileSystem().put(str(exports / "blog-001.xml"), "exports/blog-001.xml")
    s3fs.S3FileSystem().rm("sites/blog-002/hugo.toml")
    again = run("s3://exports/*.xml", "s3://sites/{stem}/", tmp_path / "results", on)
    assert again.totals.statuses == {"done": 2, "unchanged": 4}


def test_a_server_that_is_busy_for_a_while_costs_no_job(blogs: Blogs, bucket: Busy, tmp_path):
    exports = blogs(6)
    upload(exports)

    def be_busy():
        bucket.refuse("503 Slow Down")
        time.sleep(4)
        bucket.times = 0

    begun: list[threading.Thread] = []

    def follow(totals, seconds):
        if totals.jobs >= 2 and not begun:
            begun.append(threading.Thread(target=be_busy))
            begun[0].start()

    finished = run("s3://exports/*.xml", "s3://sites/{stem}/", tmp_path / "results", "dask", follow=follow)
    begun[0].join()
    assert bucket.refused
    assert finished.totals.jobs == 6
    if finished.totals.bad:  # listed, and the next batch does them
        finished = run("s3://exports/*.xml", "s3://sites/{stem}/", tmp_path / "results", "dask")
    assert not finished.totals.bad
    assert download(tmp_path / "downloaded") == alone(exports, tmp_path / "alone")


def test_a_table_of_jobs_may_lie_in_storage(blogs: Blogs, bucket: Busy, tmp_path):
    import s3fs

    exports = blogs(1)
    s3fs.S3FileSystem().pipe_file(
        "exports/jobs.csv", b"source,target,to\nblogs/a.xml,s3://sites/a,hugo\nnone.xml,b,hugo\n"
    )
    s3fs.S3FileSystem().put(str(exports / "blog-000.xml"), "exports/blogs/a.xml")
    finished = run("s3://exports/jobs.csv", None, tmp_path / "results")
    assert finished.totals.statuses == {"done": 1, "failed": 1}
    assert "s3://exports/none.xml: there is no such file" in results_in(tmp_path / "results")[1]["error"]
