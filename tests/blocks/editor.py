"""The block editor's own parser and validator, run on Node over the posts we write."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def library() -> Path | None:
    """The folder whose `node_modules` hold @wordpress/blocks and block-library, if Node is here to run them."""
    named = os.environ.get("BLOGPORT_BLOCK_LIBRARY")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(named) if named else caches / "blogport-tests" / "block-library-11.0.0"
    found = folder / "node_modules" / "@wordpress" / "block-library" / "package.json"
    return folder if shutil.which("node") and found.is_file() else None


def judge(folder: Path, posts: Iterable[tuple[str, str]]) -> tuple[list[dict[str, str]], dict[str, int]]:
    """The blocks that the editor would call unexpected content, each with the reason; and how many of each it saw."""
    lines = "".join(json.dumps({"name": name, "text": text}) + "\n" for name, text in posts)
    ran = subprocess.run(
        ["node", HERE / "validate.mjs", folder],
        input=lines,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    *invalid, account = [json.loads(line) for line in ran.stdout.splitlines()]
    summary: dict[str, Any] = account
    assert summary["posts"] == lines.count("\n")
    return invalid, summary["blocks"]


def samples(folder: Path) -> list[dict[str, Any]]:
    """What the editor saves, every core block once: `name`, `text`, and the `words` that only comments hold."""
    ran = subprocess.run(
        ["node", HERE / "samples.mjs", folder], capture_output=True, text=True, timeout=300, check=True
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]
