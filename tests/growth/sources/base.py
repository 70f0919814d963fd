"""What all sources are made of."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

Files = Mapping[str, str | bytes]
"""The texts of a source by path; a single one with the path `""` and an extension is a file."""

Source = Callable[[int], Files]

HOME: Final = "https://many.example"


def lay(files: Files, folder: Path) -> Path:
    """Write the files of a source; returns its path: the file itself where it is only one."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path if len(files) == 1 else folder


def each(template: str, n: int, first: int = 1) -> str:
    """A text n times; `{0}` in it is its number, `{1}` the number before."""
    return "".join(
        template.replace("{0}", str(number)).replace("{1}", str(number - 1) if number > 1 else "0")
        for number in range(first, first + n)
    )
