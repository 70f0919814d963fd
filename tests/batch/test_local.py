"""Batches on one machine, with real processes."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pyarrow.parquet
import pytest

import converters
from converters.batch import one_job, places
from converters.batch.job_limits import JobLimits
from converters.batch.plan import fitted, plan
from converters.batch.results import JobResult, Status
from converters.batch.run import rules_of
from converters.batch.table import PART, Table
from converters.cli.main import main
from converters.errors import TargetError
from converters.io.output import FolderOutput
from tests.batch.conftest import Blogs, files, of, results_in, run
from tests.terminal import Terminal

pytestmark = pytest.mark.slow(reason="processes that load blogport")


def command(*arguments: object, **more) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "converters", "batch", *map(str, arguments)], capture_output=True, **more
    )


def kinds(folder: Path) -> dict[str, str]:
    return {Path(row["sources"][0]).stem: row["status"] for row in results_in(folder)}


def alone(blogs: Path, target: Path) -> dict[str, str]:
    """What `convert` makes of each blog by itself."""
    for blog in sorted(blogs.iterdir()):
        try:
            converters.convert(blog, target / places.stem(str(blog)), to="hugo")
        except converters.BlogportError:
            continue
    return files(target)


def test_a_batch_writes_what_single_runs_write_and_a_second_one_does_nothing(blogs: Blogs, tmp_path):
    exports = blogs(30)
    finished = run(exports, tmp_path / "sites/{stem}", tmp_path / "results")
    assert finished.totals.statuses == {"done": 29, "failed": 1}
    assert files(tmp_path / "sites") == alone(exports, tmp_path / "alone")
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "sites").rglob("*")}

    again = run(exports, tmp_path / "sites/{stem}", tmp_path / "results")
    assert again.totals.statuses == {"unchanged": 29, "failed": 1}
    assert stamps == {path: path.stat().st_mtime_ns for path in (tmp_path / "sites").rglob("*")}

    # Only what is changed, damaged or missing is done.
    (exports / "blog-001.xml").write_bytes((exports / "blog-000.xml").read_bytes())
    (tmp_path / "sites/blog-002/hugo.toml").unlink()
    subprocess.run(["rm", "-r", tmp_path / "sites/blog-003"], check=True)
    (exports / "blog-029.xml").write_bytes((exports / "blog-028.xml").read_bytes())
    run(exports, tmp_path / "sites/{stem}", tmp_path / "results")
    done = {name for name, status in kinds(tmp_path / "results").items() if status == "done"}
    assert done == {"blog-001", "blog-002", "blog-003", "blog-029"}


def test_the_tables_say_the_same(blogs: Blogs, tmp_path):
    exports = blogs(10)
    run(exports, tmp_path / "sites/{stem}", tmp_path / "results")
    lines = results_in(tmp_path / "results")
    assert [row["number"] for row in lines] == list(range(1, 11))
    table = pyarrow.parquet.read_table(tmp_path / "results" / "results.parquet").to_pylist()
    assert [
        {**row, **{k: dict(v) for k, v in row.items() if k in lines[0] and isinstance(lines[0][k], dict)}}
        for row in table
    ] == lines
    first = lines[0]
    assert first["written"]["post"] == 8
    assert first["left_out"]["comment"] == 2
    assert first["bytes_read"] == (exports / "blog-000.xml").stat().st_size
    assert first["bytes_written"] == places.size_of(str(tmp_path / "sites/blog-000"))
    assert first["peak_memory"] > 10_000_000
    assert first["seconds"] > 0
    page = (tmp_path / "results" / "summary.html").read_text("utf-8")
    assert "10 jobs" in page
    assert not (tmp_path / "results" / "results.part.jsonl").exists()


def test_the_page_names_blogs_without_a_post_and_losses_of_unchanged_ones(blogs: Blogs, tmp_path):
    exports = blogs(20)
    data = (exports / "blog-000.xml").read_bytes()
    (exports / "blog-000.xml").write_bytes(data[: data.index(b"<item>")] + b"</channel></rss>")
    for status in ("done", "unchanged"):
        finished = run(exports, tmp_path / "sites/{stem}", tmp_path / "results")
        assert finished.totals.statuses == {status: 20}
        assert finished.totals.without_posts == 1
        page = (tmp_path / "results" / "summary.html").read_text("utf-8")
        without = page.partition("Blogs without a post")[2].partition("<h2>")[0]
        assert "blog-000.xml" in without
        assert "blog-001.xml" not in without
        assert "blog-009.xml" in page.partition("Blogs with the most losses")[2].partition("<h2>")[0]


def test_two_batches_do_not_write_to_one_table(tmp_path):
    with Table(tmp_path) as first:
        with pytest.raises(TargetError, match="another batch is writing its results"):
            Table(tmp_path)
        first.finish()
    with Table(tmp_path):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_results_on_a_full_disk_are_one_sentence(tmp_path):
    (tmp_path / PART).symlink_to("/dev/full")
    with (
        Table(tmp_path) as table,
        pytest.raises(TargetError, match=r"No space left.*the jobs that are done stay"),
    ):
        table.add(JobResult(number=1, status=Status.DONE))


def test_a_job_waits_for_another_run_into_its_target(blogs: Blogs, tmp_path, monkeypatch):
    (job,) = of(blogs(1), tmp_path / "{stem}", to="hugo")
    monkeypatch.setattr(one_job, "_PATIENCE", 0.0)
    monkeypatch.setattr(one_job, "_PAUSE", 0.01)
    other = FolderOutput(job.target, "hugo")
    with other:
        result = one_job.do(job, "run")
        assert (result.status, result.exit_status) == ("failed", 3)
        assert "another run is writing to" in result.error
        monkeypatch.setattr(one_job, "_PATIENCE", 60.0)
        threading.Timer(0.5, other.discard).start()
        assert one_job.do(job, "run").status == "done"


def test_a_job_whose_process_is_killed_is_tried_again(blogs: Blogs, tmp_path):
    exports = blogs(8)
    killed = []

    def follow(totals, seconds):
        if len(killed) < 2:
            for child in psutil.Process().children():
                killed.append(child.pid)
                child.kill()

    finished = run(exports, tmp_path / "sites/{stem}", tmp_path / "results", follow=follow)
    assert killed
    assert finished.totals.statuses == {"done": 8}
    assert files(tmp_path / "sites") == alone(exports, tmp_path / "alone")


def test_a_job_that_needs_too_much_memory_is_tried_three_times_and_listed(blogs: Blogs, tmp_path):
    finished = run(blogs(1), tmp_path / "sites/{stem}", tmp_path / "results", limits=JobLimits(memory=10**6))
    (row,) = results_in(tmp_path / "results")
    assert finished.totals.statuses == {"died": 1}
    assert (row["tries"], row["exit_status"]) == (3, 3)
    assert "more than 1 MB of memory" in row["error"]
    assert not files(tmp_path / "sites")


def test_a_job_that_takes_too_long_is_listed_at_once(blogs: Blogs, tmp_path):
    limits = JobLimits(seconds=0.001)
    finished = run(blogs(1), tmp_path / "sites/{stem}", tmp_path / "results", limits=limits)
    (row,) = results_in(tmp_path / "results")
    assert finished.totals.statuses == {"failed": 1}
    assert row["tries"] == 1
    assert "longer than" in row["error"]


def test_a_bad_row_is_listed_and_the_command_ends_with_1(blogs: Blogs, tmp_path):
    exports = blogs(2)
    rows = [
        {"source": str(exports / "blog-000.xml"), "target": "one", "to": "html"},
        {"source": "nowhere.xml", "target": "two", "to": "hugo"},
        {"source": str(exports / "blog-001.xml"), "target": "three", "to": "hugoo"},
        {"source": str(exports / "blog-001.xml"), "target": "four", "to": "archive"},
    ]
    (tmp_path / "jobs.jsonl").write_text("\n".join(["broken", *map(json.dumps, rows)]), "utf-8")
    done = command("jobs.jsonl", "--json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["jobs"] == {"done": 2, "unchanged": 0, "failed": 3, "died": 0}
    assert done.stderr == b"blogport: 3 jobs of 5 could not be done; blogport-batch lists them\n"
    said = command("jobs.jsonl", cwd=tmp_path).stderr.decode().splitlines()
    assert [line.split(":")[0] for line in said[:4]] == ["jobs", "  job 1", "  job 3", "  job 4"]
    assert "blog-001.xml: there is no writer called hugoo; did you mean hugo?" in said[3]
    planned = command("jobs.jsonl", "--plan", cwd=tmp_path).stdout.decode()
    assert planned.startswith("jobs: 2 unchanged, 3 with a problem\n")
    assert "blog-001.xml: there is no writer called hugoo" in planned
    errors = [row["error"] for row in results_in(tmp_path / "blogport-batch")]
    assert "not JSON" in errors[0]
    assert "nowhere.xml: there is no such file" in errors[2]
    assert "no writer called hugoo" in errors[3]
    assert (tmp_path / "one" / "index.html").is_file()
    assert (tmp_path / "four").is_file()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["none.csv"], 3, "none.csv: cannot be read"),
        (["nowhere", "sites/{stem}"], 3, "no such file or folder"),
        (["empty", "sites/{stem}", "--to", "hugo"], 3, "there is no job in it"),
        (["empty", "sites", "--to", "hugo"], 3, "no job"),
        (["jobs.csv", "--on", "moon"], 2, "local, dask, or dask=ADDRESS"),
        (["jobs.csv", "--on", "dask="], 2, "local, dask, or dask=ADDRESS"),
        (["jobs.csv", "--limit-time", "long"], 2, "90s, 30m or 2h"),
        (["jobs.csv", "--workers", "none"], 2, "number of processes"),
        (["jobs.csv", "--results", "jobs.csv"], 3, "cannot be written"),
        ([], 2, "it takes JOBS"),
        (["*.csv", "sites/{stem}"], 2, "name the format to write with --to"),
        (["a.xml", "b.xml", "sites/{stem}", "--to", "hugo"], 2, "put a pattern in quotes"),
    ],
)
def test_errors_are_one_sentence(tmp_path, arguments, status, words, monkeypatch, capsys):
    (tmp_path / "empty").mkdir()
    (tmp_path / "jobs.csv").write_text("source,target,to\na.xml,a,hugo\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    try:
        ended = main(["batch", *arguments])
    except SystemExit as end:  # so ends a command line that is not understood
        ended = end.code
    said = capsys.readouterr().err
    assert (ended, said.count("\n")) == (status, 1), said
    assert words in said


def test_a_plan_counts_and_estimates_and_writes_nothing(blogs: Blogs, tmp_path):
    exports = blogs(4)
    before = sorted(tmp_path.rglob("*"))
    done = command("exports", "sites/{stem}", "--to", "hugo", "--plan", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert "jobs: 4 to do\n" in text
    assert "of a processor" in text
    assert text.endswith("nothing is written\n")
    assert sorted(tmp_path.rglob("*")) == before
    run(exports / "blog-00[01].xml", tmp_path / "sites/{stem}", tmp_path / "results")
    found = plan(of(exports, tmp_path / "sites/{stem}", to="hugo"), rules_of(JobLimits()))
    assert (found.to_do, found.unchanged, found.bad) == (2, 2, 0)
    assert found.seconds() > 0
    assert found.memory() > 10_000_000


def test_the_estimate_is_a_line_that_never_falls():
    assert fitted([]).at(5) == 0
    assert fitted([(10, 3), (20, 5)]).at(100) == pytest.approx(21)
    assert fitted([(10, 5), (20, 3)]).at(100) == pytest.approx(4)
    assert fitted([(10, 1), (20, 5)]).at(15) == pytest.approx(3)


def _hears_ctrl_c() -> None:
    """What a shell runs in the background ignores it, and so would the process."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_leaves_whole_targets_and_the_next_run_does_the_others(blogs: Blogs, tmp_path):
    exports = blogs(12)
    run_ = [
        sys.executable,
        "-m",
        "converters",
        "batch",
        "exports",
        "sites/{stem}",
        "--to",
        "hugo",
        "--workers",
        "2",
    ]
    with subprocess.Popen(run_, cwd=tmp_path, stderr=subprocess.PIPE, preexec_fn=_hears_ctrl_c) as process:
        part = tmp_path / "blogport-batch" / "results.part.jsonl"
        while not (part.exists() and part.stat().st_size):
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130
    assert (
        said.decode()
        == "blogport: stopped; the jobs that are done stay, and the same command does the others\n"
    )
    assert not list((tmp_path / "sites").glob(".blog-*"))  # no stage is left
    finished = run(exports, tmp_path / "sites/{stem}", tmp_path / "results")
    assert finished.totals.statuses["unchanged"] >= 1
    assert finished.totals.statuses.total() == 12
    assert files(tmp_path / "sites") == alone(exports, tmp_path / "alone")


def test_at_a_terminal_a_bar_shows_jobs_posts_and_failures(blogs: Blogs, tmp_path):
    blogs(30)
    run_ = [sys.executable, "-m", "converters", "batch", "exports", "sites/{stem}", "--to", "archive"]
    with Terminal(*run_, columns=160, cwd=tmp_path) as terminal:
        terminal.wait_for(r"\d+/30 .*posts/s")
        terminal.wait_for(r"29 done, 1 failed")
