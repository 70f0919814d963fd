"""JSON as it is found, whose escapes can say what no text can hold."""

import json
import re
from typing import Any

_HALF = re.compile("[\ud800-\udfff]")
"""One half of a pair of surrogates, as `\\ud83d` alone gives it; no file can have it."""


def loads(text: str) -> Any:
    """The value; half a character becomes the sign of one that is lost. Raises `ValueError`, `RecursionError`."""
    return sound(json.loads(text, strict=False), text)


def sound(value: Any, text: str) -> Any:
    """A value that was read from `text`, without halves of characters."""
    return _without_surrogates(value) if "\\ud" in text or "\\uD" in text else value


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_without_surrogates(name): _without_surrogates(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    return value
