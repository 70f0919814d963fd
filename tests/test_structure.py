"""The structure that the imports draw has no circle, also not among the files of one room."""

import ast
from collections import defaultdict
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest

from converters import extra_keys, registry
from tests.conftest import ROOT


@cache
def imports() -> dict[str, set[str]]:
    """Module -> the modules of the package that it imports, within functions too."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in (ROOT / "converters").rglob("*.py")
        if "scaffold" not in path.parts and "docs" not in path.parts
    }
    found: dict[str, set[str]] = {module: set() for module in files}
    for module, path in files.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    imported = whole if whole in files else node.module
                    if imported in files and imported != module:
                        found[module].add(imported)
    return found


def test_no_module_imports_itself_by_way_of_others():
    try:
        list(TopologicalSorter(imports()).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_a_circle_would_be_found():
    with pytest.raises(CycleError):
        list(TopologicalSorter({**imports(), "converters.errors": {"converters.cli.main"}}).static_order())


# The names of keys in `extra`


def keys_of_extra(module: ast.AST) -> set[str]:
    """The keys of `extra` that a module spells out: `extra["x"]`, `extra.get("x")`, `extra | {"x": …}`, `f(extra, "x")`."""

    def is_extra(node: ast.AST) -> bool:
        return isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).rpartition(".")[2] == "extra"

    found: list[ast.AST | None] = []
    for node in ast.walk(module):
        match node:
            case ast.Subscript(value=owner, slice=name) if is_extra(owner):
                found.append(name)
            case ast.Call(func=ast.Attribute(value=owner), args=[name, *_]) if is_extra(owner):
                found.append(name)
            case ast.Call(args=[owner, name, *_]) if is_extra(owner):
                found.append(name)
            case ast.Call(args=[_, name, owner, *_]) if is_extra(owner):
                found.append(name)
            case ast.BinOp(left=owner, op=ast.BitOr(), right=ast.Dict(keys=names)) if is_extra(owner):
                found += names
            case ast.keyword(arg="extra", value=ast.Dict(keys=names)):
                found += names
            case ast.Compare(left=name, comparators=[owner]) if is_extra(owner):
                found.append(name)
    return {node.value for node in found if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_keys_of_extra_that_modules_share_stand_in_one_table():
    """A key of several modules is a constant of `extra_keys`; one that a single module knows may be spelled there."""
    table = {value for value in vars(extra_keys).values() if isinstance(value, str)}
    users: defaultdict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "converters").rglob("*.py"):
        if not {"docs", "scaffold", "testing"} & set(path.parts) and path.stem != "extra_keys":
            for name in keys_of_extra(ast.parse(path.read_text(encoding="utf-8"))):
                users[name].add(path.relative_to(ROOT).as_posix())
    spelled = {name: sorted(modules) for name, modules in users.items() if name in table or len(modules) > 1}
    assert not spelled


def modules_with(*words: str) -> set[str]:
    return {
        path.relative_to(ROOT / "converters").as_posix()
        for path in (ROOT / "converters").rglob("*.py")
        if "docs" not in path.parts and any(word in path.read_text(encoding="utf-8") for word in words)
    }


def test_what_is_ahead_is_asked_in_one_place():
    """A run is not done again as long as the answers of `clock` stay true; nothing may ask the time past it."""
    found = modules_with("datetime.now(", "date.today(", "time.time(")
    found.discard("formats/ghost/comments/send.py")  # the user runs it, not blogport
    assert {name for name in found if not name.startswith(("fetch/", "io/output/", "run/last_run/"))} == {
        "clock.py"
    }


def test_readers_say_that_they_look_at_files_beside_a_source():
    """What lies beside a source of one file is not in the fingerprint of a run."""
    found = {name for name in modules_with("path.parent", "path.with_name(") if name.startswith("formats/")}
    found |= modules_with("tables.rows(")  # the log of a database lies beside it
    formats = {name.split("/")[1] for name in found if "/writer" not in name}
    assert formats <= {
        name for name in registry.names("reader") if getattr(registry.reader(name), "reads_beside", False)
    }
