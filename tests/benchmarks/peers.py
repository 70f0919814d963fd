"""Programs to compare with: installed from npm and PyPI into a cache, each into a folder for itself, never into the project's."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.benchmarks.processes import Command

CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "blogport-benchmarks"
INSTALLING: Final = 600
"""Seconds after which an installation is given up."""


class Missing(Exception):
    """A peer cannot be installed here; the message says why."""


@dataclass(frozen=True)
class Peer:
    """A program, and how it is installed."""

    name: str
    packages: tuple[str, ...]
    """What pip or npm installs."""
    npm: bool = False
    finish: Callable[[Path], None] = field(default=lambda folder: None)
    """What is left to do in the folder."""

    def folder(self) -> Path:
        """Where it is installed; it is installed first where it is not.

        Raises `Missing`.
        """
        found = _installed(self)
        if isinstance(found, str):
            raise Missing(found)
        return found

    def python(self) -> Path:
        """The Python that has it."""
        return self.folder() / "bin" / "python"


@functools.cache
def _installed(peer: Peer) -> Path | str:
    """The folder of a peer, or why there is none; what fails is not tried again in a run."""
    folder = CACHE / peer.name.replace(" ", "-")
    done = folder / "installed"
    if done.exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"installing {peer.name}", file=sys.stderr)
    npm = [
        "npm",
        "install",
        "--loglevel=error",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--install-links",
    ]
    pip = folder / "bin" / "pip"
    try:
        if peer.npm:
            _call(*npm, "--prefix", folder, *peer.packages)
        else:
            _call(sys.executable, "-m", "venv", folder)
            _call(pip, "install", "--quiet", "--upgrade", "pip")
            _call(pip, "install", "--quiet", *peer.packages)
        peer.finish(folder)
    except Missing as why:
        return str(why)
    done.touch()
    return folder


def _call(*words: str | Path) -> None:
    try:
        subprocess.run([str(word) for word in words], check=True, capture_output=True, timeout=INSTALLING)
    except (OSError, subprocess.SubprocessError) as error:
        said = (getattr(error, "stderr", None) or str(error).encode()).decode(errors="replace")
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        why = next((line for line in lines if "No matching" in line or line.startswith("ERROR")), lines[-1])
        raise Missing(f"not installed: {why}") from None


def _no_delays(folder: Path) -> None:
    """Set the pauses of wordpress-export-to-markdown 2 to 0: they are constants in a file."""
    settings = folder / "node_modules" / "wordpress-export-to-markdown" / "src" / "settings.js"
    settings.write_text(
        settings.read_text(encoding="utf-8")
        .replace("_delay = 500", "_delay = 0")
        .replace("_delay = 25", "_delay = 0"),
        encoding="utf-8",
    )


MARKDOWN_2: Final = Peer(
    "wordpress-export-to-markdown 2.2.2", ("wordpress-export-to-markdown@2.2.2",), npm=True, finish=_no_delays
)
MARKDOWN_3: Final = Peer(
    "wordpress-export-to-markdown 3",
    (
        os.environ.get("BLOGPORT_EXPORT_TO_MARKDOWN_3", "wordpress-export-to-markdown@3"),
    ),  # it is not on npm yet
    npm=True,
)
PELICAN: Final = Peer(
    "pelican-import", ("pelican[markdown]", "beautifulsoup4", "lxml", "feedparser", "pypandoc-binary")
)
NIKOLA: Final = Peer("nikola import_wordpress", ("Nikola", "phpserialize", "requests"))
TRAFILATURA: Final = Peer("trafilatura", ("trafilatura>=2", "lxml_html_clean"))
READABILITY: Final = Peer("readability-lxml", ("readability-lxml>=0.8.1", "lxml_html_clean"))
SOUP: Final = Peer("beautifulsoup4", ("beautifulsoup4", "lxml"))
MARKDOWNIFY: Final = Peer("markdownify", ("markdownify>=1.2",))
HTML2TEXT: Final = Peer("html2text", ("html2text>=2025.4",))


def _export_to_markdown(peer: Peer, words: list[str]) -> Callable[[Path, Path], Command]:
    def command(export: Path, target: Path) -> Command:
        program = peer.folder() / "node_modules" / "wordpress-export-to-markdown"
        start = next(name for name in ("app.js", "index.js") if (program / name).exists())
        return Command(
            ["node", program / start, "--wizard=false", f"--input={export}", f"--output={target}", *words],
            target,
        )

    return command


def _pelican_import(export: Path, target: Path) -> Command:
    folder = PELICAN.folder()
    (pandoc,) = folder.glob("lib/python*/site-packages/pypandoc/files")
    words = [folder / "bin" / "pelican-import", "--wpfile", "-m", "markdown", "-o", target, export]
    return Command(words, target, {"PATH": f"{pandoc}{os.pathsep}{os.environ['PATH']}"})


def _nikola_import(export: Path, target: Path) -> Command:
    words = [
        NIKOLA.folder() / "bin" / "nikola",
        "import_wordpress",
        "--no-downloads",
        "--export-comments",
        "-o",
        target,
        export,
    ]
    return Command(words, target)


_NO_IMAGES_2: Final = [
    "--include-other-types=true",
    "--save-attached-images=false",
    "--save-scraped-images=false",
]
_NO_IMAGES_3: Final = [
    "--post-folders=true",
    "--prefix-date=false",
    "--date-folders=none",
    "--save-images=none",
    "--request-delay=0",
    "--write-delay=0",
]

IMPORTERS: Final = {
    MARKDOWN_2: _export_to_markdown(MARKDOWN_2, _NO_IMAGES_2),
    MARKDOWN_3: _export_to_markdown(MARKDOWN_3, _NO_IMAGES_3),
    NIKOLA: _nikola_import,
    PELICAN: _pelican_import,
}
"""What converts a WordPress export, and the command that it takes, by export and target."""
