"""`python -m tests.benchmarks` works; no test looks at the seconds."""

import json
from xml.etree import ElementTree

import pytest

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import inputs, peers, plots, report
from tests.benchmarks.processes import Command, in_turn, python
from tests.benchmarks.results import Table

SMALL = ("--posts", "5", "--rounds", "1", "--no-peers", "--no-corpus")


@pytest.mark.slow(reason="it starts our command for each target")
@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("exports", {"generated"}),
        *(
            pytest.param(part, names, marks=pytest.mark.long(share=5, reason="as `exports`"))
            for part, names in {
                "trees": {"trees"},
                "pages": {"pages"},
                "growth": {"growth"},
                "memory": {"memory", "mirrors"},
                "border": {"border"},
            }.items()
        ),
    ],
)
def test_a_small_run_writes_tables_and_plots(part, names, tmp_path, capsys):
    benchmarks.main([part, *SMALL, "--output", str(tmp_path)])
    tables = json.loads((tmp_path / "speed.json").read_text(encoding="utf-8"))
    assert {table["name"] for table in tables} == names
    page = (tmp_path / "speed.md").read_text(encoding="utf-8")
    printed = capsys.readouterr().out
    for table in tables:
        assert f"## {table['title']}" in page
        assert table["title"] in printed
        for row in table["rows"]:
            assert not any("failed" in str(cell) for cell in row.values()), row
            assert all(cell > 0 for cell in row.values() if not isinstance(cell, str)), row
        if table["plot"]:
            ElementTree.parse(tmp_path / f"speed-{table['name']}.svg")


def test_a_program_that_fails_is_a_row_that_says_so(tmp_path):
    make = "import pathlib, sys; made = pathlib.Path(sys.argv[1]); made.mkdir(); (made / 'post.md').touch()"
    commands = {
        "fails": python("-c", "raise SystemExit('Error: no | posts')"),
        "hangs": python("-c", "import time; time.sleep(60)"),
        "works": python("-c", make, tmp_path / "made"),
    }
    commands["works"].target = tmp_path / "made"
    taken = in_turn(commands, rounds=2, limit=2)
    table = Table("t", "T", plot="bars")
    for name, took in taken.items():
        table.add(name, took, units=1)
    assert table.rows[0] == {"": "fails", "seconds": "failed: Error: no | posts"}
    assert table.rows[1] == {"": "hangs", "seconds": "more than 2 s"}
    assert table.rows[2]["megabytes"] > 1
    assert "failed: Error: no \\| posts" in report.markdown(table)
    assert "failed: Error" in plots.draw(table)


def test_a_program_that_writes_no_file_has_failed(tmp_path):
    say = "import sys; print('TypeError: no name')"
    commands = {
        "nothing": python("-c", say, target=tmp_path / "a"),
        "an empty folder": python(
            "-c", "import os, sys; os.makedirs(sys.argv[1])", "b/c", target=tmp_path / "b"
        ),
        "a file": python("-c", "open('c.xml', 'x').close()", target=tmp_path / "c.xml"),
        "two": python(
            "-c", "import os; os.mkdir('d'); open('d/1', 'x'); open('d/2', 'x')", target=tmp_path / "d"
        ),
    }
    taken = in_turn(commands, 1, 60)
    assert taken["nothing"].error == "failed: TypeError: no name"
    assert taken["an empty folder"].error == "failed: exit status 0"
    assert [taken[name].files for name in ("a file", "two")] == [1, 2]
    table = Table("t", "T")
    table.add("two", taken["two"], units=1)
    assert "| files |" in report.markdown(table)


def test_memory_is_that_of_all_processes():
    grow = "x = bytearray(60_000_000); import time; time.sleep(0.5)"
    child = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {grow!r}]); {grow}; child.wait()"
    taken = in_turn({"alone": python("-c", grow), "both": python("-c", child)}, 1, 60)
    alone, family = taken.values()
    assert 60 < alone.megabytes < 110 < family.megabytes


def test_a_peer_that_cannot_be_installed_is_a_row_that_says_so(monkeypatch, tmp_path):
    def refuse(*words, **more):
        raise OSError("no network")

    monkeypatch.setattr(peers, "CACHE", tmp_path)
    monkeypatch.setattr(peers.subprocess, "run", refuse)
    peer = peers.Peer("nothing", ("nothing",))
    with pytest.raises(peers.Missing, match="not installed: no network"):
        peer.folder()


def test_seconds_are_medians_and_a_failure_counts_only_once(tmp_path):
    count = "import sys; file = open(sys.argv[1], 'a'); file.write('x'); file.close(); sys.exit(len(sys.argv) - 2)"
    commands = {
        "works": Command(python("-c", count, tmp_path / "works").words),
        "fails": Command(python("-c", count, tmp_path / "fails", "1").words),
    }
    taken = in_turn(commands, 3, 60)
    assert (tmp_path / "works").read_text() == "xxx"
    assert (tmp_path / "fails").read_text() == "x"
    assert taken["fails"].error == "failed: exit status 1"
    assert not taken["works"].error


def test_inputs_are_the_same_on_every_run(tmp_path):
    for name in ("a", "b"):
        inputs.export(tmp_path / name, 4)
        inputs.mirror(tmp_path / f"{name}-mirror", 2)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    made = {path.relative_to(tmp_path / "a-mirror") for path in (tmp_path / "a-mirror").rglob("*.html")}
    assert len(made) == 2


def test_what_a_mixed_export_repeats_has_other_ids_and_other_texts(corpus, tmp_path):
    export = tmp_path / "mixed.xml"
    assert inputs.mixed_export(export, corpus / "wxr", 1200) == 1200
    items = ElementTree.parse(export).findall("channel/item")
    for item in items:
        assert not inputs.ELEMENTS - {child.tag.rpartition("}")[2] for child in item}
        assert all("domain" in term.attrib for term in item.findall("category"))
    names = [item.findtext("{http://wordpress.org/export/1.2/}post_name") for item in items]
    again = next(at for at, name in enumerate(names) if at and name == f"{names[0]}-1")
    ids = [item.findtext("{http://wordpress.org/export/1.2/}post_id") for item in items]
    assert not set(ids[:again]) & set(ids[again:])
    texts = [item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or "" for item in items]
    long = {text for text in texts[:again] if len(text) > 200}
    assert len(long & set(texts[again:])) < len(long) / 20, "but for those that are all markup"


def test_rows_of_numbers_become_lines():
    table = Table("t", "T", rows=[{"posts": 1, "a": 1.0}, {"posts": 10, "a": 12.0, "b": 1.0}], plot="lines")
    picture = plots.draw(table)
    assert picture.count("<circle") == 3
    ElementTree.fromstring(picture)
