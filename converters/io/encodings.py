"""The names of encodings that a file may declare: text encodings."""

import codecs
from typing import Final

_NO_FILES: Final = frozenset("idna punycode undefined unicode-escape raw-unicode-escape mbcs oem".split())
"""Encodings of Python for host names, literals and the local machine, as `codecs.lookup` names them.

Some of them fail at a single invalid byte, whatever the error handler."""


def is_text(name: str) -> bool:
    """Whether this is the name of a text encoding (`idna`, `base64` and `zlib` are not)."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):  # a zero byte in it
        return False
    return codec._is_text_encoding and codec.name not in _NO_FILES
