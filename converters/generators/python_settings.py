"""Settings that are a program (`pelicanconf.py`, Nikola's `conf.py`), read without running it."""

import ast
import operator
import re
from collections.abc import Callable
from typing import Any, Final

from converters.io.json import sound

_JOIN: Final[dict[type[ast.operator], Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add,
    ast.BitOr: operator.or_,
    ast.Mod: operator.mod,
}
_WIDE: Final = re.compile(r"%[^a-zA-Z%]*\d{5}")
_LONGEST: Final = 100_000
"""Characters or items that a value may have."""


def load(text: str) -> dict[str, Any]:
    """The names at the top of the program with the values that are plain to see; raises `ValueError`
    where it is no Python. What is computed is left out."""
    try:
        program = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"{error}") from error
    known: dict[str, Any] = {}
    for one in program.body:
        targets = (
            one.targets
            if isinstance(one, ast.Assign)
            else [one.target]
            if isinstance(one, ast.AnnAssign)
            else []
        )
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        value = getattr(one, "value", None)
        if names and value is not None:
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
        case ast.List(elts) | ast.Tuple(elts) | ast.Set(elts):
            return [_value(one, known) for one in elts]
        case ast.Dict(keys, values):
            return {
                _value(key, known): _value(value, known)
                for key, value in zip(keys, values, strict=True)
                if key
            }
        case ast.JoinedStr(values):
            return "".join(str(_value(one, known)) for one in values)
        case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
            return _value(value, known)
        case ast.BinOp(left, op, right) if type(op) in _JOIN:
            first = _value(left, known)
            if isinstance(first, str) and _WIDE.search(first):
                raise ValueError("too long")  # before there is such a text
            joined = _JOIN[type(op)](first, _value(right, known))
            if len(joined) > _LONGEST:
                raise ValueError("too long")
            return joined
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, known)
    raise ValueError("not plain to see")
