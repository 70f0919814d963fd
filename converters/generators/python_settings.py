"""Settings in Python (`conf.py` and the like), read without running them."""

import ast
import operator
from collections.abc import Callable
from typing import Any, Final

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

    Raises `ValueError` for text that is not Python.
    """
    try:
        program = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"{error}") from error
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
