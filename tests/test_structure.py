"""The structure that the imports draw has no circle, also not among the files of one room."""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest

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
