"""File names that are safe on every system, and unique."""

import hashlib
import re
import unicodedata
from collections.abc import Container, Mapping
from urllib.parse import unquote

from converters import lazy_re
from converters.io.temporary.disk_map import texts

LIMIT = 200
"""The longest name in bytes (file systems allow 255)."""

LONGEST_PIECE = 150
"""The longest name of a post in bytes, so that a date and an extension have room."""

LONGEST = 900
"""The longest path in the target in bytes; systems allow at least 1,024, including the target's own path."""

NO_NAMES = frozenset({"", ".", ".."})
"""Pieces of a path that name no file or folder in it."""

_FORBIDDEN = lazy_re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\s]+')
_DIRECTIONS = lazy_re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""Controls of the direction of text (Unicode 15, UAX #9): with one, a name shows another ending than it has."""
_EDGES = " .-_~#"
"""Generators ignore files that start with these, Windows drops some at the end."""
_INNER_EDGES = "-_~#"
"""Those that only generators treat specially."""
_PLAIN = lazy_re.compile(r"[A-Za-z0-9](?:[\w.-]{0,150}[A-Za-z0-9])?", re.ASCII)
"""Names that need no further checks, except for the reserved ones."""
_RESERVED = lazy_re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|_?index)(\..*)?", re.IGNORECASE)
"""Windows' device names, and the names that mean a folder itself to generators."""


def safe_filename(name: str) -> str:
    """Turn a name from a source into one part of a path.

    Percent-escapes are decoded, forbidden characters become `-`, and reserved names get `-page` before the
    first dot (Windows ignores the rest). The result is never empty, `.`, `..`, hidden, or over `LIMIT` bytes.
    """
    text = unicodedata.normalize("NFC", unquote(name, errors="replace"))
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))
    text = _FORBIDDEN.sub("-", _DIRECTIONS.sub("", text)).strip(_EDGES)
    text = text or "untitled"
    if _RESERVED.fullmatch(text):
        stem, dot, suffix = text.partition(".")
        text = f"{stem}-page{dot}{suffix}"
    return shorten(text)


def is_safe_filename(part: str) -> bool:
    """Whether a part of a URL path is a valid name on every system (see `safe_filename`)."""
    if _PLAIN.fullmatch(part) and not _RESERVED.fullmatch(part):
        return True
    inner = part.strip(_INNER_EDGES) or "x"
    return safe_filename(inner) == inner and safe_filename(f"x{part}x") == f"x{part}x"


def safe_path(path: str) -> str:
    """Turn a decoded URL path into a path in the target; parts that are valid on every system are kept."""
    return "/".join(
        part if is_safe_filename(part) else safe_filename(part) for part in path.strip("/").split("/")
    )


def shorten(name: str, limit: int = LIMIT) -> str:
    """A file name of at most `limit` bytes that keeps its extension; a hash replaces what was cut off."""
    if len(name.encode()) <= limit:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 8:
        stem, suffix = name, ""
    tail = f"-{hashlib.sha256(name.encode()).hexdigest()[:8]}{dot if suffix else ''}{suffix}"
    return stem.encode()[: limit - len(tail.encode())].decode(errors="ignore").rstrip(_EDGES) + tail


def slug_filename(name: str) -> str:
    """Turn a name from a source into part of a path, with room for a date and an extension; dots become `-`."""
    return shorten(safe_filename(name).replace(".", "-"), LONGEST_PIECE)


def assign_unique_paths(wishes: Mapping[str, str]) -> Mapping[str, str]:
    """Assign a unique path to every key, as close as possible to the wanted path.

    `wishes` maps keys to paths (`/` between folders). Paths that differ only in case are the same path.
    If several keys want the same path, the smallest key gets it; the others get their key appended to
    the name. The result does not depend on the order of `wishes`.
    """
    first, given = texts(), texts()
    same: dict[str, list[str]] = {}
    """The keys of each path that several want."""
    for key, path in wishes.items():
        folded = _folded(_fitted(path))
        if (other := first.get(folded)) is None:
            first[folded] = key
        else:
            same.setdefault(folded, [other]).append(key)
    for folded, keys in same.items():
        keys.sort(key=_natural)
        first[folded] = keys[0]
    for key in first.values():
        given[key] = _fitted(wishes[key])
    for _, keys in sorted(same.items()):
        for key in keys[1:]:
            path = _beside(_fitted(wishes[key]), key, first)
            first[_folded(path)] = key
            given[key] = path
    return given


def _beside(path: str, key: str, taken: Container[str]) -> str:
    """The path with the key appended to its name; for `about/index.md`, to the folder's name."""
    folder, _, file = path.rpartition("/")
    if file.startswith(("index.", "_index.")) and folder:
        stem, suffix = folder, f"/{file}"
    else:
        stem, dot, ending = path.rpartition(".")
        stem, suffix = (stem, dot + ending) if dot and "/" not in ending else (path, "")
    mark = safe_filename(key)
    number = 1
    while _folded(wish := _fitted(f"{stem}-{mark}{f'-{number}' if number > 1 else ''}{suffix}")) in taken:
        number += 1
    return wish


def _fitted(path: str) -> str:
    """Shorten parts to `LIMIT`, and a path over `LONGEST` by replacing its middle folders with a hash."""
    parts = [shorten(part) for part in path.split("/")]
    if len(path.encode()) > LONGEST and len(parts) > 3:
        first, *middle, last = parts
        folder = hashlib.sha256("/".join(middle).encode()).hexdigest()[:16]
        parts = [first, f"deep-{folder}", last]
    return "/".join(parts)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFD", unicodedata.normalize("NFKC", path).casefold())


def _natural(key: str) -> tuple[int, int, str]:
    """Numbers by their value, before other keys."""
    return (0, int(key), key) if key.isascii() and key.isdigit() and len(key) < 20 else (1, 0, key)
