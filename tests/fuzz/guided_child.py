"""The process of `guided`: atheris watches the code of `converters` while it reads and writes."""

import shutil
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["converters"]):
    from converters import registry

    for role in ("reader", "writer"):
        for format_name in registry.names(role):
            getattr(registry, role)(format_name)
    from tests.fuzz import oracle, runs

from tests.fuzz.child import start_clock
from tests.fuzz.guided import _LONGEST, case_of
from tests.fuzz.inputs import GRAMMARS


def main(reader: str, folder: str, seconds: str, seed: str) -> None:
    """Run until the time is over. libFuzzer ends the process."""
    home = Path(folder)
    name = GRAMMARS[reader][1].get("start", "")
    known: set[str] = set()
    count = 0

    def run(data: bytes) -> None:
        nonlocal count
        case = case_of(data, reader, name)
        case.save(home / "now")
        start_clock()
        problem = oracle.run_case(case, home / "run").problem
        start_clock()
        count += 1
        if count % 20 == 0:
            (home / "count").write_text(str(count))
        if problem and problem[:60] not in known:
            known.add(problem[:60])
            kept = home / "finds" / str(count)
            shutil.copytree(home / "now", kept)
            (kept / "problem").write_text(problem, encoding="utf-8")

    options = (f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={_LONGEST}", "-rss_limit_mb=3000", "-timeout=240")  # fmt: skip
    runs.make_ready()
    atheris.Setup([sys.argv[0], str(home / "corpus"), *options], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
