"""Compiles patterns so that Python 3.11.0 to 3.11.4 match them as later ones do.

Their `re` goes back into what a possessive group has matched: `(?:ab?c)++` takes three characters of `aca`, and two is right
(https://github.com/python/cpython/issues/106052). Debian 12 has Python 3.11.2. `X++` is written there as `(?>X+)`, which
means the same and matches rightly. The module can go when these are no longer supported.
"""

import re
import sys
from typing import Any, AnyStr, cast

IS_WRONG = sys.version_info < (3, 11, 5)
"""Whether the `re` of this Python has the mistake."""


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` returns, from the same arguments. Raises: `re.error`."""
    return re.compile(pattern, flags) if not IS_WRONG else with_atomic_groups(pattern, flags)


def with_atomic_groups(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The compiled pattern, where each possessive group is an atomic one; if it has any, its attribute `pattern` is None."""
    from re import _compiler, _parser  # type: ignore[attr-defined] # private, but the versions concerned are closed

    parsed = _parser.parse(pattern, flags)
    if not _replace(parsed, _parser):
        return re.compile(pattern, flags)
    return cast("re.Pattern[AnyStr]", _compiler.compile(parsed, flags))


def _replace(part: Any, parser: Any) -> int:
    """Replace possessive repeats in a parsed pattern, and in all that it consists of. Returns how many."""
    if isinstance(part, (list, tuple)):
        return sum(_replace(each, parser) for each in part)
    if not isinstance(part, parser.SubPattern):
        return 0
    replaced = 0
    for at, (operation, value) in enumerate(part.data):
        replaced += _replace(value, parser)
        if operation is parser.POSSESSIVE_REPEAT:
            repeat = parser.SubPattern(part.state, [(parser.MAX_REPEAT, value)])
            part.data[at] = parser.ATOMIC_GROUP, repeat
            replaced += 1
    return replaced
