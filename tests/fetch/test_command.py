"""The command, and its options."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import converters
from converters import Fetch, Markup, Post, Site, UsageError
from converters.cli import parser
from converters.cli.options import downloads
from tests.fetch.blogs import A, files, img
from tests.fetch.server import Server, good


def blogport(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "converters", *map(str, arguments)], capture_output=True, text=True,
        env=os.environ | environment,
    )  # fmt: skip


@pytest.mark.parametrize(
    "option", ["--fetch-hosts=a.example", "--fetch-max=1MB", "--fetch-private", "--fetch-fallback=wayback"]
)
def test_options_that_go_with_fetch(option: str) -> None:
    arguments = parser.parse(["convert", "a", "b", "--to", "hugo", option])
    with pytest.raises(UsageError, match="goes with --fetch"):
        downloads.fetch(arguments)
    assert downloads.fetch(parser.parse(["convert", "a", "b", "--to", "hugo", option, "--fetch"]))


def test_the_options_of_the_command() -> None:
    words = "convert a b --to hugo --fetch-hosts A.example,b.example --fetch-max 2MB --fetch-fallback wayback --offline"
    assert downloads.fetch(parser.parse(words.split())) == Fetch(
        hosts=("A.example", "b.example"), max_size=2_000_000, fallback="wayback", offline=True
    )
    assert downloads.fetch(parser.parse(["convert", "a", "b", "--to", "hugo"])) is None


@pytest.mark.slow(reason="starts the command four times")
def test_the_command_downloads(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    home = f"http://localhost:{server.port}"
    records = [
        Site(url=home),
        Post(
            id="1", slug="p1", title="P", url=f"{home}/p1/", body=Markup(text=img("/a.png"), dialect="html")
        ),
    ]
    converters.write(records, tmp_path / "blog.jsonl", to="archive")
    refused = blogport(
        "convert", tmp_path / "blog.jsonl", tmp_path / "one", "--to", "hugo", "--fetch", "--strict"
    )
    assert refused.returncode == 1
    assert not server.requests
    done = blogport(
        "convert",
        tmp_path / "blog.jsonl",
        tmp_path / "two",
        "--to",
        "hugo",
        "--fetch",
        "--fetch-private",
        "--strict",
        "--quiet",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert files(tmp_path / "two") == {"static/a.png": A}
    offline = blogport("convert", tmp_path / "blog.jsonl", tmp_path / "two", "--to", "hugo", "--offline")
    assert offline.returncode == 0
    assert len(server.requests) == 1


@pytest.mark.slow(reason="starts the command")
def test_a_plain_sentence_without_the_packages(example: Path, tmp_path: Path) -> None:
    (tmp_path / "httpcore2.py").write_text(
        "raise ImportError(\"No module named 'httpcore2'\", name='httpcore2')"
    )
    done = blogport(
        "convert", example, tmp_path / "site", "--to", "hugo", "--fetch", PYTHONPATH=str(tmp_path)
    )
    assert done.returncode == 2
    assert 'pip install "blogport[fetch]"' in done.stderr
    assert "Traceback" not in done.stderr
