"""What of a folder is a source: not what blogport wrote there, and not what is named by itself."""

from pathlib import Path

import pytest

import converters
from converters import registry
from converters.diagnostics import Diagnostics
from converters.errors import UsageError
from converters.run.inputs import open_inputs
from tests.targets import SYSTEMS

pytestmark = pytest.mark.slow(reason="each converts and reads again")

FOLDERS = [name for name in registry.names("writer") if not registry.writer(name).single_file]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    (folder / "2020").mkdir(parents=True)
    (folder / "2020" / "fog.md").write_text(
        "---\ntitle: Fog\ndate: 2020-01-01\n---\nIt came.\n", encoding="utf-8"
    )
    (folder / "tide.md").write_text("# Tide\n\nIt went.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("to", "target", "options"),
    [*((name, "out/site", {}) for name in FOLDERS), ("archive", "blog.jsonl", {}), ("html", "one.html", {"single": "true"})],
)  # fmt: skip
def test_a_target_in_its_source_is_none_of_it(
    to: str, target: str, options: dict[str, str], notes: Path
) -> None:
    for _ in range(2):
        result = converters.convert(notes, notes / target, to=to, options=options)
        assert result.accounts["post"].read == 2
        assert "own-output" not in {one.kind for one in result.findings}


@pytest.mark.parametrize(("source", "target"), [("a\0b.xml", "out"), ("fixtures/example.xml", "a\0b")])
def test_a_name_with_a_nul_character_is_a_wrong_call(source: str, target: str) -> None:
    """The file of a job can name such a path."""
    with pytest.raises(UsageError, match="NUL"):
        converters.convert(source, target, to="html")


def test_the_parts_of_a_split_target_are_none_of_it(example: Path, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "export.xml").write_bytes(example.read_bytes())
    read = [
        converters.convert(tmp_path / "old", tmp_path / "old" / "new.xml", to="wxr", options={"split": "20kB"}).accounts["post"].read
        for _ in range(2)
    ]  # fmt: skip
    assert (tmp_path / "old" / "new-2.xml").is_file()
    assert read[0] == read[1]


@pytest.mark.parametrize(
    "earlier", [name for name in FOLDERS if name not in SYSTEMS and not registry.writer(name).is_file]
)
def test_what_an_earlier_run_wrote_beside_it_is_passed_over_and_said(
    earlier: str, notes: Path, tmp_path: Path
) -> None:
    converters.convert(notes, notes / "before", to=earlier)
    (notes / "new.md").write_text("# New\n\nIt is here.\n", encoding="utf-8")
    result = converters.convert(notes, tmp_path / "site", to="archive")
    titles = {one.title for one in converters.read(tmp_path / "site") if isinstance(one, converters.Post)}
    assert titles == {"Fog", "Tide", "New"}
    (said,) = [one for one in result.findings if one.kind == "own-output"]
    assert said.file == f"{notes}/before"


def test_a_saved_page_beside_what_an_earlier_run_wrote_is_the_source(notes: Path, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    head = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Location: https://quay.example/fog/\n"
    (folder / "fog.mhtml").write_text(
        f"{head}\n<html><title>Fog</title><article><h1>Fog</h1><p>It came.</p></article></html>\n",
        encoding="utf-8",
    )
    converters.convert(notes, folder / "before", to="hugo")
    diagnostics = Diagnostics()
    ((name, source),) = open_inputs(folder, None, diagnostics)
    assert name == "html"
    assert [file.place for file in source.files()] == ["fog.mhtml"]
    assert [one.kind for one in diagnostics.findings] == ["own-output"]


def test_a_folder_that_holds_nothing_else_is_what_blogport_wrote(notes: Path, tmp_path: Path) -> None:
    converters.convert(notes, tmp_path / "above" / "site", to="hugo")
    (tmp_path / "above" / "todo.txt").write_text("look at it", encoding="utf-8")
    diagnostics = Diagnostics()
    ((name, source),) = open_inputs(tmp_path / "above", None, diagnostics)
    assert name == "markdown"
    assert len(source.files()) > 2
    assert not diagnostics.findings


def test_a_file_of_no_format_beside_an_export_costs_itself(example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    folder.mkdir()
    (folder / "export.xml").write_bytes(example.read_bytes())
    (folder / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    (folder / "minutes.docx").write_bytes(b"PK of another program")
    (folder / "settings.xml").write_text("<settings><colour>red</colour></settings>", encoding="utf-8")
    alone = converters.convert(example, tmp_path / "alone", to="hugo")
    result = converters.convert(folder, tmp_path / "site", to="hugo")
    assert result.accounts["post"] == alone.accounts["post"]
    (lost,) = (finding for finding in result.findings if finding.kind == "unknown-format")
    assert lost.file == f"{folder}/settings.xml"
    assert any("minutes.docx" in finding.message for finding in result.findings)


@pytest.mark.parametrize("beside", ["README.md", "CNAME", ".github/workflows/publish.yml", "notes/draft.md"])
def test_a_mirror_with_files_of_its_repository_is_one_of_pages(beside: str, tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article>"
    )
    for name in ("fog", "tide", "rain"):
        (tmp_path / "mirror" / name).mkdir(parents=True)
        text = page.format(name.title(), f"The {name} came in the morning and stayed until noon. " * 5)
        (tmp_path / "mirror" / name / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "mirror" / beside).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "mirror" / beside).write_text("This is a copy of an old blog.\n", encoding="utf-8")
    ((name, _),) = open_inputs(tmp_path / "mirror", None, Diagnostics())
    assert name == "html"


def test_an_export_of_comments_within_a_site_is_a_loss_unless_it_is_named_too(tmp_path: Path) -> None:
    site, export = tmp_path / "site", tmp_path / "site" / "comments.xml"
    (site / "_posts").mkdir(parents=True)
    (site / "_config.yml").write_text(
        "title: Quay\nurl: http://quay.example\npermalink: /:title.html\n", "utf-8"
    )
    (site / "_posts" / "2009-04-02-tide.md").write_text("---\ntitle: Tide\n---\nHigh.\n", "utf-8")
    export.write_text(
        '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">'
        '<thread dsq:id="1"><link>http://quay.example/tide.html</link><title>Tide</title></thread>'
        '<post dsq:id="2"><message>Low.</message><createdAt>2009-04-03T10:00:00Z</createdAt><isDeleted>false</isDeleted>'
        '<isSpam>false</isSpam><author><name>Ada</name></author><thread dsq:id="1"/></post></disqus>',
        "utf-8",
    )
    alone = converters.convert(site, tmp_path / "alone.jsonl", to="archive")
    assert [finding.kind for finding in alone.findings if finding.severity == "loss"] == ["export-beside"]
    both = converters.convert([site, export], tmp_path / "both.jsonl", to="archive")
    assert both.accounts["comment"].written == 1
    assert not [finding for finding in both.findings if finding.severity == "loss"]
