"""Golden tests: all that a run makes, as one text, compared with a file."""

from collections.abc import Collection
from pathlib import Path

import msgspec

from converters.cli.report import summary
from converters.io.manifest import MANIFEST
from converters.run.result import Result
from converters.testing.files import written_files


def golden_text(target: Path, result: Result, *, as_they_come: Collection[str] = ()) -> str:
    """The files of a target with their names, then the findings and the summary.

    Files in `as_they_come` come with the format, whatever is converted: only their names are in the text.
    """
    parts = []
    for name, data in written_files(target).items():
        if name in as_they_come:
            parts.append(f"==== {name} (as it comes)\n")
        elif name != MANIFEST:
            parts.append(f"==== {name}\n{data.decode()}\n")
    parts.append("==== findings\n")
    parts += [f"{finding}\n" for finding in result.findings]
    parts.append(msgspec.json.format(msgspec.json.encode(summary(result)), indent=1).decode() + "\n")
    return "".join(parts)


def check_golden(text: str, path: Path, *, accept: bool = False) -> None:
    """Raise `AssertionError` unless the file at `path` holds the text.

    `accept`: write the text to the file if it differs, and raise all the same, so that nothing passes by itself.
    """
    known = path.read_text(encoding="utf-8") if path.exists() else None
    if accept and known != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        raise AssertionError(f"{path} was rewritten; look at it, then run again without --accept")
    assert known is not None, f"{path} is not there; make it with --accept"
    assert text == known
