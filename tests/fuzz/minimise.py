"""Reduces a case that fails: fewer files, fewer arguments, fewer lines, fewer bytes, as long as it fails in the same way."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from tests.fuzz.campaign import judge
from tests.fuzz.case import Case

Part = TypeVar("Part")
SECONDS: Final = 90
"""How long one case is reduced."""


def signature(problem: str) -> str:
    """A problem without its numbers and quoted words: two cases with the same one have the same cause."""
    place = re.search(r"\[[^\]]*:\d+ [^\]]*\]$", problem)
    if place:
        return place[0]
    return re.sub(r"\d+", "0", re.sub(r"'[^']*'|\"[^\"]*\"", "''", problem))[:120]


def minimise(case: Case, problem: str, judge: Callable[[Case], str] = judge) -> Case:
    """The smallest case found that has the same problem. A damaged export stays: with less of it, other words are gone."""
    if case.damage:
        return case
    wanted, end = signature(problem), time.monotonic() + SECONDS

    def fails(candidate: Case) -> bool:
        return time.monotonic() < end and signature(judge(candidate)) == wanted

    if not fails(case):
        return case
    case = _fewer_arguments(case, fails)
    if case.is_folder:
        paths = _reduced(sorted(case.files), lambda kept: fails(case.with_files({path: case.files[path] for path in kept})))  # fmt: skip
        case = case.with_files({path: case.files[path] for path in paths})
    for path in list(case.files):
        for split in (_lines, _marks, _bytes):
            case = _smaller_file(case, path, split, fails)
    return case


def _fewer_arguments(case: Case, fails: Callable[[Case], bool]) -> Case:
    pairs = re.findall(r"\S+", "\x01".join(case.arguments).replace("\x01--", " --").replace("\x01-o", " -o"))
    kept = _reduced(pairs, lambda rest: fails(replace(case, arguments=_arguments(rest))))
    return replace(case, arguments=_arguments(kept))


def _arguments(pairs: list[str]) -> tuple[str, ...]:
    return tuple(word for pair in pairs for word in pair.split("\x01"))


def _smaller_file(case: Case, path: str, split: Callable[[bytes], list[bytes]], fails: Callable[[Case], bool]) -> Case:  # fmt: skip
    def with_parts(parts: list[bytes]) -> Case:
        return case.with_files(case.files | {path: b"".join(parts)})

    return with_parts(_reduced(split(case.files[path]), lambda parts: fails(with_parts(parts))))


def _lines(data: bytes) -> list[bytes]:
    return re.findall(rb"[^\n]*\n|[^\n]+$", data)


def _marks(data: bytes) -> list[bytes]:
    """Tags, words, and what is between them."""
    return re.findall(rb"<[^<>]*>|\w+|[^\w<]|<", data)


def _bytes(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))] if len(data) < 3000 else [data]


def _reduced(parts: list[Part], fails: Callable[[list[Part]], bool]) -> list[Part]:
    """Delta debugging (Zeller and Hildebrandt 2002, without the test of single parts): chunks go, ever smaller ones."""
    size = max(1, len(parts) // 2)
    while True:
        at = 0
        while at < len(parts):
            rest = parts[:at] + parts[at + size :]
            if rest and fails(rest):
                parts = rest
            else:
                at += size
        if size == 1:
            return parts
        size = max(1, size // 2)
