"""What must hold for the words of a damaged export: none is lost in silence, and none that is not public is shown."""

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from converters import registry
from tests.fuzz.case import Case, Damage
from tests.fuzz.runs import REPORT, run_command, target_name
from tests.marked_blog import everything_in
from tests.planted.words import DRAFT, KEPT, SHOWN, words_in


class _Reading(NamedTuple):
    """What became of an export: the words in the target, what the report says, by kind, and how many records it counts."""

    words: frozenset[str]
    said: Counter[str]
    records: int


def problem_of(case: Case, home: Path) -> str:
    """What is wrong with what was written of a damaged export into the folder `home`; empty for other cases."""
    if not case.damage:
        return ""
    damage, to = case.damage, registry.writer(case.arguments[-1])
    found = _reading(home, case.arguments)
    whole = _reading_of_whole(_Whole(case, damage, home / "whole"))
    hidden = KEPT if to.drafts else KEPT + DRAFT
    shown = sorted(word for word in found.words - whole.words if word[2] in hidden)
    if to.public and shown and not damage.opens:
        return f"{damage.what}: shown though not public: {', '.join(shown)}"
    if found.said - whole.said or (damage.in_field and found.records >= whole.records):
        return ""
    there = words_in(b"\n".join(case.files.values()).replace(b"\0", b"").decode("utf-8", "replace"))
    wanted = SHOWN if to.public else SHOWN + KEPT + DRAFT
    lost = sorted(word for word in (whole.words - found.words) & there if word[2] in wanted)
    return f"{damage.what}: lost in silence: {', '.join(lost)}" if lost else ""


def _reading(home: Path, arguments: Sequence[str]) -> _Reading:
    """What a run that is done has made of its source."""
    *findings, last = [json.loads(line) for line in (home / REPORT).read_bytes().splitlines()]
    said = Counter(finding["kind"] for finding in findings)
    accounts = [last["summary"].get(record, {}) for record in ("post", "comment")]
    for account in accounts:
        said.update(account.get("left_out", {}))
    records = sum(account.get("read", 0) for account in accounts)
    return _Reading(frozenset(words_in(everything_in(home / target_name(arguments)))), said, records)


class _Whole:
    """A whole export with the arguments that it is read with; two are the same if these are."""

    def __init__(self, case: Case, damage: Damage, home: Path) -> None:
        self.case = Case(damage.whole, case.is_folder, case.arguments)
        self.home = home
        self._key = (tuple(sorted(damage.whole.items())), case.arguments)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whole) and self._key == other._key


@lru_cache(maxsize=512)
def _reading_of_whole(whole: _Whole) -> _Reading:
    shutil.rmtree(whole.home, ignore_errors=True)
    whole.home.mkdir()
    source = whole.case.write_input(whole.home)
    arguments = whole.case.arguments
    target, report = (str(whole.home / name) for name in (target_name(arguments), REPORT))
    run_command(["convert", str(source), target, *arguments, "--report", report])
    return _reading(whole.home, arguments)
