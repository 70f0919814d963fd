"""Loads JSON whose escapes may contain unpaired surrogates."""

import json
from typing import Any

from converters import lazy_re

HALF = lazy_re.compile("[\ud800-\udfff]")
"""An unpaired surrogate, as `\\ud83d` alone gives it; it cannot be encoded as UTF-8."""


_decoder = json.JSONDecoder(strict=False)
"""Made once: `json.loads` makes one for each text."""


def loads(text: str) -> Any:
    """Load a value; unpaired surrogates become U+FFFD. Raises `ValueError` and `RecursionError`."""
    return sound(_decoder.decode(text), text)


def sound(value: Any, text: str) -> Any:
    """A value that was loaded from `text`, without unpaired surrogates."""
    return _without_surrogates(value) if "\\ud" in text or "\\uD" in text else value


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_without_surrogates(name): _without_surrogates(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    return value
