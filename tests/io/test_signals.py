"""Runs that are killed, interrupted, or have no room: the target is whole, old or new, and nothing stays behind."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import converters
from converters.errors import TargetInUseError
from converters.io.manifest import MANIFEST, UNFINISHED
from converters.io.output import FileOutput, FolderOutput, StoppedWhenComplete, WriteMode
from converters.io.output.stage import Stage
from converters.model import Markup

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals"),
    pytest.mark.slow(reason="runs the command again and again"),
]

POSTS = 60
LONG = pytest.mark.long(share=16, reason="25 runs are ended in each")


def blog(path: Path, word: str) -> Path:
    """An archive of many posts, each with `word` in it."""
    posts = [
        converters.Post(id=str(n), title=f"{word} {n}", slug=f"post-{n}", date="2024-05-06T07:08:09+00:00")
        for n in range(POSTS)
    ]
    converters.write([converters.Site(title=word), *posts], path, to="archive")
    return path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "converters", "convert", *map(str, arguments)]


def run(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, encoding="utf-8", check=False, **options
    )


def state(target: Path) -> dict[str, bytes]:
    """What a target holds."""
    if target.is_file():
        return {"": target.read_bytes()}
    return {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file()}


class Race:
    """Two sources written in turn to one target, one of them ended at a random moment."""

    def __init__(self, folder: Path, name: str, to: str) -> None:
        self.sources = [blog(folder / f"{word}.jsonl", word) for word in ("one", "two")]
        self.home = folder / "home"
        self.home.mkdir()
        self.target, self.to = self.home / name, to
        self.states = []
        for source in self.sources:
            expected = folder / f"expected-{source.stem}-{name}"
            assert run(source, expected, "--to", to).returncode == 0
            self.states.append(state(expected))
        start = time.monotonic()
        assert run(self.sources[0], self.target, "--to", to).returncode == 0
        self.seconds = time.monotonic() - start

    def end(self, number: int, moment: float) -> tuple[int, str]:
        """Start a run from the second source and end it; returns its status and its sentence."""
        process = subprocess.Popen(
            command(self.sources[1], self.target, "--to", self.to), stderr=subprocess.PIPE, encoding="utf-8"
        )
        time.sleep(moment)
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
        return process.returncode, errors

    def recover(self) -> None:
        """A run from the first source, without `--force`: it leaves its output, and nothing else."""
        result = run(self.sources[0], self.target, "--to", self.to)
        assert result.returncode == 0, result.stderr
        assert state(self.target) == self.states[0]
        assert list(self.home.iterdir()) == [self.target]


TARGETS = [("site", "markdown"), ("blog.xml", "wxr")]


@pytest.mark.parametrize(("name", "to"), TARGETS)
@pytest.mark.parametrize("times", [1, pytest.param(25, marks=LONG)])
def test_a_signal_leaves_the_old_target_or_the_new_one(tmp_path, name, to, times):
    race = Race(tmp_path, name, to)
    rng = random.Random(times)
    for _ in range(times):
        number = rng.choice([signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
        status, errors = race.end(number, rng.uniform(0.3, 1.1) * race.seconds)
        now = state(race.target)
        if status == -number:  # Python started or ended: its own handlers were not there yet, or gone again
            assert now in race.states
        elif status == 0 or "is complete" in errors:
            assert now == race.states[1]
        else:
            assert "as it was before" in errors
            assert status == 130
            assert now == race.states[0]
        assert list(race.home.iterdir()) == [race.target]
        race.recover()


@pytest.mark.parametrize(("name", "to"), TARGETS)
@pytest.mark.parametrize("times", [1, pytest.param(25, marks=LONG)])
def test_the_run_after_a_kill_needs_no_help(tmp_path, name, to, times):
    race = Race(tmp_path, name, to)
    rng = random.Random(times)
    for _ in range(times):
        race.end(signal.SIGKILL, rng.uniform(0.3, 1.1) * race.seconds)
        now = state(race.target)
        assert now in race.states or UNFINISHED in now
        race.recover()


class Killed(BaseException):
    """The end of a process at one call."""


@pytest.mark.parametrize("moved", [0, 1, 2, 5, 9, 10, 11])
def test_files_of_a_run_killed_in_the_middle_of_the_move_are_our_own(tmp_path, monkeypatch, moved):
    def write(text: str) -> None:
        with FolderOutput(tmp_path / "site", "test", WriteMode(prune=True)) as out:
            for n in range(9):
                out.write(f"{n}.md", f"{text} {n}")
            out.write(f"only-{text}.md", text)
            out.commit()

    replace, remaining = Path.replace, [moved]

    def replace_or_die(self: Path, target: Path) -> Path:
        remaining[0] -= 1
        if remaining[0] < 0:
            raise Killed
        return replace(self, target)

    write("a")
    for text in ("b", "c"):  # twice in a row: files of three runs lie there
        remaining[0] = moved
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", replace_or_die)
            patched.setattr(Stage, "remove", Stage._unlock)  # what the system does
            with pytest.raises(Killed):
                write(text)
        assert len(list(tmp_path.glob(".site.blogport-*"))) == 1
    write("d")
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site").iterdir()}
    del files[MANIFEST]
    assert files == {**{f"{n}.md": f"d {n}" for n in range(9)}, "only-d.md": "d"}


@pytest.mark.parametrize("name", ["site", "n" * 120])
def test_a_target_that_another_run_writes_to_is_refused(tmp_path, name):
    with FolderOutput(tmp_path / name, "test") as first:
        first.write("a.md", "first")
        with (
            pytest.raises(TargetInUseError, match="another run is writing to"),
            FolderOutput(tmp_path / name, "test"),
        ):
            pass
        with FolderOutput(tmp_path / f"{name}2", "test") as beside:
            beside.commit()
        with FolderOutput(tmp_path / name, "test", dry_run=True) as rehearsal:
            rehearsal.write("a.md", "second")
        first.commit()
    assert (tmp_path / name / "a.md").read_text(encoding="utf-8") == "first"
    with FolderOutput(tmp_path / name, "test") as later:
        later.commit()
    assert {path.name for path in tmp_path.iterdir()} == {name, f"{name}2"}


def test_a_target_of_one_file_that_another_run_writes_to_is_refused(tmp_path):
    def output() -> FileOutput:
        return FileOutput(tmp_path / "site.xml", b"<rss")

    with output() as first:
        with pytest.raises(TargetInUseError), output():
            pass
        with first.open() as stream:
            stream.write(b"<rss/>")
        first.commit()
    assert [path.name for path in tmp_path.iterdir()] == ["site.xml"]


def test_of_runs_that_begin_at_once_none_writes_beside_another(tmp_path):
    """In processes, since a process has locks: each writes its own number into all files, or is refused."""
    script = (
        "import sys; from converters.errors import TargetInUseError; from converters.io.output import FolderOutput\n"
        "sys.stdin.read(1)\n"
        "try:\n"
        "    with FolderOutput('site', 'test', force=True) as out:\n"
        "        for n in range(50): out.write(f'{n}.md', sys.argv[1])\n"
        "        out.commit()\n"
        "except TargetInUseError: sys.exit(9)\n"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(n)], cwd=tmp_path, stdin=subprocess.PIPE)
        for n in range(4)
    ]
    for run in runs:
        assert run.stdin
        run.stdin.write(b"x")
        run.stdin.close()
    for run in runs:
        run.wait()
    assert {run.returncode for run in runs} <= {0, 9}
    assert 0 in {run.returncode for run in runs}
    assert len({path.read_text("utf-8") for path in (tmp_path / "site").glob("*.md")}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_the_user_with_a_similar_name_stays(tmp_path):
    mine = tmp_path / ".site.blogport-my-notes"
    mine.mkdir()
    with FolderOutput(tmp_path / "site", "test") as out:
        out.commit()
    assert mine.is_dir()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_during_the_move_waits_for_its_end(tmp_path, monkeypatch, number):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(number, interrupt)
    replace = Path.replace

    def replace_under_signal(self: Path, target: Path) -> Path:
        signal.raise_signal(number)
        return replace(self, target)

    try:
        for text in ("old", "new"):
            with monkeypatch.context() as patched:
                if text == "new":
                    patched.setattr(Path, "replace", replace_under_signal)
                    expected = pytest.raises(StoppedWhenComplete, match="is complete")
                else:
                    expected = pytest.MonkeyPatch.context()
                with expected, FolderOutput(tmp_path / "site", "test") as out:
                    for n in range(5):
                        out.write(f"{n}.md", text)
                    out.commit()
        assert signal.getsignal(number) is interrupt
    finally:
        signal.signal(number, before)
    assert {path.read_text(encoding="utf-8") for path in (tmp_path / "site").glob("*.md")} == {"new"}
    assert not (tmp_path / "site" / UNFINISHED).exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(("name", "to"), [*TARGETS, ("blog.jsonl.gz", "archive")])
def test_a_full_disk_leaves_nothing_behind(tmp_path, name, to):
    source = tmp_path / "source.jsonl"
    posts = [converters.Post(id="1", title="x", body=Markup(text=os.urandom(90_000).hex(), dialect="html"))]
    converters.write(posts, source, to="archive")
    home = tmp_path / "home"
    home.mkdir()

    # An export is larger than the archive, so that temporary files have room and the target has not.
    largest = source.stat().st_size + 300 if to == "wxr" else 40_000

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    result = run(source, home / name, "--to", to, preexec_fn=limit)
    assert result.returncode == 3, result.stderr
    assert "it is as it was before" in result.stderr
    assert "Traceback" not in result.stderr
    assert list(home.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 1 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting needs root")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("name", ["", "site", "blog.xml"])
def test_a_file_system_without_room(tmp_path, small_disk, name):
    posts = [
        converters.Post(id=str(n), title="x", body=Markup(text="word " * 40_000, dialect="html"))
        for n in range(9)
    ]
    converters.write(posts, tmp_path / "source.jsonl", to="archive")
    to = "wxr" if name.endswith("xml") else "markdown"
    result = run(tmp_path / "source.jsonl", small_disk / name, "--to", to)
    assert result.returncode == 3, result.stderr
    assert "No space left" in result.stderr
    assert list(small_disk.iterdir()) == []


def test_a_mounted_folder_can_be_the_target(tmp_path, small_disk):
    source = blog(tmp_path / "source.jsonl", "mounted")
    for _ in range(2):
        result = run(source, small_disk, "--to", "markdown")
        assert result.returncode == 0, result.stderr
        assert len(list(small_disk.glob("posts/*.md"))) == POSTS
        assert not list(small_disk.glob(".*.blogport-*"))


def test_a_full_or_missing_temporary_folder(tmp_path, small_disk):
    source = blog(tmp_path / "source.jsonl", "temporary")
    (small_disk / "filler").write_bytes(bytes(1020 * 1024))
    for arguments in (
        [source, tmp_path / "site", "--to", "markdown"],
        ["-", tmp_path / "out.jsonl", "--to", "archive"],
    ):
        with source.open("rb") as stream:
            result = run(*arguments, stdin=stream, env=os.environ | {"TMPDIR": str(small_disk)})
        assert result.returncode == 3, result.stderr
        assert result.stderr.startswith("blogport: ")
        assert result.stderr.count("\n") == 1
    assert not (tmp_path / "site").exists()


def test_no_temporary_folder_at_all(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile._candidate_tempdir_list", lambda: [str(tmp_path / "missing")])
    monkeypatch.setattr("tempfile.tempdir", None)
    with pytest.raises(converters.BlogportError, match="TMPDIR"):
        converters.write([converters.Post(id="1", title="x")], tmp_path / "site", to="markdown")
    assert list(tmp_path.iterdir()) == []


# The shell closes the streams: `subprocess` cannot.
STREAMS = {
    "output closed": (">&-", 0),
    "errors closed": ("2>&-", 0),
    "input closed": ("<&-", 0),
    "all closed": ("<&- >&- 2>&-", 0),
    "output full": (">/dev/full", 0),
    "errors full": ("2>/dev/full", 0),
}


@pytest.mark.parametrize(("redirection", "status"), STREAMS.values(), ids=STREAMS)
def test_a_target_is_complete_whatever_the_streams(tmp_path, redirection, status):
    source = blog(tmp_path / "source.jsonl", "streams")
    target = tmp_path / "again.jsonl"
    shell = f'"$@" {redirection}'
    result = subprocess.run(
        ["sh", "-c", shell, "sh", *command(source, target, "--to", "archive")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == status, result.stderr
    assert "Traceback" not in result.stderr
    assert target.read_bytes() == source.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "redirection", "status", "words"),
    [
        ("convert source.jsonl - --to archive", ">&-", 3, "standard output is closed"),
        ("convert source.jsonl - --to archive", ">/dev/full", 3, "incomplete"),
        ("convert - out.jsonl --to archive", "<&-", 3, "standard input is closed"),
        ("inspect source.jsonl", ">/dev/full", 3, "No space left"),
        ("convert missing.xml out.jsonl --to archive", "2>&-", 3, ""),
        ("convert missing.xml out.jsonl --to archive", "2>/dev/full", 3, ""),
        ("convert missing.xml out.jsonl --to archive", ">&- 2>&-", 3, ""),
    ],
)
def test_a_stream_that_is_needed_ends_in_a_sentence(tmp_path, arguments, redirection, status, words):
    blog(tmp_path / "source.jsonl", "streams")
    result = subprocess.run(
        ["sh", "-c", f'"$0" -m converters {arguments} {redirection}', sys.executable],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
    )
    assert result.returncode == status, result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("arguments", [["inspect"], ["check"], ["inspect", "--json"]])
def test_narrow_streams_take_every_letter(tmp_path, encoding, arguments):
    records = [
        converters.Site(title="日本 – ✓"),
        converters.Post(
            id="1",
            title="日",
            slug="a",
            date="2020-01-01T00:00:00Z",
            body=converters.Markup(text="木", dialect="plain"),
        ),
    ]
    converters.write(records, tmp_path / "日本.jsonl", to="archive")
    result = subprocess.run(
        [sys.executable, "-m", "converters", *arguments, tmp_path / "日本.jsonl"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert b"Traceback" not in result.stderr


def test_a_pipe_that_is_closed(tmp_path):
    source = blog(tmp_path / "source.jsonl", "pipe")
    process = subprocess.Popen(
        command(source, "-", "--to", "archive"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    errors = process.stderr.read().decode()
    assert process.wait() == 3
    assert "incomplete" in errors
    assert errors.count("\n") == 1
