"""File names that are safe on every system, and no two alike."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import unquote

LIMIT = 200
"""Bytes that a name may have (the contract's bound; file systems take 255)."""

LONGEST_PIECE = 150
"""Bytes that a post's name may have, so that a date and an ending have room."""

LONGEST = 900
"""Bytes that a path in the target may have; systems take 1,024 and more, the target's own path counts too."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\s]+')
_EDGES = " .-_~#"
"""Hidden or left out by generators at the start, dropped by Windows at the end."""
_INNER_EDGES = "-_~#"
"""Those of them that only generators mind."""
_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w.-]{0,150}[A-Za-z0-9])?", re.ASCII)
"""Names that nothing is wrong with at the first look."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|_?index)(\..*)?", re.IGNORECASE)
"""Windows' device names, and the names that mean a folder itself to generators."""


def safe_filename(name: str, default: str = "untitled") -> str:
    """A name from a source as one part of a path.

    Percent-escapes are decoded, what some system forbids becomes `-`, and reserved
    names get a `-page` (before the first dot, for Windows looks no further). Never empty, `.`, `..`, hidden, or over `LIMIT` bytes.
    """
    text = unicodedata.normalize("NFC", unquote(name, errors="replace"))
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))
    text = _FORBIDDEN.sub("-", text).strip(_EDGES)
    text = text or default
    if _RESERVED.fullmatch(text):
        stem, dot, suffix = text.partition(".")
        text = f"{stem}-page{dot}{suffix}"
    return shorten(text)


def is_safe_filename(part: str) -> bool:
    """Whether a part of an address is a name that every system takes as it is (see `portable`)."""
    if _PLAIN.fullmatch(part) and not _RESERVED.fullmatch(part):
        return True
    inner = part.strip(_INNER_EDGES) or "x"
    return safe_filename(inner) == inner and safe_filename(f"x{part}x") == f"x{part}x"


def safe_path(path: str) -> str:
    """A path of the site, decoded, as a path in the target: each part as it is, where every system takes it."""
    return "/".join(
        part if is_safe_filename(part) else safe_filename(part) for part in path.strip("/").split("/")
    )


def shorten(name: str, limit: int = LIMIT) -> str:
    """A file name of at most `limit` bytes, its suffix kept; what was cut off is told apart by a hash."""
    if len(name.encode()) <= limit:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 8:
        stem, suffix = name, ""
    tail = f"-{hashlib.sha256(name.encode()).hexdigest()[:8]}{dot if suffix else ''}{suffix}"
    return stem.encode()[: limit - len(tail.encode())].decode(errors="ignore").rstrip(_EDGES) + tail


def slug_filename(name: str) -> str:
    """A name from the source as part of a path, with room for a date and an ending; a dot would begin an ending."""
    return shorten(safe_filename(name).replace(".", "-"), LONGEST_PIECE)


def assign_unique_paths(wishes: Mapping[str, str]) -> dict[str, str]:
    """Give every key a path of its own, as near as can be to the one it wishes.

    `wishes` maps keys to paths (`/` between folders). Paths that differ only in case are
    one path. Of several that wish the same, the smallest key has it; the others get their
    key put behind the name. The result does not depend on the order of `wishes`.
    """
    same: defaultdict[str, list[str]] = defaultdict(list)
    for key, path in wishes.items():
        same[_folded(_fitted(path))].append(key)
    given: dict[str, str] = {}
    for keys in same.values():
        first = min(keys, key=_natural)
        given[first] = _fitted(wishes[first])
    taken = set(same)
    for _, keys in sorted(same.items()):
        for key in sorted(keys, key=_natural)[1:]:
            path = _beside(_fitted(wishes[key]), key, taken)
            taken.add(_folded(path))
            given[key] = path
    return given


def _beside(path: str, key: str, taken: set[str]) -> str:
    """The path with the key behind its name; of `about/index.md`, behind the folder's."""
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
    """No part longer than `LIMIT`, no path longer than `LONGEST`: folders in the middle become one with a hash."""
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
