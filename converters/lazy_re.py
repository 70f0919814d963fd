"""Patterns that are compiled when they are first used, and not when their module is imported.

A run uses about a fifth of the patterns of the modules it imports, and to compile the others took longer than to carry a small
blog. Modules and classes make their patterns here. A pattern that a function makes is used at once: `re` compiles it, or
`old_re` if it has a possessive group.
"""

import re
from functools import cached_property
from typing import AnyStr, Generic, Self, cast

from converters import old_re


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` returns, from the same arguments, but a mistake in `pattern` is raised at its first use.

    tests/test_lazy_re.py compiles the patterns of all modules, so that no mistake is left.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))


class _OfCompiled:
    """An attribute of the compiled pattern. The first time it is asked for it is stored, and then found without this class."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, lazy: "LazyPattern[str] | LazyPattern[bytes] | None", owner: type) -> object:
        if lazy is None:
            return self
        value: object = getattr(lazy.compiled, self._name)
        setattr(lazy, self._name, value)
        return value


class LazyPattern(Generic[AnyStr]):
    """Stands for a `re.Pattern`, also before the functions of `re`, `isinstance` and `pickle`."""

    flags = _OfCompiled()
    groups = _OfCompiled()
    groupindex = _OfCompiled()
    match = _OfCompiled()
    fullmatch = _OfCompiled()
    search = _OfCompiled()
    findall = _OfCompiled()
    finditer = _OfCompiled()
    scanner = _OfCompiled()
    split = _OfCompiled()
    sub = _OfCompiled()
    subn = _OfCompiled()

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[AnyStr]:
        """The pattern itself."""
        return old_re.compile(self.pattern, self._flags)

    @property  # type: ignore[misc] # objects may have another class than they show
    def __class__(self) -> type:
        return re.Pattern

    def __reduce__(self) -> tuple[object, ...]:
        return old_re.compile, (self.pattern, self._flags)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        return repr(self.compiled)
