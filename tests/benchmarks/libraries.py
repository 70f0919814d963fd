"""Libraries that are called for each of many texts, each in the Python that has it: ours in ours, peers in theirs."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final

from tests.benchmarks.options import Options
from tests.benchmarks.peers import Missing, Peer
from tests.benchmarks.processes import ROOT, Command, Taken, in_turn

SCRIPT: Final = Path(__file__).with_name("calls.py")


@dataclass
class Outcome:
    """What a library took for all texts, and what it made of each."""

    taken: Taken
    made: list[Any] = field(default_factory=list)


def call_in_turn(
    programs: Mapping[str, tuple[str, Peer | None]], texts: Sequence[str], options: Options
) -> dict[str, Outcome]:
    """Call each program of `calls.py` for all texts, in turn; without a peer it is ours.

    Returns the medians by name; of a peer that is missing, why.
    """
    found: dict[str, Outcome] = {}
    times: dict[str, list[dict[str, Any]]] = {}
    commands: dict[str, Command] = {}
    with options.folder() as folder:
        source = folder / "texts.json"
        source.write_text(json.dumps(texts), encoding="utf-8")
        for name, (program, peer) in programs.items():
            if peer and not options.peers:
                continue
            try:
                python = peer.python() if peer else Path(sys.executable)
            except Missing as why:
                found[name] = Outcome(Taken(0, 0, 0, str(why)))
                continue
            target = folder / f"{program}.json"
            commands[name] = Command(
                [python, "-P", SCRIPT, program, source, target],
                None,
                {} if peer else {"PYTHONPATH": str(ROOT)},
            )
            times[name] = []
        for _ in range(options.rounds):
            for name, taken in in_turn(commands, 1, options.limit).items():
                if taken.error:
                    found[name] = Outcome(taken)
                    del commands[name]
                    continue
                said = json.loads((folder / f"{programs[name][0]}.json").read_text(encoding="utf-8"))
                made = said.pop("made")
                times[name].append(said | {"megabytes": taken.megabytes})
                found[name] = Outcome(taken, made)
    for name, outcome in found.items():
        if not outcome.taken.error:
            outcome.taken = Taken(
                median(time["seconds"] for time in times[name]),
                median(time["cpu"] for time in times[name]),
                max(time["megabytes"] for time in times[name]),
            )
    return {name: found[name] for name in programs if name in found}
