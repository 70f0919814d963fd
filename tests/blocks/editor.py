"""The block editor's own parser and validator, run on Node over the posts we write."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any

HERE = Path(__file__).parent


def library() -> Path | None:
    """The folder whose `node_modules` hold @wordpress/blocks and block-library, if Node is here to run them."""
    named = os.environ.get("BLOGPORT_BLOCK_LIBRARY")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(named) if named else caches / "blogport-tests" / "block-library-11.0.0"
    found = folder / "node_modules" / "@wordpress" / "block-library" / "package.json"
    return folder if shutil.which("node") and found.is_file() else None


@cache
def _editor(folder: Path) -> subprocess.Popen[str]:
    """The editor of a folder, which answers until this process ends: to load it takes seconds."""
    return subprocess.Popen(
        ["node", HERE / "answer.mjs", folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def _ask(folder: Path, question: Mapping[str, object]) -> Any:
    editor = _editor(folder)
    assert editor.stdin
    assert editor.stdout
    limit = Timer(300, editor.kill)
    limit.start()
    editor.stdin.write(json.dumps(question) + "\n")
    editor.stdin.flush()
    answer = editor.stdout.readline()
    limit.cancel()
    assert answer, "the editor has ended, or took five minutes"
    return json.loads(answer)


def judge(folder: Path, posts: Iterable[tuple[str, str]]) -> tuple[list[dict[str, str]], dict[str, int]]:
    """The blocks that the editor would call unexpected content, each with the reason; and how many of each it saw."""
    found = _ask(folder, {"posts": [{"name": name, "text": text} for name, text in posts]})
    return found["invalid"], found["blocks"]


def samples(folder: Path) -> list[dict[str, Any]]:
    """What the editor saves, every core block once: `name`, `text`, and the `words` that only comments hold."""
    saved: list[dict[str, Any]] = _ask(folder, {})
    return saved
