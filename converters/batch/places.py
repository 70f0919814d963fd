"""The places of jobs: where they are read, what they are made of, where they write. Only here, and in `at_address`, it is known
whether a place is a path or an address such as `s3://bucket/exports`.
"""

import glob
import io
import json
import os
import tempfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, Final

from converters.batch import at_address
from converters.io.addresses.names import is_address, joined, local_path, parent
from converters.io.addresses.names import shown as shown
from converters.io.output.stage import remove_abandoned
from converters.run.last_run.target_state import state_of

_RECEIPTS: Final = ".blogport-batch"
"""The folder beside targets that has a receipt for each."""
_PACKED: Final = frozenset({".gz", ".zip", ".bz2", ".xz", ".tgz"})
"""Endings behind which another one stands: `blog.xml.gz`, `blog.tar.bz2`."""


def is_pattern(text: str) -> bool:
    """Whether a text is a pattern of paths (`*`, `?`, `[`), and no file or folder."""
    return (
        at_address.is_pattern(text) if is_address(text) else glob.has_magic(text) and not Path(text).exists()
    )


def is_folder(text: str) -> bool:
    """Whether there is such a folder."""
    return at_address.is_folder(text) if is_address(text) else Path(text).is_dir()


def exists(text: str) -> bool:
    """Whether there is such a file or folder."""
    return at_address.exists(text) if is_address(text) else Path(text).exists()


def matches(pattern: str) -> list[str]:
    """The paths that a pattern matches, sorted."""
    if is_address(pattern):
        return at_address.matches(pattern)
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 # a pattern from anywhere, not from a folder


def entries(folder: str) -> list[str]:
    """The files and folders of a folder, without those that are hidden, sorted."""
    if is_address(folder):
        return at_address.entries(folder)
    return sorted(str(path) for path in Path(folder).iterdir() if not path.name.startswith("."))


def among(jobs: str) -> Callable[[str], bool]:
    """What says of a path whether it, or a folder above it, is in a folder of jobs, or will match their pattern when it is there."""
    pattern = whole(jobs)
    if not is_pattern(jobs):
        return lambda path: is_inside(path, pattern)
    if "**" in pattern:
        return lambda path: fnmatchcase(path, pattern)
    parts = pattern.split("/")

    def matches(path: str) -> bool:
        names = path.rstrip("/").split("/")
        return len(names) >= len(parts) and all(map(fnmatchcase, names, parts))

    return matches


def is_inside(path: str, folder: str) -> bool:
    """Whether a path is in a folder, or is the folder itself."""
    if is_address(path) != is_address(folder):
        return False
    above, below = (
        text.rstrip("/") if is_address(text) else os.path.realpath(text) for text in (folder, path)
    )
    return f"{below}/".startswith(f"{above}/")


@contextmanager
def open_text(path: str) -> Iterator[Iterator[str]]:
    """The lines of a file in UTF-8, or UTF-16 with its mark; bytes that are neither stay what they are in a path. Raises `OSError`."""
    with io.BytesIO(at_address.data(path)) if is_address(path) else Path(path).open("rb") as stream:
        encoding = "utf-16" if stream.read(2) in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig"
        stream.seek(0)
        yield io.TextIOWrapper(stream, encoding, "surrogateescape", newline="")


def in_windows_1252(text: str) -> str:
    """A text that was read as UTF-8 and is not, in the encoding that spreadsheets write; any other text as it is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return text


def whole(text: str, folder: str = "") -> str:
    """A path as every process understands it, whatever folder it runs in; a relative one is seen from `folder`."""
    if is_address(text):
        return text
    text = str(local_path(text))
    if is_address(folder) and not os.path.isabs(text):  # noqa: PTH117 # a text
        return joined(folder, text)
    return os.path.abspath(os.path.join(folder, text))  # noqa: PTH100, PTH118 # a text in and out: `a/` and `.` too


def readable(text: str) -> str:
    """A text as a table can hold it: bytes of a path that are no UTF-8 are `?`."""
    return text.encode("utf-8", "replace").decode()


def folder_of(path: str) -> str:
    """The folder that a file is in."""
    return parent(path) if is_address(path) else str(Path(path).parent)


def name(path: str) -> str:
    """The last name of a path."""
    return at_address.name(path) if is_address(path) else Path(path).name


def stem(path: str) -> str:
    """The name of a file without its ending, and without those of packed files: `blog` of `blog.xml.gz`."""
    if not is_address(path) and Path(path).is_dir():
        return name(path)
    inner, ending = os.path.splitext(name(path))  # noqa: PTH122 # a name, no path
    return PurePosixPath(inner).stem if ending.lower() in _PACKED else inner


def size_of(path: str) -> int:
    """The bytes of a file, or of all files in a folder. Raises `OSError`."""
    if is_address(path):
        return at_address.size_of(path)
    found = Path(path)
    if not found.is_dir():
        return found.stat().st_size
    return sum(entry.stat().st_size for entry in _files(found))


def _files(folder: Path) -> Iterator["os.DirEntry[str]"]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            elif entry.is_file():
                yield entry


def state(target: str) -> str:
    """A digest of what blogport wrote to a target, as it is now; empty if nothing is there, or it is half there."""
    if not is_address(target):
        return state_of(Path(target))
    with suppress(OSError):
        return at_address.state(target)
    return ""


def clean(target: str) -> None:
    """Remove what processes left beside a target that were killed while they wrote it."""
    if is_address(target):
        return  # there the manifest comes last
    path = Path(target)
    remove_abandoned(path.parent, path.name)


def read_receipt(target: str) -> Any:
    """What the last run noted of a target (see `write_receipt`); None where there is nothing that can be read."""
    with suppress(OSError, ValueError):
        data = (
            at_address.read(_receipt(target)) if is_address(target) else Path(_receipt(target)).read_bytes()
        )
        return json.loads(data) if data else None
    return None


def write_receipt(target: str, noted: bytes) -> None:
    """Note what was done to a target, beside it, in one step. Raises `OSError`."""
    if is_address(target):
        at_address.write(noted, _receipt(target))
        return
    receipt = Path(_receipt(target))
    receipt.parent.mkdir(parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(dir=receipt.parent, prefix=".part-")
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(noted)
    Path(part).replace(receipt)


def _receipt(target: str) -> str:
    if is_address(target):
        return joined(parent(target), f"{_RECEIPTS}/{at_address.name(target)}.json")
    path = Path(target)
    return str(path.parent / _RECEIPTS / f"{path.name}.json")


def versions(sources: list[str]) -> tuple[list[str], list[str] | None]:
    """The sources that are paths, and the versions of those that are addresses; None where a server tells no version.

    Raises `OSError`.
    """
    paths = [source for source in sources if not is_address(source)]
    found: list[str] = []
    for address in sources:
        if is_address(address):
            files = at_address.versions(address)
            if files is None:
                return paths, None
            found += map(repr, files)
    return paths, found
