"""Settings of Java programs: `site.host=https://marsh.example`, a line each.

Source: the documentation of `java.util.Properties.load`; lines that go on in the next one, and escapes, are left as they are.
"""

import re
from typing import Any, Final

from converters import lazy_re

_LINE: Final = lazy_re.compile(r"^[ \t]*([^\s#!=:][^\s=:]*)[ \t]*[=:][ \t]*(.*?)[ \t\r]*$", re.M)


def load(text: str) -> dict[str, Any]:
    """The settings, in groups by the dots in their names."""
    found: dict[str, Any] = {}
    for name, value in _LINE.findall(text):
        *groups, last = name.split(".")
        inner = found
        for group in groups:
            held = inner.setdefault(group, {})
            inner = held if isinstance(held, dict) else {}
        inner[last] = value
    return found
