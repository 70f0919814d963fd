"""What the shells complete: in the real ones, where they are installed, by typing and Tab."""

import os
import sys
from pathlib import Path

import pytest

from tests.conftest import program
from tests.terminal import Terminal

pytestmark = pytest.mark.slow(reason="starts shells, which start the command at each Tab")

STARTS = {
    "bash": (
        ["--norc", "--noprofile", "-i"],
        'PS1="READY> "; eval "$(blogport completion bash)"; bind "set bell-style none"; bind "set enable-bracketed-paste off"',
    ),
    "zsh": (
        ["-f", "-i"],
        'PS1="READY> "; unsetopt ZLE_RPROMPT_INDENT PROMPT_SP; autoload -U compinit; compinit -u -D; eval "$(blogport completion zsh)"',
    ),
    "fish": (
        ["--no-config", "-i"],
        'function fish_prompt; echo -n "READY> "; end; blogport completion fish | source',
    ),
}
TYPED = [
    ("blogport conv\t", r"blogport convert"),
    ("blogport convert a b --dry\t", r"--dry-run"),
    ("blogport batch a b --limit-m\t", r"--limit-memory"),
    ("blogport batch a b --on da\t", r"--on dask"),
    ("blogport convert a b --to pel\t", r"--to pelican"),
    ("blogport convert a b --to hugo -o front-m\t", r"-o front-matter="),
    ("blogport convert a b --to hugo -o front-matter=to\t", r"front-matter=toml"),
    ("blogport convert a b --to hugo --include pending,unap\t", r"pending,unapproved"),
    ("blogport inspect a --from telegr\t", r"--from telegram"),
    ("blogport docs saved-p\t", r"docs saved-pages"),
    ("blogport explain cut-o\t", r"explain cut-off"),
    ("blogport check expo\t", r"check export\.xml"),
]  # fmt: skip


@pytest.mark.parametrize("shell", STARTS)
def test_the_shells_complete_what_is_typed(shell, tmp_path):
    program(shell)
    (tmp_path / "export.xml").write_text("")
    words, start = STARTS[shell]
    folder = str(Path(sys.executable).parent)
    environment = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}
    with Terminal(shell, *words, cwd=tmp_path, columns=120, **environment) as terminal:
        terminal.type(f"{start}\recho st''arted\r")
        terminal.wait_for(r"started")
        for typed, completed in TYPED:
            terminal.type(typed)
            terminal.wait_for(completed)
            terminal.type("\x15")  # Ctrl-U: an empty line again
