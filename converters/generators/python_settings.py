"""Settings in Python (`conf.py` and the like), read without running them."""

import ast
import operator
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.io.json import sound

_OPERATORS: Final[dict[type[ast.operator], Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add,
    ast.BitOr: operator.or_,
    ast.Mod: operator.mod,
}
_WIDE_FORMAT: Final = lazy_re.compile(r"%[^a-zA-Z%]*\d{5}")
_MAX_LENGTH: Final = 100_000
"""Characters or items of a value; more would fill the memory."""


def load(text: str) -> dict[str, Any]:
    """The variables at the top level whose values are literals, or made of such; others are omitted.

    Raises `ValueError` for text that is not Python, or that lost its end.
    """
    try:
        program = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"{error}") from error
    if program.body and isinstance(end := program.body[-1], ast.Expr) and isinstance(end.value, ast.Name):
        raise ValueError("it ends with a bare name: its end is missing")
    known: dict[str, Any] = {}
    for statement in program.body:
        match statement:
            case ast.Assign(targets=targets, value=value):
                pass
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                targets = [target]
            case _:
                continue
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if names:
            try:
                known.update(dict.fromkeys(names, _value(value, known)))
            except (ValueError, TypeError, KeyError, RecursionError):
                continue
    settings: dict[str, Any] = sound(known, text)
    return settings


class Stated(NamedTuple):
    """What a program does with a setting, whichever of its lines run."""

    values: list[Any]
    """The values that it gives, or adds."""
    is_computed: bool
    """Whether it has others too, which only running it would give."""


def stated(text: str, names: Collection[str]) -> dict[str, Stated]:
    """The settings of these names that a program assigns, or changes, outside of functions; empty for text that is not Python."""
    try:
        known = load(text)
        statements = list(_statements(ast.parse(text)))
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return {}
    found: dict[str, Stated] = {}
    for statement in statements:
        for name, node in _changes(statement):
            if name not in names:
                continue
            before = found.get(name, Stated([], is_computed=False))
            try:
                found[name] = before._replace(values=[*before.values, _value(node, known)])
            except (ValueError, TypeError, KeyError, RecursionError):
                found[name] = before._replace(is_computed=True)
    return found


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """All statements below a node but those of functions and classes."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.expr):
            yield child
            yield from _statements(child)


def _changes(statement: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The variables that a statement assigns or changes, with what each gets."""
    match statement:
        case ast.Assign(targets=targets, value=value):
            yield from ((target.id, value) for target in targets if isinstance(target, ast.Name))
        case (
            ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            | ast.AugAssign(target=ast.Name(id=name), value=value)
        ):
            yield name, value
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)), args=[*_, value])):
            yield name, value  # `.append(…)`, `.extend(…)`, `.insert(0, …)`


def _value(node: ast.expr, known: dict[str, Any]) -> Any:
    match node:
        case ast.Constant(value):
            return value
        case ast.Name(id=name):
            return known[name]
        case ast.List(items) | ast.Tuple(items) | ast.Set(items):
            return [_value(item, known) for item in items]
        case ast.Dict(keys, values):
            return {
                _value(key, known): _value(value, known)
                for key, value in zip(keys, values, strict=True)
                if key
            }
        case ast.JoinedStr(values):
            return "".join(str(_value(value, known)) for value in values)
        case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
            return _value(value, known)
        case ast.BinOp(left, op, right) if type(op) in _OPERATORS:
            first = _value(left, known)
            if isinstance(first, str) and _WIDE_FORMAT.search(first):
                raise ValueError("too long")  # checked before the text exists
            joined = _OPERATORS[type(op)](first, _value(right, known))
            if len(joined) > _MAX_LENGTH:
                raise ValueError("too long")
            return joined
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, known)
    raise ValueError("not a literal")
