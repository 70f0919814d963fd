"""Inputs that nobody wrote: a few thousand new ones, and every one that blogport did not cope with once."""

import importlib.util
import random

import pytest

from tests.fuzz import guided
from tests.fuzz.campaign import judge, run
from tests.fuzz.case import Case, bundle, unbundle
from tests.fuzz.child import Died, in_child
from tests.fuzz.finds import finds
from tests.fuzz.grammar import check_rules
from tests.fuzz.inputs import GRAMMARS, READERS, inputs
from tests.fuzz.minimise import minimise, signature
from tests.fuzz.oracle import run_case

FINDS = list(finds())
CASE = Case({"a.txt": b"One\n\n1 comment\n\n1. Ada says:\n\n   Yes.\n"}, False, ("--to", "archive"))


@pytest.mark.slow(reason="hundreds of inputs a reader")
@pytest.mark.parametrize("reader", READERS)
def test_new_inputs(reader, request):
    """The same inputs each time; `--long` takes many more, and new ones."""
    long = request.config.getoption("--long")
    number = (4000 if long else 250) if reader in GRAMMARS else (500 if long else 10)
    seed = random.randrange(1 << 30) if long else 1
    tally = run(reader, number, seed)
    assert tally.inputs == number
    assert not [(problem, case.arguments) for problem, case in tally.finds], f"seed {seed}"
    fewest = 4 if reader in GRAMMARS else 8  # half of a database is often none
    assert tally.by_status[0] > number / fewest, "too few inputs reach a writer"


@pytest.mark.parametrize("case", [case for _, case in FINDS], ids=[case.origin for _, case in FINDS])
def test_finds_stay_repaired(case):
    assert judge(case) == ""


def test_each_find_has_a_reason_and_its_own_folder():
    assert all(reason for reason, _ in FINDS)
    assert len({case.origin for _, case in FINDS}) == len(FINDS)


# The fuzzer itself


@pytest.mark.parametrize("reader", GRAMMARS)
def test_a_grammar_has_all_rules_that_it_names(reader):
    check_rules(GRAMMARS[reader][0])


def test_the_same_seed_gives_the_same_inputs():
    assert list(inputs("markdown", 30, 5)) == list(inputs("markdown", 30, 5))
    assert list(inputs("markdown", 30, 5)) != list(inputs("markdown", 30, 6))


def test_a_bundle_is_a_folder_of_files_that_stay_in_it():
    files = {"a/b.md": b"x\n", "c.md": b""}
    assert unbundle(bundle(files)) == files
    assert unbundle(b"=== ../../x\n1\n=== /y\n2\n=== y/z\n3") == {"x": b"1", "y": b"2"}


def problem_of(tmp_path, case=CASE):
    return run_case(case, tmp_path / "run").problem


def test_a_good_input_has_no_problem(tmp_path):
    assert run_case(CASE, tmp_path / "run") == (0, "")


def test_a_fault_is_a_problem(tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("converters.formats.text.post.parts", broken)
    assert "ZeroDivisionError" in problem_of(tmp_path)


def test_an_invalid_archive_is_a_problem(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "tests.fuzz.oracle.validator", lambda record_type: lambda record: record_type != "post"
    )
    assert "of the archive is not valid" in problem_of(tmp_path)


def test_what_a_run_leaves_beside_its_target_is_a_problem(tmp_path, monkeypatch):
    real = run_case.__globals__["run_command"]

    def leaving(arguments):
        (tmp_path / "run" / "left").touch()
        return real(arguments)

    monkeypatch.setitem(run_case.__globals__, "run_command", leaving)
    assert "beside its target: left" in problem_of(tmp_path)


def test_an_account_that_does_not_add_up_is_a_problem(tmp_path, monkeypatch):
    for name in ("wrote", "wrote_all"):
        monkeypatch.setattr(f"converters.diagnostics.Diagnostics.{name}", lambda *_, **__: None)
    assert "unaccounted" in problem_of(tmp_path)


@pytest.mark.parametrize(
    ("work", "how"),
    [
        ("import ctypes; ctypes.string_at(0)", "SIGSEGV"),
        ("raise SystemExit(3)", "status 1"),
        ("signal.setitimer(signal.ITIMER_PROF, 0.1)\nwhile True: pass", "more than 20 s"),
    ],
)
def test_a_child_that_dies_says_how(work, how):
    with pytest.raises(Died, match=how):
        list(in_child(lambda send: exec("import signal\n" + work)))


def test_a_child_sends_lines_of_any_length():
    sent = ["a", "", "b" * 200_000]
    assert list(in_child(lambda send: [send(line) for line in sent])) == sent


def test_memory_is_bounded():
    def work(send):
        try:
            bytearray(8 << 30)
        except MemoryError:
            send("refused")

    assert list(in_child(work)) == ["refused"]


def test_a_find_is_reduced_as_long_as_it_fails_in_the_same_way():
    def judge(case):
        data = b"".join(case.files.values())
        return "fault: x [a.py:7 f]" if b"<bad>" in data and "--strict" in case.arguments else ""

    case = Case({"a.md": b"one\n" * 50 + b"two <bad> three\n", "b.md": b"x"}, True, ("--to", "wxr", "--strict", "-o", "first-id=2"))  # fmt: skip
    small = minimise(case, judge(case), judge)
    assert small.files == {"a.md": b"<bad>"}
    assert small.arguments == ("--strict",)


def test_problems_with_the_same_place_are_the_same():
    assert signature("fault: a 'b' [io/urls.py:7 f]") == signature("fault: c [io/urls.py:7 f]")
    assert signature("status 4: 'x' of 12") == signature("status 4: 'yy' of 3")
    assert signature("a") != signature("b")


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason=guided.MISSING)
@pytest.mark.slow(reason="atheris instruments the whole package")
def test_coverage_guides_the_inputs():
    ((reader, said, number, failed),) = guided.run(["archive"], 0.1, 1)
    assert (reader, failed) == ("archive", [])
    assert number > 20
    assert "cov:" in said


def test_without_atheris_it_says_so(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert list(guided.run(["archive"], 1, 1)) == [("", guided.MISSING, 0, [])]
