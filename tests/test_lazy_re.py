"""Patterns that are compiled at their first use behave as those of `re`, and none of them is broken."""

import ast
import pickle
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

import converters
from converters import lazy_re

PACKAGE = Path(converters.__file__).parent
EXAMPLE = PACKAGE / "docs"
"""What is written for others: it does as all programs do."""
COMPILE_ALL = """
import gc, importlib, re, sys
from converters.lazy_re import LazyPattern
for name in sys.argv[1:]:
    importlib.import_module(name)
patterns = [thing for thing in gc.get_objects() if type(thing) is LazyPattern]
for pattern in patterns:
    try:
        pattern.compiled
    except re.error as error:
        print(f"{pattern.pattern!r}: {error}", file=sys.stderr)
print(len(patterns))
"""


def modules() -> list[str]:
    """The names of all modules, but of those that are programs and not parts of one."""
    found = pkgutil.walk_packages([str(PACKAGE)], "converters.")
    return [each.name for each in found if not each.name.endswith("__main__") and ".docs." not in each.name]


def test_every_pattern_compiles() -> None:
    run = subprocess.run(
        [sys.executable, "-c", COMPILE_ALL, *modules()], capture_output=True, text=True, encoding="utf-8"
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert int(run.stdout) > 1000


def compiled_at_import(node: ast.AST) -> Iterator[int]:
    """The lines that call `re.compile` outside of functions."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                continue
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr="compile"), lineno=line):
                yield line
        yield from compiled_at_import(child)


def test_no_module_compiles_patterns_when_it_is_imported() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if EXAMPLE not in path.parents
        for line in compiled_at_import(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, "make these with `lazy_re.compile`: " + ", ".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "X = re.compile('a')",
        "class A:\n    x = {1: re.compile('a').match}",
        "X = [f(re.compile(x)) for x in y]",
    ],
)
def test_one_that_is_compiled_at_import_is_seen(source: str) -> None:
    assert len(list(compiled_at_import(ast.parse(source)))) == 1


def test_a_pattern_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compile_now = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compile_now(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    pattern = lazy_re.compile(r"a(?P<x>b)", re.IGNORECASE)
    assert pattern.pattern == r"a(?P<x>b)"
    assert made == []
    assert pattern.sub("c", "AB") == "c"
    assert pattern.fullmatch("ab")
    assert (pattern.groups, pattern.groupindex["x"]) == (1, 1)
    assert made == [r"a(?P<x>b)"]


def test_after_the_first_use_a_method_is_the_one_of_the_compiled_pattern() -> None:
    pattern = lazy_re.compile("a")
    assert pattern.search("ba")
    assert vars(pattern)["search"] == re.compile("a").search


@pytest.mark.parametrize("name", [name for name in dir(re.Pattern) if not name.startswith("_")])
def test_it_has_all_that_a_pattern_has(name: str) -> None:
    lazy, plain = lazy_re.compile(r"(?i:a)(?P<x>b)", re.ASCII), re.compile(r"(?i:a)(?P<x>b)", re.ASCII)
    assert getattr(lazy, name) == getattr(plain, name)


def test_the_functions_of_re_take_it() -> None:
    pattern = lazy_re.compile(rb"\s+")
    assert re.split(pattern, b"a  b") == [b"a", b"b"]
    assert re.sub(pattern, b"-", b"a  b") == b"a-b"
    assert isinstance(pattern, re.Pattern)
    assert repr(pattern) == repr(re.compile(rb"\s+"))


def test_it_can_be_sent_to_another_process_and_copied() -> None:
    pattern = lazy_re.compile("a", re.IGNORECASE)
    assert pickle.loads(pickle.dumps(pattern)) == re.compile("a", re.IGNORECASE)
    assert deepcopy({"a": pattern}) == {"a": pattern}


def test_a_broken_pattern_says_so_at_its_first_use() -> None:
    pattern = lazy_re.compile("(")
    with pytest.raises(re.error):
        pattern.match("")
