"""What a user writes becomes jobs; a row that is wrong is one job with a problem."""

import json
import os
import re
from pathlib import Path

import msgspec
import pytest

from converters.batch import one_job, places, results
from converters.batch.dask_engine import GroupSize
from converters.batch.jobs import Job, packed, unpacked
from converters.batch.settings import KEYS
from converters.cli.options import batch as takes
from converters.errors import SourceError, UsageError
from tests.batch.conftest import of


def table(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_of_csv_says_what_a_row_of_json_says(tmp_path):
    cells = table(
        tmp_path,
        "jobs.csv",
        "Sources,target,to,include,options,options.theme,fetch,type\n"
        'a.xml;b.xml.gz,one,hugo,"private,password",front-matter=toml,plain,yes,"post,my page"\n',
    )
    values = {
        "sources": ["a.xml", "b.xml.gz"],
        "target": "one",
        "to": "hugo",
        "include": ["private", "password"],
        "options": {"front-matter": "toml", "theme": "plain"},
        "fetch": True,
        "type": ["post", "my page"],
    }
    lines = table(tmp_path, "jobs.jsonl", json.dumps(values))
    (of_csv,), (of_json,) = of(cells), of(lines)
    assert of_csv == of_json
    assert not of_csv.problem
    assert of_csv.sources == [str(tmp_path / "a.xml"), str(tmp_path / "b.xml.gz")]
    assert of_csv.settings["options"] == {"front-matter": "toml", "theme": "plain"}


def test_a_column_source_may_stand_several_times(tmp_path):
    (job,) = of(table(tmp_path, "jobs.csv", "source,source,target,to\na.xml,b;c.xml,x,hugo\n"))
    assert [Path(source).name for source in job.sources] == ["a.xml", "b", "c.xml"]
    (job,) = of(table(tmp_path, "jobs.csv", 'source,target,to\n"[""b;c.xml""]",x,hugo\n'))
    assert [Path(source).name for source in job.sources] == ["b;c.xml"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{", "not JSON"),
        ("[1]", "no object"),
        ('{"target": "x"}', "no source"),
        ('{"source": [], "target": "x"}', "no source"),
        ('{"source": [3], "target": "x"}', "no source"),
        ('{"source": "a\\u0000b", "target": "x"}', "no path"),
        ('{"source": "-", "target": "x"}', "standard input"),
        ('{"source": "a.xml", "target": "-"}', "standard output"),
        ('{"source": "a.xml"}', "no target"),
        ('{"source": "a.xml", "target": ["x"]}', "no target"),
        ('{"source": "a.xml", "target": "x", "colour": "red"}', "no key colour"),
        ('{"source": "a.xml", "target": "x", "fetch": "perhaps"}', "true or false"),
        ('{"source": "a.xml", "target": "x", "limit": -1}', "a number"),
        ('{"source": "a.xml", "target": "x", "limit-record": "much"}', "a size"),
        ('{"source": "a.xml", "target": "x", "include": "everything"}', "pending, private"),
        ('{"source": "a.xml", "target": "x", "include": {"a": 1}}', "a list of words"),
        ('{"source": "a.xml", "target": "x", "options": "theme"}', "KEY=VALUE"),
        ('{"source": "a.xml", "target": "x", "options": [1]}', "object of options"),
        ('{"source": "a.xml", "target": "x", "after": "yesterday"}', "no date"),
        ('{"source": "a.xml", "target": "x", "fetch-hosts": "old.example"}', "goes with fetch"),
    ],
)
def test_a_bad_row_is_one_job_and_the_others_go_on(tmp_path, row, words):
    good = '{"source": "a.xml", "target": "y"}'
    first, bad, last = of(
        table(tmp_path, "jobs.jsonl", f"{good}\n{row}\n{good.replace('y', 'z')}\n"), to="hugo"
    )
    assert words in bad.problem
    assert "\n" not in bad.problem
    assert (first.problem, last.problem) == ("", "")
    assert [first.number, bad.number, last.number] == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "head", "row"),
    [
        ("jobs.csv", "Source;Target;To", '"a.xml;b.xml";x;hugo'),
        ("jobs.csv", "Source\tTarget\tTo", "a.xml;b.xml\tx\thugo"),
        ("jobs.tsv", "Source,Target,To", "a.xml;b.xml,x,hugo"),
    ],
)
def test_a_spreadsheet_of_another_language_is_read(tmp_path, name, head, row):
    (job,) = of(table(tmp_path, name, f"{head}\r\n{row}\r\n"))
    assert not job.problem
    assert ([Path(source).name for source in job.sources], Path(job.target).name) == (["a.xml", "b.xml"], "x")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_may_be_in_the_encoding_of_a_spreadsheet(tmp_path, encoding):
    (tmp_path / "jobs.csv").write_bytes("source;target;to\r\ncafé.xml;été;hugo\r\n;;\r\n".encode(encoding))
    (job,) = of(tmp_path / "jobs.csv")
    assert not job.problem
    assert ([Path(source).name for source in job.sources], Path(job.target).name) == (["café.xml"], "été")


def test_a_source_whose_name_is_in_no_encoding_is_found(tmp_path):
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.xml")).touch()
    (tmp_path / "jobs.csv").write_bytes(b"source,target,to\ncaf\xe9.xml,\xe9t\xe9,hugo\n")
    (job,) = of(tmp_path / "jobs.csv")
    assert os.fsencode(job.sources[0]) == bytes(tmp_path) + b"/caf\xe9.xml"
    assert os.fsencode(job.target).endswith(b"/\xe9t\xe9")


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Quelle,target", "names no column source; it has quelle, target;"),
        ("a.xml,site", "names no column source"),
        ("source,target,optoins", "there is no column optoins; did you mean options?"),
    ],
)
def test_columns_that_no_job_has_are_one_error_before_anything_is_done(tmp_path, head, words):
    with pytest.raises(SourceError, match=re.escape(words)):
        of(table(tmp_path, "jobs.csv", f"{head}\na.xml,x,\n"))


def test_a_row_of_csv_with_too_many_cells_is_bad(tmp_path):
    bad, good = of(table(tmp_path, "jobs.csv", "source,target\na,b,c\na,b\n"), to="hugo")
    assert "3 cells" in bad.problem
    assert not good.problem


def test_no_format_is_a_problem_of_each_row(tmp_path):
    (job,) = of(table(tmp_path, "jobs.jsonl", '{"source": "a.xml", "target": "x"}'))
    assert "--to FORMAT" in job.problem


def test_two_jobs_never_have_one_target(tmp_path):
    rows = '{"source": "a.xml", "target": "x"}\n{"source": "b.xml", "target": "./x/"}\n'
    first, second = of(table(tmp_path, "jobs.jsonl", rows), to="hugo")
    assert not first.problem
    assert "target of job 1 too" in second.problem


@pytest.mark.parametrize(
    ("jobs", "target", "words"),
    [
        ("exports", "exports/{stem}", "would be a job itself"),
        ("exports", "exports/sites/{stem}", "would be a job itself"),
        ("exports/*", "exports/sites/{stem}", "would be a job itself"),
        ("exports/*.xml", "exports/{stem}-new.xml", "would be a job itself"),
        ("exports/**/*.xml", "exports/deep/{stem}.xml", "would be a job itself"),
        ("exports/*.xml", "exports/{stem}", ""),
        ("exports/*.xml", "new/{stem}.xml", ""),
        ("*/*.xml", "{folder}/sites/{stem}.xml", ""),
        ("exports", "exports-{stem}", ""),
        ("jobs.csv", "exports/{stem}", ""),
        ("folders.csv", "exports/sites/{stem}", "is inside its source"),
    ],
)
def test_a_target_is_no_source_the_next_time(tmp_path, monkeypatch, jobs, target, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports/ada.xml").touch()
    table(tmp_path, "jobs.csv", "source\nexports/ada.xml\n")
    table(tmp_path, "folders.csv", "source\nexports\n")
    (job,) = of(jobs, target, to="hugo")
    assert words in job.problem
    assert bool(words) == bool(job.problem)


def test_a_target_may_have_the_name_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("ada", "kim"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "export.xml").touch()
    assert [Path(job.target).name for job in of("*/export.xml", "sites/{folder}", to="hugo")] == [
        "ada",
        "kim",
    ]
    first, second = of("*/export.xml", "sites/{stem}", to="hugo")
    assert not first.problem
    assert "by {folder} or {number} in TARGET" in second.problem


def test_what_a_row_says_replaces_what_the_command_line_says(tmp_path):
    row = '{"source": "a.xml", "target": "x", "to": "jekyll", "options": {"theme": "plain"}}'
    (job,) = of(
        table(tmp_path, "jobs.jsonl", row), to="hugo", options={"theme": "none", "front-matter": "toml"}
    )
    assert job.settings == {"to": "jekyll", "options": {"theme": "plain", "front-matter": "toml"}}


def test_an_option_that_is_a_path_is_seen_from_the_table_or_from_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    rows = "source,target,to,options.template\na.xml,x,html,mine\na.xml,y,html,\n"
    own, given = of(table(tmp_path, "jobs.csv", rows), options={"template": "theirs"})
    assert own.settings["options"]["template"] == str(tmp_path / "mine")
    assert given.settings["options"]["template"] == str(tmp_path / "here" / "theirs")


def test_the_entries_of_a_folder_are_jobs_and_so_is_what_a_pattern_matches(tmp_path):
    exports = tmp_path / "exports"
    (exports / "site.example").mkdir(parents=True)
    for name in ("a.xml", "b.xml.gz", ".hidden", ".DS_Store", "c.tar.bz2"):
        (exports / name).write_bytes(b"")
    found = of(exports, f"{tmp_path}/sites/{{stem}}-{{number}}", to="hugo")
    assert [Path(job.target).name for job in found] == ["a-1", "b-2", "c-3", "site.example-4"]
    found = of(exports / "*.xml*", f"{tmp_path}/sites/{{stem}}", to="hugo")
    assert [Path(job.target).name for job in found] == ["a", "b"]


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("sites", "all jobs would write there"),
        ("sites/{name}", "no {name}"),
        ("sites/{stem", "no partner"),
        ("sites/{stem:d}", "nothing else in the braces"),
    ],
)
def test_a_target_for_all_jobs_must_tell_them_apart(tmp_path, template, words):
    with pytest.raises(UsageError, match="stem") as raised:
        of(tmp_path, template, to="hugo")
    assert words in str(raised.value)


def test_what_is_no_table_ends_the_command(tmp_path):
    with pytest.raises(UsageError, match="a folder, or a pattern"):
        of(table(tmp_path, "jobs.txt", ""))
    with pytest.raises(SourceError, match="no such file or folder"):
        of(tmp_path / "nothing")
    with pytest.raises(SourceError, match=r"jobs\.csv: cannot be read"):
        of(tmp_path / "jobs.csv")


def test_a_name_that_is_no_text_is_read(tmp_path):
    Path(os.fsdecode(bytes(tmp_path) + b"/\xff.xml")).touch()
    (tmp_path / "jobs.csv").write_bytes(b"source,target,to\n\xff.xml,x,hugo\n")
    (job,) = of(tmp_path / "jobs.csv")
    assert places.stem(job.sources[0]) == "\udcff"


def test_every_option_for_a_job_is_a_key_of_rows():
    options = {option.opts[-1].lstrip("-") for option in takes.COMMAND.options}
    engine = {option.opts[-1].lstrip("-") for option in takes.ENGINE} - {"strict"}
    assert options - engine - {"option"} == KEYS.keys() - {"options"}


def test_tasks_grow_to_some_seconds_and_no_further():
    size = GroupSize()
    numbers = []
    for _ in range(12):
        numbers.append(size.number)
        size.learn(size.number, size.number * 0.05)
    assert numbers == [1, 2, 4, 8, 16, 32, 64, 99, 99, 99, 99, 99] or numbers[-1] in (99, 100)
    size.learn(1, 60)
    assert size.number == 1


@pytest.mark.parametrize("key", ["source", "target", "author", "odd"])
def test_a_text_that_is_no_utf_8_is_one_of_a_job(tmp_path, key):
    row = json.dumps({"source": "a.xml", "target": "a", "to": "hugo", key: "b\udcff"})
    found = of(table(tmp_path, "jobs.jsonl", row))
    assert unpacked(packed(found)) == found
    msgspec.json.encode([results.not_done(job, job.problem) for job in found])


def test_no_target_is_inside_another(tmp_path):
    rows = [
        {"source": "a.xml", "target": target, "to": "hugo"}
        for target in ("s/a", "s/a/b", "s", "s/ab", "s/c/")
    ]
    found = of(table(tmp_path, "jobs.jsonl", "\n".join(map(json.dumps, rows))))
    assert ["inside" in job.problem for job in found] == [False, True, True, False, False]


def test_an_error_of_a_server_names_no_password(tmp_path, monkeypatch):
    def away(job):
        raise OSError(None, "the server is away")

    monkeypatch.setattr(one_job, "fingerprint", away)
    job = Job(
        number=1, sources=["s3://u:Gull77@b/a.xml"], target="s3://u:Gull77@b/a", settings={"to": "hugo"}
    )
    result = one_job.do(job, "run")
    assert result.error.endswith("/a: the server is away")
    assert "Gull77" not in msgspec.json.encode(result).decode()
