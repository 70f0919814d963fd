"""Values in front matter that has one line for each: what is no plain text of one line is JSON, so that it comes back.

A number and a yes or no are plain text, too: every program that reads such lines knows them so.
"""

import json
from contextlib import suppress
from typing import Any, Final

_MARKS: Final = ("{", "[", '"')
"""What a value in JSON begins with."""


def written_value(value: Any) -> str:
    """The line of a value. It has no `-->`, so that it can stand in an HTML comment."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str) and _is_plain(value):
        return str(value)
    text = json.dumps(value, ensure_ascii=not str(value).isprintable(), default=str)
    return text.replace("-->", "--\\u003e")


def read_value(value: Any) -> Any:
    """The value of a line that `written_value` wrote."""
    if isinstance(value, str) and value.startswith(_MARKS):
        with suppress(ValueError, RecursionError):
            return json.loads(value)
    return value


def _is_plain(text: str) -> bool:
    is_line = bool(text) and text == " ".join(text.split()) and text.isprintable()
    return is_line and not text.startswith(_MARKS) and "-->" not in text
