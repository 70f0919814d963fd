"""Batches on real clusters of Dask: what a worker, a scheduler or a job does to them costs no blog."""

from collections import Counter
from pathlib import Path

import pytest

from converters.batch import run as run_module
from converters.batch.job_limits import JobLimits
from converters.errors import BlogportError, UsageError
from tests.batch.cluster import cluster
from tests.batch.conftest import Blogs, files, results_in, run
from tests.batch.test_local import alone

pytestmark = pytest.mark.slow(reason="clusters of processes")


def test_a_local_cluster_writes_what_single_runs_write(blogs: Blogs, tmp_path):
    exports = blogs(10)
    finished = run(exports, tmp_path / "sites/{stem}", tmp_path / "results", "dask")
    assert finished.totals.statuses == {"done": 10}
    assert files(tmp_path / "sites") == alone(exports, tmp_path / "alone")
    workers = {row["worker"] for row in results_in(tmp_path / "results")}
    assert len(workers) == 2
    assert all(worker.startswith("inproc://") for worker in workers)
    again = run(exports, tmp_path / "sites/{stem}", tmp_path / "results", "dask")
    assert again.totals.statuses == {"unchanged": 10}


def test_a_killed_worker_and_a_restarted_scheduler_cost_no_job(real_blogs: Blogs, tmp_path):
    _survives(real_blogs(20), tmp_path, 20, {4: "kill_worker", 10: "restart_scheduler"})


@pytest.mark.long(share=1000, reason="300 jobs on a cluster, and 300 by themselves")
def test_three_hundred_jobs_survive_what_happens_to_a_cluster(real_blogs: Blogs, tmp_path):
    _survives(
        real_blogs(300),
        tmp_path,
        300,
        {20: "kill_worker", 90: "restart_scheduler", 150: "kill_worker", 220: "kill_worker"},
    )


def _survives(exports: Path, tmp_path: Path, number: int, events: dict[int, str]) -> None:
    """A batch during which something happens to its cluster when so many jobs are done: each job is done or listed, and once."""
    with cluster(tmp_path) as machines:

        def follow(totals, seconds):
            for event in [events.pop(jobs) for jobs in list(events) if totals.jobs >= jobs]:
                getattr(machines, event)()

        on = f"dask={machines.address}"
        finished = run(exports, tmp_path / "sites/{stem}", tmp_path / "results", on, follow=follow)
    assert not events
    by_itself = alone(exports, tmp_path / "alone")
    done = {path.partition("/")[0] for path in by_itself}
    assert finished.totals.statuses == Counter({"done": len(done), "failed": number - len(done)})
    rows = results_in(tmp_path / "results")
    assert [row["number"] for row in rows] == list(range(1, number + 1))  # each once
    assert files(tmp_path / "sites") == by_itself
    assert not list((tmp_path / "sites").glob(".blog-*"))  # nothing half written


@pytest.mark.long(share=3, reason="a cluster for two jobs")
def test_a_job_that_dies_is_tried_on_another_worker_and_listed(blogs: Blogs, tmp_path):
    limits = JobLimits(memory=10**6)
    finished = run(blogs(2), tmp_path / "sites/{stem}", tmp_path / "results", "dask", limits=limits)
    assert finished.totals.statuses == {"died": 2}
    assert {row["tries"] for row in results_in(tmp_path / "results")} == {3}


def test_a_cluster_that_is_not_there_is_one_sentence(blogs: Blogs, tmp_path, monkeypatch):
    from converters.batch import dask_engine

    monkeypatch.setattr(dask_engine, "PATIENCE", 2.0)
    with pytest.raises(BlogportError, match=r"tcp://127\.0\.0\.1:9 does not answer"):
        run(blogs(1), tmp_path / "sites/{stem}", tmp_path / "results", "dask=tcp://127.0.0.1:9")


def test_without_dask_a_sentence_says_what_to_install(blogs: Blogs, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'blogport\[batch\]'"):
        run(blogs(1), tmp_path / "sites/{stem}", tmp_path / "results", "dask")


@pytest.mark.long(share=3, reason="a cluster for a sentence")
def test_a_worker_of_another_version_ends_the_batch(blogs: Blogs, tmp_path, monkeypatch):
    monkeypatch.setattr(run_module, "version", lambda: "99")
    with pytest.raises(BlogportError, match="install the same on both"):
        run(blogs(1), tmp_path / "sites/{stem}", tmp_path / "results", "dask")


@pytest.mark.long(share=50, reason="a thousand tasks")
def test_ten_thousand_jobs_cost_the_parent_no_memory(tmp_path):
    """Jobs without a source: all of the work is handing over. Memory is that of Python's objects, at its most."""
    import tracemalloc

    most = {}
    for number in (10, 500, 10_000):  # the first one also loads what all need
        table = tmp_path / f"{number}.csv"
        table.write_text(
            "source,target\n" + "".join(f"none{n}.xml,sites/{n}\n" for n in range(number)), "utf-8"
        )
        tracemalloc.start()
        finished = run(table, "sites/{stem}", tmp_path / "results", "dask")
        most[number] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert Counter(finished.totals.statuses) == {"failed": number}
    assert most[10_000] - most[500] < 10_000_000
