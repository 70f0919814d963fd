"""A comment system that nobody knew works everywhere with a row in the table, its folder and its entry points."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROW = """
from converters import known_comment_systems as known

known.SYSTEMS = (
    *known.SYSTEMS,
    known.CommentSystem(
        "reedtalk",
        "Reedtalk",
        exports=(known.Export("a Reedtalk export", r'\\{\\s*"reedtalk":', "{"),),
        elements=("#reedtalk-box",),
        file="reedtalk.json",
        hosts=("https://cdn.reedtalk.example",),
    ),
)
known.WRITTEN = {system.name: system.file for system in known.SYSTEMS if system.file}  # what follows from the rows
"""
FORMAT = """
import json
from dataclasses import dataclass
from typing import ClassVar

from converters import Comment, Markup
from converters.comment_systems.readers import CommentsReader
from converters.comment_systems.writers.writer import CommentsWriter

@dataclass(frozen=True)
class Reader(CommentsReader):
    "An export of Reedtalk."

    source_noun: ClassVar[str] = "comments of Reedtalk"
    system: ClassVar[str] = "reedtalk"

    def gather(self, source, pages, diagnostics):
        with source.open() as stream:
            rows = json.load(stream)["reedtalk"]
        for row in rows:
            pages.page(row["page"], url=row["page"])
            pages.add(row["page"], Comment(id=row["id"], body=Markup(text=row["text"], dialect="plain")))
        return bool(rows)

@dataclass(frozen=True)
class Writer(CommentsWriter):
    "What Reedtalk imports."

    comment_dialects: ClassVar[tuple[str, ...]] = ("html",)
    signature: ClassVar[bytes] = b'{"reedtalk"'

    def write_pages(self, pages, out, run, diagnostics):
        rows = [
            {"page": page.url, "id": entry.comment.id, "text": self.text(entry)} for page in pages for entry in page.entries
        ]
        with out.open() as target:
            target.write(json.dumps({"reedtalk": rows}).encode())
"""
HOME = "https://reeds.example"
POST = {
    "record": "post",
    "id": "1",
    "title": "Reeds",
    "slug": "reeds",
    "url": f"{HOME}/reeds/",
    "date": "2024-05-01T10:00:00+00:00",
}


@pytest.fixture
def blogport(tmp_path):
    info = tmp_path / "additions/reedtalk-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: reedtalk\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[converters.readers]\nreedtalk = reedtalk:Reader\n[converters.writers]\nreedtalk = reedtalk:Writer\n"
    )
    (tmp_path / "additions/reedtalk.py").write_text(FORMAT)
    (tmp_path / "additions/run.py").write_text(
        f"{ROW}\nfrom converters.cli.main import main\nraise SystemExit(main())\n"
    )
    (tmp_path / "export.json").write_text(
        json.dumps({"reedtalk": [{"page": f"{HOME}/reeds/", "id": "7", "text": "They bend."}]})
    )

    def run(*arguments: str) -> str:
        command = [sys.executable, str(tmp_path / "additions/run.py"), *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    return run


def archive(folder: Path) -> None:
    site = {"record": "site", "title": "Reeds", "url": HOME}
    lines = [json.dumps(record) for record in (site, POST | {"status": "publish"})]
    (folder / "blog.jsonl").write_text("\n".join(lines) + "\n")


def test_its_export_is_detected_and_joined_with_the_posts(tmp_path, blogport):
    archive(tmp_path)
    assert json.loads(blogport("inspect", "export.json", "--json"))["format"] == "reedtalk"
    blogport("convert", "blog.jsonl", "export.json", "both.jsonl", "--to", "archive")
    (post,) = [line for line in (tmp_path / "both.jsonl").read_text().splitlines() if '"post"' in line]
    assert json.loads(post)["comments"][0]["body"]["text"] == "They bend."


def test_it_is_written_beside_a_site_whose_pages_may_load_it(tmp_path, blogport):
    archive(tmp_path)
    blogport(
        "convert",
        "blog.jsonl",
        "export.json",
        "site",
        "--to",
        "html",
        "--comments",
        "reedtalk",
        "-o",
        "server=https://talk.example",
    )
    (written,) = tmp_path.glob("**/reedtalk.json")
    assert json.loads(written.read_text())["reedtalk"][0]["text"] == "<p>They bend.</p>"
    assert "https://cdn.reedtalk.example" in (tmp_path / "site/reeds/index.html").read_text()


def test_the_help_lists_it(blogport):
    assert "reedtalk" in blogport("docs", "--help") + blogport("convert", "--help")


def test_a_page_whose_comments_it_would_load_says_so(tmp_path, blogport):
    page = "<article><h1>Reeds</h1><p>Reeds grow at the edge of the pond, and they bend in the wind.</p></article>"
    (tmp_path / "page.html").write_text(
        f"<!DOCTYPE html><html><body>{page}<div id='reedtalk-box'></div></body></html>"
    )
    blogport("convert", "page.html", "out.jsonl", "--to", "archive", "--report", "report.jsonl")
    assert "#reedtalk-box, Reedtalk" in (tmp_path / "report.jsonl").read_text()


def test_a_data_file_of_its_name_may_be_comments(tmp_path, blogport):
    (tmp_path / "tree/content").mkdir(parents=True)
    (tmp_path / "tree/data").mkdir()
    (tmp_path / "tree/hugo.toml").write_text("title = 'x'\n")
    (tmp_path / "tree/content/a.md").write_text("---\ntitle: A\n---\ntext\n")
    (tmp_path / "tree/data/reedtalk.json").write_text("[]")
    blogport("convert", "tree", "out.jsonl", "--to", "archive", "--report", "report.jsonl")
    assert "maybe-comments" in (tmp_path / "report.jsonl").read_text()
