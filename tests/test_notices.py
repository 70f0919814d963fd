"""Every long pattern, and every long table of names, has an origin that tests/origins.txt names.

What is not ours is in the NOTICE section of LICENSE. A new pattern or table fails here until
somebody says where it comes from.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "converters"
ORIGINS = Path(__file__).parent / "origins.txt"

LONG_PATTERN = 60
"""Characters of a pattern that needs an origin."""
LONG_TABLE = 30
"""Words of a table that needs an origin."""
_LOOKS_LIKE_A_PATTERN = re.compile(r"\(\?[:P<!=]|\[\^|\\[sdwbS][+*)\\]")
_NO_TABLES = ("messages", "cli")
"""Folders whose long constants are sentences of ours."""
_DATA = (".yml", ".yaml", ".json", ".txt", ".csv")


def texts(node: ast.AST) -> list[str]:
    """The string constants in an expression."""
    values = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return [
        value.decode("latin-1") if isinstance(value, bytes) else value
        for value in values
        if isinstance(value, str | bytes)
    ]


def is_collection(node: ast.AST) -> bool:
    """Whether an expression is a set, a list, a mapping, or text that is split into words."""
    match node:
        case ast.Set() | ast.List() | ast.Tuple() | ast.Dict():
            return True
        case ast.BinOp(left=left, right=right):
            return is_collection(left) or is_collection(right)
        case ast.Call(func=ast.Attribute(attr="split" | "fromkeys")):
            return True
        case ast.Call(func=ast.Name(id="frozenset" | "set" | "tuple" | "dict"), args=[argument, *_]):
            return is_collection(argument)
    return False


def is_pattern(node: ast.AST) -> bool:
    """Whether an expression makes a pattern of `re`, or is text that is spelled like one."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re" | "lazy_re" | "old_re"))):
            return True
        case ast.Constant(value=str()) | ast.JoinedStr() | ast.BinOp():
            return bool(_LOOKS_LIKE_A_PATTERN.search("".join(texts(node)))) and not is_collection(node)
    return False


def long_ones(path: Path) -> Iterator[str]:
    """The names of constants and functions in a module that hold a long pattern or are a long table."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    with_tables = path.relative_to(PACKAGE).parts[0] not in _NO_TABLES
    for statement in module.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.AST() as value):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.AST() as value):
                pass
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                value = statement
            case _:
                continue
        if name == "__all__":
            continue
        calls = [
            part for part in ast.walk(value) if isinstance(part, ast.Call) and is_pattern(part) and part.args
        ]
        patterns = [part.args[0] for part in calls] + ([value] if is_pattern(value) else [])
        words = sum(len(text.split()) for text in texts(value))
        if any(sum(map(len, texts(part))) > LONG_PATTERN for part in patterns) or (
            with_tables and is_collection(value) and words > LONG_TABLE
        ):
            yield name


@cache
def found() -> list[str]:
    """All of them, as `path:name`, and the data files of the package."""
    modules = sorted(PACKAGE.rglob("*.py"))
    names = [f"{path.relative_to(PACKAGE).as_posix()}:{name}" for path in modules for name in long_ones(path)]
    data = [
        path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*")) if path.suffix in _DATA
    ]
    return names + data


def origins() -> list[tuple[str, str]]:
    """What tests/origins.txt says: what it is, and its origin."""
    lines = ORIGINS.read_text(encoding="utf-8").splitlines()
    rows = [line.partition("  ") for line in lines if line and not line.startswith("#")]
    return [(what.strip(), origin.strip()) for what, _, origin in rows]


def test_every_long_pattern_and_table_has_an_origin() -> None:
    missing = sorted(set(found()) - dict(origins()).keys())
    assert not missing, "say in tests/origins.txt where these come from: " + ", ".join(missing)


def test_no_origin_is_of_something_that_is_gone() -> None:
    gone = sorted(dict(origins()).keys() - set(found()))
    assert not gone, "these are no long patterns or tables any more: " + ", ".join(gone)


def test_each_is_named_once() -> None:
    assert [what for what, number in Counter(what for what, _ in origins()).items() if number > 1] == []


@pytest.mark.parametrize("origin", sorted({origin for _, origin in origins()} - {"ours"}))
def test_what_is_not_ours_is_in_the_notice_with_its_licence(origin: str) -> None:
    notice = (ROOT / "LICENSE").read_text(encoding="utf-8").partition("\nNOTICE\n")[2]
    entry = re.search(rf"^{re.escape(origin)} \(([^)]+)\)$", notice, re.M)
    assert entry, f"the NOTICE section of LICENSE has no entry {origin!r} with a licence"


@pytest.mark.parametrize(
    "source",
    [
        "X = re.compile(r'" + "a" * 61 + "')",
        "X = lazy_re.compile(rf'{Y}" + "a" * 61 + "')",
        "X: Final = r'(?:" + "a" * 61 + ")'",
        "def x():\n    return re.sub('" + "a" * 61 + "', '', y)",
        "X = frozenset('" + "a " * 31 + "'.split())",
        "X = {" + "'a': 'b', " * 16 + "}",
    ],
)
def test_a_new_one_is_seen(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    (tmp_path / "a.py").write_text(source, encoding="utf-8")
    assert [name.lower() for name in long_ones(tmp_path / "a.py")] == ["x"]
