"""The command as a user runs it: a process, its exit status, its two streams."""

import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from converters import registry
from converters.cli.terminal import process
from converters.run.targets import with_ending

pytestmark = pytest.mark.slow(reason="a process for each test")

BLOGPORT = [sys.executable, "-m", "converters"]
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows ends a process at once by either


def blogport(*arguments, **more):
    return subprocess.run([*BLOGPORT, *map(str, arguments)], capture_output=True, **more)


def terminal():
    """Both ends of a terminal."""
    return pytest.importorskip("pty", reason="this system has no pseudo-terminals").openpty()


def test_convert_is_quiet_when_it_is_asked_to_be(example, tmp_path):
    done = blogport("convert", example, tmp_path / "site", "--to", "hugo", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "site" / "hugo.toml").is_file()


def test_at_a_terminal_a_summary_says_what_became_of_everything(example, tmp_path):
    ours, theirs = terminal()
    run = [*BLOGPORT, "convert", str(example), str(tmp_path / "site"), "--to", "hugo"]
    with subprocess.Popen(
        run, stderr=theirs, stdin=theirs, env={**os.environ, "COLUMNS": "200", "TERM": "xterm"}
    ):
        os.close(theirs)
        seen = b""
        while True:
            try:
                seen += os.read(ours, 4096)
            except OSError:
                break
    text = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", seen).decode()
    assert re.search(r"posts +\d+ +\d+ .*1 private", text)
    assert re.search(r"comments +\d+ +\d+ ", text)
    assert f"hugo server --source {tmp_path / 'site'}" in text


def test_report_accounts_for_every_record(example, tmp_path):
    done = blogport("convert", example, tmp_path / "site", "--to", "jekyll", "--report", tmp_path / "r.jsonl")
    assert done.returncode == 0, done.stderr
    *findings, last = map(json.loads, (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines())
    summary = last["summary"]
    severities = summary.pop("diagnostics")
    for account in summary.values():
        assert account["read"] == account["written"] + sum(account["left_out"].values())
    assert summary["post"]["left_out"]["private"] == 1
    assert summary["post"]["left_out"]["password"] == 1
    assert summary["comment"]["left_out"]["unapproved"] >= 2
    assert sum(severities.values()) == len(findings)
    assert all({"severity", "kind", "message"} <= finding.keys() for finding in findings)


def test_strict_ends_with_1_where_something_was_lost(example, tmp_path):
    lossy = tmp_path / "lossy.xml"
    block = '<content:encoded><![CDATA[<!-- wp:block {"ref":987} /-->'  # which is not there
    lossy.write_text(example.read_text("utf-8").replace("<content:encoded><![CDATA[", block), "utf-8")
    done = blogport("convert", lossy, tmp_path / "site", "--to", "hugo", "--strict")
    assert done.returncode == 1
    assert b"losses" in done.stderr
    assert (tmp_path / "site" / "hugo.toml").is_file()
    assert blogport("convert", example, tmp_path / "a.jsonl", "--to", "archive", "--strict").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["convert", "{example}", "{new}"], 2, "with --to: archive, "),
        (["convert", "{example}", "{new}", "--too", "hugo"], 2, "--too hugo"),
        (["convert", "{example}", "{new}", "--to", "hugo", "--report", "no/where/r.jsonl"], 3, "no/where"),
        (["convert", "{example}", "--to", "hugo"], 2, "source and a target"),
        (["convert", "{example}", "{new}", "--to", "hugoo"], 2, "no writer called hugoo"),
        (["convert", "{example}", "{new}", "--to", "hugo", "--from", "wxrr"], 2, "no reader called wxrr"),
        (["convert", "{example}", "{new}", "--to", "hugo", "--include", "everything"], 2, "pending, private"),
        (["convert", "{example}", "{new}", "--to", "hugo", "-o", "colour=red"], 2, "no option colour"),
        (["convert", "{example}", "{new}", "--to", "hugo", "-o", "front-matter"], 2, "name=value"),
        (["convert", "{example}", "{new}", "--to", "hugo", "-o", "front-matter=xml"], 2, "yaml|toml"),
        (["convert", "{example}", "-", "--to", "hugo"], 2, "folder"),
        (["convert", "{archive}", "{archive}", "--to", "archive"], 2, "source too"),
        (
            ["convert", "nowhere.xml", "{new}", "--to", "hugo"],
            3,
            "nowhere.xml: there is no such file or folder; check",
        ),
        (["inspect", "{folder}/mein.txt"], 3, "there is no such file or folder; did you mean mine.txt?"),
        (["inspect", "{letter}/export.xml"], 3, "letter.txt/export.xml"),
        (["convert", "{letter}", "{new}", "--to", "hugo"], 3, "no format that blogport knows"),
        (["convert", "{letter}", "{new}", "--to", "hugo", "--from", "wxr"], 3, "letter.txt"),
        (["convert", "{broken_gz}", "{new}", "--to", "hugo"], 3, "broken.gz"),
        (["convert", "{loop}", "{new}", "--to", "hugo"], 3, "loop"),
        (["inspect", "x" * 300], 3, "cannot be read"),
        (["inspect", "part*.xml"], 3, "leave out the quotes"),
        (["convert", "{example}", "{new}", "--to", "hugo", "--report", "{folder}"], 3, "it is a folder"),
        (["convert", "{example}", "{new}", "--to", "hugo", "--report", "{example}"], 2, "is a source"),
        (
            ["convert", "{example}", "{new}.jsonl", "--to", "archive", "--report", "{new}.jsonl"],
            2,
            "is a source",
        ),
        (["convert", "{broken_zip}", "{new}", "--to", "hugo"], 3, "broken.zip"),
        (["convert", "{empty}", "{new}", "--to", "hugo"], 3, "there is no file in it; give the export"),
        (["convert", "{folder}", "{new}", "--to", "hugo"], 3, "mine.txt: it is of no format"),
        (["inspect", "{nested}"], 3, "unpack it first"),
        (["convert", "{example}", "{letter}", "--to", "archive"], 3, "--force"),
        (["convert", "{example}", "{letter}", "--to", "hugo"], 3, "is a file"),
        (["convert", "{example}", "{letter}/site", "--to", "hugo"], 3, "letter.txt"),
        (["convert", "{example}", "{folder}", "--to", "archive"], 3, "is a folder"),
        (["convert", "{example}", "{folder}", "--to", "hugo"], 3, "not empty"),
        (["inspect", "{letter}"], 3, "no format"),
        (["check", "{letter}"], 3, "no format"),
        (["diff", "{example}"], 2, "two blogs"),
        (["diff", "{example}", "{archive}", "{archive}"], 2, "two blogs"),
        (["diff", "-", "-"], 2, "standard input"),
        (["diff", "{example}", "{letter}"], 3, "letter.txt"),
        (["diff", "{example}", "nowhere.jsonl"], 3, "nowhere.jsonl"),
        (["diff", "{example}", "{archive}", "--ignore", "post.colour"], 2, "a post has type, status"),
        ([], 2, "COMMAND"),
    ],
)
def test_what_goes_wrong_is_said_in_one_sentence(arguments, status, words, example, tmp_path):
    places = {"example": example, "new": tmp_path / "new"}
    for name, data in {
        "letter.txt": b"Dear reader,\n",
        "archive.jsonl": b'{"record":"site"}\n',
        "broken.gz": gzip.compress(b"<rss" * 100000)[:15],
        "broken.zip": b"PK\x03\x04 and no more",
    }.items():
        (tmp_path / name).write_bytes(data)
        places[name.replace(".", "_")] = places[name.partition(".")[0]] = tmp_path / name
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    places["loop"] = tmp_path / "loop"
    packed = b"deep"
    for _ in range(9):
        around = io.BytesIO()
        with zipfile.ZipFile(around, "w") as out:
            out.writestr("inner.zip", packed)
        packed = around.getvalue()
    (tmp_path / "nested.zip").write_bytes(packed)
    places["nested"] = tmp_path / "nested.zip"
    (tmp_path / "empty").mkdir()
    places["empty"] = tmp_path / "empty"
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.txt").write_text("mine", encoding="utf-8")
    places["folder"] = tmp_path / "folder"
    before = sorted(tmp_path.rglob("*"))
    done = blogport(*(argument.format_map(places) for argument in arguments), cwd=tmp_path)
    assert done.returncode == status, done.stderr
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_standard_streams(example, tmp_path):
    done = blogport("convert", "-", "-", "--to", "archive", input=example.read_bytes())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b'{"record":"site"')
    again = blogport("convert", "-", "-", "--to", "archive", input=gzip.compress(done.stdout))
    assert again.stdout == done.stdout
    counted = blogport("inspect", "-", "--json", input=example.read_bytes())
    assert json.loads(counted.stdout)["format"] == "wxr"


def test_packed_and_split_sources_are_one_site(example, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.write(example, "blog.WordPress.2020-01-01.xml")
        out.writestr("__MACOSX/._blog.xml", b"junk")
    (tmp_path / "a.zip").write_bytes(packed.getvalue())
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(example.read_bytes()))
    plain = blogport("convert", example, "-", "--to", "archive").stdout
    assert blogport("convert", tmp_path / "a.zip", "-", "--to", "archive").stdout == plain
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / ".DS_Store").write_bytes(b"junk")
    (tmp_path / "parts" / "a.xml.gz").write_bytes(gzip.compress(example.read_bytes()))
    assert blogport("convert", tmp_path / "parts", "-", "--to", "archive").stdout == plain
    assert blogport("convert", tmp_path / "parts", "-", "--to", "archive", "--from", "wxr").stdout == plain
    both = blogport(
        "convert",
        tmp_path / "a.xml.gz",
        example,
        tmp_path / "both.jsonl",
        "--to",
        "archive",
        "--report",
        tmp_path / "r",
    )
    assert both.returncode == 0, both.stderr
    assert (tmp_path / "both.jsonl").read_bytes() == plain
    summary = json.loads((tmp_path / "r").read_text(encoding="utf-8").splitlines()[-1])["summary"]
    assert summary["post"]["read"] == 2 * summary["post"]["written"]
    assert summary["post"]["left_out"] == {"same again": summary["post"]["written"]}


def test_a_packed_export_that_breaks_off_gives_what_is_there(example, tmp_path):
    packed = gzip.compress(example.read_bytes())
    (tmp_path / "cut.xml.gz").write_bytes(packed[: len(packed) * 2 // 3])
    done = blogport(
        "convert",
        tmp_path / "cut.xml.gz",
        tmp_path / "a.jsonl",
        "--to",
        "archive",
        "--report",
        tmp_path / "r",
    )
    assert done.returncode == 0, done.stderr
    assert {"packed-damage", "cut-off"} <= {json.loads(line).get("kind") for line in (tmp_path / "r").open()}
    assert (tmp_path / "a.jsonl").read_bytes().count(b'"record":"post"') >= 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_device_is_written_to_and_not_replaced(example, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        done = blogport("convert", example, tmp_path / "pipe", "--to", "archive")
        assert done.returncode == 0, done.stderr
        assert reader.stdout.read().startswith(b'{"record":"site"')
    assert (tmp_path / "pipe").is_fifo()


def test_two_runs_and_two_processes_give_the_same_bytes(example, tmp_path):
    for name, more in {"a": [], "b": [], "c": ["--jobs", "2"]}.items():
        done = blogport(
            "convert", example, tmp_path / name, "--to", "hugo", "--report", tmp_path / f"{name}.jsonl", *more
        )
        assert done.returncode == 0, done.stderr

    def tree(name):
        return {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }

    assert tree("a") == tree("b") == tree("c")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_diff_ends_with_1_where_something_differs(example, tmp_path):
    other = tmp_path / "other.xml"
    other.write_text(example.read_text("utf-8").replace("[About]", "[About us]"), "utf-8")
    done = blogport("diff", example, example)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"equal (sites: 1 compared; authors: 2 compared;")
    done = blogport("diff", example, "-", input=other.read_bytes())
    line, last = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert line == """page "About" (30): title: 'About' / 'About us'"""
    assert last.startswith("differences: 1 (")
    assert "1 differ;" in last
    assert blogport("diff", example, other, "--ignore", "post.title").returncode == 0


def test_diff_shows_its_progress_only_at_a_terminal(example):
    ours, theirs = terminal()
    run = subprocess.run([*BLOGPORT, "diff", example, example], stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    assert run.stdout.startswith(b"equal (")
    assert b"reading" in os.read(ours, 65536)
    os.close(ours)
    assert blogport("diff", example, example).stderr == b""


def test_diff_as_json_is_one_object(example, tmp_path):
    other = tmp_path / "other.xml"
    other.write_text(example.read_text("utf-8").replace("[About]", "[About us]"), "utf-8")
    done = blogport("diff", example, other, "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert found["equal"] is False
    assert found["differences"] == [
        {
            "record": "post",
            "id": "30",
            "name": 'page "About" (30)',
            "field": "title",
            "a": "About",
            "b": "About us",
        }
    ]
    assert found["counts"]["post"] == {
        "compared": 11, "differing": 1, "only_a": 0, "only_b": 0, "renumbered": 0,
    }  # fmt: skip
    assert json.loads(blogport("diff", example, example, "--json").stdout)["equal"] is True


def test_diff_says_what_it_could_not_compare(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"record":"site"}\n', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"record":"site"}\n{"record":"postcard"}\n', encoding="utf-8")
    done = blogport("diff", "a.jsonl", "b.jsonl", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.decode().startswith("blogport: 1 records of b.jsonl cannot be read")


def test_check_ends_with_1_where_something_is_wrong(example, tmp_path):
    done = blogport("check", example)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"no faults found in 1 site, 2 authors, 8 terms, 3 media, 11 posts")
    faulty = tmp_path / "faulty.xml"
    faulty.write_text(
        example.read_text("utf-8").replace("[maren]]></dc:creator>", "[mare]]></dc:creator>"), "utf-8"
    )
    done = blogport("check", faulty)
    number = int(re.match(rb"(\d+) \xc3\x97 warning: unknown-author\n", done.stdout)[1])
    assert done.returncode == 1
    assert re.search(r"faulty.xml:\d+: post 30: its author mare is not among", done.stdout.decode())
    done = blogport("check", faulty, "--json")
    *findings, last = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert [one["kind"] for one in findings] == ["unknown-author"] * number
    assert last["summary"]["diagnostics"] == {"info": 0, "warning": number, "loss": 0, "error": 0}
    assert last["summary"]["post"] == {"read": 11}


def test_options_may_stand_anywhere(example, tmp_path):
    done = blogport("convert", example, "--to", "archive", "--quiet", tmp_path / "a.jsonl")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.jsonl").is_file()
    assert blogport("convert", example, "--colour", tmp_path / "b", "--to", "archive").returncode == 2


def test_help_shows_an_example_of_each_command():
    for command in ("convert", "inspect", "check", "diff", "formats"):
        assert f"blogport {command}" in blogport(command, "--help").stdout.decode().split("Examples:")[1]


def test_formats_lists_every_format_with_its_options():
    text = blogport("formats").stdout.decode()
    for one in registry.list_formats():
        assert one.name in text
        assert one.help
        assert not one.problem
        for option in one.options:
            assert option.help, f"{one.name} -o {option.name} has no help"
            assert f"-o {option.name}=" in text
    listed = json.loads(blogport("formats", "--json").stdout)
    assert {one["name"] for one in listed if one["role"] == "writer"} >= {
        "archive",
        "hugo",
        "jekyll",
        "pelican",
        "markdown",
    }


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize("words", [("diff",), ("diff", "--json")])
def test_output_is_utf_8_whatever_the_system_says(words, encoding, example, tmp_path):
    """Windows has another encoding where nobody looks; a title with letters that it lacks ended the run."""
    other = tmp_path / "other.xml"
    other.write_text(example.read_text("utf-8").replace("[About]", "[Über uns, 関于]"), "utf-8")
    done = blogport(*words, example, other, env=os.environ | {"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (1, b"")
    assert "Über uns, 関于" in done.stdout.decode()


def test_inspect_for_people(example):
    done = blogport("inspect", example)
    assert re.search(rb"^comments +12 ", done.stdout, re.MULTILINE)


def test_inspect_counts_the_findings_that_it_does_not_show(tmp_path):
    for number in range(30):
        (tmp_path / f"{number}.md").write_text(
            f"---\ntitle: Tide {number}\ndate: soon\n---\nThe harbour was calm.\n"
        )
    done = blogport("inspect", tmp_path).stdout.decode()
    assert re.search(r"\(and \d+ more [a-z-]+\)$", done, re.MULTILINE)
    assert "blogport check lists more" in done


def test_a_worker_that_is_killed_ends_the_run_and_does_not_hang_it(tmp_path):
    from converters.errors import BlogportError
    from converters.processes.workers import Workers

    with pytest.raises(BlogportError, match="--jobs 1"), Workers(2, _die_on_three, None) as workers:
        list(workers.map("x" * 100_000 if number == 3 else str(number) for number in range(100)))
    with Workers(3, _die_on_three, None) as workers:
        assert list(workers.map(map(str, range(20)))) == [str(n) for n in range(20)]


def test_there_are_no_more_workers_than_the_processors_can_use(monkeypatch):
    from converters.processes.workers import Workers

    monkeypatch.setattr("os.cpu_count", lambda: 1)
    with Workers(100_000, _own_number, None) as workers:
        assert len(set(workers.map(range(40)))) == 4


def _own_number(_, task):
    time.sleep(0.01)
    return os.getpid()


def _die_on_three(_, task):
    if len(task) > 3:
        os.kill(os.getpid(), KILL)
    return task


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")  # noqa: PTH110
@pytest.mark.parametrize("words", [("check", "--json"), ("inspect",), ("diff", "fixtures/example.xml")])
def test_output_that_nobody_can_take_is_one_sentence(example, words):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run([*BLOGPORT, *words, str(example)], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 3
    assert done.stderr.startswith(b"blogport: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take only names in Unicode")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_target_may_have_a_name_that_is_not_utf_8(tmp_path, example, more):
    done = blogport(
        "convert", example, os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"), "--to", "html", *more
    )
    assert (done.returncode, "fault" in done.stderr.decode()) == (0, False)
    assert not more or json.loads(done.stdout)["target"] == str(tmp_path / "café")


@pytest.mark.skipif(sys.platform == "win32", reason="file names are Unicode there, whatever the locale")
@pytest.mark.parametrize("to", ["hugo", "backup"])
def test_files_have_their_names_in_any_locale(tmp_path, example, to):
    source = tmp_path / "朝.xml"
    source.write_bytes(Path(example).read_bytes())
    ascii_alone = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    words = [*BLOGPORT, "convert", str(source), str(tmp_path / "夕"), "--to", to]
    done = subprocess.run(words, capture_output=True, env=ascii_alone)
    assert (done.returncode, "夕" in done.stderr.decode()) == (0, True)
    assert any("朝" in path.name for path in (tmp_path / "夕").rglob("*"))


@pytest.mark.skipif(sys.platform == "win32", reason="file names are Unicode there, whatever the locale")
def test_a_file_that_the_locale_of_a_script_cannot_name_stops_the_run(tmp_path):
    """It is no fault of ours that costs one post: the target stays as it is."""
    code = f"""import converters
post = converters.Post(id="1", slug="\\u671d", title="\\u671d", body=converters.Markup(text="x", dialect="html"))
converters.write([post], {str(tmp_path / "site")!r}, to="hugo")
"""
    ascii_alone = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ascii_alone)
    assert b"TargetError: the encoding of file names, ascii, cannot write" in done.stderr
    assert b"start Python with -X utf8" in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_command_line_that_python_cannot_encode_is_refused(monkeypatch, capsys):
    """In EUC-JP, Big5 and GBK, Python decodes words of UTF-8 that it cannot encode again."""

    def refuse(*_):
        "\u671d".encode("ascii")

    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "euc_jp")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "environ", {})
    monkeypatch.setattr(os, "execv", refuse)
    with pytest.raises(SystemExit) as ended:
        process.name_files_in_utf8()
    assert ended.value.code == 2
    assert "is not in euc_jp; set PYTHONUTF8=1" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [("check",), ("inspect",), ("diff", "fixtures/example.xml"), ("convert",), ("convert", "--dry-run")],
)
def test_no_text_of_a_source_steers_the_terminal(tmp_path, words):
    evil = "x\x1b[2J\nblogport: all is well\u202e"
    records = [
        {"record": "site", "title": evil, "language": evil},
        {"record": "term", "taxonomy": evil, "slug": evil, "name": evil},
        {"record": "post", "id": evil, "type": evil, "status": evil, "title": evil, "body": evil},
    ]
    source = tmp_path / "blog.jsonl"
    source.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    more = (tmp_path / "site", "--to", "html") if words[0] == "convert" else ()
    done = blogport(words[0], source, *words[1:], *more)
    said = (done.stdout + done.stderr).decode()
    assert r"\x1b[2J" in said
    assert not {"\x1b", "\u202e"} & {*said}
    assert not any(line.startswith("blogport: all") for line in said.splitlines())


@pytest.mark.parametrize("paths", [("", "out.xml"), ("fixtures/example.xml", "")])
def test_a_name_that_is_empty_is_not_the_current_folder(paths):
    done = blogport("convert", *paths, "--to", "wxr")
    assert (done.returncode, done.stderr.count(b"has no name")) == (2, 1)


def test_workers_end_with_their_parent_however_that_ends():
    run = f"""import operator, os
from converters.processes.workers import Workers
with Workers(2, operator.add, 0) as workers:
    print(*workers.map([1, 2]), flush=True)
    os.kill(os.getpid(), {KILL:d})
"""
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, timeout=20)  # all ends are closed
    assert done.stdout.split() == [b"1", b"2"]


def test_a_worker_that_waits_for_room_in_its_connection_ends_with_its_parent():
    run = f"""import operator, os, threading
from converters.processes.workers import Workers
with Workers(2, operator.mul, b"x") as workers:
    results = workers.map([1, 1, 1, 10_000_000, 10_000_000, 10_000_000])
    print(len(next(results)), flush=True)
    threading.Event().wait(0.5)
    os.kill(os.getpid(), {KILL:d})
"""
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, timeout=20)  # all ends are closed
    assert done.stdout == b"1\n"


def test_help_waits_for_nothing_that_only_a_command_needs():
    """Starting is what every call pays: of modules that are not Python's own, `--help` loads the parser alone."""
    code = "import sys\ntry:\n    from converters.cli.main import main\n    main(['--help'])\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    loaded = set(done.stderr.split())
    assert "usage: blogport" in done.stdout
    assert not loaded & {"lxml", "msgspec", "yaml", "rich", "importlib.metadata", "converters.run.pipeline"}
    assert {name for name in loaded if name.startswith("converters.")} <= {
        "converters.cli",
        "converters.cli.commands",
        "converters.cli.main",
        "converters.errors",
        "converters.cli.options",
        "converters.cli.options.parameters",
        "converters.cli.parser",
        "converters.cli.terminal",
        "converters.cli.terminal.process",
        "converters.cli.status",
        "converters.io",
        "converters.io.limits",
    }


@pytest.mark.parametrize(("to", "name"), [("epub", "out.epub"), ("warc", "out.warc.gz"), ("wxr", "out")])
def test_a_new_file_gets_the_ending_that_programs_know_it_by(tmp_path, to, name):
    target = tmp_path / "out"
    assert with_ending(str(target), registry.ending(to)) == str(tmp_path / name)
    assert with_ending("s3://bucket/out", registry.ending(to)) == f"s3://bucket/{name}"
    for stays in ("-", "out.zip", "out/", "s3://bucket"):
        assert with_ending(stays, registry.ending(to)) == stays
    target.mkdir()
    assert with_ending(str(target), registry.ending(to)) == str(target)


def test_a_book_gets_its_ending(example, tmp_path):
    done = blogport("convert", example, tmp_path / "out", "--to", "epub")
    assert done.returncode == 0
    assert [path.name for path in tmp_path.glob("out*")] == ["out.epub"]
