"""What a disk, a cut connection, another program or a careless hand makes of an export; the same for the same number."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any, Final

from tests.planted.words import Content

_INSTEAD: Final = (
    None, [], {}, 0, -1, 1e300, 10**30, True, "", " ", "\x00", "\ud83d", ["a", ["b"]], {"a": {"b": None}}, "9" * 400, "x" * 20_000,
    "0000-00-00 00:00:00", "<b>", "../../etc", "2020-13-45T99:99:99Z",
)  # fmt: skip
"""What may stand in place of a value."""
PUBLISHING: Final = frozenset(
    "status state visibility security mode audience is_published to cc type delete deleted password allowmask visible draft post_status"
    " post_type post_password comment_approved isDeleted isSpam html lexical date published published_at post_date date_gmt post post_id"
    " protected content readerComments object".split()
)
"""Fields that say who may see something: without its word, a text of which nobody says that it is private may be public."""


def damaged(files: Mapping[str, Content], chance: Random) -> tuple[str, dict[str, bytes]]:
    """What was done, and the files then."""
    found = {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}
    name = chance.choice(sorted(found))
    what, change = chance.choice(_KINDS if len(found) > 1 else _KINDS[:-1])
    changed = change(found[name], chance)
    if changed is None:
        del found[name]
    else:
        found[name] = changed
    return f"{what} in {name}", found


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flip(data: bytes, chance: Random) -> bytes:
    bytes_ = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 30)) if bytes_ else 0):
        bytes_[chance.randrange(len(bytes_))] = chance.randrange(256)
    return bytes(bytes_)


def _hole(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 10, 512)) :]


def _zeros(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + bytes(512) + data[start + 512 :]


def _twice(data: bytes, chance: Random) -> bytes:
    """A piece between two ends of elements, lines or objects again."""
    ends = [found.end() for found in re.finditer(rb"</\w+>|\n|\},?|\),?", data)] or [0, len(data)]
    start, end = sorted((chance.choice(ends), chance.choice(ends)))
    return data[:end] + data[start:end] + data[end:]


def _other_encoding(data: bytes, chance: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(
        chance.choice(("utf-16", "utf-8-sig", "latin-1")), "replace"
    )


def _values(data: bytes, chance: Random) -> bytes:
    """Another value in JSON, in an element, or in a cell."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    for candidate, whole in ((data, True), (lines[at], False)):
        try:
            value = json.loads(candidate)
        except ValueError:
            continue
        places = [place for place in _places(value) if place[1] not in PUBLISHING]
        if places:
            holder, key = chance.choice(places)
            holder[key] = chance.choice(_INSTEAD)
        changed = json.dumps(value).encode()
        return changed if whole else b"\n".join([*lines[:at], changed, *lines[at + 1 :]])
    parts = list(
        re.finditer(
            rb"(?<=>)[^<>]+(?=</(?!status|security|blogger|isD|isS|state))|(?<=\")[^\",\n]+(?=\",?)|(?<=')[^',\n]+(?=')",
            data,
        )
    )
    if not parts:
        return _flip(data, chance)
    part = chance.choice(parts)
    instead = str(chance.choice(_INSTEAD)).encode("utf-8", "replace")
    return data[: part.start()] + instead + data[part.end() :]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    for key, inner in list(
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield value, key
        yield from _places(inner)


def _gone(data: bytes, chance: Random) -> None:
    return None


_KINDS: Final[tuple[tuple[str, Callable[[bytes, Random], bytes | None]], ...]] = (
    ("cut off", _cut), ("other bytes", _flip), ("a hole", _hole), ("zeros", _zeros), ("a piece twice", _twice),
    ("another encoding", _other_encoding), ("another value", _values), ("another value", _values), ("no file", _gone),
)  # fmt: skip
"""The last is for sources of several files only."""
