"""What is printed as the next step is typed, from anywhere, and the site is there."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest
from built_sites import SOURCES, Generator, link_modules

from converters import convert
from tests.targets import GENERATORS

Get = Callable[[str], Generator]


def free_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    env = os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    with (folder / "log").open("wb") as diagnostics:
        process = subprocess.Popen(
            command, cwd=folder, stdout=diagnostics, stderr=diagnostics, env=env, start_new_session=True
        )
        try:
            yield process
        finally:  # Pelican serves and watches in processes of their own, which outlive the one that began them
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)


def fetch(address: str, process: subprocess.Popen[bytes], text: str, seconds: float = 120) -> str:
    """The page at the address, as soon as it shows the text: Pelican serves the folder while it still writes, page by page."""
    end = time.monotonic() + seconds
    page = ""
    while text not in page or "</html>" not in page:
        assert process.poll() is None, "it ended"
        assert time.monotonic() < end, f"no {text!r} in {page!r}"
        time.sleep(0.2)
        with (
            suppress(OSError),
            urlopen(address, timeout=5) as answer,
        ):  # it does not listen yet, or has no such page
            page = answer.read().decode()
    return page


def step(line: str, name: str, made: Generator) -> list[str]:
    """The command of a next step; where it goes to the folder first, as a shell runs it, with the generator on its path, or with
    the packages of Node that are here."""
    program, *arguments = shlex.split(line)
    if program == "cd" and made.modules:
        link_modules(made.modules, Path(arguments[0]))
        return ["sh", "-c", line.replace("npm install", ":")]
    if program == "cd":
        return ["sh", "-c", f"PATH={shlex.quote(str(Path(made.command[0]).parent))}:$PATH; {line}"]
    assert program == name
    return [*(made.command[:3] if name == "pelican" else made.command[:1]), *arguments]


@pytest.mark.parametrize("name", GENERATORS)
def test_the_next_step_shows_the_site_from_anywhere(name: str, tmp_path: Path, generator: Get) -> None:
    made = generator(name)
    if name == "hexo" and made.modules and not (made.modules / "hexo-server").is_dir():
        pytest.skip("hexo-server is a package of its own, and not installed")
    result = convert(SOURCES["example"], tmp_path / "site", to=name)
    (elsewhere := tmp_path / "elsewhere").mkdir()
    port = free_port()
    listening = f"--dev-addr 127.0.0.1:{port}" if name == "mkdocs" else f"--port {port}"
    with running(step(f"{result.next_step} {listening}", name, made), elsewhere) as process:
        home = fetch(f"http://127.0.0.1:{port}/", process, "Harbour Notes")
        links = re.findall(r'href="([^"]*/2023/[^"]*)"', home)
        assert links
        address = links[0] if links[0].startswith("http") else f"http://127.0.0.1:{port}{links[0]}"
        assert re.match(r"http://(127\.0\.0\.1|localhost):", address), "the preview leads to the old site"
        fetch(address, process, "</article>")
    assert [path.name for path in elsewhere.iterdir()] == ["log"]


@pytest.mark.parametrize("name", GENERATORS)
def test_a_site_without_a_theme_needs_one_first(name: str, tmp_path: Path) -> None:
    first, _, then = convert(
        SOURCES["example"], tmp_path / "site", to=name, options={"theme": "none"}
    ).next_step.partition("; then ")
    assert "add a theme" in first
    assert name in shlex.split(then)


def test_pelican_publishes_with_the_address_of_the_site(tmp_path: Path, generator: Get) -> None:
    generator("pelican")
    convert(SOURCES["example"], tmp_path / "site", to="pelican")
    settings = tmp_path / "site" / "publishconf.py"
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "--settings", str(settings)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "WARNING" not in run.stdout + run.stderr
    output = tmp_path / "site" / "output"
    assert 'href="https://harbour-notes.example/20' in (output / "index.html").read_text(encoding="utf-8")
    assert "https://harbour-notes.example/20" in (output / "feeds" / "all.atom.xml").read_text(
        encoding="utf-8"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
