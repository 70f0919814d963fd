"""The finds in `fixtures/fuzz`: inputs that blogport did not cope with once, and the index that says why."""

import json
import re
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from tests.conftest import FIXTURES
from tests.fuzz.case import Case, of_path
from tests.fuzz.inputs import CHANGED_CORPUS

HOME: Final = FIXTURES / "fuzz"
INDEX: Final = HOME / "index.jsonl"
"""A line a find: the folder of its input, the arguments of the run, and why it is there."""


def finds() -> Iterator[tuple[str, Case]]:
    """Each find with its reason."""
    for line in INDEX.read_text(encoding="utf-8").splitlines():
        about = json.loads(line)
        (path,) = (HOME / about["folder"]).iterdir()
        yield about["reason"], of_path(path, about["arguments"], about["folder"])


def save(case: Case, reason: str) -> Path:
    """Add a find, and return its folder. What may have a part of the corpus in it is not for the fixtures, nor is what only
    the words in an export show: that becomes a test.
    """
    if case.origin == CHANGED_CORPUS or case.damage:
        folder = Path(tempfile.mkdtemp(prefix="blogport-fuzz-"))
        case.save(folder)
        return folder
    digest = sha256(repr((sorted(case.files.items()), case.arguments)).encode()).hexdigest()[:6]
    words = re.sub(r"[^a-z0-9]+", "-", reason.lower())[:40].strip("-")
    folder = HOME / f"{words}-{digest}"
    if not folder.exists():
        folder.mkdir(parents=True)
        case.write_input(folder)
        line = {"folder": folder.name, "arguments": case.arguments, "reason": reason}
        with INDEX.open("a", encoding="utf-8") as index:
            index.write(json.dumps(line, ensure_ascii=False) + "\n")
    return folder
