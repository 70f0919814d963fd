"""Which names of encodings a file may state: those that texts are in."""

import codecs
from typing import Final

_NO_FILES: Final = frozenset("idna punycode undefined unicode-escape raw-unicode-escape mbcs oem".split())
"""Encodings of Python's own, by what `codecs.lookup` calls them: for names of hosts, for literals, for one machine.

Some of them fail at a single wrong byte, whatever is asked of them."""


def is_text(name: str) -> bool:
    """Whether there is an encoding of that name that texts are in (`idna`, `base64`, `zlib` are none)."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):  # a zero byte in it
        return False
    return codec._is_text_encoding and codec.name not in _NO_FILES
